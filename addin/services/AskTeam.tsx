import { Button, Caption1, Spinner, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { usePane } from '../shell/pane.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { AskProblem } from './AskProblem.tsx';
import { AskFields } from './AskFields.tsx';
import type { Team } from './AskFields.tsx';
import { MenuFields } from './MenuFields.tsx';
import type { RequestDraft } from './request-draft.ts';
import { answerMistakes, givenAnswers } from '../../ui/answers/typed-answers.ts';
import { guestsOf, useOrder } from './use-order.ts';
import type { useDraft } from './use-draft.ts';
import type { useAsking } from './use-requests.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { alignSelf: 'flex-start' },
});

interface AskTeamProps {
  readonly meeting: Meeting;
  readonly chosen: Team;
  readonly offered: readonly Team[];
  readonly asking: ReturnType<typeof useAsking>;
  readonly writing: ReturnType<typeof useDraft>;
}

/** Asks a team for something. What is typed stays until it was taken, whatever goes wrong on the way. */
export function AskTeam({ meeting, chosen, offered, asking, writing }: AskTeamProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce } = usePane();
  const deadlineId = useId();
  const { draft, change, clear } = writing;
  const { ask } = asking;
  const order = useOrder(meeting, chosen, draft);
  const room = roomOf(chosen, draft);
  const isEmpty = draft.text.trim() === '' && order.lines.length === 0;
  const cannot = order.closed !== null || ask.isPending || isEmpty || room === undefined;
  const send = () => {
    if (cannot) return;
    const { lines, costCenter, seenTotal } = order;
    ask.mutate(
      {
        ...draft,
        provider: chosen.id,
        room,
        lines,
        costCenter,
        seenTotal,
        properties: givenAnswers(chosen.asks, draft.answers),
      },
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
      noValidate // what is missing is said at its field, by the server's rules
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Subtitle2 as="h2" className={styles.heading}>
        {t('services.ask')}
      </Subtitle2>
      <AskFields
        chosen={chosen}
        offered={offered}
        room={room ?? ''}
        draft={draft}
        change={change}
        mistakes={answerMistakes(ask.error)}
        menu={chosen.hasMenu && <MenuFields order={order} attendees={guestsOf(meeting)} change={change} />}
      />
      <Caption1 block className={styles.quiet} id={deadlineId}>
        {order.closed ?? order.sentence}
        {chosen.whilePending === 'hold' && ` ${t('services.heldWhilePending', { provider: chosen.name })}`}
      </Caption1>
      {ask.isError && <AskProblem error={ask.error} onRetry={send} />}
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

/** Nobody picks a room silently: of several one is named, and the only one goes along when the meeting changes rooms. */
function roomOf({ rooms }: Team, draft: RequestDraft): string | undefined {
  return rooms.length > 1 ? rooms.find(({ mailbox }) => mailbox === draft.room)?.mailbox : '';
}
