import { POLICY_PARTS } from '../../../contract/room-policies.ts';
import type {
  listRoomPolicies as listRoute,
  RoomPolicy,
  RoomPolicyReply,
} from '../../../contract/room-policies.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { createPolicies, noPolicy } from '../rooms/index.ts';
import type { EffectivePolicy } from '../rooms/index.ts';
import { findHolder, isReached, readEstate, requireHolder, unitHolder } from './holders.ts';
import type { Estate, Found, RoomPoliciesDeps } from './holders.ts';

/** The holders within the reach of the caller that say something themselves, with what about; the organization first. */
export async function listRoomPolicies(
  deps: RoomPoliciesDeps,
  caller: Caller,
): Promise<RouteReply<typeof listRoute>> {
  const [estate, { held }] = await Promise.all([
    readEstate(deps, caller.organization),
    deps.directory.listPolicies(caller.organization),
  ]);
  const own = held.flatMap(({ holder, policy }) => {
    const found = findHolder(estate, holder.id);
    const parts = POLICY_PARTS.filter((part) => policy[part] !== null);
    const isShown = found !== null && parts.length > 0 && isReached(estate, caller, found, 'calendars.read');
    return isShown ? [{ holder, parts }] : [];
  });
  const rank = { organization: 0, unit: 1, room: 2 } as const;
  const { id, name } = estate.organization;
  return {
    organization: { id, name },
    own: own.toSorted(
      (one, other) =>
        rank[one.holder.kind] - rank[other.holder.kind] || (one.holder.name < other.holder.name ? -1 : 1),
    ),
  };
}

/** What counts at a holder, and who says so. Rejects with `not-found` also for one out of the caller's reach. */
export async function readRoomPolicy(
  deps: RoomPoliciesDeps,
  caller: Caller,
  id: string,
): Promise<RoomPolicyReply> {
  const estate = await readEstate(deps, caller.organization);
  return await replyFor(deps, caller, estate, requireHolder(estate, caller, id, 'calendars.read'));
}

export async function replyFor(
  { store, directory }: RoomPoliciesDeps,
  { organization }: Caller,
  estate: Estate,
  { holder, unit, room }: Found,
): Promise<RoomPolicyReply> {
  const [stored, { policy: own, version }] = await Promise.all([
    directory.listPolicies(organization),
    store.read(organization, holder.id),
  ]);
  const policies = createPolicies(stored, estate.places);
  const effective = room ? policies.of(room) : policies.ofUnit(unit);
  const line = unit === null ? [] : estate.places.above(unit);
  return {
    holder,
    above: [
      ...line.filter(({ id }) => id !== holder.id).map(unitHolder),
      ...(unit === null ? [] : [estate.organization]),
    ],
    timeZone: unit === null ? null : estate.places.describe(unit).timeZone,
    own,
    effective: POLICY_PARTS.flatMap((part) => {
      const said = effective[part];
      return said ? [{ part, from: said.from }] : [];
    }),
    values: valuesOf(effective, [own, ...stored.held.map(({ policy }) => policy)]),
    version,
  };
}

/** The names of groups come from whoever chose them. */
export function valuesOf(effective: EffectivePolicy, named: readonly RoomPolicy[]): RoomPolicy {
  const values = Object.fromEntries(POLICY_PARTS.map((part) => [part, effective[part]?.value ?? null]));
  const groups = [...(effective.seenBy?.value.groups ?? []), ...(effective.bookedBy?.value.groups ?? [])];
  const names = groups.flatMap((id) => {
    const name = named.map(({ groupNames }) => groupNames[id]).find((one) => one !== undefined);
    return name === undefined ? [] : [[id, name] as const];
  });
  return { ...noPolicy, ...values, groupNames: Object.fromEntries(names) };
}
