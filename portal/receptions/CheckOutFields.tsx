import { useTranslation } from 'react-i18next';
import { TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import type { ReceptionValues } from './reception-values.ts';

interface CheckOutFieldsProps {
  readonly values: Pick<ReceptionValues, 'remindAt' | 'automaticAt' | 'contact'>;
  readonly onChange: (changes: Partial<ReceptionValues>) => void;
  readonly mistakes: Mistakes;
}

/** What becomes of visitors who are still inside in the evening. A time that is left empty is never. */
export function CheckOutFields({ values, onChange, mistakes }: CheckOutFieldsProps) {
  const { t } = useTranslation('portal');
  return (['remindAt', 'contact', 'automaticAt'] as const).map((name) => (
    <TextField
      key={name}
      label={t(`receptions.form.${name}`)}
      hint={t(`receptions.hint.${name}`)}
      value={values[name]}
      onChange={(value) => onChange({ [name]: value })}
      mistake={mistakes.get(`/checkOut/${name}`)}
      type={name === 'contact' ? 'text' : 'time'}
    />
  ));
}
