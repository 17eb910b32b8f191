import { Field, Input, Select, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** As the contract or the server words it: `must not be empty`. */
  readonly mistake?: string | undefined;
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly type?: 'text' | 'email' | 'password' | 'url' | 'number' | 'date' | 'time';
  readonly autoComplete?: string;
  readonly placeholder?: string;
}

export function TextField({
  label,
  value,
  onChange,
  mistake,
  hint,
  isRequired = false,
  type = 'text',
  autoComplete = 'off',
  placeholder,
}: TextFieldProps) {
  const { t } = useTranslation('portal');
  return (
    <Field
      label={label}
      required={isRequired}
      {...(hint !== undefined && { hint })}
      {...(mistake !== undefined && { validationMessage: t('shell.form.mistake', { label, mistake }) })}
    >
      <Input
        type={type}
        value={value}
        autoComplete={autoComplete}
        spellCheck={false}
        {...(placeholder !== undefined && { placeholder })}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly mistake?: string | undefined;
  readonly hint?: string;
  readonly isRequired?: boolean;
}

/** A choice may be longer than a phone is wide; the list that opens shows it whole. */
const useSelectStyles = makeStyles({
  root: { minWidth: 0, maxWidth: '100%' },
  select: { minWidth: 0, width: '100%', textOverflow: 'ellipsis' },
});

export function SelectField({
  label,
  value,
  onChange,
  options,
  mistake,
  hint,
  isRequired = false,
}: SelectFieldProps) {
  const styles = useSelectStyles();
  const { t } = useTranslation('portal');
  return (
    <Field
      label={label}
      required={isRequired}
      {...(hint !== undefined && { hint })}
      {...(mistake !== undefined && { validationMessage: t('shell.form.mistake', { label, mistake }) })}
    >
      <Select
        className={styles.root}
        select={{ className: styles.select }}
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
