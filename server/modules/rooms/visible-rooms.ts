import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { createPlaces } from './places.ts';
import type { Places } from './places.ts';
import type { Room, RoomDirectory } from './room.ts';

/**
 * The rooms that exist for this caller: those their groups may see, within the units their role reaches. Every answer
 * about rooms starts here, so that a room one may not see appears nowhere.
 */
export async function visibleRooms(
  directory: RoomDirectory,
  caller: Caller,
  mailbox?: MailboxAddress,
): Promise<{ readonly rooms: readonly Room[]; readonly places: Places }> {
  const [rooms, units] = await Promise.all([
    directory.listRooms(caller.organization, caller.groups, mailbox),
    directory.listUnits(caller.organization),
  ]);
  const places = createPlaces(units);
  const reach = caller.grants.filter(({ permission }) => permission === 'rooms.read');
  if (reach.some(({ unit }) => unit === null)) return { rooms, places };

  const reached = new Set(reach.flatMap(({ unit }) => (unit === null ? [] : [...places.within(unit)])));
  return { rooms: rooms.filter(({ unit }) => reached.has(unit)), places };
}
