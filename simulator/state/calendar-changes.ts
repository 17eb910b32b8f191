import { changeKeyOf, itemIdOf } from './ids.ts';
import type { MeetingStore } from './meeting-store.ts';
import { occurrenceAt, startsUntil } from './series.ts';
import { hasMaster, holds } from './stored-meeting.ts';
import type { StoredMeeting } from './stored-meeting.ts';

/** Something that happened to one item of a followed calendar. */
export interface CalendarChange {
  readonly mailbox: string;
  readonly kind: 'created' | 'updated' | 'deleted';
  /** A series is one item: the id is its master's, whichever date changed. */
  readonly id: string;
  readonly changeKey: string;
}

export interface CalendarChanges {
  /** From now on the listeners hear of this mailbox, until the next reset. */
  readonly follow: (mailbox: string) => void;
  readonly onChange: (listener: (change: CalendarChange) => void) => void;
  readonly renamed: (from: string, to: string) => void;
  readonly clear: () => void;
}

/** How far a series is searched for a date that the mailbox holds. */
const SEARCHED_MS = 2 * 366 * 86_400_000;

/**
 * Finds out what a change of a meeting means to each followed calendar, by comparing what the calendar held of it before
 * with what it holds now: an item appears when an invitation arrives and disappears when the room declines it.
 */
export function createCalendarChanges(store: MeetingStore): CalendarChanges {
  /** Versions of the items by meeting, for each followed mailbox. */
  const followed = new Map<string, Map<number, ReadonlyMap<string, number>>>();
  const listeners: ((change: CalendarChange) => void)[] = [];

  const itemsIn = (mailbox: string, meeting: StoredMeeting): ReadonlyMap<string, number> => {
    const { number } = store.calendarOf(mailbox);
    return new Map(heldIds(meeting, mailbox, number).map((id) => [id, meeting.revision]));
  };

  store.onChange((meeting, mailboxes) => {
    for (const mailbox of mailboxes) {
      const known = followed.get(mailbox);
      if (!known) continue;
      const before = known.get(meeting.serial) ?? new Map<string, number>();
      const after = itemsIn(mailbox, meeting);
      if (after.size > 0) known.set(meeting.serial, after);
      else known.delete(meeting.serial);
      const changeKey = changeKeyOf(meeting.revision);
      for (const { id, kind } of compared(before, after)) {
        for (const listener of listeners) listener({ mailbox, kind, id, changeKey });
      }
    }
  });

  return {
    follow: (mailbox) => {
      if (followed.has(mailbox)) return;
      const held = store.calendarOf(mailbox).meetings();
      followed.set(mailbox, new Map(held.map((meeting) => [meeting.serial, itemsIn(mailbox, meeting)])));
    },
    onChange: (listener) => void listeners.push(listener),
    renamed: (from, to) => {
      const known = followed.get(from);
      if (!known) return;
      followed.delete(from);
      followed.set(to, known);
    },
    clear: () => followed.clear(),
  };
}

function compared(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): { id: string; kind: CalendarChange['kind'] }[] {
  const gone = [...before.keys()].filter((id) => !after.has(id));
  const here = [...after].filter(([id, revision]) => before.get(id) !== revision);
  return [
    ...gone.map((id) => ({ id, kind: 'deleted' as const })),
    ...here.map(([id]) => ({ id, kind: before.has(id) ? ('updated' as const) : ('created' as const) })),
  ];
}

/** The item of a meeting in one mailbox, if it holds any date of it; single dates where it has no master. */
function heldIds(meeting: StoredMeeting, mailbox: string, number: number): string[] {
  const own = [...(meeting.exceptions?.keys() ?? [])];
  const isHeld = (start: number): boolean => holds(mailbox, occurrenceAt(meeting, start));
  if (meeting.draft.recurrence && !hasMaster(meeting, mailbox)) {
    return own.filter(isHeld).map((start) => itemIdOf(number, meeting.serial, start));
  }
  const regular = meeting.draft.recurrence
    ? startsUntil(meeting, meeting.start + SEARCHED_MS)
    : [meeting.start];
  return regular.some(isHeld) || own.some(isHeld) ? [itemIdOf(number, meeting.serial, null)] : [];
}
