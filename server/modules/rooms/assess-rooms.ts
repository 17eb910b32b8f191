import type { Notice, RoomOffer } from '../../../contract/rooms.ts';
import type { Schedule } from '../../exchange/index.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { hourOnTheWall, overlaps, showSameClock } from '../../kernel/time.ts';
import type { Candidate } from './best-fit.ts';
import { notices } from './notices.ts';
import { othersIn } from './own-meeting.ts';
import type { Places } from './places.ts';
import { refusals } from './room-policy.ts';
import type { Room, RoomsDeps, Wish } from './room.ts';

const MORNING = 7;
const EVENING = 20;
/** Two months of a busy campus hold a million meetings; nobody reads more than these of one room. */
const MOST_CONFLICTS = 50;

/**
 * Asks Exchange about `rooms` and says of each what it is worth for the wish, refused and busy ones included. A room
 * that Exchange says nothing about is *unknown*, and a notice says why. Throws a Problem for a meeting that is over.
 */
export async function assessRooms(
  deps: RoomsDeps,
  caller: Caller,
  { rooms, places }: { readonly rooms: readonly Room[]; readonly places: Places },
  wish: Wish,
  signal: AbortSignal,
): Promise<{ readonly candidates: readonly Candidate[]; readonly notices: readonly Notice[] }> {
  refuseMeetingThatIsOver(deps, wish);
  const byIntegration = Map.groupBy(rooms, ({ integration }) => integration);
  const schedules = await Promise.all(
    [...byIntegration].map(([integration, theirs]) =>
      readSchedules(deps, caller, integration, theirs, wish, signal),
    ),
  );
  const scheduleOf = new Map(schedules.flat().map((schedule) => [schedule.mailbox, schedule]));
  const faults = [...scheduleOf.values()].flatMap((schedule) => (schedule.known ? [] : [schedule.fault]));
  const isNight = onceEach((timeZone) => isNightAt(wish, timeZone));
  const isElsewhere = onceEach((timeZone) => isOnAnotherClock(wish, timeZone));

  const candidates = rooms.map((room): Candidate => {
    const { availability, conflicts } = availabilityOf(room, scheduleOf.get(room.mailbox), wish);
    const place = places.describe(room.unit);
    return {
      offer: {
        mailbox: room.mailbox,
        name: room.name,
        capacity: room.capacity,
        equipment: [...room.equipment],
        place,
        booking: room.booking,
        availability,
        conflicts: conflicts.slice(0, MOST_CONFLICTS).map(({ start, end }) => ({ start, end })),
        refusals: [...refusals(room, wish, caller.groups)],
      },
      onlyTentative: conflicts.every(({ status }) => status === 'tentative'),
      elsewhere: isElsewhere(place.timeZone),
      atNight: isNight(place.timeZone),
      placeOrder: places.order(room.unit),
    };
  });
  return { candidates, notices: notices(faults) };
}

/** An integration that cannot be reached at all is the same to a person as twenty rooms that cannot be read. */
async function readSchedules(
  deps: RoomsDeps,
  caller: Caller,
  integration: string,
  rooms: readonly Room[],
  wish: Wish,
  signal: AbortSignal,
): Promise<readonly Schedule[]> {
  const mailboxes = rooms.map(({ mailbox }) => mailbox);
  try {
    const exchange = await deps.exchangeOf(integration, caller.organization);
    return await exchange.readSchedules(mailboxes, { start: wish.start, end: wish.end }, { signal });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { exchangeCode = null, retryAfterSeconds = null } = error.extra;
    const fault = { code: error.code, detail: error.message, exchangeCode, retryAfterSeconds };
    return mailboxes.map((mailbox) => ({ mailbox, known: false, fault }));
  }
}

function availabilityOf(room: Room, schedule: Schedule | undefined, wish: Wish) {
  if (!schedule?.known) return { availability: 'unknown' as const, conflicts: [] };
  const inTheWay = othersIn(room.mailbox, schedule.busy, wish).filter((block) => overlaps(block, wish));
  const availability: RoomOffer['availability'] = inTheWay.length > 0 ? 'busy' : 'free';
  return { availability, conflicts: inTheWay };
}

function isNightAt({ start }: Wish, timeZone: string): boolean {
  const hour = hourOnTheWall(start, timeZone);
  return hour < MORNING || hour >= EVENING;
}

/** Nobody is elsewhere as long as the meeting does not say where it is. */
function isOnAnotherClock({ start, timeZone: own }: Wish, timeZone: string): boolean {
  return own !== undefined && !showSameClock(start, own, timeZone);
}

/** Asks once per zone: a campus has hundreds of rooms and one clock. */
function onceEach(ask: (timeZone: string) => boolean): (timeZone: string) => boolean {
  const known = new Map<string, boolean>();
  return (timeZone) => {
    const answer = known.get(timeZone) ?? ask(timeZone);
    known.set(timeZone, answer);
    return answer;
  };
}

/** A meeting that is under way may still get a room; one that has ended may not. */
function refuseMeetingThatIsOver({ clock }: RoomsDeps, { end }: Wish): void {
  if (end > clock.now()) return;
  const errors = [{ pointer: '/query/end', detail: 'is in the past' }];
  throw new Problem('invalid-request', 'The meeting is over already. Choose a time that lies ahead.', {
    errors,
  });
}
