import { MOST_REFUSED } from '../../../contract/room-sets.ts';
import type { findRoomSets as route } from '../../../contract/room-sets.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { assessRooms, refuseMeetingThatIsOver } from './assess-rooms.ts';
import type { AssessedRoom } from './assess-rooms.ts';
import { bestFit } from './best-fit.ts';
import { bestSets } from './best-sets.ts';
import { timesOf } from './find-rooms.ts';
import { toOffer } from './offer-rooms.ts';
import type { Places } from './places.ts';
import { roomsFor } from './own/rooms-for.ts';
import { policyRefusals } from './policy/policy-refusals.ts';
import type { RoomsDeps } from './room.ts';

type Body = RouteInput<typeof route>['body'];

/**
 * Sets of rooms for a meeting in several places at once. Each place has its own seats; what else the meeting asks for, it
 * asks of every room. Where places of a workspace are counted, as many as a place has people must be left. A place where people sleep at that time is said to be one, and not hidden. `not-found` for a
 * place that does not exist, `invalid-request` for one that lies within another: they would be given the same room.
 */
export async function findRoomSets(
  deps: RoomsDeps,
  caller: Caller,
  { sites, ...wish }: Body,
  signal: AbortSignal,
): Promise<RouteReply<typeof route>> {
  refuseMeetingThatIsOver(deps, wish);
  const now = deps.clock.now();
  const visible = await roomsFor(deps.directory, caller, now);
  const { rooms: all, places } = visible;
  requireApart(sites, places);
  const within = sites.map(({ unit }) => places.within(unit));
  const rooms = all.filter(
    ({ kind, unit }) => kind !== 'equipment' && within.some((units) => units.has(unit)),
  );
  const [times, policies] = await Promise.all([
    timesOf(deps, caller, rooms, { ...wish, seats: 1 }, signal),
    // How full a room must be is a question of its own place.
    Promise.all(
      sites.map(({ seats }) => policyRefusals(deps.directory, caller, visible, { ...wish, seats }, now)),
    ),
  ]);

  const found = sites.map(({ unit, seats }, at) => {
    const here = rooms.filter((room) => within[at]?.has(room.unit));
    const asked = { ...wish, seats };
    const { assessed, notices } = assessRooms(
      caller,
      { ...visible, rooms: here },
      asked,
      times,
      policies[at],
    );
    const ranked = bestFit(assessed, asked);
    const open = ranked.filter(({ candidate }) => isOpen(candidate));
    const refused = open.length > 0 ? [] : ranked.slice(0, MOST_REFUSED);
    return {
      asked,
      open,
      notices,
      site: {
        place: places.describe(unit),
        seats,
        open: open.length,
        rooms: here.length,
        refused: refused.map(({ candidate }) => toOffer(candidate, asked)),
      },
    };
  });
  return {
    readAt: now,
    sites: found.map(({ site }) => site),
    sets: bestSets(found.map(({ open }) => open)).map((set) => ({
      offers: set.flatMap(({ candidate }, at) => {
        const place = found[at];
        return place ? [toOffer(candidate, place.asked)] : [];
      }),
    })),
    notices: found.flatMap(({ notices }) => notices),
  };
}

/** As in the pane: nothing against it, and not taken. A room of which nothing is known answers when it is invited. */
function isOpen({ availability, isRefused }: AssessedRoom): boolean {
  return availability !== 'busy' && !isRefused;
}

function requireApart(sites: Body['sites'], places: Places): void {
  if (sites.some(({ unit }) => !places.has(unit))) {
    throw new Problem(
      'not-found',
      'One of these places does not exist any more. Choose another building or floor.',
    );
  }
  const errors = sites.flatMap(({ unit }, at) => {
    const around = sites.find((other) => other.unit !== unit && places.within(other.unit).has(unit));
    if (!around) return [];
    const detail = `lies within ${places.describe(around.unit).names.join(', ')}, which is named as well`;
    return [{ pointer: `/body/sites/${at}/unit`, detail }];
  });
  if (errors.length === 0) return;
  throw new Problem(
    'invalid-request',
    'One of these places lies within another one. Choose places of which each is apart from the others.',
    { errors },
  );
}
