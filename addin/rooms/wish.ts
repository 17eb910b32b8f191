import type { Instant, UnitId } from '../../contract/primitives.ts';
import { LONGEST_WISH_DAYS } from '../../contract/rooms.ts';
import type { RoomKind } from '../../contract/rooms.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';

/** What a person chose in the pane; all else follows the meeting. */
export interface Choices {
  /** null: as many as come. */
  readonly seats: number | null;
  readonly equipment: readonly string[];
  /** Null: in their own building, if they have one. */
  readonly unit: UnitId | null;
  /** No matter where, not even in their own building. */
  readonly isAnywhere: boolean;
  /** Only rooms that they marked, or booked lately. */
  readonly mine: 'favorites' | 'recent' | null;
  /** Null: all of them. */
  readonly kind: RoomKind | null;
  /** Where the person is, so that what is nearer comes first. */
  readonly near: UnitId | null;
  /** Minutes that a room must be free around the meeting. */
  readonly before: number;
  readonly after: number;
  /** Nothing about which somebody decides. */
  readonly isDirect: boolean;
}

export const noChoices: Choices = {
  seats: null,
  equipment: [],
  unit: null,
  isAnywhere: false,
  mine: null,
  kind: null,
  near: null,
  before: 0,
  after: 0,
  isDirect: false,
};

/** Among which rooms somebody looks. */
export type Among = Pick<Choices, 'unit' | 'isAnywhere' | 'mine' | 'kind'>;

/** A meeting time for which no room can be looked up. */
export type TimeTrouble = 'end-before-start' | 'no-length' | 'past' | 'too-long';

/** The wish as the server understands it, without the place and the kind, which only the list has. */
export interface WishQuery {
  readonly start: Instant;
  readonly end: Instant;
  readonly seats: number;
  readonly equipment: readonly string[];
  /** IANA; absent when Outlook's zone is not known. */
  readonly timeZone?: string;
  readonly savedStart?: Instant;
  readonly savedEnd?: Instant;
  readonly savedRoom: readonly string[];
  readonly near?: UnitId;
  readonly before?: number;
  readonly after?: number;
  readonly bookable?: 'direct';
}

export interface Wish {
  /** How many people would come if nobody had set the seats: the organizer and everybody invited who is no room. */
  readonly people: number;
  readonly seats: number;
  readonly seatsSetByPerson: boolean;
  readonly trouble: TimeTrouble | null;
  readonly query: WishQuery;
}

const DAY_MS = 24 * 60 * 60_000;

/** `now` is the server's; `knownRooms` are mailboxes known to be rooms, which take no seat. */
export function deriveWish(
  meeting: Meeting,
  choices: Choices,
  knownRooms: ReadonlySet<string>,
  now: Instant,
): Wish {
  const people = headcount(meeting, knownRooms);
  const seats = choices.seats ?? people;
  const { saved, interval, timeZone } = meeting;
  return {
    people,
    seats,
    seatsSetByPerson: choices.seats !== null,
    trouble: timeTrouble(meeting, now),
    query: {
      ...interval,
      seats,
      equipment: choices.equipment,
      savedRoom: saved?.rooms ?? [],
      ...moreOf(choices),
      ...(timeZone.known && { timeZone: timeZone.name }),
      ...(saved && { savedStart: saved.interval.start, savedEnd: saved.interval.end }),
    },
  };
}

/** What was wished beyond seats and equipment; what was not is left out. */
function moreOf({ near, before, after, isDirect }: Choices): Partial<WishQuery> {
  return {
    ...(near !== null && { near }),
    ...(before > 0 && { before }),
    ...(after > 0 && { after }),
    ...(isDirect && { bookable: 'direct' as const }),
  };
}

/** Among which rooms somebody looks, for a query. */
export function amongOf({ unit, isAnywhere, mine, kind }: Among) {
  return {
    ...(unit && { unit }),
    ...(!unit && !isAnywhere && { around: 'yes' as const }),
    ...(mine && { mine }),
    ...(kind && { kind: [kind] }),
  };
}

function headcount(meeting: Meeting, knownRooms: ReadonlySet<string>): number {
  const seatless = new Set([...knownRooms, ...meeting.rooms.map((room) => room.mailbox)]);
  if (meeting.organizer !== null) seatless.add(meeting.organizer); // counted as the one below
  return 1 + meeting.attendees.filter((address) => !seatless.has(address)).length;
}

function timeTrouble({ interval }: Meeting, now: Instant): TimeTrouble | null {
  const length = Date.parse(interval.end) - Date.parse(interval.start);
  if (length < 0) return 'end-before-start';
  if (length === 0) return 'no-length';
  if (interval.end <= now) return 'past';
  if (length > LONGEST_WISH_DAYS * DAY_MS) return 'too-long';
  return null;
}
