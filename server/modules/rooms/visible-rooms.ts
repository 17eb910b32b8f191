import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { Unit } from '../../../contract/rooms.ts';
import type { Caller } from '../../kernel/caller.ts';
import { scopeOf } from '../access/index.ts';
import { createPlaces } from './places.ts';
import type { Places } from './places.ts';
import type { Room, RoomDirectory } from './room.ts';

/**
 * The rooms that exist for this caller: those their groups may see, within the units and departments their role reaches.
 * Every answer about rooms starts here, so that a room one may not see appears nowhere.
 */
export async function visibleRooms(
  directory: RoomDirectory,
  caller: Caller,
  mailboxes?: readonly MailboxAddress[],
): Promise<{ readonly rooms: readonly Room[]; readonly places: Places }> {
  const [rooms, units] = await Promise.all([
    directory.listRooms(caller.organization, caller.groups, mailboxes),
    directory.listUnits(caller.organization),
  ]);
  const places = placesOf(units);
  const isReached = reachOf(caller, places);
  return { rooms: rooms.filter((room) => isReached(room) && isShown(room, caller)), places };
}

/** The same units come from memory again and again; their tree is laid once. */
const laid = new WeakMap<readonly Unit[], Places>();

function placesOf(units: readonly Unit[]): Places {
  const places = laid.get(units) ?? createPlaces(units);
  laid.set(units, places);
  return places;
}

function reachOf(caller: Caller, places: Places): (room: Room) => boolean {
  const scope = scopeOf(caller, 'rooms.read');
  if (scope.everywhere) return () => true;
  const units = new Set(scope.units.flatMap((unit) => [...places.within(unit)]));
  return ({ unit, department }) =>
    units.has(unit) || (department !== null && scope.departments.includes(department.id));
}

/** A department may keep its rooms to its members, and to those whose role is for that department. */
function isShown({ department }: Room, caller: Caller): boolean {
  if (!department?.onlyFor) return true;
  const { tenantId, groupId } = department.onlyFor;
  if (caller.tenantId === tenantId && caller.groups.has(groupId)) return true;
  return caller.grants.some(
    (grant) => grant.permission === 'rooms.read' && grant.department === department.id,
  );
}
