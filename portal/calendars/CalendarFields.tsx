import { Field, Textarea } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ResourceKind } from '../../contract/calendars.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { PlaceField } from '../places/PlaceField.tsx';
import type { CalendarValues } from './calendar-values.ts';

interface CalendarFieldsProps {
  readonly values: CalendarValues;
  readonly onChange: (changes: Partial<CalendarValues>) => void;
  readonly mistakes: Mistakes;
  readonly departments: readonly { readonly id: string; readonly name: string }[];
}

export function CalendarFields({ values, onChange, mistakes, departments }: CalendarFieldsProps) {
  const { t } = useTranslation('portal');
  const field = (name: keyof CalendarValues) => ({
    label: t(`calendars.edit.${name === 'unit' ? 'place' : name}`),
    value: values[name],
    onChange: (value: string) => onChange({ [name]: value }),
    // A mistake in a list is at one of its items.
    mistake: [...mistakes].find(
      ([pointer]) => pointer === `/${name}` || pointer.startsWith(`/${name}/`),
    )?.[1],
  });
  return (
    <>
      <TextField {...field('name')} isRequired />
      <SelectField
        {...field('kind')}
        options={ResourceKind.options.map((value) => ({ value, label: t(`calendars.kinds.${value}`) }))}
      />
      <TextField {...field('capacity')} type="number" hint={t('calendars.edit.capacityHint')} />
      <TextField {...field('equipment')} hint={t('calendars.edit.equipmentHint')} />
      <PlaceField {...field('unit')} none={t('calendars.picker.noPlace')} />
      {departments.length > 0 && (
        <SelectField
          {...field('department')}
          options={[
            { value: '', label: t('calendars.edit.noDepartment') },
            ...departments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <SelectField
        {...field('booking')}
        options={(['direct', 'request'] as const).map((value) => ({
          value,
          label: t(`calendars.edit.bookings.${value}`),
        }))}
      />
      <Ids {...field('seenBy')} hint={t('calendars.edit.seenByHint')} />
      <Ids {...field('bookedBy')} hint={t('calendars.edit.bookedByHint')} />
    </>
  );
}

interface IdsProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly mistake: string | undefined;
  readonly hint: string;
}

/** One id on each line. */
function Ids({ label, value, onChange, mistake, hint }: IdsProps) {
  const { t } = useTranslation('portal');
  return (
    <Field
      label={label}
      hint={hint}
      {...(mistake !== undefined && { validationMessage: t('shell.form.mistake', { label, mistake }) })}
    >
      <Textarea value={value} rows={2} spellCheck={false} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
