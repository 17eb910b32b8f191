import type { TFunction } from 'i18next';
import type { ComparedField } from '../forms/ConflictNotice.tsx';
import type { Calendar } from './calendar.ts';

/** What can be changed of a calendar, as it is typed: all texts but the names of groups. */
export interface CalendarValues {
  readonly name: string;
  readonly kind: string;
  readonly capacity: string;
  readonly equipment: string;
  readonly unit: string;
  readonly department: string;
  readonly booking: string;
  /** Ids of groups, one on each line. */
  readonly seenBy: string;
  readonly bookedBy: string;
  /** Minutes. */
  readonly bufferBefore: string;
  readonly bufferAfter: string;
  /** Of the groups that were chosen by name, by id. */
  readonly groupNames: Readonly<Record<string, string>>;
}

export type TextValue = Exclude<keyof CalendarValues, 'groupNames'>;

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
    bufferBefore: String(calendar.bufferBefore),
    bufferAfter: String(calendar.bufferAfter),
    groupNames: calendar.groupNames,
  };
}

/**
 * The body of a change: the fields that differ from what was seen. A capacity that is no number stays as it was typed, so
 * that the rules of the contract name the mistake.
 */
export function changesIn(values: CalendarValues, seen: Calendar) {
  const before = valuesOf(seen);
  const isChanged = (field: TextValue) => values[field] !== before[field];
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
    ...groupChangesIn(values, before),
    ...bufferChangesIn(values, before),
  };
}

function bufferChangesIn(values: CalendarValues, before: CalendarValues) {
  const { bufferBefore, bufferAfter } = values;
  return {
    ...(bufferBefore !== before.bufferBefore && { bufferBefore: Number(bufferBefore) }),
    ...(bufferAfter !== before.bufferAfter && { bufferAfter: Number(bufferAfter) }),
  };
}

function groupChangesIn(values: CalendarValues, before: CalendarValues) {
  // A line that was left empty in a list of groups changes nothing.
  const isOther = (field: 'seenBy' | 'bookedBy') =>
    items(values[field]).join(' ') !== items(before[field]).join(' ');
  const isSeenByOther = isOther('seenBy');
  const isBookedByOther = isOther('bookedBy');
  return {
    ...(isSeenByOther && { seenBy: items(values.seenBy) }),
    ...(isBookedByOther && { bookedBy: items(values.bookedBy) }),
    ...((isSeenByOther || isBookedByOther) && { groupNames: namesIn(values) }),
  };
}

/** The names of those groups that are in one of the lists. */
function namesIn({ seenBy, bookedBy, groupNames }: CalendarValues): Record<string, string> {
  const groups = new Set([...items(seenBy), ...items(bookedBy)]);
  return Object.fromEntries(Object.entries(groupNames).filter(([id]) => groups.has(id)));
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
  const fields = ['name', 'kind', 'capacity', 'equipment', 'booking', 'bufferBefore', 'bufferAfter'] as const;
  const names = { ...theirs.groupNames, ...mine.groupNames };
  const groupsOf = (text: string) =>
    items(text)
      .map((id) => names[id] ?? id)
      .join(', ');
  const lists = ['seenBy', 'bookedBy'] as const;
  return [
    ...fields.map((field) => ({
      name: t(`calendars.edit.${field}`),
      mine: mine[field],
      theirs: theirs[field],
    })),
    ...lists.map((field) => ({
      name: t(`calendars.edit.${field}`),
      mine: groupsOf(mine[field]),
      theirs: groupsOf(theirs[field]),
    })),
    { name: t('calendars.edit.place'), mine: nameOf(mine.unit), theirs: nameOf(theirs.unit) },
    {
      name: t('calendars.edit.department'),
      mine: nameOf(mine.department),
      theirs: nameOf(theirs.department),
    },
  ];
}
