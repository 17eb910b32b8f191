import type { AddressBook } from './addresses.ts';
import type { MeetingDraft } from './calendaring.ts';
import { checkRecurrence } from './recurrence.ts';
import { startsOf } from './series.ts';
import { isTimeZone, localOf, readInstant, textOf } from './zoned.ts';

/** Exchange Online's limit on recipients of one message (learn.microsoft.com, Exchange Online limits). */
const MOST_RECIPIENTS = 1000;
const LONGEST_MS = 5 * 365 * 86_400_000;

/**
 * A draft in the form in which it is kept: instants in UTC, addresses lower case, rooms named by address, each once, a
 * series beginning on its first date. Throws a RangeError with a sentence on what no client could send.
 */
export function normalized(draft: MeetingDraft, book: AddressBook): MeetingDraft {
  const { start, end } = interval(draft);
  const organizer = draft.organizer.toLowerCase();
  const rooms = unique(draft.rooms.map((room) => roomAddress(room, book)));
  const attendees = uniqueAttendees(draft, organizer, rooms);
  if (attendees.length + rooms.length > MOST_RECIPIENTS) {
    throw new RangeError(`A meeting takes at most ${MOST_RECIPIENTS} attendees and rooms.`);
  }

  const kept: MeetingDraft = {
    ...draft,
    organizer,
    subject: draft.subject.slice(0, 255),
    start: textOf(start),
    end: textOf(end),
    attendees,
    rooms,
    recurrence: draft.recurrence ?? null,
  };
  return kept.recurrence ? onFirstDate(kept) : kept;
}

function interval(draft: MeetingDraft): { start: number; end: number } {
  if (!isTimeZone(draft.timeZone)) {
    throw new RangeError(`timeZone must be an IANA zone, not ${draft.timeZone.slice(0, 60)}`);
  }
  const start = readInstant(draft.start, 'start');
  const end = readInstant(draft.end, 'end');
  if (end < start) throw new RangeError('The meeting ends before it starts.');
  if (end - start > LONGEST_MS) throw new RangeError('The meeting is longer than five years.');
  if (draft.isAllDay) {
    const midnights = [start, end].every(
      (at) => localOf(at, draft.timeZone).toPlainTime().toString() === '00:00:00',
    );
    if (!midnights || start === end) {
      throw new RangeError('An all-day meeting starts and ends at midnight in its own time zone.');
    }
  }
  return { start, end };
}

function onFirstDate(draft: MeetingDraft): MeetingDraft {
  if (!draft.recurrence) return draft;
  checkRecurrence(draft.recurrence);
  const [first] = startsOf(draft);
  if (first === undefined) throw new RangeError('The series has no date at all.');
  const length = Date.parse(draft.end) - Date.parse(draft.start);
  return { ...draft, start: textOf(first), end: textOf(first + length) };
}

function roomAddress(name: string, book: AddressBook): string {
  const room = book.anyRoom(name);
  if (!room) throw new RangeError(`There is no room ${name.slice(0, 100)}.`);
  return room.entry.address;
}

function uniqueAttendees(
  draft: MeetingDraft,
  organizer: string,
  rooms: readonly string[],
): MeetingDraft['attendees'] {
  const seen = new Set([organizer, ...rooms]);
  const kept: MeetingDraft['attendees'][number][] = [];
  for (const attendee of draft.attendees) {
    const address = attendee.address.toLowerCase();
    if (seen.has(address)) continue;
    seen.add(address);
    kept.push({ ...attendee, address });
  }
  return kept;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
