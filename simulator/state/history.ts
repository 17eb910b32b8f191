import type { AddressBook } from './addresses.ts';
import type { Meeting, Response, Scope } from './calendaring.ts';
import { meetingOf } from './entry.ts';
import type { StoredMeeting } from './stored-meeting.ts';

/** Something that was done to a meeting, and what it was like afterwards. Instants are UTC text. */
export interface HistoryEntry {
  /** Real time. */
  readonly at: string;
  readonly businessTime: string;
  /** `processed`: rooms have decided about what had arrived, or have removed what was canceled. */
  readonly what: 'sent' | 'changed' | 'canceled' | 'answered' | 'processed';
  /** The series-wide id. */
  readonly iCalUId: string;
  /** Address of who did it; null when the rooms' mailboxes did. */
  readonly actor: string | null;
  /** Null where the whole meeting is meant and nothing was chosen. */
  readonly scope: Scope | null;
  readonly originalStart: string | null;
  /** Names of the fields that a change gave. */
  readonly fields: readonly string[];
  /** The series that "this and following" made. */
  readonly split: string | null;
  readonly organizer: string;
  readonly start: string;
  readonly end: string;
  readonly isCancelled: boolean;
  readonly rooms: readonly { readonly address: string; readonly response: Response }[];
}

/** What is known before the work is done. */
interface Deed {
  readonly what: HistoryEntry['what'];
  readonly actor: string;
  readonly scope?: Scope;
  readonly originalStart?: string;
  readonly fields?: readonly string[];
}

export interface History {
  /**
   * Does the work and notes it, in front of what mailboxes noted meanwhile. `work` returns the meeting and, after a
   * split, the series it made. What throws is not noted.
   */
  readonly note: <T extends readonly Meeting[]>(deed: Deed, work: () => T) => T;
  readonly processed: (meeting: StoredMeeting) => void;
  readonly since: (at: string | undefined) => readonly HistoryEntry[];
  readonly clear: () => void;
}

const MOST_ENTRIES = 20_000;

export function createHistory({ book, now }: { book: AddressBook; now: () => string }): History {
  let entries: HistoryEntry[] = [];

  const entryFor = (
    { what, actor, scope, originalStart, fields }: Omit<Deed, 'actor'> & { actor: string | null },
    meeting: Meeting,
    split: Meeting | undefined,
  ): HistoryEntry => ({
    at: new Date().toISOString(),
    businessTime: now(),
    what,
    iCalUId: meeting.meetingUid,
    actor: actor === null ? null : (book.anyPerson(actor)?.entry.mail ?? actor.toLowerCase()),
    scope: scope ?? null,
    originalStart: originalStart ?? null,
    fields: fields ?? [],
    split: split?.meetingUid ?? null,
    organizer: meeting.organizer,
    start: meeting.start,
    end: meeting.end,
    isCancelled: meeting.cancelled,
    rooms: meeting.answers.filter(({ address }) => meeting.rooms.includes(address)),
  });

  return {
    note: (deed, work) => {
      const place = entries.length;
      const done = work();
      const [meeting, split] = done;
      if (meeting) entries.splice(place, 0, entryFor(deed, meeting, split));
      if (entries.length > MOST_ENTRIES * 1.5) entries = entries.slice(-MOST_ENTRIES);
      return done;
    },
    processed: (meeting) => {
      entries.push(entryFor({ what: 'processed', actor: null }, meetingOf(meeting), undefined));
    },
    since: (at) => entries.slice(-MOST_ENTRIES).filter((entry) => at === undefined || entry.at >= at),
    clear: () => {
      entries = [];
    },
  };
}
