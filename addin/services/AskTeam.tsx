import {
  Button,
  Caption1,
  Field,
  Spinner,
  Subtitle2,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteReply } from '../../contract/route.ts';
import { MOST_TEXT } from '../../contract/services.ts';
import type { listRoomProviders } from '../../contract/services.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import { usePane } from '../shell/pane.ts';
import { Choice } from './Choice.tsx';
import type { useDraft } from './use-draft.ts';
import type { useAsking } from './use-requests.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { alignSelf: 'flex-start' },
});

/** Minutes from the start of the meeting at which the team should be done. */
const OFFSETS = [0, -15, -30, -60] as const;

type Team = RouteReply<typeof listRoomProviders>['providers'][number];

interface AskTeamProps {
  readonly chosen: Team;
  readonly offered: readonly Team[];
  readonly asking: ReturnType<typeof useAsking>;
  readonly writing: ReturnType<typeof useDraft>;
}

/** Asks a team for something. What is typed stays until it was taken, whatever goes wrong on the way. */
export function AskTeam({ chosen, offered, asking, writing }: AskTeamProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const deadlineId = useId();
  const { draft, change, clear } = writing;
  const { ask } = asking;
  const severalRooms = chosen.rooms.length > 1;
  // Nobody picks a room silently: of several one is named, and the only one goes along when the meeting changes rooms.
  const room = severalRooms ? chosen.rooms.find(({ mailbox }) => mailbox === draft.room)?.mailbox : '';
  const cannot = chosen.deadline.isPassed || ask.isPending || draft.text.trim() === '' || room === undefined;
  const send = () => {
    if (cannot) return;
    ask.mutate(
      { ...draft, provider: chosen.id, room },
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
        <Choice
          label={t('services.team')}
          value={chosen.id}
          options={offered.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={(provider) => change({ provider })}
        />
      )}
      {severalRooms && (
        <Choice
          label={t('services.room')}
          value={room ?? ''}
          options={[
            { value: '', label: t('services.chooseRoom') },
            ...chosen.rooms.map(({ mailbox, name }) => ({ value: mailbox, label: name })),
          ]}
          onChoose={(mailbox) => change({ room: mailbox })}
        />
      )}
      <Field label={t('services.whatOf', { provider: chosen.name })} hint={t('services.example')}>
        <Textarea
          value={draft.text}
          maxLength={MOST_TEXT}
          resize="vertical"
          onChange={(_event, data) => change({ text: data.value })}
        />
      </Field>
      <Choice
        label={t('services.when')}
        value={String(draft.offsetMinutes)}
        options={OFFSETS.map((minutes) => ({
          value: String(minutes),
          label: minutes === 0 ? t('services.atStart') : t('services.before', { count: -minutes }),
        }))}
        onChoose={(minutes) => change({ offsetMinutes: Number(minutes) })}
      />
      <Caption1 block className={styles.quiet} id={deadlineId}>
        {chosen.deadline.sentence}
        {chosen.whilePending === 'hold' && ` ${t('services.heldWhilePending', { provider: chosen.name })}`}
      </Caption1>
      {ask.isError && <PaneProblem error={ask.error} onRetry={send} />}
      <Button
        type="submit"
        appearance="primary"
        className={styles.button}
        aria-describedby={deadlineId}
        disabledFocusable={cannot}
        {...(ask.isPending && { icon: <Spinner size="extra-tiny" /> })}
      >
        {t('services.askTeam', { provider: chosen.name })}
      </Button>
    </form>
  );
}
