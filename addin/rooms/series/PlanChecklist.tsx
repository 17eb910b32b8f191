import {
  Body1,
  Body1Strong,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular, ClockRegular, WarningFilled } from '@fluentui/react-icons';
import type { PlannedDate, PlannedDateState } from '../../../contract/series-plan.ts';
import type { Meeting } from '../../outlook/composed-meeting.ts';
import { Items, Section } from '../../shell/Section.tsx';
import { usePane } from '../../shell/pane.ts';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import type { Wording } from '../reasons.ts';
import { ageInWords } from '../series-words.ts';
import { ConfirmationNote } from './ConfirmationNote.tsx';
import { useConfirmedDates } from './use-confirmed-dates.ts';
import type { PlanKeeper, RoomPlan } from './use-room-plan.ts';

const useStyles = makeStyles({
  all: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { margin: 0, overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  date: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  facts: { minWidth: 0, display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  mark: { flexShrink: 0, fontSize: '20px', color: tokens.colorNeutralForeground3 },
  done: { color: tokens.colorPaletteGreenForeground1 },
  taken: { color: tokens.colorPaletteDarkOrangeForeground1 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  steps: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  forget: { alignSelf: 'flex-start' },
});

interface PlanChecklistProps {
  readonly plan: RoomPlan;
  /** The server's, when it said so. */
  readonly now: Parameters<typeof ageInWords>[1];
  readonly meeting: Meeting;
  readonly keeper: PlanKeeper;
  readonly wording: Wording;
  readonly onKept: (text: string) => void;
}

/** Which dates of a series are still to get another room, and how; a date is ticked as soon as the room confirms it. */
export function PlanChecklist({ plan, now, meeting, keeper, wording, onKept }: PlanChecklistProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  const { room, dates, isSent, carried } = plan;
  const left = dates.filter(({ state }) => state !== 'done' && state !== 'gone').length;
  const confirmed = useConfirmedDates(plan.wish);
  const isThere = meeting.rooms.some(({ mailbox }) => mailbox === room.mailbox);

  const forget = () =>
    keeper.keep(
      () => Promise.resolve({ room: room.mailbox, wish: plan.wish, dates: [], left: [] }),
      () => onKept(t('checklist.forgotten')),
    );
  const swap = (date: PlannedDate, to: PlannedDate['alternatives'][number]) =>
    keeper.keep(
      async () => {
        const { start, end } = date;
        if (!(await confirmed.mayClaim([{ room: to.mailbox, start, end }]))) return null;
        return {
          room: room.mailbox,
          wish: plan.wish,
          dates: dates.map((one) => ({
            date: one.date,
            room: one.date === date.date ? to.mailbox : one.to.mailbox,
          })),
          left: plan.left,
        };
      },
      () =>
        onKept(t('checklist.swapped', { room: to.name, date: wording.time.day(date.start, plan.timeZone) })),
    );

  return (
    <div className={styles.all}>
      <Section title={t('checklist.title')}>
        {!isThere && (
          <Body1 as="p" block className={styles.text}>
            {t('checklist.otherRoom', { room: room.name })}
          </Body1>
        )}
        <Caption1 as="p" block className={styles.text}>
          {t('checklist.carried', { room: room.name, count: carried })}{' '}
          {left === 0
            ? t('checklist.allDone')
            : t(isSent ? 'checklist.left' : 'checklist.before', { count: left })}
        </Caption1>
        <ConfirmationNote said={confirmed.said} />
        <Items label={t('checklist.list')}>
          {dates.map((date) => (
            <DateToChange
              key={date.date}
              date={{
                ...date,
                alternatives: date.alternatives.filter(
                  ({ mailbox }) => !confirmed.isTaken(mailbox, date.start),
                ),
              }}
              plan={plan}
              now={now}
              wording={wording}
              isBusy={keeper.isBusy}
              onSwap={(to) => swap(date, to)}
            />
          ))}
        </Items>
        {left > 0 && (
          <details>
            <summary>
              <Caption1>{t('checklist.how')}</Caption1>
            </summary>
            <ol className={mergeClasses(styles.text, styles.steps)}>
              {[t('checklist.step1'), t('checklist.step2', { room: room.name }), t('checklist.step3')].map(
                (step) => (
                  <li key={step}>
                    <Caption1>{step}</Caption1>
                  </li>
                ),
              )}
            </ol>
          </details>
        )}
        <Button
          className={styles.forget}
          size="small"
          appearance="subtle"
          disabledFocusable={keeper.isBusy}
          onClick={forget}
        >
          {t('checklist.forget')}
        </Button>
      </Section>
    </div>
  );
}

interface DateToChangeProps {
  readonly date: PlannedDate;
  readonly plan: RoomPlan;
  readonly now: PlanChecklistProps['now'];
  readonly wording: Wording;
  readonly isBusy: boolean;
  readonly onSwap: (to: PlannedDate['alternatives'][number]) => void;
}

function DateToChange({ date, plan, now, wording, isBusy, onSwap }: DateToChangeProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  const { time } = usePane();
  const { to, state, alternatives, readAt } = date;
  const when = time.dayAndRange(date, plan.timeZone).join(' ');
  const isStuck = state === 'taken' && alternatives.length === 0;
  const said = t(isStuck ? 'checklist.takenNone' : `checklist.${state}`, { room: to.name });
  const place = to.place.length > 0 ? ` (${to.place.join(', ')})` : '';
  return (
    <li className={styles.date}>
      <Mark state={state} />
      <div className={styles.facts}>
        <Body1Strong>{when}</Body1Strong>
        <Body1>
          {t('checklist.fromTo', { from: plan.room.name, to: to.name })}
          {place}
        </Body1>
        <Caption1 className={styles.text}>
          {said}
          {readAt !== null && ` (${t('checklist.asOf', { time: ageInWords(readAt, now, wording) })})`}
        </Caption1>
        {alternatives.length > 0 && (
          <div className={styles.buttons}>
            {alternatives.map((other) => (
              <Button
                key={other.mailbox}
                size="small"
                disabledFocusable={isBusy}
                aria-label={t('checklist.insteadOn', { room: other.name, date: when })}
                onClick={() => onSwap(other)}
              >
                {t('checklist.instead', { room: other.name })}
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

function Mark({ state }: { readonly state: PlannedDateState }) {
  const styles = useStyles();
  if (state === 'done') {
    return <CheckmarkCircleFilled className={mergeClasses(styles.mark, styles.done)} aria-hidden />;
  }
  if (state === 'taken')
    return <WarningFilled className={mergeClasses(styles.mark, styles.taken)} aria-hidden />;
  if (state === 'asked') return <ClockRegular className={styles.mark} aria-hidden />;
  return <CircleRegular className={styles.mark} aria-hidden />;
}
