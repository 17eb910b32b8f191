import type { CalendarId, Instant } from '../../../contract/primitives.ts';
import { isAnswered, isBeyond, roomsBeyond } from './beyond.ts';
import type { SeenRoom } from './hanging.ts';
import type { KnownOccurrence, KnownRoom, Sighting } from './link.ts';
import { isReadable, nextOccurrence, unchanged } from './occurrence.ts';
import type { Folded, OccurrenceFacts } from './occurrence.ts';
import { settleRooms } from './settle-rooms.ts';
import { after, timers } from './timers.ts';

/**
 * What an occurrence has become, from every calendar that shows it (decision 0025). The same
 * facts always give the same answer, and folding the answer again changes nothing.
 *
 * What a calendar showed last counts while it cannot be read: blindness never loses a room and never ends anything. A
 * calendar that was taken out of Foyer is lost as soon as another room shows the meeting, as when a mailbox got another
 * address and was added anew.
 * So is a calendar that would show it only beyond what is read, as soon as another room shows it at another time.
 * Nothing is decided about an occurrence that is over and has left the calendars, which forget.
 */
export function foldOccurrence(facts: OccurrenceFacts): Folded {
  const { was, now } = facts;
  const live = facts.sightings.filter(isLive);
  const missing = (was?.rooms ?? []).filter((room) => !facts.sightings.some(inRoom(room)));
  const isLost = (room: KnownRoom) =>
    isReadable(facts, room.calendar, room) || (live.length > 0 && isOutOfSight(facts, room));
  const blind = missing.filter((room) => !isLost(room));
  const lost = missing.filter(isLost);

  if (live.length > 0) return settleRooms(facts, live, { blind, lost });
  if (was && (after(was.end, timers.doneAfterEnd) <= now || blind.length > 0)) return unchanged(was);
  return vanish(facts, lost);
}

/** Its calendar was taken out of Foyer, or is not read as far ahead as it was said to show the meeting. */
function isOutOfSight({ calendars }: OccurrenceFacts, room: KnownRoom): boolean {
  const facts = calendars.get(room.calendar);
  return facts === undefined || (!facts.hasFault && isBeyond(room, facts));
}

/** A room's calendar holds the meeting, and the room has not said no. */
export function isLive({ isCanceled, response }: Sighting): boolean {
  return !isCanceled && response !== 'declined';
}

/** No room holds it, and every room of it can be read: canceled, declined, or not known yet. */
function vanish(facts: OccurrenceFacts, lost: readonly KnownRoom[]): Folded {
  const { was, sightings } = facts;
  const isCanceled = sightings.some((sighting) => sighting.isCanceled);
  if (!was) {
    return isCanceled || sightings.length === 0 ? unchanged(null) : hold(facts, declinedRooms(facts));
  }
  if (was.standing === 'canceled' || was.standing === 'gone') return unchanged(was);
  if (isCanceled) return end(facts, was, 'canceled');
  if (was.standing === 'held') return holdOn(facts, was);
  if (sightings.length > 0 && lost.length === 0) return hold(facts, [...was.rooms, ...declinedRooms(facts)]);
  return facts.planned.size === 0 ? hold(facts, was.rooms) : seek(facts, was, lost);
}

/** Held until the hold is over; without a word from a room it is looked for beyond the window before it ends. */
function holdOn(facts: OccurrenceFacts, was: KnownOccurrence): Folded {
  const until = after(was.since, timers.hold);
  if (facts.now < until) return { ...unchanged(was), checkAt: until };
  const looksBeyond = facts.sightings.length > 0 ? [] : unanswered(facts, was);
  if (looksBeyond.length === 0) return end(facts, was, 'gone');
  return { ...unchanged(was), isWaiting: true, looksBeyond, checkAt: after(facts.now, timers.roomLost) };
}

/** Its rooms that have not said yet what they show beyond the window. */
function unanswered({ beyond, planned, calendars }: OccurrenceFacts, was: KnownOccurrence) {
  return roomsBeyond(was, planned, calendars).filter((room) => !isAnswered(beyond, room));
}

/**
 * It vanished from its rooms without a word: shown at once, decided once it was looked for everywhere, and then in its
 * rooms beyond the window as well. A room that the form named and that cannot be read may hold it.
 */
function seek(facts: OccurrenceFacts, was: KnownOccurrence, lost: readonly KnownRoom[]): Folded {
  const isNewlyLost = lost.some(({ lostAt }) => lostAt === null);
  const isHidden = [...facts.planned].some((room) => !isReadable(facts, room));
  const isUndecided = isNewlyLost || !facts.isSwept || isHidden;
  const looksBeyond = isUndecided ? [] : unanswered(facts, was);
  if (isUndecided || looksBeyond.length > 0) {
    const rooms = was.rooms.map((room) => asLost(room, facts.now));
    const is = nextOccurrence(facts, { standing: 'room-lost', start: was.start, end: was.end, rooms });
    // A calendar that stays blind is passed over in the end, and nothing else would say so.
    const checkAt = after(facts.now, timers.roomLost);
    return { ...unchanged(is), isNewlyLost, isWaiting: true, looksBeyond, checkAt };
  }
  return was.rooms.some(({ hadAccepted }) => hadAccepted)
    ? end(facts, was, 'canceled')
    : hold(facts, was.rooms);
}

function hold(facts: OccurrenceFacts, rooms: readonly KnownRoom[]): Folded {
  const { now } = facts;
  const is = nextOccurrence(facts, {
    standing: 'held',
    ...timesOf(facts),
    rooms: rooms.map((room) => asLost(room, now)),
  });
  return { ...unchanged(is), checkAt: after(is.since, timers.hold) };
}

function end(facts: OccurrenceFacts, { start, end }: KnownOccurrence, standing: 'canceled' | 'gone'): Folded {
  return unchanged(nextOccurrence(facts, { standing, start, end, rooms: [] }));
}

function timesOf({ was, sightings }: OccurrenceFacts): Pick<KnownOccurrence, 'start' | 'end'> {
  const { start, end } = was ?? sightings[0] ?? raise();
  return { start, end };
}

function raise(): never {
  throw new Error('an occurrence that was never seen cannot end'); // a bug: nothing calls it so
}

/** Rooms that said no before anything was told of them. */
function declinedRooms({ was, sightings, calendars, now }: OccurrenceFacts): readonly KnownRoom[] {
  return sightings.flatMap((sighting) => {
    const calendar = calendars.get(sighting.calendar);
    if (!calendar || was?.rooms.some(inCalendar(sighting.calendar))) return [];
    const { id, mailbox, name } = calendar;
    const { start, end } = sighting;
    const room: SeenRoom = { calendar: id, mailbox, name, response: 'lost' };
    return [{ ...room, start, end, hadAccepted: false, number: 1, since: now, lostAt: now }];
  });
}

function asLost(room: KnownRoom, now: Instant): KnownRoom {
  return { ...room, response: 'lost', lostAt: room.lostAt ?? now };
}

function inCalendar(calendar: CalendarId): (room: KnownRoom) => boolean {
  return (room) => room.calendar === calendar;
}

function inRoom(room: KnownRoom): (sighting: Sighting) => boolean {
  return ({ calendar }) => calendar === room.calendar;
}
