import {
  Body1,
  Button,
  Caption1,
  Input,
  Radio,
  RadioGroup,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mistakes } from '../forms/use-submit.ts';
import { useOpeningWords } from './opening-words.ts';
import { WEEKDAYS, nextHours, typedWeek } from './typed-opening.ts';
import type { TypedHours } from './typed-opening.ts';

const useStyles = makeStyles({
  field: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0 },
  week: { margin: 0, padding: 0, listStyleType: 'none' },
  day: {
    display: 'grid',
    gridTemplateColumns: 'minmax(7em, 8em) 1fr',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
    '@media (max-width: 480px)': { gridTemplateColumns: '1fr' },
  },
  hours: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  mistake: { color: tokens.colorPaletteRedForeground1 },
});

/** Monday to Friday, 8 to 16, to begin with. */
const OFFICE_WEEK = JSON.stringify(
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '16:00' })),
);

interface OpeningWeekFieldProps {
  /** JSON, as `typedWeek` reads it. */
  readonly week: string;
  readonly onChange: (week: string) => void;
  readonly mistakes: Mistakes;
}

/** When a team works: around the clock, or at times of each day of the week. */
export function OpeningWeekField({ week, onChange, mistakes }: OpeningWeekFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const name = useId();
  const hours = typedWeek(week);
  const put = (next: readonly TypedHours[]) => onChange(JSON.stringify(next));
  const mistake = [...mistakes].find(([pointer]) => pointer.startsWith('/hours'));
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend} id={name}>
        {t('providers.form.week')}
      </legend>
      <RadioGroup
        aria-labelledby={name}
        value={hours.length === 0 ? 'always' : 'times'}
        onChange={(_event, { value }) => onChange(value === 'always' ? '[]' : OFFICE_WEEK)}
      >
        <Radio value="always" label={t('providers.form.always')} />
        <Radio value="times" label={t('providers.form.atTimes')} />
      </RadioGroup>
      {hours.length > 0 && (
        <ul className={styles.week}>
          {WEEKDAYS.map((weekday) => (
            <Day key={weekday} weekday={weekday} hours={hours} onChange={put} />
          ))}
        </ul>
      )}
      {mistake && (
        <Caption1 block role="alert" className={styles.mistake}>
          {t('shell.form.mistake', { label: t('providers.form.week'), mistake: mistake[1] })}
        </Caption1>
      )}
    </fieldset>
  );
}

interface DayProps {
  readonly weekday: number;
  readonly hours: readonly TypedHours[];
  readonly onChange: (hours: readonly TypedHours[]) => void;
}

function Day({ weekday, hours, onChange }: DayProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const words = useOpeningWords();
  const day = words.weekday(weekday);
  const change = (at: number, changed: Partial<TypedHours>) =>
    onChange(hours.map((one, index) => (index === at ? { ...one, ...changed } : one)));
  const own = hours.flatMap((one, at) => (one.weekday === weekday ? [{ ...one, at }] : []));
  const last = own.at(-1);
  const addButton = (
    <Button
      size="small"
      appearance="subtle"
      aria-label={t('providers.form.addHoursOn', { day })}
      onClick={() => {
        const at = hours.findLastIndex((one) => one.weekday <= weekday) + 1;
        onChange(hours.toSpliced(at, 0, nextHours(hours, weekday)));
      }}
    >
      {t('providers.form.addHours')}
    </Button>
  );
  return (
    <li className={styles.day}>
      <Body1>{day}</Body1>
      <div className={styles.hours}>
        {own.map(({ from, to, at }) => (
          <div key={at} className={styles.row}>
            <Input
              type="time"
              aria-label={t('providers.form.opens', { day })}
              value={from}
              onChange={(_event, { value }) => change(at, { from: value })}
            />
            <span aria-hidden>–</span>
            <Input
              type="time"
              aria-label={t('providers.form.ends', { day })}
              value={to === '24:00' ? '00:00' : to}
              onChange={(_event, { value }) => change(at, { to: value })}
            />
            <Button
              size="small"
              aria-label={t('providers.form.removeHours', { day, from })}
              onClick={() => onChange(hours.filter((_, index) => index !== at))}
            >
              {t('providers.form.removeShort')}
            </Button>
            {at === last?.at && addButton}
          </div>
        ))}
        {!last && (
          <div className={styles.row}>
            <Body1>{t('providers.form.closed')}</Body1>
            {addButton}
          </div>
        )}
      </div>
    </li>
  );
}
