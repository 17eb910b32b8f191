import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { AddressBook } from '../state/addresses.ts';
import type { MeetingDraft } from '../state/calendaring.ts';
import { instantAt, isTimeZone, textOf } from '../state/zoned.ts';
import { ControlError, Instant, Name } from './parse.ts';

/** An instant, or wall time in the meeting's zone. */
const Moment = z.string().refine((text) => Instant.safeParse(text).success || WALL_TIME.test(text), {
  error: 'must be an instant (2026-11-30T09:00:00Z) or wall time in timeZone (2026-11-30T10:00)',
});
const WALL_TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/;

const DayOfWeek = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
const PlainDate = z.iso.date();

/** Graph's patternedRecurrence. */
const RecurrenceInput = z.strictObject({
  pattern: z.strictObject({
    type: z.enum([
      'daily',
      'weekly',
      'absoluteMonthly',
      'relativeMonthly',
      'absoluteYearly',
      'relativeYearly',
    ]),
    interval: z.number().int().min(1).max(999),
    daysOfWeek: z.array(DayOfWeek).max(7).exactOptional(),
    firstDayOfWeek: DayOfWeek.exactOptional(),
    dayOfMonth: z.number().int().min(0).max(31).exactOptional(),
    month: z.number().int().min(0).max(12).exactOptional(),
    index: z.enum(['first', 'second', 'third', 'fourth', 'last']).exactOptional(),
  }),
  range: z.strictObject({
    type: z.enum(['endDate', 'noEnd', 'numbered']),
    startDate: PlainDate,
    endDate: PlainDate.exactOptional(),
    numberOfOccurrences: z.number().int().min(0).max(999).exactOptional(),
    recurrenceTimeZone: z.string().max(100).exactOptional(),
  }),
});

const Attendee = z.union([
  Name,
  z.strictObject({
    address: Name,
    name: z.string().max(256).exactOptional(),
    optional: z.boolean().exactOptional(),
  }),
]);

const fields = {
  subject: z.string().max(255),
  body: z.string().max(100_000).exactOptional(),
  start: Moment,
  end: Moment,
  timeZone: z.string().max(64).refine(isTimeZone, { error: 'must be an IANA time zone' }).exactOptional(),
  isAllDay: z.boolean().exactOptional(),
  sensitivity: z.enum(['normal', 'private']).exactOptional(),
  rooms: z.array(Name).max(1000),
  attendees: z.array(Attendee).max(10_000),
  locationText: z.string().max(255).exactOptional(),
  recurrence: RecurrenceInput.nullable().exactOptional(),
};

export const NewMeeting = z.strictObject({
  ...fields,
  rooms: fields.rooms.default([]),
  attendees: fields.attendees.default([]),
  organizer: Name,
  actor: Name.exactOptional(),
});

export const ChangedMeeting = z.strictObject({
  ...fields,
  subject: fields.subject.exactOptional(),
  start: fields.start.exactOptional(),
  end: fields.end.exactOptional(),
  rooms: fields.rooms.exactOptional(),
  attendees: fields.attendees.exactOptional(),
  scope: z.enum(['this', 'following', 'all']).exactOptional(),
  actor: Name.exactOptional(),
});

/** A draft from what a tester typed: people and rooms by short name or address, times local or absolute. */
export function draftOf(input: z.output<typeof NewMeeting>, book: AddressBook): MeetingDraft {
  const { actor: _, organizer, start, end, timeZone, attendees, ...rest } = input;
  const person = book.anyPerson(organizer);
  if (!person && !organizer.includes('@')) throw unknownPerson(organizer);
  const zone = timeZone ?? person?.entry.timeZone ?? 'UTC';
  return {
    ...rest,
    organizer: person?.entry.mail ?? organizer.toLowerCase(),
    timeZone: zone,
    start: momentIn(start, zone),
    end: momentIn(end, zone),
    attendees: attendees.map((attendee) => attendeeOf(attendee, book)),
  };
}

/** The changed fields only. `zone` is the meeting's, for wall times. */
export function patchOf(
  input: z.output<typeof ChangedMeeting>,
  zone: string,
  book: AddressBook,
): Partial<MeetingDraft> {
  const { actor: _actor, scope: _scope, start, end, attendees, ...rest } = input;
  const timeZone = input.timeZone ?? zone;
  return {
    ...rest,
    ...(start !== undefined && { start: momentIn(start, timeZone) }),
    ...(end !== undefined && { end: momentIn(end, timeZone) }),
    ...(attendees && { attendees: attendees.map((attendee) => attendeeOf(attendee, book)) }),
  };
}

function attendeeOf(given: z.output<typeof Attendee>, book: AddressBook): MeetingDraft['attendees'][number] {
  const attendee = typeof given === 'string' ? { address: given } : given;
  const known = book.anyPerson(attendee.address);
  if (!known && !attendee.address.includes('@')) throw unknownPerson(attendee.address);
  return { ...attendee, address: known?.entry.mail ?? attendee.address.toLowerCase() };
}

function momentIn(text: string, timeZone: string): string {
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return textOf(Date.parse(text));
  try {
    return textOf(instantAt(Temporal.PlainDateTime.from(text), timeZone));
  } catch {
    throw new ControlError(400, `${text} is not a date and time.`);
  }
}

function unknownPerson(name: string): ControlError {
  return new ControlError(400, `Nobody is called ${name}; GET /control/people lists everybody.`);
}
