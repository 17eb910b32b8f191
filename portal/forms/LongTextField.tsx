import { Field, Textarea } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

interface LongTextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly mistake: string | undefined;
  readonly hint?: string;
  readonly rows: number;
  /** So many characters at most. */
  readonly most: number;
}

/** Text of several lines. */
export function LongTextField({ label, value, onChange, mistake, hint, rows, most }: LongTextFieldProps) {
  const { t } = useTranslation('portal');
  return (
    <Field
      label={label}
      {...(hint !== undefined && { hint })}
      {...(mistake !== undefined && { validationMessage: t('shell.form.mistake', { label, mistake }) })}
    >
      <Textarea
        value={value}
        rows={rows}
        maxLength={most}
        dir="auto"
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
}
