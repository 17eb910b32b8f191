import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { ProviderValues } from './provider-values.ts';

const useStyles = makeStyles({
  deadline: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0 },
  numbers: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
});

interface DeadlineFieldsProps {
  readonly values: ProviderValues;
  readonly onChange: (changes: Partial<ProviderValues>) => void;
  readonly mistakes: Mistakes;
}

/** When requests close: so long before, or so many opening days before at a time. */
export function DeadlineFields({ values, onChange, mistakes }: DeadlineFieldsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <fieldset className={styles.deadline}>
      <legend className={styles.legend}>{t('providers.form.deadline')}</legend>
      <ChoiceField
        label={t('providers.form.closes')}
        value={values.closes}
        onChange={(closes) => onChange({ closes })}
        options={(['minutes-before', 'days-before'] as const).map((value) => ({
          value,
          label: t(`providers.closes.${value}`),
        }))}
      />
      {values.closes === 'minutes-before' ? (
        <div className={styles.numbers}>
          <TextField
            label={t('providers.form.hours')}
            value={values.hours}
            onChange={(hours) => onChange({ hours })}
            mistake={mistakes.get('/deadlineRule/minutes')}
            type="number"
          />
          <TextField
            label={t('providers.form.minutes')}
            value={values.minutes}
            onChange={(minutes) => onChange({ minutes })}
            type="number"
          />
        </div>
      ) : (
        <div className={styles.numbers}>
          <TextField
            label={t('providers.form.days')}
            hint={t('providers.form.daysHint')}
            value={values.days}
            onChange={(days) => onChange({ days })}
            mistake={mistakes.get('/deadlineRule/days')}
            type="number"
          />
          <TextField
            label={t('providers.form.time')}
            value={values.time}
            onChange={(time) => onChange({ time })}
            mistake={mistakes.get('/deadlineRule/time')}
            type="time"
          />
        </div>
      )}
    </fieldset>
  );
}
