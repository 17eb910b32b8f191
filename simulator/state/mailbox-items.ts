import type { CalendarEntry, Meeting } from './calendaring.ts';
import { entryOf, meetingOf } from './entry.ts';
import { itemIdOf, readItemId } from './ids.ts';
import type { MeetingStore } from './meeting-store.ts';
import { findOccurrence, occurrenceAt, startsUntil } from './series.ts';
import { holds } from './stored-meeting.ts';
import type { Occurrence, StoredMeeting } from './stored-meeting.ts';
import { textOf } from './zoned.ts';

/** One item of a calendar folder; `entry` of a master is its first date that the mailbox holds, under the master's id. */
export interface MailboxItem {
  readonly entry: CalendarEntry;
  readonly kind: CalendarEntry['kind'] | 'master';
  readonly meeting: Meeting;
  /** What a master tells about its dates. */
  readonly series: SeriesFacts | null;
}

export interface SeriesFacts {
  readonly first: CalendarEntry;
  readonly last: CalendarEntry;
  readonly modified: readonly CalendarEntry[];
  /** Original starts (UTC text) that the mailbox does not hold. */
  readonly deleted: readonly string[];
}

export interface FoundItem extends MailboxItem {
  readonly mailbox: string;
}

const LATEST = Date.UTC(2200, 0, 1);

/** Single meetings and masters in one mailbox's calendar, in order of start. */
export function itemsOf(store: MeetingStore, mailbox: string): readonly MailboxItem[] {
  const calendar = store.calendars().get(mailbox);
  if (!calendar) return [];
  return calendar
    .meetings()
    .map((meeting) => topItem(store, meeting, mailbox, calendar.number))
    .filter((item) => item !== undefined)
    .sort((one, other) => (one.entry.start < other.entry.start ? -1 : 1));
}

/** A single meeting, a master or one date of a series, by the id it has in one mailbox. */
export function itemById(store: MeetingStore, id: string): FoundItem | undefined {
  const named = readItemId(id);
  const [mailbox, calendar] =
    [...store.calendars()].find(([, { number }]) => number === named?.mailbox) ?? [];
  const meeting = calendar?.meetings().find(({ serial }) => serial === named?.serial);
  if (!named || mailbox === undefined || !calendar || !meeting) return undefined;
  if (named.originalStart === null) {
    const item = topItem(store, meeting, mailbox, calendar.number);
    return item && { ...item, mailbox };
  }
  const occurrence = meeting.draft.recurrence ? findOccurrence(meeting, named.originalStart) : undefined;
  if (!occurrence || !holds(mailbox, occurrence)) return undefined;
  const entry = entryOf(occurrence, mailbox, calendar.number, store.book);
  return { entry, kind: entry.kind, meeting: meetingOf(meeting), series: null, mailbox };
}

function topItem(
  store: MeetingStore,
  meeting: StoredMeeting,
  mailbox: string,
  number: number,
): MailboxItem | undefined {
  const dates = meeting.draft.recurrence ? startsUntil(meeting, LATEST) : [meeting.start];
  const occurrences = dates.map((start) => occurrenceAt(meeting, start));
  const held = occurrences.filter((occurrence) => holds(mailbox, occurrence));
  const [first] = held;
  const last = held.at(-1);
  if (!first || !last) return undefined;
  const seen = (occurrence: Occurrence) => entryOf(occurrence, mailbox, number, store.book);
  const entry = seen(first);
  if (!meeting.draft.recurrence) return { entry, kind: 'single', meeting: meetingOf(meeting), series: null };

  return {
    entry: {
      ...entry,
      id: itemIdOf(number, meeting.serial, null),
      iCalUId: entry.meetingUid,
      kind: 'single',
      seriesMasterId: null,
    },
    kind: 'master',
    meeting: meetingOf(meeting),
    series: {
      first: entry,
      last: seen(last),
      modified: held.filter(({ exception }) => exception !== null).map(seen),
      deleted: occurrences
        .filter((occurrence) => !held.includes(occurrence))
        .map(({ originalStart }) => textOf(originalStart)),
    },
  };
}
