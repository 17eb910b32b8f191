import { Field, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../contract/visitor-ids.ts';

/** Those in which messages to visitors are written. */
const written = ['en', 'da', 'de', 'fr'];

interface LanguageFieldProps {
  readonly value: string;
  readonly asked: Asked;
  readonly mistake: string | null;
  readonly onChange: (language: string) => void;
}

/** What a visitor is written in; nothing when the reception does not ask for it. */
export function LanguageField({ value, asked, mistake, onChange }: LanguageFieldProps) {
  const { t, i18n } = useTranslation('pane');
  if (asked === 'hidden') return null;
  const names = new Intl.DisplayNames([i18n.language, 'en'], { type: 'language' });
  const offered = value === '' || written.includes(value) ? written : [value, ...written];
  return (
    <Field label={t('visitors.field.language')} required={asked === 'required'} validationMessage={mistake}>
      <Select value={value} onChange={(_event, chosen) => onChange(chosen.value)}>
        <option value="">{t('visitors.asReception')}</option>
        {offered.map((language) => (
          <option key={language} value={language}>
            {names.of(language)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
