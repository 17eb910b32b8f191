import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { Unit } from '../../../contract/rooms.ts';
import type { Caller } from '../../kernel/caller.ts';
import { scopeOf } from '../access/index.ts';
import { createPlaces } from './places.ts';
import type { Places } from './places.ts';
import { createPolicies } from './policy/policies.ts';
import type { Policies } from './policy/policies.ts';
import type { StoredPolicies } from './policy/stored.ts';
import type { Room, RoomDirectory, Within } from './room.ts';

export interface VisibleRooms {
  readonly rooms: readonly Room[];
  readonly places: Places;
  readonly policies: Policies;
}

/**
 * The rooms that exist for this caller: those their groups may see, within the units and departments their role reaches, as
 * far as the policies of the rooms show them.
 * Every answer about rooms starts here, so that a room one may not see appears nowhere. With `within`, rooms elsewhere may
 * be left out.
 */
export async function visibleRooms(
  directory: RoomDirectory,
  caller: Caller,
  mailboxes?: readonly MailboxAddress[],
  within?: Within,
): Promise<VisibleRooms> {
  const [rooms, units, stored] = await Promise.all([
    directory.listRooms(caller.organization, caller.groups, mailboxes, within),
    directory.listUnits(caller.organization),
    directory.listPolicies(caller.organization),
  ]);
  const places = placesOf(units);
  const policies = policiesOf(stored, places);
  const isReached = reachOf(caller, places);
  const shown = rooms.filter((room) => isReached(room) && isShown(room, caller));
  if (policies.isEmpty) return { rooms: shown, places, policies };
  return { rooms: shown.flatMap((room) => underPolicy(room, policies, caller)), places, policies };
}

/** Nothing for a room that the policy does not show to the caller. */
function underPolicy(room: Room, policies: Policies, caller: Caller): readonly Room[] {
  const { seenBy, approval } = policies.of(room);
  if (seenBy && !policies.isAmong(seenBy.value, caller)) return [];
  return approval?.value === 'request' && room.booking === 'direct'
    ? [{ ...room, booking: 'request' }]
    : [room];
}

const laid = new WeakMap<readonly Unit[], Places>();

/** The same units come from memory again and again; their tree is laid once. */
export function placesOf(units: readonly Unit[]): Places {
  const places = laid.get(units) ?? createPlaces(units);
  laid.set(units, places);
  return places;
}

/** As are policies, whose line through the tree takes as long as judging a room. */
const drawn = new WeakMap<StoredPolicies, { readonly places: Places; readonly policies: Policies }>();

function policiesOf(stored: StoredPolicies, places: Places): Policies {
  const known = drawn.get(stored);
  if (known?.places === places) return known.policies;
  const policies = createPolicies(stored, places);
  drawn.set(stored, { places, policies });
  return policies;
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
