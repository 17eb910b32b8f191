import { Body1, Button, Caption1, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Mistakes } from '../forms/use-submit.ts';
import { typedDaysOff } from './typed-opening.ts';
import type { TypedDaysOff } from './typed-opening.ts';

const useStyles = makeStyles({
  field: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  mistake: { color: tokens.colorPaletteRedForeground1 },
});

interface DaysOffFieldProps {
  /** JSON, as `typedDaysOff` reads it. */
  readonly daysOff: string;
  readonly onChange: (daysOff: string) => void;
  readonly mistakes: Mistakes;
}

/** Holidays and other days on which nobody works. */
export function DaysOffField({ daysOff, onChange, mistakes }: DaysOffFieldProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const days = typedDaysOff(daysOff);
  const put = (next: readonly TypedDaysOff[]) => onChange(JSON.stringify(next));
  const change = (at: number, changed: Partial<TypedDaysOff>) =>
    put(days.map((one, index) => (index === at ? { ...one, ...changed } : one)));
  const mistake = [...mistakes].find(([pointer]) => pointer.startsWith('/closedDays'));
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{t('providers.form.daysOff')}</legend>
      {days.length === 0 && <Body1>{t('providers.form.noDaysOff')}</Body1>}
      <ul className={styles.list}>
        {days.map(({ from, to, name }, at) => (
          <li key={at} className={styles.row}>
            <Input
              aria-label={t('providers.form.dayOffName', { number: at + 1 })}
              placeholder={t('providers.form.dayOffExample')}
              value={name}
              onChange={(_event, { value }) => change(at, { name: value })}
            />
            <Input
              type="date"
              aria-label={t('providers.form.dayOffFrom', { number: at + 1 })}
              value={from}
              // One day off is the usual case: the last day goes along until it is chosen.
              onChange={(_event, { value }) =>
                change(at, to === '' || to === from ? { from: value, to: value } : { from: value })
              }
            />
            <span aria-hidden>–</span>
            <Input
              type="date"
              aria-label={t('providers.form.dayOffTo', { number: at + 1 })}
              value={to}
              onChange={(_event, { value }) => change(at, { to: value })}
            />
            <Button
              size="small"
              aria-label={t('providers.form.removeDayOff', { number: at + 1 })}
              onClick={() => put(days.filter((_, index) => index !== at))}
            >
              {t('providers.form.removeShort')}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => put([...days, { from: '', to: '', name: '' }])}>
        {t('providers.form.addDayOff')}
      </Button>
      {mistake && (
        <Caption1 block role="alert" className={styles.mistake}>
          {t('shell.form.mistake', { label: t('providers.form.daysOff'), mistake: mistake[1] })}
        </Caption1>
      )}
    </fieldset>
  );
}
