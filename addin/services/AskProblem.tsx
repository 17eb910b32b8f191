import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { isSaidAtAnswers } from '../../ui/answers/typed-answers.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';

interface AskProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Why a request was not taken; what stands at a question or a delivery is not said twice. */
export function AskProblem({ error, onRetry }: AskProblemProps) {
  const { t } = useTranslation('pane');
  const isSaid = error instanceof ApiProblem && error.errors.length > 0;
  if (!isSaid) return <PaneProblem error={error} onRetry={onRetry} />;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {isSaidAtAnswers(error)
          ? t('services.answersWrong')
          : t('services.notTaken', { why: error.detail ?? error.title })}
      </MessageBarBody>
    </MessageBar>
  );
}
