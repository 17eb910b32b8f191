import { Field, Radio, RadioGroup } from '@fluentui/react-components';

interface ChoiceFieldProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

/** One of a few, all in sight. */
export function ChoiceField<V extends string>({ label, value, options, onChange }: ChoiceFieldProps<V>) {
  return (
    <Field label={label}>
      <RadioGroup
        value={value}
        onChange={(_event, data) => {
          const chosen = options.find((one) => one.value === data.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((one) => (
          <Radio key={one.value} value={one.value} label={one.label} />
        ))}
      </RadioGroup>
    </Field>
  );
}
