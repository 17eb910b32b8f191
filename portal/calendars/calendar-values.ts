import type { TFunction } from 'i18next';
import type { ComparedField } from '../forms/ConflictNotice.tsx';
import type { Calendar } from './calendar.ts';

/** What can be changed of a calendar, as it is typed: all texts. */
export interface CalendarValues {
  readonly name: string;
  readonly kind: string;
  readonly capacity: string;
  readonly equipment: string;
  readonly unit: string;
  readonly department: string;
  readonly booking: string;
  readonly seenBy: string;
  readonly bookedBy: string;
}

export function valuesOf(calendar: Calendar): CalendarValues {
  return {
    name: calendar.name,
    kind: calendar.kind,
    capacity: calendar.capacity === null ? '' : String(calendar.capacity),
    equipment: calendar.equipment.join(', '),
    unit: calendar.unit ?? '',
    department: calendar.department ?? '',
    booking: calendar.booking,
    seenBy: calendar.seenBy.join('\n'),
    bookedBy: calendar.bookedBy.join('\n'),
  };
}

/**
 * The body of a change: the fields that differ from what was seen. A capacity that is no number stays as it was typed, so
 * that the rules of the contract name the mistake.
 */
export function changesIn(values: CalendarValues, seen: Calendar) {
  const before = valuesOf(seen);
  const isChanged = (field: keyof CalendarValues) => values[field] !== before[field];
  return {
    ...(isChanged('name') && { name: values.name }),
    ...(isChanged('kind') && { kind: values.kind }),
    ...(isChanged('capacity') && {
      capacity: orNull(values.capacity) === null ? null : Number(values.capacity),
    }),
    ...(isChanged('equipment') && { equipment: items(values.equipment) }),
    ...(isChanged('unit') && { unit: orNull(values.unit) }),
    ...(isChanged('department') && { department: orNull(values.department) }),
    ...(isChanged('booking') && { booking: values.booking }),
    ...(isChanged('seenBy') && { seenBy: items(values.seenBy) }),
    ...(isChanged('bookedBy') && { bookedBy: items(values.bookedBy) }),
  };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

function items(text: string): string[] {
  return text
    .split(/[\n,;]+/)
    .map((item) => item.trim())
    .filter(Boolean);
}

/** What was typed beside what is stored now; places and departments by `nameOf`. */
export function calendarBeside(
  mine: CalendarValues,
  now: Calendar,
  t: TFunction<'portal'>,
  nameOf: (id: string) => string,
): ComparedField[] {
  const theirs = valuesOf(now);
  const fields = ['name', 'kind', 'capacity', 'equipment', 'booking', 'seenBy', 'bookedBy'] as const;
  return [
    ...fields.map((field) => ({
      name: t(`calendars.edit.${field}`),
      mine: mine[field],
      theirs: theirs[field],
    })),
    { name: t('calendars.edit.place'), mine: nameOf(mine.unit), theirs: nameOf(theirs.unit) },
    {
      name: t('calendars.edit.department'),
      mine: nameOf(mine.department),
      theirs: nameOf(theirs.department),
    },
  ];
}
