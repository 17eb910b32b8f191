import type { AddressBook } from './addresses.ts';
import type { Calendaring, Meeting, MeetingDraft, Scope } from './calendaring.ts';
import { changeOccurrence, cancelOccurrence } from './change-occurrence.ts';
import { normalized } from './draft.ts';
import { entryOf, meetingOf } from './entry.ts';
import { createCalendarChanges } from './calendar-changes.ts';
import type { CalendarChanges } from './calendar-changes.ts';
import { createHistory } from './history.ts';
import type { HistoryEntry } from './history.ts';
import { answered, arrive } from './invitations.ts';
import { itemById, itemsOf } from './mailbox-items.ts';
import type { FoundItem, MailboxItem } from './mailbox-items.ts';
import { createMeetingStore } from './meeting-store.ts';
import type { MeetingStore } from './meeting-store.ts';
import { headOf, revised, tailOf } from './revise.ts';
import type { Revision } from './revise.ts';
import { findOccurrence, startsUntil } from './series.ts';
import { partOf } from './stored-meeting.ts';
import type { StoredMeeting } from './stored-meeting.ts';
import { readInstant } from './zoned.ts';

/** The simulated Exchange of all tenants; besides its callers' view, what fixtures and switches need. */
export interface SimulatedExchange extends Calendaring {
  /** Puts ready-made, accepted bookings of one room each into the calendars: no checks, no answers, fast. */
  readonly lay: (drafts: Iterable<MeetingDraft>) => void;
  /** The items of a calendar folder: single meetings and masters of series. */
  readonly items: (mailbox: string) => readonly MailboxItem[];
  /** What an item id stands for, and in whose calendar; undefined when it is not (any more) there. */
  readonly readItem: (id: string) => FoundItem | undefined;
  /** What happens to the items of the calendars that somebody follows. */
  readonly changes: Pick<CalendarChanges, 'follow' | 'onChange'>;
  /** What was done to meetings since an instant of real time (UTC text), in order; all without one. */
  readonly history: (since: string | undefined) => readonly HistoryEntry[];
  /** What was done so far belongs to the fixture and is no history. */
  readonly beginHistory: () => void;
  /** A room mailbox gets another address; its calendar and item ids stay. */
  readonly rename: (from: string, to: string) => void;
  readonly reset: () => void;
}

interface Where {
  readonly scope: Scope;
  readonly originalStart?: string;
  readonly actor: string;
}

export function createCalendaring(options: {
  readonly book: AddressBook;
  /** Business time. */
  readonly now: () => string;
  /** How long a room takes to answer, in milliseconds of real time; 0 answers before `send` returns. */
  readonly processingDelayMs: number;
}): SimulatedExchange {
  const { book } = options;
  const history = createHistory(options);
  const store = createMeetingStore({ ...options, onProcessed: history.processed });
  const changes = createCalendarChanges(store);

  return {
    view: (mailbox, from, to) => {
      const address = mailbox.toLowerCase();
      const calendar = store.calendars().get(address);
      if (!calendar) return [];
      return calendar
        .touching(readInstant(from, 'from'), readInstant(to, 'to'))
        .map((occurrence) => entryOf(occurrence, address, calendar.number, book));
    },
    find: (meetingUid) => {
      const meeting = store.find(meetingUid);
      return meeting && meetingOf(meeting);
    },
    send: (draft, actor) => {
      checkActor(actor, draft.organizer, book);
      return history.note(
        { what: 'sent', actor },
        () => [sent(store, { draft: normalized(draft, book), exceptions: null })] as const,
      )[0];
    },
    change: (meetingUid, patch, where) => {
      const meeting = existing(store, meetingUid);
      checkActor(where.actor, meeting.draft.organizer, book);
      if (patch.organizer !== undefined && patch.organizer.toLowerCase() !== meeting.draft.organizer) {
        throw new RangeError('The organizer of a meeting cannot be changed.');
      }
      const fields = Object.keys(patch).filter((field) => field !== 'organizer');
      return history.note({ what: 'changed', ...where, fields }, () => changed(store, meeting, patch, where));
    },
    cancel: (meetingUid, where) => {
      const meeting = existing(store, meetingUid);
      checkActor(where.actor, meeting.draft.organizer, book);
      history.note({ what: 'canceled', ...where }, () => {
        canceled(store, meeting, where);
        return [meetingOf(meeting)];
      });
    },
    answer: (meetingUid, mailbox, response, originalStart) => {
      const meeting = existing(store, meetingUid);
      const part = partOf(meeting, mailbox.toLowerCase());
      if (!part) throw new RangeError(`${mailbox.slice(0, 100)} is not invited to this meeting.`);
      const date = originalStart === undefined ? null : dateOf(meeting, originalStart);
      history.note({ what: 'answered', actor: part.mailbox, ...(originalStart && { originalStart }) }, () => {
        answered(part, response, meeting.draft.recurrence ? date : null);
        store.touch(meeting);
        return [meetingOf(meeting)];
      });
    },
    lay: (drafts) => {
      for (const draft of drafts) {
        const meeting = store.create({ draft, exceptions: null });
        for (const part of meeting.parts) answered(part, 'accepted', null);
      }
    },
    items: (mailbox) => itemsOf(store, mailbox.toLowerCase()),
    readItem: (id) => itemById(store, id),
    changes,
    history: history.since,
    beginHistory: history.clear,
    rename: (from, to) => {
      changes.renamed(from, to);
      store.rename(from, to);
    },
    reset: () => {
      store.reset();
      changes.clear();
      history.clear();
    },
  };
}

function sent(store: MeetingStore, revision: Revision): Meeting {
  const meeting = store.create(revision);
  store.processRooms(meeting);
  return meetingOf(meeting);
}

function changed(
  store: MeetingStore,
  meeting: StoredMeeting,
  patch: Partial<MeetingDraft>,
  where: Where,
): readonly Meeting[] {
  const date = meeting.draft.recurrence ? dateIfGiven(meeting, where) : null;
  if (date === null || where.scope === 'all') {
    changeWhole(store, meeting, patch, date ?? meeting.start);
    return [meetingOf(meeting)];
  }
  if (where.scope === 'this') {
    changeOccurrence(store, meeting, date, patch);
    return [meetingOf(meeting)];
  }
  if (date === startsUntil(meeting, date + 1)[0]) {
    changeWhole(store, meeting, patch, date);
    return [meetingOf(meeting)];
  }
  const rest = revised(tailOf(meeting, date), patch, date, store.book);
  store.replace(meeting, headOf(meeting, date));
  return [meetingOf(meeting), sent(store, rest)];
}

/** A changed time invites everybody anew; otherwise only those who were added hear of it. */
function changeWhole(
  store: MeetingStore,
  meeting: StoredMeeting,
  patch: Partial<MeetingDraft>,
  base: number,
): void {
  const before = meeting.draft;
  const next = revised(meeting, patch, base, store.book);
  store.replace(meeting, next);
  if (isRescheduled(before, next.draft)) for (const part of meeting.parts) arrive(part, null);
  store.processRooms(meeting);
}

function canceled(store: MeetingStore, meeting: StoredMeeting, where: Where): void {
  const date = meeting.draft.recurrence ? dateIfGiven(meeting, where) : null;
  if (date !== null && where.scope === 'this') {
    cancelOccurrence(store, meeting, date);
    return;
  }
  if (date !== null && where.scope === 'following' && date !== startsUntil(meeting, date + 1)[0]) {
    store.replace(meeting, headOf(meeting, date));
    return;
  }

  meeting.cancelled = true;
  for (const part of meeting.parts) {
    if (part.isRoom) part.answer = { ...part.answer, stage: 'canceling' };
  }
  store.touch(meeting);
  store.afterDelay(() => {
    store.removeCanceled(meeting);
    // People's copies stay, marked as canceled, until they remove them; without any the meeting is gone for good.
    if (!meeting.parts.some((part) => !part.isRoom)) store.drop(meeting);
  });
}

function isRescheduled(before: MeetingDraft, after: MeetingDraft): boolean {
  return timesOf(before) !== timesOf(after);
}

function timesOf({ start, end, timeZone, isAllDay, recurrence }: MeetingDraft): string {
  return JSON.stringify([start, end, timeZone, isAllDay ?? false, recurrence ?? null]);
}

function existing(store: MeetingStore, meetingUid: string): StoredMeeting {
  const meeting = store.find(meetingUid);
  if (!meeting || meeting.cancelled) throw new RangeError('There is no such meeting.');
  return meeting;
}

function dateIfGiven(meeting: StoredMeeting, { scope, originalStart }: Where): number | null {
  if (originalStart !== undefined) return dateOf(meeting, originalStart);
  if (scope !== 'all') throw new RangeError(`Scope ${scope} needs the original start of the occurrence.`);
  return null;
}

function dateOf(meeting: StoredMeeting, originalStart: string): number {
  const occurrence = findOccurrence(meeting, readInstant(originalStart, 'originalStart'));
  if (!occurrence) throw new RangeError('The series has no such occurrence.');
  return occurrence.originalStart;
}

/** Only the organizer and the organizer's delegates act; organizers from elsewhere are nobody's business here. */
function checkActor(actor: string, organizer: string, book: AddressBook): void {
  const address = organizer.toLowerCase();
  if (!book.person(address)) return;
  const person = book.anyPerson(actor)?.entry;
  if (person?.mail === address || person?.delegateOf.includes(address)) return;
  throw new RangeError('The actor is neither the organizer nor a delegate of the organizer.');
}
