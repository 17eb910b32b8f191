import { useTranslation } from 'react-i18next';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { ProviderValues } from './provider-values.ts';

interface NotificationFieldProps {
  readonly values: ProviderValues;
  readonly onChange: (changes: Partial<ProviderValues>) => void;
  readonly mistakes: Mistakes;
}

/** What a team gets by mail; the daily one has a time on its own clock. */
export function NotificationField({ values, onChange, mistakes }: NotificationFieldProps) {
  const { t } = useTranslation('portal');
  return (
    <>
      <ChoiceField
        label={t('providers.notification.label')}
        value={values.notification}
        onChange={(notification) => onChange({ notification })}
        options={(['each', 'daily', 'late', 'none'] as const).map((value) => ({
          value,
          label: t(`providers.notification.${value}`),
        }))}
      />
      {values.notification === 'daily' && (
        <TextField
          label={t('providers.notification.at')}
          value={values.dailyAt}
          onChange={(dailyAt) => onChange({ dailyAt })}
          mistake={mistakes.get('/notification/at')}
          type="time"
        />
      )}
    </>
  );
}
