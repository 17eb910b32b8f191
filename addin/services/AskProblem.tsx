import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { isSaidAtAnswers } from '../../ui/answers/typed-answers.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';

interface AskProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Why a request was not taken; what stands at the questions of the team is not said twice. */
export function AskProblem({ error, onRetry }: AskProblemProps) {
  const { t } = useTranslation('pane');
  if (!isSaidAtAnswers(error)) return <PaneProblem error={error} onRetry={onRetry} />;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{t('services.answersWrong')}</MessageBarBody>
    </MessageBar>
  );
}
