import { CalendarId, MailboxAddress, TimeZone } from '../../../contract/primitives.ts';
import type { Instant } from '../../../contract/primitives.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import { bind } from '../../../server/modules/meetings/bind.ts';
import { withAnswer } from '../../../server/modules/meetings/beyond.ts';
import { followMeeting } from '../../../server/modules/meetings/follow-meeting.ts';
import type {
  Beyond,
  Bound,
  CalendarFacts,
  KnownOccurrence,
  Sighting,
  Sweep,
} from '../../../server/modules/meetings/link.ts';
import { nextUnbound } from '../../../server/modules/meetings/next-state.ts';
import type { NextState } from '../../../server/modules/meetings/next-state.ts';

/**
 * A small tenant, a small mirror and one link, in memory: the reference that the rules of following a meeting are played
 * against. Calendars get a change one by one and in any order, readings begin and end at different times, and wake-ups
 * may be lost; what is true stands in `dates`.
 */

export const ROOMS = ['fjord', 'skov', 'lille'] as const;
export type RoomName = (typeof ROOMS)[number];
const ids = new Map<RoomName, { readonly calendar: CalendarId; readonly mailbox: MailboxAddress }>(
  ROOMS.map((room, index) => {
    const calendar = CalendarId.parse(`0000000${index + 1}-0000-4000-8000-000000000000`);
    return [room, { calendar, mailbox: MailboxAddress.parse(`${room}@nordhavn.example`) }];
  }),
);
export const calendarOf = (room: RoomName) => idsOf(room).calendar;
const mailboxOf = (room: RoomName) => idsOf(room).mailbox;

function idsOf(room: RoomName) {
  const found = ids.get(room);
  if (!found) throw new Error(`There is no room ${room}`);
  return found;
}

const ZONE = TimeZone.parse('Europe/Copenhagen');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BEGIN = Date.parse('2026-11-30T08:00:00.000Z');
const FIRST = BEGIN + 2 * DAY;
const LENGTH = HOUR;
/** As the schema would write it; the same few moments are asked for millions of times. */
const at = (ms: number): Instant => {
  const text = written.get(ms) ?? instantOf(ms);
  written.set(ms, text);
  return text;
};
const written = new Map<number, Instant>();
const WINDOW = { start: at(BEGIN - 60 * DAY), end: at(BEGIN + 365 * DAY) };

/** One date of the meeting as the organizer has it. */
interface TrueDate {
  original: number;
  start: number;
  rooms: Set<RoomName>;
  isAlive: boolean;
}

interface Room {
  /** What Exchange has put into this calendar. */
  calendar: readonly Sighting[];
  /** What the mirror read last. */
  mirror: readonly Sighting[];
  want: number;
  done: number;
  isBlind: boolean;
  hasFault: boolean;
  wasRead: boolean;
  /** It is wanted to be looked at beyond the window. */
  isFarWanted: boolean;
  reading: Reading | null;
}

interface Reading {
  readonly want: number;
  readonly seen: readonly Sighting[] | null;
  /** What is beyond the window; null: that could not be read. Undefined: nobody asked. */
  readonly far: readonly Sighting[] | null | undefined;
}

const aRoom = (): Room => ({
  calendar: [],
  mirror: [],
  want: 1,
  done: 0,
  isBlind: false,
  hasFault: false,
  wasRead: false,
  isFarWanted: false,
  reading: null,
});

export interface Step {
  readonly kind:
    | 'send'
    | 'move'
    | 'move-all'
    | 'move-far'
    | 'swap'
    | 'add-room'
    | 'drop-room'
    | 'cancel'
    | 'cancel-loudly'
    | 'undo'
    | 'shorten'
    | 'decline'
    | 'answer'
    | 'deliver'
    | 'wake'
    | 'begin'
    | 'commit'
    | 'blind'
    | 'see'
    | 'advance'
    | 'timer'
    | 'empty-form';
  readonly room: RoomName;
  readonly other: RoomName;
  readonly date: number;
  readonly amount: number;
  readonly isWakeLost: boolean;
}

export interface Told {
  readonly was: KnownOccurrence | null;
  readonly is: KnownOccurrence;
  readonly swaps: readonly { readonly from: string; readonly to: string }[];
}

export class Life {
  now = BEGIN;
  readonly isSeries: boolean;
  readonly rooms: Record<RoomName, Room>;
  dates: TrueDate[] = [];
  /** Dates that are cancelled with a word: rooms show them as canceled. */
  readonly loud = new Set<TrueDate>();
  readonly declined = new Set<string>();
  readonly pending: Set<RoomName>;
  state: NextState = { state: 'draft', reason: null, checkAt: null };
  bound: Bound | null = null;
  sweep: Sweep | null = null;
  beyond: Beyond | null = null;
  known: readonly KnownOccurrence[] = [];
  planned: RoomName[] = ['fjord'];
  sentAt: number | null = null;
  readonly told: Told[] = [];
  /** Is told of every reconciliation: what was told just now. */
  onTold: (told: readonly Told[]) => void = () => undefined;

  constructor(isSeries: boolean, pending: readonly RoomName[]) {
    this.isSeries = isSeries;
    this.pending = new Set(pending);
    this.rooms = { fjord: aRoom(), skov: aRoom(), lille: aRoom() };
    for (const name of ROOMS) this.#read(name);
  }

  /** The meeting is sent, and its room has shown it. */
  begin(): void {
    const quiet = { room: 'fjord', other: 'fjord', date: 0, amount: 0, isWakeLost: false } as const;
    this.#send({ kind: 'send', ...quiet });
    this.deliver('fjord');
    this.#read('fjord');
  }

  play(step: Step): void {
    const date = this.dates[step.date % Math.max(1, this.dates.length)];
    // What happens beyond the window is seen when the window gets there.
    const isUnseen = this.dates.some(isFar) && changesDates.has(step.kind);
    if (!isUnseen) this.#plays[step.kind](step, date);
  }

  /** What each step does; those of the organizer and of the rooms raise what is wanted, unless the wake-up is lost. */
  readonly #plays: Record<Step['kind'], (step: Step, date: TrueDate | undefined) => void> = {
    send: (step) => this.#send(step),
    move: (step, date) => {
      if (date) date.start += (1 + (step.amount % 5)) * HOUR;
      this.#changed(step);
    },
    'move-all': (step) => {
      const shift = step.amount % 2 === 0 ? HOUR : DAY;
      for (const one of this.dates) {
        const isException = one.start !== one.original;
        one.original += shift;
        if (!isException) one.start += shift;
      }
      this.#changed(step);
    },
    'move-far': (step, date) => {
      if (!date) return;
      if (isFar(date)) date.start -= FAR;
      else if (this.#isKnownWhole(date)) date.start += FAR;
      this.#changed(step);
    },
    swap: (step, date) => {
      if (date?.isAlive && date.rooms.delete(step.room)) date.rooms.add(step.other);
      this.#changed(step);
    },
    'add-room': (step, date) => {
      if (date?.isAlive) date.rooms.add(step.room);
      this.#changed(step);
    },
    'drop-room': (step, date) => {
      if (date?.isAlive && date.rooms.size > 1) date.rooms.delete(step.room);
      this.#changed(step);
    },
    cancel: (step, date) => {
      if (date) date.isAlive = false;
      this.#changed(step);
    },
    'cancel-loudly': (step, date) => {
      if (date) date.isAlive = false;
      if (date) this.loud.add(date);
      this.#changed(step);
    },
    undo: (step, date) => {
      if (date) date.isAlive = true;
      if (date) this.loud.delete(date);
      this.#changed(step);
    },
    shorten: (step) => {
      const last = this.dates.at(-1);
      if (last && this.isSeries) last.isAlive = false;
      this.#changed(step);
    },
    decline: (step) => {
      this.declined.add(step.room);
      this.#changed(step);
    },
    answer: (step) => {
      this.declined.delete(step.room);
      this.pending.delete(step.room);
      this.#changed(step);
    },
    deliver: ({ room }) => this.deliver(room),
    wake: ({ room, amount }) => {
      this.rooms[room].want += 1 + (amount % 3);
    },
    begin: ({ room, amount }) => this.#begin(room, amount === 5),
    commit: ({ room }) => this.#commit(room),
    blind: ({ room }) => {
      this.rooms[room].isBlind = true;
    },
    see: ({ room }) => {
      this.rooms[room].isBlind = false;
    },
    advance: ({ amount }) => {
      this.now += [MINUTE, 11 * MINUTE, 5 * HOUR][amount % 3] ?? MINUTE;
    },
    timer: () => this.reconcile(),
    'empty-form': ({ amount }) => {
      this.planned = amount % 2 === 0 ? [] : ['fjord'];
    },
  };

  /** Everything settles: calendars are delivered and readable, wake-ups arrive, and time passes until nothing waits. */
  settle(): void {
    for (const name of ROOMS) {
      this.rooms[name].isBlind = false;
      this.deliver(name);
    }
    for (let round = 0; round < 2; round += 1) {
      for (const name of ROOMS) this.#read(name);
      this.reconcile();
    }
    for (const minutes of [11, 11, 11, 4 * 60 + 1, 1]) {
      this.now += minutes * MINUTE;
      for (const name of ROOMS) this.#read(name);
      this.reconcile();
      this.reconcile();
    }
  }

  deliver(name: RoomName): void {
    this.rooms[name].calendar = this.dates.flatMap((date): Sighting[] => {
      const isDeclined = this.declined.has(name);
      const isHeld = date.rooms.has(name) && (date.isAlive || this.loud.has(date));
      // A room that said no shows it, or forgets the meeting: both happen.
      if (!isHeld || (isDeclined && name !== 'skov')) return [];
      return [
        {
          calendar: calendarOf(name),
          meetingUid: 'meeting-1',
          occurrence: this.isSeries ? at(date.original) : null,
          organizer: 'anna@nordhavn.example',
          organizerName: 'Anna',
          start: at(date.start),
          end: at(date.start + LENGTH),
          isCanceled: !date.isAlive,
          response: isDeclined ? 'declined' : this.pending.has(name) ? 'tentative' : 'accepted',
          firstSeenAt: at(this.now),
        },
      ];
    });
  }

  /** Whether it stands further ahead than is read. */
  isFar({ start }: Sighting): boolean {
    return start >= WINDOW.end;
  }

  /** What the rules make of it: as the product does in one transaction, twice, because doing it again changes nothing. */
  reconcile(): void {
    const told = this.#once();
    const before = JSON.stringify([this.known, this.state, this.sweep, this.beyond]);
    const again = this.#once();
    if (again.length > 0 || JSON.stringify([this.known, this.state, this.sweep, this.beyond]) !== before) {
      const after = JSON.stringify([this.known, this.state, this.sweep, this.beyond]);
      throw new Error(`doing it again changed something:\n${before}\n${after}`);
    }
    this.told.push(...told);
    this.onTold(told);
  }

  facts(): ReadonlyMap<CalendarId, CalendarFacts> {
    return new Map(
      ROOMS.map((name) => {
        const { want, done, hasFault, wasRead } = this.rooms[name];
        const id = calendarOf(name);
        const facts = { id, mailbox: mailboxOf(name), name, hasFault, want, done };
        return [id, { ...facts, window: wasRead ? WINDOW : null, readAt: null, unreadableSince: null }];
      }),
    );
  }

  sightings(): readonly Sighting[] {
    return ROOMS.flatMap((name) => this.rooms[name].mirror);
  }

  #once(): readonly Told[] {
    const now = at(this.now);
    const calendars = this.facts();
    const rooms = this.planned.map(mailboxOf);
    const planned = { start: at(FIRST), end: at(FIRST + LENGTH), rooms };
    if (!this.bound) {
      const plan = {
        id: 'link',
        organizer: 'anna@nordhavn.example',
        ...planned,
        rooms: new Set(this.planned.map(calendarOf)),
        isSeries: this.isSeries,
        createdAt: at(BEGIN),
        seenBefore: new Set<string>(),
        excluded: new Set<string>(),
        isDate: false,
        dates: [],
      };
      const binding = bind(plan, this.sightings(), () => false, [plan]);
      if (binding.kind === 'bind') {
        this.bound = binding.to.bound;
      } else {
        const unclear = binding.kind === 'needs-attention' ? binding.reason : null;
        const sentAt = this.sentAt === null ? null : at(this.sentAt);
        this.state = nextUnbound(
          { ...this.state, planned, sentAt, touchedAt: at(BEGIN), recurrence: null, timeZone: ZONE },
          unclear,
          now,
        );
        return [];
      }
    }
    const { bound, known } = this;
    const followed = followMeeting({
      link: { ...this.state, planned, sweep: this.sweep, beyond: this.beyond },
      bound,
      known,
      sightings: this.sightings(),
      calendars,
      now,
    });
    this.state = followed.next;
    this.sweep = followed.sweep;
    this.beyond = followed.beyond;
    for (const name of ROOMS) {
      if (followed.looksBeyond.includes(calendarOf(name))) this.rooms[name].isFarWanted = true;
    }
    if (followed.beginsSweep)
      for (const name of ROOMS) if (!this.rooms[name].hasFault) this.rooms[name].want += 1;
    this.known = followed.dates.map(({ is }) => is);
    return followed.dates.filter(({ was, is }) => was !== is);
  }

  #send(step: Step): void {
    if (this.dates.length > 0) return;
    const count = this.isSeries ? 3 : 1;
    this.dates = Array.from({ length: count }, (_, week) => {
      const start = FIRST + week * 7 * DAY;
      return { original: start, start, rooms: new Set<RoomName>(['fjord']), isAlive: true };
    });
    this.sentAt = step.amount % 2 === 0 ? this.now : null;
    this.#changed(step);
  }

  #changed(step: Step): void {
    if (!step.isWakeLost) for (const name of ROOMS) this.rooms[name].want += 1;
  }

  /** The mirror knows every room of a date, and nothing else of it is under way: an end that was said is an end. */
  #isKnownWhole({ original, rooms }: TrueDate): boolean {
    const key = this.isSeries ? at(original) : null;
    const known = this.known.find(({ occurrence, aliases }) => [occurrence, ...aliases].includes(key));
    return [...rooms].every((name) => {
      const { calendar: held, mirror, reading } = this.rooms[name];
      const isShown = [held, mirror].every((shown) =>
        shown.some(({ occurrence, isCanceled }) => occurrence === key && !isCanceled),
      );
      const isTold = known?.rooms.some(
        ({ calendar, response }) => calendar === calendarOf(name) && response !== 'lost',
      );
      return isShown && isTold && reading === null;
    });
  }

  #begin(name: RoomName, isFarBlind = false): void {
    const room = this.rooms[name];
    if (room.reading) return;
    const [near, far] = [false, true].map((isBeyond) =>
      room.calendar.filter(({ start }) => start >= WINDOW.end === isBeyond),
    );
    const { want, isFarWanted } = room;
    room.reading = {
      want,
      seen: room.isBlind ? null : (near ?? null),
      far: isFarWanted ? (isFarBlind ? null : far) : undefined,
    };
  }

  #commit(name: RoomName): void {
    const room = this.rooms[name];
    if (!room.reading) return;
    const { want, seen, far } = room.reading;
    room.reading = null;
    room.hasFault = seen === null;
    if (seen) {
      room.mirror = seen;
      room.wasRead = true;
      this.#answer(name, far);
      this.reconcile(); // before the reading counts as done, as the mirror does it
      room.done = Math.max(room.done, want);
    } else {
      this.reconcile();
    }
  }

  #answer(name: RoomName, sightings: Reading['far']): void {
    if (sightings === undefined) return;
    const meetingUids = ['meeting-1'];
    this.beyond = withAnswer(
      this.beyond,
      { calendar: calendarOf(name), meetingUids, sightings },
      meetingUids,
    );
    if (sightings) this.rooms[name].isFarWanted = false;
  }

  #read(name: RoomName): void {
    this.#commit(name);
    this.#begin(name);
    this.#commit(name);
  }
}

const FAR = 400 * DAY;

function isFar({ start }: TrueDate): boolean {
  return at(start) >= WINDOW.end;
}

/** What would change a date, or a room's answer to it. */
const changesDates: ReadonlySet<Step['kind']> = new Set([
  'move',
  'move-all',
  'swap',
  'add-room',
  'drop-room',
  'cancel',
  'cancel-loudly',
  'undo',
  'shorten',
  'decline',
  'answer',
]);

/** Dates as they are in truth, once every room has answered: `start rooms`. */
export function truthOf(life: Life): readonly string[] {
  return life.dates
    .flatMap((date) => {
      const rooms = [...date.rooms].filter((room) => !life.declined.has(room)).toSorted();
      return date.isAlive && rooms.length > 0 ? [`${at(date.start)} ${rooms.join(' ')}`] : [];
    })
    .toSorted();
}

/** Dates as those who hang on the meeting were told of them. */
export function toldOf(life: Life): readonly string[] {
  return life.known
    .flatMap(({ standing, start, rooms }) =>
      standing === 'booked' || standing === 'pending'
        ? [
            `${start} ${rooms
              .map(({ name }) => name)
              .toSorted()
              .join(' ')}`,
          ]
        : [],
    )
    .toSorted();
}
