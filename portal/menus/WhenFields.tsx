import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CheckList } from '../forms/CheckList.tsx';
import { SelectField, TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { usePortalDeps } from '../shell/portal-context.ts';
import { weekdaysOf } from './item-values.ts';
import type { ItemValues } from './item-values.ts';

const useStyles = makeStyles({
  field: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  legend: { padding: 0 },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

interface WhenFieldsProps {
  readonly values: ItemValues;
  readonly onChange: (changes: Partial<ItemValues>) => void;
  readonly mistakes: Mistakes;
}

const kinds = ['none', 'days-before', 'minutes-before'] as const;
/** A Monday, from which weekdays are named. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 24 * 60 * 60_000;

/** When an item is to be had, and until when it must be ordered. */
export function WhenFields({ values, onChange, mistakes }: WhenFieldsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { language } = usePortalDeps();
  const nameOf = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{t('menus.item.when')}</legend>
      <CheckList
        legend={t('menus.item.weekdays')}
        hint={t('menus.item.weekdaysHint')}
        options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({
          value,
          label: nameOf.format(MONDAY + (value - 1) * DAY_MS),
        }))}
        chosen={weekdaysOf(values.weekdays)}
        onChange={(chosen) => onChange({ weekdays: chosen.join(' ') })}
      />
      <div className={styles.pair}>
        <TextField
          label={t('menus.item.seasonFrom')}
          value={values.seasonFrom}
          onChange={(seasonFrom) => onChange({ seasonFrom })}
          mistake={mistakes.get('/season/from')}
        />
        <TextField
          label={t('menus.item.seasonTo')}
          value={values.seasonTo}
          onChange={(seasonTo) => onChange({ seasonTo })}
          mistake={mistakes.get('/season/to')}
        />
      </div>
      <Caption1>{t('menus.item.seasonHint')}</Caption1>
      <SelectField
        label={t('menus.item.deadline')}
        hint={t('menus.item.deadlineHint')}
        value={values.deadline}
        onChange={(value) => onChange({ deadline: kinds.find((one) => one === value) ?? 'none' })}
        options={kinds.map((value) => ({ value, label: t(`menus.item.deadlineKind.${value}`) }))}
      />
      {values.deadline === 'days-before' && (
        <div className={styles.pair}>
          <TextField
            label={t('menus.item.days')}
            value={values.days}
            onChange={(days) => onChange({ days })}
            mistake={mistakes.get('/deadline/days')}
            type="number"
          />
          <TextField
            label={t('menus.item.time')}
            value={values.time}
            onChange={(time) => onChange({ time })}
            mistake={mistakes.get('/deadline/time')}
          />
        </div>
      )}
      {values.deadline === 'minutes-before' && (
        <TextField
          label={t('menus.item.minutes')}
          value={values.minutes}
          onChange={(minutes) => onChange({ minutes })}
          mistake={mistakes.get('/deadline/minutes')}
          type="number"
        />
      )}
    </fieldset>
  );
}
