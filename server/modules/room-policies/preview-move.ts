import type { TimeZone, UnitId } from '../../../contract/primitives.ts';
import { POLICY_PARTS } from '../../../contract/room-policies.ts';
import { WEIGHT_PARTS } from '../../../contract/room-rankings.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { previewUnitMove as route } from '../../../contract/unit-moves.ts';
import type { Caller } from '../../kernel/caller.ts';
import { checkParent } from '../organization/index.ts';
import { createPlaces, createPolicies, createWeights } from '../rooms/index.ts';
import type { Places } from '../rooms/index.ts';
import { unjudgedParts } from './dry-run.ts';
import { readEstate, requireHolder } from './holders.ts';
import { lookAtMeetings } from './look-at-meetings.ts';
import type { RoomRankingDeps } from './ranking/room-ranking.ts';
import { valuesOf } from './read-policy.ts';

interface Move {
  readonly id: UnitId;
  readonly parent: UnitId | null;
  readonly timeZone?: TimeZone | undefined;
}

/**
 * What it changes if a place stood below another one, and by `timeZone` where that is given: for its policy, for the order
 * of its rooms, and for meetings in the rooms below it. Rejects with `not-found` for a place out of the caller's reach and `invalid-request` for one below which
 * it cannot stand. Nothing is written.
 */
export async function previewUnitMove(
  deps: RoomRankingDeps,
  caller: Caller,
  { id, parent, timeZone }: Move,
): Promise<RouteReply<typeof route>> {
  const { organization } = caller;
  const estate = await readEstate(deps, organization);
  const [unit] = estate.places.above(id);
  requireHolder(estate, caller, unit?.id ?? '', 'calendars.write');
  const [units, stored, rankings] = await Promise.all([
    deps.directory.listUnits(organization),
    deps.directory.listPolicies(organization),
    deps.directory.listRankings(organization),
  ]);
  if (unit) checkParent(units, unit.kind, parent);
  const moved = createPlaces(
    units.map((one) => (one.id === id ? { ...one, parent, timeZone: timeZone ?? one.timeZone } : one)),
  );
  const { places } = estate;
  const standing = (tree: Places) => ({
    policies: createPolicies(stored, tree),
    weights: createWeights(rankings, tree).of(id),
  });
  const [before, after] = [standing(places), standing(moved)];

  const within = places.within(id);
  const outcome = await lookAtMeetings(deps, organization, {
    before: before.policies,
    after: after.policies,
    places,
    moved,
    rooms: estate.rooms.filter((room) => within.has(room.unit)),
  });
  const named = stored.held.map(({ policy }) => policy);
  const [was, is] = [before.policies.ofUnit(id), after.policies.ofUnit(id)];
  const [saidNow, saidThere] = [valuesOf(was, named), valuesOf(is, named)];
  return {
    was: saidNow,
    is: saidThere,
    policy: POLICY_PARTS.filter(
      (part) => JSON.stringify(was[part]?.value) !== JSON.stringify(is[part]?.value),
    ).map((part) => ({ part, from: was[part]?.from ?? null, to: is[part]?.from ?? null })),
    ranking: WEIGHT_PARTS.filter((part) => before.weights[part] !== after.weights[part]).map((part) => ({
      part,
      was: before.weights[part],
      is: after.weights[part],
    })),
    meetings: { ...outcome, unjudged: unjudgedParts(saidNow, saidThere) },
  };
}
