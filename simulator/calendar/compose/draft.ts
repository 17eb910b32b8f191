import type { CalendarEntry, Meeting, MeetingDraft, Scope } from '../../state/calendaring.ts';
import type { ChangeBody, MeetingSeen, SendBody, Session } from '../../outlook/wire.ts';
import { roomsOf } from '../outlook-host/item.ts';
import type { ItemState, Place, Recipient } from '../outlook-host/item.ts';
import { remainingFrom } from '../outlook-host/recurrence-dates.ts';
import { dateOf } from '../wall-clock.ts';

type Draft = SendBody['draft'];
const HALF_HOUR = 30 * 60_000;

/** An empty form for half an hour from `start` on, in the organizer's zone. */
export function newMeeting(organizer: Recipient & { readonly timeZone: string }, start: number): ItemState {
  return {
    subject: '',
    start,
    end: start + HALF_HOUR,
    timeZone: organizer.timeZone,
    isAllDay: false,
    sensitivity: 'normal',
    required: [],
    optional: [],
    places: [],
    body: '',
    recurrence: null,
    organizer: { address: organizer.address, name: organizer.name },
    saved: null,
    notifications: [],
    session: {},
    customProperties: {},
  };
}

/** A meeting opened for editing: the whole of it, the occurrence `entry`, or the series from that occurrence on. */
export function openedMeeting(
  session: Session,
  seen: MeetingSeen,
  scope: Scope,
  entry: CalendarEntry,
): ItemState {
  const { meeting, customProperties } = seen;
  const shown = { ...meeting, ...shownFields(meeting, scope, entry) };
  const people = shown.attendees.filter(({ address }) => !isRoom(session, address));
  const recipient = ({ address, name }: { address: string; name?: string }): Recipient => ({
    address,
    name: name ?? nameOf(session, address),
  });
  const rooms = shown.rooms.map((address): Place => ({
    kind: 'room',
    address,
    name: nameOf(session, address),
  }));
  const text: Place[] = shown.locationText ? [{ kind: 'text', name: shown.locationText }] : [];

  return {
    subject: shown.subject,
    start: Date.parse(shown.start),
    end: Date.parse(shown.end),
    timeZone: shown.timeZone,
    isAllDay: shown.isAllDay ?? false,
    sensitivity: shown.sensitivity ?? 'normal',
    required: people.filter(({ optional }) => !optional).map(recipient),
    optional: people.filter(({ optional }) => optional).map(recipient),
    places: [...rooms, ...text],
    body: meeting.body ?? '',
    recurrence: shown.recurrence ?? null,
    organizer: { address: meeting.organizer, name: nameOf(session, meeting.organizer) },
    saved: {
      meetingUid: meeting.meetingUid,
      originalStart: scope === 'this' ? entry.originalStart : null,
    },
    notifications: [],
    session: {},
    customProperties,
  };
}

/** What is sent to Exchange. A room among the people is invited as what it is, and nobody twice. */
export function draftOf(state: ItemState, session: Session): Draft {
  const people = [
    ...state.required.map((recipient) => ({ ...recipient, optional: false })),
    ...state.optional.map((recipient) => ({ ...recipient, optional: true })),
  ];
  const rooms = [
    ...roomsOf(state).map((room) => room.address),
    ...people.map(({ address }) => address).filter((address) => isRoom(session, address)),
  ];
  return {
    subject: state.subject,
    body: state.body,
    start: new Date(state.start).toISOString(),
    end: new Date(state.end).toISOString(),
    timeZone: state.timeZone,
    isAllDay: state.isAllDay,
    sensitivity:
      state.sensitivity === 'private' || state.sensitivity === 'confidential' ? 'private' : 'normal',
    attendees: people.filter(
      ({ address }, at) =>
        !isRoom(session, address) && people.findIndex((other) => other.address === address) === at,
    ),
    rooms: [...new Set(rooms)],
    locationText: state.places
      .filter((place) => place.kind === 'text')
      .map((place) => place.name)
      .join('; ')
      .slice(0, 255),
    recurrence: seriesOf(state),
  };
}

/** The series begins on the day of the first occurrence and recurs in the form's zone, whatever was chosen first. */
function seriesOf({ recurrence, start, timeZone }: ItemState): Draft['recurrence'] {
  if (!recurrence) return null;
  const range = { ...recurrence.range, startDate: dateOf(start, timeZone), recurrenceTimeZone: timeZone };
  return { pattern: recurrence.pattern, range } as Draft['recurrence']; // from the editor, or parsed from Office
}

/** The fields that differ: an update names nothing else, so that exceptions of a series keep their own values. */
export function patchOf(before: Draft, after: Draft): ChangeBody['patch'] {
  const changed = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Draft]),
  );
  return Object.fromEntries(changed);
}

/** Why this form cannot be sent, as a sentence; null when it can. */
export function refusalToSend(state: ItemState): string | null {
  if (!Number.isFinite(state.start) || !Number.isFinite(state.end))
    return 'Enter when the meeting starts and ends.';
  if (state.end < state.start) return 'The meeting ends before it starts. Change Start or End.';
  if (state.end === state.start) return 'The meeting has no length. Change Start or End.';
  return null;
}

export function isRoom(session: Pick<Session, 'rooms'>, address: string): boolean {
  return session.rooms.some((room) => room.address === address);
}

function shownFields(meeting: Meeting, scope: Scope, entry: CalendarEntry): Partial<MeetingDraft> {
  if (scope === 'all') return {};
  return scope === 'this' ? fieldsOf(entry) : restOf(meeting, entry.originalStart);
}

/** The later part of a series begins with the date it is split at, as the series has it. */
function restOf({ start, end, timeZone, recurrence }: Meeting, originalStart: string): Partial<MeetingDraft> {
  const first = Date.parse(originalStart);
  return {
    start: originalStart,
    end: new Date(first + Date.parse(end) - Date.parse(start)).toISOString(),
    recurrence: recurrence ? remainingFrom(recurrence, dateOf(first, timeZone)) : null,
  };
}

function fieldsOf(entry: CalendarEntry): Partial<MeetingDraft> {
  const { subject, start, end, timeZone, isAllDay, attendees, locationText } = entry;
  return {
    subject,
    start,
    end,
    timeZone,
    isAllDay,
    attendees,
    locationText,
    rooms: entry.rooms.map((room) => room.address),
  };
}

function nameOf(session: Session, address: string): string {
  const known = [...session.rooms.map((room) => ({ ...room, mail: room.address })), ...session.people];
  return known.find(({ mail }) => mail === address)?.displayName ?? address;
}
