import type { Mistakes } from '../forms/use-submit.ts';
import { SelectField } from '../forms/fields.tsx';
import { EditedLine } from './EditedLine.tsx';
import type { AddedValues } from './edit-values.ts';

interface AddedLineProps {
  readonly values: AddedValues;
  /** Where its mistakes are, e.g. `/added/0`. */
  readonly here: string;
  readonly mistakes: Mistakes;
  readonly onChange: (values: AddedValues) => void;
  readonly onRemove: () => void;
}

/** Something from the menu that is being added, with what there is to choose of it. */
export function AddedLine({ values, here, mistakes, onChange, onRemove }: AddedLineProps) {
  const { item, chosen } = values;
  return (
    <>
      <EditedLine
        name={item.name}
        values={values}
        here={here}
        mistakes={mistakes}
        onChange={(changes) => onChange({ ...values, ...changes })}
        onRemove={onRemove}
      />
      {item.options.map(({ id, name, isRequired, choices }) => (
        <SelectField
          key={id}
          label={`${item.name}: ${name}`}
          value={chosen[id] ?? ''}
          onChange={(choice) => onChange({ ...values, chosen: { ...chosen, [id]: choice } })}
          options={[{ value: '', label: '–' }, ...choices.map((one) => ({ value: one.id, label: one.name }))]}
          mistake={isRequired && !chosen[id] ? mistakes.get(`${here}/options`) : undefined}
          isRequired={isRequired}
        />
      ))}
    </>
  );
}
