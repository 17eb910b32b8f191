import {
  Button,
  Caption1,
  Checkbox,
  Field,
  Radio,
  RadioGroup,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../contract/deadlines.ts';
import type { SeriesDate } from '../../contract/meeting-dates.ts';
import { usePane } from '../shell/pane.ts';
import { toggled } from './chosen-dates.ts';
import type { DateChoice } from './chosen-dates.ts';
import type { SeriesDates } from './use-series-dates.ts';

/** So many closed dates are named; the others are counted. */
const MOST_NAMED = 4;

/** So many dates are shown at first, and with each further step. */
const STEP = 12;

const useStyles = makeStyles({
  dates: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  quiet: { color: tokens.colorNeutralForeground2 },
  wrong: { color: tokens.colorStatusDangerForeground1 },
});

interface ChosenDatesProps {
  /** Null: it is no series, and there is nothing to choose. */
  readonly series: SeriesDates | null;
  readonly choice: DateChoice;
  readonly onChoose: (choice: DateChoice) => void;
  /** Why a date stays as it is, by its name: nothing about it can be changed any more. */
  readonly fixed?: ReadonlyMap<CalendarDay, string>;
  /** Why nothing new can be wanted on a date, by its name; what was chosen there before can be left out. */
  readonly closed?: ReadonlyMap<CalendarDay, string>;
}

/**
 * On which dates of a series something is wanted: on all of them, or on those that are ticked. Knows nothing of what is
 * wanted.
 */
export function ChosenDates({
  series,
  choice,
  onChoose,
  fixed = new Map(),
  closed = new Map(),
}: ChosenDatesProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  if (!series) return null;
  const { dates, isComplete } = series;
  const open = dates.filter(({ date }) => !closed.has(date));
  return (
    <>
      <Field label={t('dates.which')}>
        <RadioGroup
          value={choice === null ? 'all' : 'some'}
          onChange={(_event, data) => onChoose(data.value === 'all' ? null : open.map(({ date }) => date))}
        >
          <Radio value="all" label={t('dates.all')} />
          <Radio value="some" label={t('dates.some')} />
        </RadioGroup>
      </Field>
      {choice !== null && (
        <Dates series={series} choice={choice} onChoose={onChoose} fixed={fixed} closed={closed} />
      )}
      {choice === null && open.length > 0 && (
        <ClosedOfAll series={series} dates={dates.filter(({ date }) => closed.has(date))} />
      )}
      {!isComplete && (
        <Caption1 block className={styles.quiet}>
          {t('dates.until')}
        </Caption1>
      )}
    </>
  );
}

interface DatesProps extends Required<ChosenDatesProps> {
  readonly series: SeriesDates;
  readonly choice: readonly CalendarDay[];
}

/** A year of days is too long a list: the rest comes when it is asked for. */
function Dates({ series: { dates, timeZone }, choice, onChoose, fixed, closed }: DatesProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const countId = useId();
  const [shown, setShown] = useState(STEP);
  const left = dates.length - shown;
  return (
    <fieldset className={styles.dates} aria-label={t('dates.list')} aria-describedby={countId}>
      <ul className={styles.list}>
        {dates.slice(0, shown).map((one) => (
          <li key={one.date}>
            <DateBox
              one={one}
              timeZone={timeZone}
              isWanted={choice.includes(one.date)}
              isFixed={fixed.has(one.date) || (closed.has(one.date) && !choice.includes(one.date))}
              why={fixed.get(one.date) ?? closed.get(one.date) ?? null}
              onChange={(isWanted) => onChoose(toggled(choice, one, isWanted))}
            />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button size="small" onClick={() => setShown(shown + STEP)}>
          {t('dates.more', { count: Math.min(left, STEP) })}
        </Button>
      )}
      <Caption1
        block
        id={countId}
        className={choice.length === 0 ? styles.wrong : styles.quiet}
        aria-live="polite"
      >
        {choice.length === 0 ? t('dates.none') : t('dates.chosen', { count: choice.length })}
      </Caption1>
    </fieldset>
  );
}

interface ClosedOfAllProps {
  readonly series: SeriesDates;
  /** The closed ones. */
  readonly dates: readonly SeriesDate[];
}

/** Who wants all dates asks for the closed ones too, and hears before that the team decides about those. */
function ClosedOfAll({ series: { timeZone }, dates }: ClosedOfAllProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { time } = usePane();
  if (dates.length === 0) return null;
  const named = dates.slice(0, MOST_NAMED).map(({ start }) => time.day(start, timeZone));
  const further = dates.length - named.length;
  return (
    <Caption1 block className={styles.quiet}>
      {t('dates.late', {
        count: dates.length,
        dates: time.list(further > 0 ? [...named, t('dates.further', { count: further })] : named),
      })}
    </Caption1>
  );
}

interface DateBoxProps {
  readonly one: SeriesDate;
  readonly timeZone: string;
  readonly isWanted: boolean;
  readonly isFixed: boolean;
  /** Why it cannot be chosen, or not be left out; null: it can. */
  readonly why: string | null;
  readonly onChange: (isWanted: boolean) => void;
}

function DateBox({ one, timeZone, isWanted, isFixed, why, onChange }: DateBoxProps) {
  const styles = useStyles();
  const { time } = usePane();
  const whyId = useId();
  return (
    <>
      <Checkbox
        checked={isWanted}
        label={`${time.day(one.start, timeZone)}, ${time.clock(one.start, timeZone)}`}
        disabled={isFixed}
        {...(why !== null && { 'aria-describedby': whyId })}
        onChange={(_event, data) => onChange(data.checked === true)}
      />
      {why !== null && (
        <Caption1 block id={whyId} className={styles.quiet}>
          {why}
        </Caption1>
      )}
    </>
  );
}
