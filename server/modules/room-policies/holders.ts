import type { OrganizationId, UnitId } from '../../../contract/primitives.ts';
import type { PolicyHolder } from '../../../contract/room-policies.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import { can } from '../access/index.ts';
import { createPlaces } from '../rooms/index.ts';
import type { Places, RoomDirectory } from '../rooms/index.ts';
import type { PolicyRoom, RoomPolicyStore } from './room-policies.store.ts';

export interface RoomPoliciesDeps {
  readonly store: RoomPolicyStore;
  readonly directory: Pick<RoomDirectory, 'listUnits' | 'listPolicies'>;
  readonly clock: Clock;
}

type Asked = 'calendars.read' | 'calendars.write';

/** Everything of an organization that may have a policy. */
export interface Estate {
  readonly organization: PolicyHolder;
  readonly places: Places;
  readonly rooms: readonly PolicyRoom[];
}

/** A holder with where it stands. */
export interface Found {
  readonly holder: PolicyHolder;
  /** Null: the organization, which stands nowhere. */
  readonly unit: UnitId | null;
  readonly room: PolicyRoom | null;
}

export async function readEstate(
  { store, directory }: RoomPoliciesDeps,
  organization: OrganizationId,
): Promise<Estate> {
  const [own, units, rooms] = await Promise.all([
    store.readOrganization(organization),
    directory.listUnits(organization),
    store.listPlacedRooms(organization),
  ]);
  return { organization: own, places: createPlaces(units), rooms };
}

/** The holder with that id within the reach of the caller; rejects with `not-found`, as for one that is not there. */
export function requireHolder(estate: Estate, caller: Caller, id: string, permission: Asked): Found {
  const found = findHolder(estate, id);
  if (found && isReached(estate, caller, found, permission)) return found;
  throw new Problem(
    'not-found',
    'There is no such place or room within your reach, or the room is in no place yet. Look at the list of places again.',
  );
}

export function isReached(
  { places }: Estate,
  { grants }: Caller,
  { unit, room }: Found,
  permission: Asked,
): boolean {
  const lineage = unit === null ? [] : places.above(unit).map(({ id }) => id);
  return can(grants, permission, lineage, room?.department ?? null);
}

export function findHolder({ organization, places, rooms }: Estate, id: string): Found | null {
  if (id === organization.id) return { holder: organization, unit: null, room: null };
  const [unit] = places.above(id as UnitId); // an id of something else is that of no unit
  if (unit) return { holder: unitHolder(unit), unit: unit.id, room: null };
  const room = rooms.find((one) => one.id === id);
  return room ? { holder: { kind: 'room', id: room.id, name: room.name }, unit: room.unit, room } : null;
}

export function unitHolder({ id, name }: { readonly id: UnitId; readonly name: string }): PolicyHolder {
  return { kind: 'unit', id, name };
}
