import type { OwnWeights, RoomRankingReply } from '../../../../contract/room-rankings.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { createWeights } from '../../rooms/index.ts';
import type { RoomDirectory } from '../../rooms/index.ts';
import { readEstate, requireHolder, unitHolder } from '../holders.ts';
import type { Estate, Found, RoomPoliciesDeps } from '../holders.ts';
import type { RoomRankingStore } from './room-rankings.store.ts';

export interface RoomRankingDeps extends Omit<RoomPoliciesDeps, 'directory'> {
  readonly rankings: RoomRankingStore;
  readonly directory: RoomDirectory;
}

/** Weights as somebody wants them for a holder, who saw `version` of them. */
export interface WantedWeights {
  readonly id: string;
  readonly version: number;
  readonly weights: OwnWeights;
}

/** What counts at a holder, and who says so. Rejects with `not-found` also for one out of the caller's reach, and for a room. */
export async function readRoomRanking(
  deps: RoomRankingDeps,
  caller: Caller,
  id: string,
): Promise<RoomRankingReply> {
  const estate = await readEstate(deps, caller.organization);
  return await replyFor(deps, caller, estate, requirePlace(estate, caller, id, 'calendars.read'));
}

/** Sets what a holder says. Rejects with `not-found` out of the caller's reach and `changed-meanwhile`, which carries what it is now. */
export async function changeRoomRanking(
  deps: RoomRankingDeps,
  caller: Caller,
  { id, version, weights }: WantedWeights,
): Promise<RoomRankingReply> {
  const estate = await readEstate(deps, caller.organization);
  const found = requirePlace(estate, caller, id, 'calendars.write');
  const isSaved = await deps.rankings.save(caller, found.holder, version, weights);
  if (isSaved === null) throw new Problem('not-found', 'This place was removed meanwhile.');
  const reply = await replyFor(deps, caller, estate, found);
  if (!isSaved) throw changedMeanwhile(reply);
  return reply;
}

/** A room has no weights of its own: those of its place say how it compares with others. */
export function requirePlace(
  estate: Estate,
  caller: Caller,
  id: string,
  permission: 'calendars.read' | 'calendars.write',
): Found {
  const found = requireHolder(estate, caller, id, permission);
  if (found.room === null) return found;
  throw new Problem('not-found', 'Weights belong to a place or to the whole organization, not to a room.');
}

export async function replyFor(
  { rankings, directory }: RoomRankingDeps,
  { organization }: Caller,
  { places, organization: whole }: Estate,
  { holder, unit }: Found,
): Promise<RoomRankingReply> {
  const [held, { weights: own, version }] = await Promise.all([
    directory.listRankings(organization),
    rankings.read(organization, holder.id),
  ]);
  const weights = createWeights(held, places);
  const line = unit === null ? [] : places.above(unit);
  return {
    holder,
    above: [...line.filter(({ id }) => id !== holder.id).map(unitHolder), ...(unit === null ? [] : [whole])],
    own,
    values: { ...weights.of(unit) },
    effective: [...weights.from(unit)].map(([part, from]) => ({ part, from })),
    version,
  };
}

export function changedMeanwhile(current: RoomRankingReply): Problem {
  return new Problem(
    'changed-meanwhile',
    'Somebody else changed these weights since you opened them. Compare your changes with what they are now, and save again.',
    { current },
  );
}
