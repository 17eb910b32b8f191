import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../ui/feedback/Loading.tsx';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { AskTeam } from './AskTeam.tsx';
import type { useDraft } from './use-draft.ts';
import { useProviders } from './use-requests.ts';
import type { useAsking } from './use-requests.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

interface AskFormProps {
  readonly meeting: Meeting;
  readonly asking: ReturnType<typeof useAsking>;
  readonly writing: ReturnType<typeof useDraft>;
}

/** Which teams can be asked; the form itself once that is known. */
export function AskForm({ meeting, asking, writing }: AskFormProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const providers = useProviders(meeting, writing.draft);

  if (providers.isPending) return <Loading rows={2} rowHeight={64} />;
  if (providers.isError) {
    return <PaneProblem error={providers.error} onRetry={() => void providers.refetch()} />;
  }
  const offered = providers.data.providers;
  const chosen = offered.find(({ id }) => id === writing.draft.provider) ?? offered[0];
  if (chosen)
    return <AskTeam meeting={meeting} chosen={chosen} offered={offered} asking={asking} writing={writing} />;
  return (
    <Caption1 block className={styles.quiet}>
      {t('services.nobody')}
    </Caption1>
  );
}
