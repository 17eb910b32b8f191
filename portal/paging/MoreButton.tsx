import { Button } from '@fluentui/react-components';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import type { PagedReading } from './paged-reading.ts';

interface MoreButtonProps {
  readonly of: PagedReading<unknown>;
  readonly label: string;
  readonly busyLabel: string;
}

/** The next page, or why it did not come; nothing where there is no more. */
export function MoreButton({ of, label, busyLabel }: MoreButtonProps) {
  if (of.error !== null) return <ProblemNotice error={of.error} onRetry={of.again} />;
  if (!of.hasMore) return null;
  return (
    <div>
      <Button disabledFocusable={of.isMoreOnItsWay} onClick={of.more}>
        {of.isMoreOnItsWay ? busyLabel : label}
      </Button>
    </div>
  );
}
