import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { LinkState } from '../../contract/meetings.ts';
import { useLink } from '../meeting/use-link.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';

const intents: Partial<Record<LinkState, 'warning' | 'error' | 'success'>> = {
  'room-lost': 'warning',
  orphaned: 'warning',
  suspended: 'warning',
  'needs-attention': 'warning',
  canceled: 'error',
  expired: 'error',
  bound: 'success',
};

/** Where the meeting stands on the server's side, as soon as there is more to say than that it is being written. */
export function LinkNotice() {
  const { t } = useTranslation('pane');
  const { meeting, error, ensure } = useLink();
  const { time } = usePane();
  if (error) return <PaneProblem error={error} onRetry={() => void ensure().catch(() => undefined)} />;
  if (!meeting || meeting.state === 'draft') return null;
  return (
    <MessageBar intent={intents[meeting.state] ?? 'info'} layout="multiline" politeness="polite">
      <MessageBarBody>
        <MessageBarTitle>{meeting.sentence}</MessageBarTitle>
        {meeting.reason?.text}
        {meeting.asOf !== null && (
          <> {t('services.asOf', { time: time.clock(meeting.asOf, meeting.timeZone) })}</>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
