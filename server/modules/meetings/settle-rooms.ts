import type { Interval } from '../../../contract/primitives.ts';
import type { KnownOccurrence, KnownRoom, Sighting } from './link.ts';
import { nextOccurrence } from './occurrence.ts';
import type { Folded, OccurrenceFacts, Swap } from './occurrence.ts';
import { after, earliest, timers } from './timers.ts';

/** Rooms of before that show the meeting no more: because they cannot be read, or because it is not there. */
export interface Missing {
  readonly blind: readonly KnownRoom[];
  readonly lost: readonly KnownRoom[];
}

/** What holds a meeting of which at least one room shows that it is there, and what is decided about rooms it left. */
export function settleRooms(
  facts: OccurrenceFacts,
  live: readonly Sighting[],
  { blind, lost }: Missing,
): Folded {
  const { was, now } = facts;
  const shown = live.flatMap((sighting) => showing(facts, sighting));
  const { swaps, undecided } = decide(facts, shown, lost);
  const waiting = undecided.map((room) => ({
    ...room,
    response: 'lost' as const,
    lostAt: room.lostAt ?? now,
  }));
  const rooms = [...shown, ...blind, ...waiting];
  const isBooked = [...shown, ...blind].some(({ response }) => response === 'accepted');

  return {
    is: nextOccurrence(facts, { standing: isBooked ? 'booked' : 'pending', ...timeOf(was, shown), rooms }),
    swaps,
    isNewlyLost: undecided.some(({ lostAt }) => lostAt === null),
    isWaiting: waiting.length > 0,
    looksBeyond: [],
    checkAt: earliest(
      ...waiting.map(({ lostAt }) => after(lostAt, timers.roomLost)).filter((at) => at > now),
    ),
  };
}

/** A room that shows the meeting, with what was known of it before. */
function showing({ was, calendars, now }: OccurrenceFacts, sighting: Sighting): readonly KnownRoom[] {
  const calendar = calendars.get(sighting.calendar);
  if (!calendar) return []; // removed from the organization at this moment
  const before = was?.rooms.find((room) => room.calendar === calendar.id && room.response !== 'lost');
  const { start, end } = sighting;
  const response = answerOf(sighting);
  return [
    {
      calendar: calendar.id,
      mailbox: calendar.mailbox,
      name: calendar.name,
      response,
      start,
      end,
      hadAccepted: response === 'accepted' || (before?.hadAccepted ?? false),
      number: before?.number ?? (was?.version ?? 0) + 1,
      since: before?.since ?? now,
      lostAt: null,
    },
  ];
}

function answerOf({ response }: Sighting): 'accepted' | 'tentative' | 'none' {
  if (response === 'organizer') return 'accepted'; // the room's own entry stands by itself
  return response === 'accepted' || response === 'tentative' ? response : 'none';
}

/**
 * A room was left for another when exactly one is gone and exactly one came, in either order: within ten minutes, and not
 * both named by the form from the beginning. Other losses are decided after the sweep and ten minutes.
 */
function decide(
  facts: OccurrenceFacts,
  shown: readonly KnownRoom[],
  lost: readonly KnownRoom[],
): { readonly swaps: readonly Swap[]; readonly undecided: readonly KnownRoom[] } {
  const { was, now } = facts;
  const fresh = shown.filter(
    ({ calendar }) => !was?.rooms.some((room) => room.calendar === calendar && room.response !== 'lost'),
  );
  const [only, ...more] = lost;
  if (!only) return { swaps: [], undecided: [] };
  if (more.length === 0) {
    const [to, ...others] = fresh.length > 0 ? fresh : shown.filter((room) => cameFor(facts, room, only));
    if (to && others.length === 0) return { swaps: [{ from: only.mailbox, to: to.mailbox }], undecided: [] };
  }
  if (fresh.length >= lost.length) return { swaps: [], undecided: [] };
  const isDue = ({ lostAt }: KnownRoom) =>
    lostAt !== null && facts.isSwept && now >= after(lostAt, timers.roomLost);
  return { swaps: [], undecided: lost.filter((room) => !isDue(room)) };
}

/** A room that came after the other one, not long before that was lost. */
function cameFor({ planned, now }: OccurrenceFacts, room: KnownRoom, lost: KnownRoom): boolean {
  const areBothPlanned = planned.has(room.calendar) && planned.has(lost.calendar);
  return (
    room.number > lost.number && !areBothPlanned && after(room.since, timers.roomLost) >= (lost.lostAt ?? now)
  );
}

/**
 * When it is. While rooms differ, because one was read before and the other after a move, what a room shows anew counts:
 * what it showed before is older. Without news it stays as it was told, as long as some room says so.
 */
function timeOf(was: KnownOccurrence | null, shown: readonly KnownRoom[]): Interval {
  const isNews = (room: KnownRoom) =>
    !was?.rooms.some(
      ({ calendar, start, end }) => calendar === room.calendar && start === room.start && end === room.end,
    );
  const news = shown.filter(isNews);
  const stays = was && shown.some(({ start, end }) => start === was.start && end === was.end);
  const { start, end } = latest(news) ?? (stays ? was : undefined) ?? latest(shown) ?? was ?? raise();
  return { start, end };
}

/** Of several that differ the one furthest ahead: any, but always the same. */
function latest(rooms: readonly KnownRoom[]): Interval | undefined {
  return rooms.toSorted((one, other) => compare(one.start + one.end, other.start + other.end)).at(-1);
}

function raise(): never {
  throw new Error('a meeting that stands is shown by a room'); // a bug: it is called with a sighting
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
