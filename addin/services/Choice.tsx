import { Field, Select } from '@fluentui/react-components';

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

/** One of a few. */
export function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <Field label={label}>
      <Select value={value} onChange={(_event, data) => onChoose(data.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
