import type { RoomBuffer } from '../../../../contract/room-buffer.ts';
import type { Interval, MailboxAddress, OrganizationId, TimeZone } from '../../../../contract/primitives.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { inTheWay, placesFor } from '../../rooms/index.ts';
import { bufferedRooms, takenIn } from './buffers.store.ts';
import { crowdingOf, withBuffer } from './crowding.ts';
import { explainBuffer } from './explain-buffer.ts';

/** A meeting in a room for which a team works, or would. */
export interface InRoom extends Interval {
  readonly room: MailboxAddress;
  /** Null: it is being composed. */
  readonly link: string | null;
}

/** What the buffer of the room means for each of some meetings, by its index; those in rooms without one are left out. */
export async function describeBuffers(
  db: Db | Tx,
  organization: OrganizationId,
  meetings: readonly InRoom[],
  team: { readonly timeZone: TimeZone },
): Promise<ReadonlyMap<number, RoomBuffer>> {
  const rooms = await bufferedRooms(db, organization, [...new Set(meetings.map(({ room }) => room))]);
  const byMailbox = new Map(rooms.map((room) => [room.mailbox, room]));
  const wanted = meetings.flatMap((meeting, at) => {
    const room = byMailbox.get(meeting.room);
    return room ? [{ at, meeting, room }] : [];
  });
  const spans = wanted.map(({ meeting, room }) => ({ ...meeting, ...withBuffer(meeting, room) }));
  const taken = await takenIn(db, organization, spans);
  return new Map(
    wanted.map(({ at, meeting, room }, number) => {
      // How many people the team works for is not known: of a workspace one place must be left, so nobody is a neighbor of
      // anybody until all of them are taken.
      const places = placesFor(room, 1);
      const others = (taken.get(number) ?? []).map((one) => ({ ...one, status: 'busy' as const }));
      const crowding = crowdingOf(meeting, room, inTheWay(places, others));
      const isFree = crowding.before === null && crowding.after === null;
      const sentence = explainBuffer({ ...room, places: places?.all ?? null }, meeting, crowding, team);
      return [at, { room: { mailbox: room.mailbox, name: room.name }, isFree, sentence }];
    }),
  );
}
