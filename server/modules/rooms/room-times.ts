import type { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { Schedule } from '../../exchange/index.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { instantOf } from '../../kernel/time.ts';
import { conflictsIn, covers } from '../availability/index.ts';
import type { KnownCalendar, KnownCalendars } from '../availability/index.ts';
import { placesFor } from './counted-places.ts';
import { withBuffer } from './room-buffer.ts';
import type { Room, RoomsDeps, Wish } from './room.ts';

/** Two months of a busy campus hold a million meetings; nobody reads more than these of one room. */
export const MOST_CONFLICTS = 50;
/** Older readings say nothing of today: such a calendar has not been readable for a day. */
const OLDEST_MS = 24 * 60 * 60_000;

/** When a room is taken, and for which moment that is true. */
export interface RoomTimes {
  readonly schedule: Schedule;
  /** Null: nothing could be read. */
  readonly readAt: Instant | null;
  readonly isLive: boolean;
}

type Times = Pick<Wish, 'start' | 'end' | 'before' | 'after'>;

export type TimesOf = ReadonlyMap<MailboxAddress, RoomTimes>;

/**
 * What the mirror holds of `rooms` at the time of the wish and around it, from memory. A room is missing whose calendar was never read,
 * was not read for a day, or is not read as far as the wish reaches: of those nothing is known, and unknown is not free.
 */
export function recallTimes(
  known: KnownCalendars,
  rooms: readonly Room[],
  wish: Times,
  now: Instant,
): TimesOf {
  const asked = withBuffer(wish);
  const [start, end] = [Date.parse(asked.start), Date.parse(asked.end)];
  const oldest = instantOf(Math.max(Date.parse(now) - OLDEST_MS, 0));
  const write = onceWritten();
  const found = new Map<MailboxAddress, RoomTimes>();
  for (const room of rooms) {
    const { id, mailbox } = room;
    // One more than is shown: one of them may be the meeting itself. Where places are counted, all of them are.
    const most = placesFor(room, 1) ? Number.POSITIVE_INFINITY : MOST_CONFLICTS + 1;
    const times = recall(known.get(id), mailbox, { start, end, oldest, most, write });
    if (times) found.set(mailbox, times);
  }
  return found;
}

interface Asked {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly oldest: Instant;
  readonly most: number;
  readonly write: (milliseconds: number) => Instant;
}

function recall(
  calendar: KnownCalendar | undefined,
  mailbox: MailboxAddress,
  { start, end, oldest, most, write }: Asked,
): RoomTimes | null {
  if (!calendar?.times || calendar.readAt === null || calendar.readAt < oldest) return null;
  if (!covers(calendar.times, start, end)) return null;
  const conflicts = conflictsIn(calendar.times, start, end, most, write);
  const busy = conflicts.map((conflict) => ({
    start: conflict.start,
    end: conflict.end,
    status: conflict.isTentative ? ('tentative' as const) : ('busy' as const),
  }));
  return { schedule: { mailbox, known: true, busy }, readAt: calendar.readAt, isLive: false };
}

/** Meetings begin and end on the same few moments in thousands of rooms. */
function onceWritten(): (milliseconds: number) => Instant {
  const written = new Map<number, Instant>();
  return (milliseconds) => {
    const instant = written.get(milliseconds) ?? instantOf(milliseconds);
    written.set(milliseconds, instant);
    return instant;
  };
}

/** Asks Exchange when `rooms` are taken, each integration by itself. What cannot be read carries its fault. */
export async function askTimes(
  deps: Pick<RoomsDeps, 'exchangeOf' | 'clock'>,
  caller: Caller,
  rooms: readonly Room[],
  wish: Times,
  signal: AbortSignal,
): Promise<TimesOf> {
  const byIntegration = Map.groupBy(rooms, ({ integration }) => integration);
  const schedules = await Promise.all(
    [...byIntegration].map(([integration, theirs]) =>
      readSchedules(deps, caller, integration, theirs, wish, signal),
    ),
  );
  const now = deps.clock.now();
  return new Map(
    schedules
      .flat()
      .map((schedule) => [schedule.mailbox, { schedule, readAt: schedule.known ? now : null, isLive: true }]),
  );
}

/** An integration that cannot be reached at all is the same to a person as twenty rooms that cannot be read. */
async function readSchedules(
  deps: Pick<RoomsDeps, 'exchangeOf'>,
  caller: Caller,
  integration: string,
  rooms: readonly Room[],
  wish: Times,
  signal: AbortSignal,
): Promise<readonly Schedule[]> {
  const mailboxes = rooms.map(({ mailbox }) => mailbox);
  try {
    const exchange = await deps.exchangeOf(integration, caller.organization);
    return await exchange.readSchedules(mailboxes, withBuffer(wish), { signal });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { exchangeCode = null, retryAfterSeconds = null } = error.extra;
    const fault = { code: error.code, detail: error.message, exchangeCode, retryAfterSeconds };
    return mailboxes.map((mailbox) => ({ mailbox, known: false, fault }));
  }
}
