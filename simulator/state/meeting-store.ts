import type { AddressBook } from './addresses.ts';
import { createCalendar } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { MeetingDraft } from './calendaring.ts';
import { serialOf } from './ids.ts';
import { distribute, processRoom } from './invitations.ts';
import type { InvitationDeps } from './invitations.ts';
import type { Revision } from './revise.ts';
import { mailboxesOf } from './stored-meeting.ts';
import type { StoredMeeting } from './stored-meeting.ts';

/** All meetings and calendars of all tenants, and the rooms' attendants at work on them. */
export interface MeetingStore extends InvitationDeps {
  readonly find: (uid: string) => StoredMeeting | undefined;
  readonly create: (revision: Revision) => StoredMeeting;
  /** Replaces what a meeting says; calendars and parts follow, answers stay. */
  readonly replace: (meeting: StoredMeeting, revision: Revision) => void;
  /** Notes that something about the meeting changed: every copy gets another changeKey. */
  readonly touch: (meeting: StoredMeeting) => void;
  readonly drop: (meeting: StoredMeeting) => void;
  /** The rooms process the cancellation that lies in their mailboxes. */
  readonly removeCanceled: (meeting: StoredMeeting) => void;
  /** Called after every change, with the mailboxes that had or have a copy. */
  readonly onChange: (listener: ChangeListener) => void;
  /** Lets the rooms decide about what has arrived, after their delay. */
  readonly processRooms: (meeting: StoredMeeting) => void;
  /** Runs after the delay with which mailboxes process messages; at once when there is none. */
  readonly afterDelay: (work: () => void) => void;
  readonly all: () => Iterable<StoredMeeting>;
  readonly calendars: () => ReadonlyMap<string, Calendar>;
  readonly rename: (from: string, to: string) => void;
  readonly reset: () => void;
}

export type ChangeListener = (meeting: StoredMeeting, mailboxes: ReadonlySet<string>) => void;

export function createMeetingStore(options: {
  readonly book: AddressBook;
  readonly now: () => string;
  readonly processingDelayMs: number;
  /** Told when the rooms have decided about what had arrived, or have removed what was canceled. */
  readonly onProcessed: (meeting: StoredMeeting) => void;
}): MeetingStore {
  const { book, processingDelayMs } = options;
  const meetings = new Map<number, StoredMeeting>();
  const calendars = new Map<string, Calendar>();
  const waiting = new Set<NodeJS.Timeout>();
  const listeners: ChangeListener[] = [];
  let serial = 0;
  let revision = 0;

  const now = (): number => Date.parse(options.now());
  const calendarOf = (mailbox: string): Calendar => {
    const known = calendars.get(mailbox);
    if (known) return known;
    const calendar = createCalendar(mailbox, calendars.size + 1);
    calendars.set(mailbox, calendar);
    return calendar;
  };
  const deps: InvitationDeps = { book, calendarOf, now };

  const file = (meeting: StoredMeeting): void => {
    for (const mailbox of mailboxesOf(meeting)) calendarOf(mailbox).add(meeting);
  };
  const unfile = (meeting: StoredMeeting): void => {
    for (const mailbox of mailboxesOf(meeting)) calendarOf(mailbox).remove(meeting);
  };
  const announce = (meeting: StoredMeeting, before: ReadonlySet<string> = new Set()): void => {
    const mailboxes = new Set([...before, ...mailboxesOf(meeting)]);
    for (const listener of listeners) listener(meeting, mailboxes);
  };
  const touch = (meeting: StoredMeeting, before?: ReadonlySet<string>): void => {
    revision += 1;
    meeting.revision = revision;
    meeting.modifiedAt = now();
    announce(meeting, before);
  };
  const afterDelay = (work: () => void): void => {
    if (processingDelayMs === 0) {
      work();
      return;
    }
    const timer = setTimeout(() => {
      waiting.delete(timer);
      work();
    }, processingDelayMs);
    timer.unref();
    waiting.add(timer);
  };

  return {
    ...deps,
    touch: (meeting) => touch(meeting),
    removeCanceled: (meeting) => {
      for (const part of meeting.parts) {
        if (part.isRoom) part.answer = { ...part.answer, stage: 'processed' };
      }
      announce(meeting);
      options.onProcessed(meeting);
    },
    onChange: (listener) => void listeners.push(listener),
    afterDelay,
    find: (uid) => meetings.get(serialOf(uid) ?? 0),
    create: ({ draft, exceptions }) => {
      serial += 1;
      revision += 1;
      const created = now();
      const meeting: StoredMeeting = {
        serial,
        draft,
        start: Date.parse(draft.start),
        end: Date.parse(draft.end),
        exceptions,
        parts: [],
        cancelled: false,
        revision,
        createdAt: created,
        modifiedAt: created,
        expansion: null,
      };
      distribute(meeting, deps);
      meetings.set(serial, meeting);
      file(meeting);
      announce(meeting);
      return meeting;
    },
    replace: (meeting, { draft, exceptions }) => {
      const before = mailboxesOf(meeting);
      unfile(meeting);
      meeting.draft = draft;
      meeting.start = Date.parse(draft.start);
      meeting.end = Date.parse(draft.end);
      meeting.exceptions = exceptions;
      meeting.expansion = null;
      distribute(meeting, deps);
      file(meeting);
      touch(meeting, before);
    },
    drop: (meeting) => {
      unfile(meeting);
      meetings.delete(meeting.serial);
      announce(meeting);
    },
    processRooms: (meeting) => {
      afterDelay(() => {
        if (meeting.cancelled || !meetings.has(meeting.serial)) return;
        for (const part of meeting.parts.filter(({ isRoom }) => isRoom)) processRoom(meeting, part, deps);
        touch(meeting);
        options.onProcessed(meeting);
      });
    },
    all: () => meetings.values(),
    calendars: () => calendars,
    rename: (from, to) => {
      const calendar = calendars.get(from);
      if (!calendar) return;
      calendars.delete(from);
      calendars.set(to, createCalendar(to, calendar.number));
      for (const meeting of meetings.values()) {
        if (!meeting.parts.some((part) => part.mailbox === from)) continue;
        renameIn(meeting, from, to);
        calendarOf(to).add(meeting);
        touch(meeting);
      }
    },
    reset: () => {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
      meetings.clear();
      calendars.clear();
      serial = 0;
      revision = 0;
    },
  };
}

function renameIn(meeting: StoredMeeting, from: string, to: string): void {
  const rooms = (given: readonly string[]): string[] => given.map((room) => (room === from ? to : room));
  const renamed = (draft: MeetingDraft): MeetingDraft => ({ ...draft, rooms: rooms(draft.rooms) });
  meeting.draft = renamed(meeting.draft);
  meeting.parts = meeting.parts.map((part) => (part.mailbox === from ? { ...part, mailbox: to } : part));
  for (const [start, exception] of meeting.exceptions ?? []) {
    if (!exception.patch.rooms) continue;
    const patch = { ...exception.patch, rooms: rooms(exception.patch.rooms) };
    meeting.exceptions?.set(start, { ...exception, patch });
  }
}
