import { useTranslation } from 'react-i18next';
import { isSignedOut } from '../../ui/api/call-error.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { OfficeCallError } from '../outlook/office-call.ts';
import { SignInButton } from './SignInButton.tsx';
import { RetryButton } from './RetryButton.tsx';

interface PaneProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Any failure in the pane, with the cure that fits it: sign in, ask Outlook again, or call again. */
export function PaneProblem({ error, onRetry }: PaneProblemProps) {
  const { t } = useTranslation('pane');
  if (isSignedOut(error)) {
    return (
      <EmptyState title={t('signIn.title')} action={<SignInButton onSignedIn={onRetry} />}>
        {t('signIn.detail')}
      </EmptyState>
    );
  }
  if (error instanceof OfficeCallError) {
    return (
      <EmptyState title={t('meeting.unreadable')} action={<RetryButton onRetry={onRetry} />}>
        {t('meeting.unreadableDetail', { code: error.code })}
      </EmptyState>
    );
  }
  return <ProblemNotice error={error} onRetry={onRetry} />;
}
