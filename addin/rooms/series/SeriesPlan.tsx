import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { MailboxAddress } from '../../../contract/primitives.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import type { Meeting, RoomInMeeting } from '../../outlook/composed-meeting.ts';
import { PaneProblem } from '../../shell/PaneProblem.tsx';
import { Items, Section } from '../../shell/Section.tsx';
import { usePane } from '../../shell/pane.ts';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import { bookRoom } from '../book-room.ts';
import { bookedMessage } from '../booking-message.ts';
import type { Wording } from '../reasons.ts';
import type { Wish } from '../wish.ts';
import { ConfirmationNote } from './ConfirmationNote.tsx';
import { DateField } from './DateField.tsx';
import { claimedBy, pickedBefore, planOf } from './chosen-rooms.ts';
import type { Picked, PlannedBefore } from './chosen-rooms.ts';
import { useConfirmedDates } from './use-confirmed-dates.ts';
import { seriesWish, useSuggestedPlan } from './use-room-plan.ts';
import type { PlanKeeper, Suggested } from './use-room-plan.ts';

/** So many dates are read at once. */
const PAGE = 20;

const useStyles = makeStyles({
  all: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  text: { margin: 0, overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  more: { alignSelf: 'flex-start' },
});

interface SeriesPlanProps {
  readonly meeting: Meeting;
  readonly wish: Wish;
  /** That of the series, in the meeting already or not. */
  readonly room: RoomInMeeting;
  /** What was planned for this room before. */
  readonly before: PlannedBefore;
  readonly keeper: PlanKeeper;
  readonly wording: Wording;
  /** What is said where nothing could be kept. */
  readonly onTrouble: (text: string) => void;
  readonly onKept: (text: string) => void;
  readonly onClose: () => void;
}

/** The dates on which a room of a series is taken or may not be used, each with another room; one press keeps the plan and adds the room. */
export function SeriesPlan(props: SeriesPlanProps) {
  const { meeting, wish, room, before, wording } = props;
  const t = useLaterTexts();
  const styles = useStyles();
  const here = useRef<HTMLDivElement>(null);
  const suggested = useSuggestedPlan(meeting, wish, room, before);
  useEffect(() => here.current?.focus(), []); // of another room this is another component

  return (
    <div ref={here} tabIndex={-1} className={styles.all}>
      <Section title={t('plan.title', { room: room.name })}>
        {suggested.isError && (
          <PaneProblem error={suggested.error} onRetry={() => void suggested.refetch()} />
        )}
        {!suggested.isError && !suggested.data && <Loading rows={3} rowHeight={64} />}
        {suggested.data && <Dates {...props} suggested={suggested.data} />}
        {!suggested.data?.conflicts.length && (
          <Button size="small" className={styles.more} onClick={props.onClose}>
            {t('plan.close')}
          </Button>
        )}
      </Section>
      {suggested.data && (
        <Caption1 block className={styles.text}>
          {t('rooms.asOf', { time: wording.time.clock(suggested.data.now, wording.timeZone) })}
        </Caption1>
      )}
    </div>
  );
}

function Dates(props: SeriesPlanProps & { readonly suggested: Suggested }) {
  const { meeting, wish, room, before, keeper, wording, suggested } = props;
  const t = useLaterTexts();
  const styles = useStyles();
  const { call, meeting: composed } = usePane();
  const [picked, setPicked] = useState<Picked>(() => pickedBefore(before));
  const [shown, setShown] = useState(PAGE);
  const confirmed = useConfirmedDates(wish.query);
  const { free, dates: all, unknown, isComplete } = suggested;
  const conflicts = suggested.conflicts.map((conflict) => ({
    ...conflict,
    alternatives: conflict.alternatives.filter(({ mailbox }) => !confirmed.isTaken(mailbox, conflict.start)),
  }));
  const { time } = wording;
  const hidden = conflicts.length - shown;

  const use = () => {
    const mailbox = MailboxAddress.parse(room.mailbox);
    const plan = planOf(conflicts, picked, before.held);
    const begin = async () => {
      if (!(await confirmed.mayClaim(claimedBy(conflicts, picked, before.held)))) return null;
      if (!meeting.rooms.some((one) => one.mailbox === room.mailbox)) {
        const booked = await bookRoom({ call, meeting: composed }, { mailbox }, wish.query);
        if (booked.outcome !== 'added' || booked.change.outcome !== 'done') {
          props.onTrouble(bookedMessage(room.name, booked, wording).text);
          return null;
        }
      }
      return { room: mailbox, wish: seriesWish(wish), ...plan };
    };
    keeper.keep(begin, () =>
      props.onKept(
        plan.dates.length === 0
          ? t('plan.emptyKept', { room: room.name })
          : t('plan.kept', { room: room.name, count: plan.dates.length }),
      ),
    );
  };

  if (conflicts.length === 0) {
    return (
      <Caption1 block className={styles.text}>
        {t('plan.none', { room: room.name })} {unknown > 0 && t('plan.unknown', { count: unknown })}
      </Caption1>
    );
  }
  return (
    <>
      <Caption1 as="p" block className={styles.text}>
        {[
          t('plan.free', { room: room.name, free: time.number(free), all: time.number(all) }),
          unknown > 0 && t('plan.unknown', { count: unknown }),
          !isComplete && t('plan.year'),
        ]
          .filter(Boolean)
          .join(' ')}
      </Caption1>
      <Items label={t('plan.list')}>
        {conflicts.slice(0, shown).map((conflict) => (
          <li key={conflict.date}>
            <DateField
              conflict={conflict}
              picked={picked}
              before={before}
              isUnconfirmed={(one) => confirmed.isUnconfirmed(one, conflict.start)}
              wording={wording}
              onPick={(one) => setPicked({ ...picked, [conflict.date]: one })}
            />
          </li>
        ))}
      </Items>
      {hidden > 0 && (
        <Button size="small" className={styles.more} onClick={() => setShown(shown + PAGE)}>
          {t('plan.more', { count: Math.min(PAGE, hidden) })}
        </Button>
      )}
      <Caption1 as="p" block className={styles.text}>
        {t('plan.how', { room: room.name })} {t('plan.wholly', { room: room.name })}
      </Caption1>
      <ConfirmationNote said={confirmed.said} />
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" disabledFocusable={keeper.isBusy} onClick={use}>
          {t(confirmed.said?.outcome === 'unconfirmed' ? 'plan.useAllTheSame' : 'plan.use')}
        </Button>
        <Button size="small" onClick={props.onClose}>
          {t('plan.close')}
        </Button>
      </div>
    </>
  );
}
