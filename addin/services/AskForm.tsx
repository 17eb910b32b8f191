import {
  Button,
  Caption1,
  Field,
  Select,
  Spinner,
  Subtitle2,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RouteReply } from '../../contract/route.ts';
import { MOST_TEXT } from '../../contract/services.ts';
import type { listRoomProviders } from '../../contract/services.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';
import { useDraft } from './use-draft.ts';
import { useProviders } from './use-requests.ts';
import type { useAsking } from './use-requests.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { alignSelf: 'flex-start' },
});

/** Minutes from the start of the meeting at which the team should be done. */
const OFFSETS = [0, -15, -30, -60] as const;

interface AskFormProps {
  readonly meeting: Meeting;
  readonly asking: ReturnType<typeof useAsking>;
}

/** Which teams can be asked; the form itself once that is known. */
export function AskForm({ meeting, asking }: AskFormProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const writing = useDraft();
  const providers = useProviders(meeting, writing.draft.offsetMinutes);

  if (providers.isPending) return <Loading rows={2} rowHeight={64} />;
  if (providers.isError) {
    return <PaneProblem error={providers.error} onRetry={() => void providers.refetch()} />;
  }
  const offered = providers.data.providers;
  const chosen = offered.find(({ id }) => id === writing.draft.provider) ?? offered[0];
  if (chosen) return <AskTeam chosen={chosen} offered={offered} asking={asking} writing={writing} />;
  return (
    <Caption1 block className={styles.quiet}>
      {t('services.nobody')}
    </Caption1>
  );
}

type Team = RouteReply<typeof listRoomProviders>['providers'][number];

interface AskTeamProps {
  readonly chosen: Team;
  readonly offered: readonly Team[];
  readonly asking: ReturnType<typeof useAsking>;
  readonly writing: ReturnType<typeof useDraft>;
}

/** Asks a team for something. What is typed stays until it was taken, whatever goes wrong on the way. */
function AskTeam({ chosen, offered, asking, writing }: AskTeamProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const { draft, change, clear } = writing;
  const { ask } = asking;
  const isClosed = chosen.deadline.isPassed;
  const send = () => {
    if (isClosed || ask.isPending || draft.text.trim() === '') return;
    ask.mutate(
      { ...draft, provider: chosen.id },
      {
        onSuccess: () => {
          announce(t('services.sent', { provider: chosen.name }));
          clear();
        },
      },
    );
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Subtitle2 as="h2" className={styles.heading}>
        {t('services.ask')}
      </Subtitle2>
      {offered.length > 1 && (
        <Field label={t('services.team')}>
          <Select value={chosen.id} onChange={(_event, data) => change({ provider: data.value })}>
            {offered.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t('services.whatOf', { provider: chosen.name })} hint={t('services.example')}>
        <Textarea
          value={draft.text}
          maxLength={MOST_TEXT}
          resize="vertical"
          onChange={(_event, data) => change({ text: data.value })}
        />
      </Field>
      <Field label={t('services.when')}>
        <Select
          value={String(draft.offsetMinutes)}
          onChange={(_event, data) => change({ offsetMinutes: Number(data.value) })}
        >
          {OFFSETS.map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes === 0 ? t('services.atStart') : t('services.before', { count: -minutes })}
            </option>
          ))}
        </Select>
      </Field>
      <Caption1 block className={styles.quiet} id="ask-deadline">
        {chosen.deadline.sentence}
        {chosen.whilePending === 'hold' && ` ${t('services.heldWhilePending', { provider: chosen.name })}`}
      </Caption1>
      {ask.isError && <PaneProblem error={ask.error} onRetry={send} />}
      <Button
        type="submit"
        appearance="primary"
        className={styles.button}
        aria-describedby="ask-deadline"
        disabledFocusable={isClosed || ask.isPending || draft.text.trim() === ''}
        {...(ask.isPending && { icon: <Spinner size="extra-tiny" /> })}
      >
        {t('services.askTeam', { provider: chosen.name })}
      </Button>
    </form>
  );
}
