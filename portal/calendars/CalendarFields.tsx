import { useTranslation } from 'react-i18next';
import { ResourceKind } from '../../contract/calendars.ts';
import { SelectField, TextField } from '../forms/fields.tsx';
import type { Mistakes } from '../forms/use-submit.ts';
import { PlaceField } from '../places/PlaceField.tsx';
import type { CalendarValues, TextValue } from './calendar-values.ts';
import { GroupsField } from './GroupsField.tsx';

interface CalendarFieldsProps {
  readonly values: CalendarValues;
  readonly onChange: (changes: Partial<CalendarValues>) => void;
  readonly mistakes: Mistakes;
  readonly departments: readonly { readonly id: string; readonly name: string }[];
}

export function CalendarFields({ values, onChange, mistakes, departments }: CalendarFieldsProps) {
  const { t } = useTranslation('portal');
  const field = (name: TextValue) => ({
    label: t(`calendars.edit.${name === 'unit' ? 'place' : name}`),
    value: values[name],
    onChange: (value: string) => onChange({ [name]: value }),
    // A mistake in a list is at one of its items.
    mistake: [...mistakes].find(
      ([pointer]) => pointer === `/${name}` || pointer.startsWith(`/${name}/`),
    )?.[1],
  });
  const groups = (name: 'seenBy' | 'bookedBy') => ({
    ...field(name),
    names: values.groupNames,
    onChange: (value: string, groupNames = values.groupNames) => onChange({ [name]: value, groupNames }),
  });
  const isShared = values.kind === 'workspace';
  return (
    <>
      <TextField {...field('name')} isRequired />
      <SelectField
        {...field('kind')}
        options={ResourceKind.options.map((value) => ({ value, label: t(`calendars.kinds.${value}`) }))}
      />
      <TextField
        {...field('capacity')}
        {...(isShared && { label: t('calendars.edit.places') })}
        type="number"
        hint={t(isShared ? 'calendars.edit.placesHint' : 'calendars.edit.capacityHint')}
      />
      <TextField {...field('equipment')} hint={t('calendars.edit.equipmentHint')} />
      <PlaceField
        {...field('unit')}
        none={t('calendars.picker.noPlace')}
        hint={t('calendars.edit.losesPosition')}
      />
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
      <TextField {...field('bufferBefore')} type="number" hint={t('calendars.edit.bufferHint')} />
      <TextField {...field('bufferAfter')} type="number" />
      <GroupsField {...groups('seenBy')} hint={t('calendars.edit.seenByHint')} />
      <GroupsField {...groups('bookedBy')} hint={t('calendars.edit.bookedByHint')} />
    </>
  );
}
