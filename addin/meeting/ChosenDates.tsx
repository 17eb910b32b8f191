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
}

/**
 * On which dates of a series something is wanted: on all of them, or on those that are ticked. Knows nothing of what is
 * wanted.
 */
export function ChosenDates({ series, choice, onChoose, fixed = new Map() }: ChosenDatesProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  if (!series) return null;
  const { dates, isComplete } = series;
  return (
    <>
      <Field label={t('dates.which')}>
        <RadioGroup
          value={choice === null ? 'all' : 'some'}
          onChange={(_event, data) => onChoose(data.value === 'all' ? null : dates.map(({ date }) => date))}
        >
          <Radio value="all" label={t('dates.all')} />
          <Radio value="some" label={t('dates.some')} />
        </RadioGroup>
      </Field>
      {choice !== null && <Dates series={series} choice={choice} onChoose={onChoose} fixed={fixed} />}
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
function Dates({ series: { dates, timeZone }, choice, onChoose, fixed }: DatesProps) {
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
              why={fixed.get(one.date) ?? null}
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

interface DateBoxProps {
  readonly one: SeriesDate;
  readonly timeZone: string;
  readonly isWanted: boolean;
  /** Null: it can be changed. */
  readonly why: string | null;
  readonly onChange: (isWanted: boolean) => void;
}

function DateBox({ one, timeZone, isWanted, why, onChange }: DateBoxProps) {
  const styles = useStyles();
  const { time } = usePane();
  const whyId = useId();
  return (
    <>
      <Checkbox
        checked={isWanted}
        label={`${time.day(one.start, timeZone)}, ${time.clock(one.start, timeZone)}`}
        {...(why !== null && { disabled: true, 'aria-describedby': whyId })}
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
