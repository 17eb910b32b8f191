import type { previewRoomRanking as route } from '../../../../contract/room-rankings.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Availability } from '../../availability/index.ts';
import { compareRankings, createWeights, nothingOwn } from '../../rooms/index.ts';
import type { Wish } from '../../rooms/index.ts';
import { isReached, readEstate } from '../holders.ts';
import { changedMeanwhile, replyFor, requirePlace } from './room-ranking.ts';
import type { RoomRankingDeps, WantedWeights } from './room-ranking.ts';

export interface PreviewRankingDeps extends RoomRankingDeps {
  readonly availability: Pick<Availability, 'of'>;
}

type Need = RouteInput<typeof route>['body']['need'];

/**
 * The order of rooms for a need as it is and as it would be, from memory. Rejects as `changeRoomRanking` does, and with
 * `invalid-request` for a place that does not exist. Rooms beyond the reach of the caller are not among them.
 */
export async function previewRoomRanking(
  deps: PreviewRankingDeps,
  caller: Caller,
  { id, version, weights, need }: WantedWeights & { readonly need: Need },
): Promise<RouteReply<typeof route>> {
  const { organization } = caller;
  const estate = await readEstate(deps, organization);
  const found = requirePlace(estate, caller, id, 'calendars.write');
  const { places } = estate;
  for (const at of ['unit', 'near'] as const) {
    const unit = need[at];
    if (unit === null || places.has(unit)) continue;
    throw new Problem('invalid-request', 'This place does not exist any more. Choose another one.', {
      errors: [{ pointer: `/body/need/${at}`, detail: 'is no place of this organization' }],
    });
  }
  const current = await replyFor(deps, caller, estate, found);
  if (current.version !== version) throw changedMeanwhile(current);

  const [held, rooms, known] = await Promise.all([
    deps.directory.listRankings(organization),
    deps.directory.listRooms(organization, null),
    deps.availability.of(organization),
  ]);
  const { holder } = found;
  const changed = [...held.filter((one) => one.holder.id !== holder.id), { holder, weights }];
  const unit = need.unit ?? found.unit;
  const within = unit === null ? null : places.within(unit);
  const reached = new Set(
    estate.rooms
      .filter(
        (room) =>
          (within?.has(room.unit) ?? true) &&
          isReached(estate, caller, { holder, unit: room.unit, room }, 'calendars.write'),
      )
      .map((room) => room.id),
  );
  return compareRankings(
    {
      rooms: rooms.filter((room) => reached.has(room.id)),
      places,
      own: nothingOwn,
      before: createWeights(held, places),
      after: createWeights(changed, places),
      known,
      now: deps.clock.now(),
    },
    wishFor(need),
  );
}

function wishFor({ unit: _unit, near, timeZone, ...need }: Need): Wish {
  return {
    ...need,
    savedRoom: [],
    before: 0,
    after: 0,
    bookable: 'request',
    accessible: 'no',
    ...(near !== null && { near }),
    ...(timeZone !== null && { timeZone }),
  };
}
