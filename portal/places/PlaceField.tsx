import { useMemo } from 'react';
import { listUnits } from '../../contract/organization.ts';
import { SelectField } from '../forms/fields.tsx';
import { useReading } from '../shell/reading.ts';
import { unitNames } from './unit-names.ts';

interface PlaceFieldProps {
  readonly label: string;
  /** What no place is called. */
  readonly none: string;
  /** The id of a place; empty: none. */
  readonly value: string;
  readonly onChange: (unit: string) => void;
  readonly hint?: string;
}

/** A choice among the places of the organization, each with the way to it. */
export function PlaceField({ label, none, value, onChange, hint }: PlaceFieldProps) {
  const units = useReading(listUnits).data?.units;
  const options = useMemo(
    () => [...unitNames(units ?? [])].map(([id, name]) => ({ value: id, label: name })),
    [units],
  );
  return (
    <SelectField
      label={label}
      value={value}
      onChange={onChange}
      {...(hint !== undefined && { hint })}
      options={[{ value: '', label: none }, ...options]}
    />
  );
}
