import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Tx } from '../../storage/database.ts';
import type { NewNotice } from '../messages/index.ts';
import type { Places, Room } from '../rooms/index.ts';
import { knownRooms, listProviders } from '../services/index.ts';
import { readKeptDetails } from './details.store.ts';
import { itemOf } from './fault-item.ts';
import type { NewFault } from './faults.store.ts';
import type { RoomDetailsDeps } from './reach.ts';

/**
 * Tells of a new fault whom the room names for that, in their language, and the teams for rooms and for AV that serve the
 * room: they stand before the broken thing next. Kitchens are left alone.
 */
export async function tellOfFault(
  { outbox }: Pick<RoomDetailsDeps, 'outbox'>,
  tx: Tx,
  { organization, name }: Caller,
  { room, places, fault }: { readonly room: Room; readonly places: Places; readonly fault: NewFault },
): Promise<void> {
  const { contact } = await readKeptDetails(tx, organization, room.id);
  const { id, about, words, reportedAt } = fault;
  const { names, timeZone } = places.describe(room.unit);
  const facts = { room: room.name, place: names.join(', '), about, words, reporter: name, reportedAt };
  const told = {
    key: `room fault ${id}`,
    link: null,
    item: itemOf(id),
    at: reportedAt,
    template: 'fault-reported',
    facts,
  } as const;
  const person = contact && {
    kind: 'person' as const,
    mail: contact.mail.toLowerCase(),
    language: contact.language,
    timeZone,
  };
  const notices: NewNotice[] = [
    ...(person ? [{ ...told, to: person }] : []),
    ...(await teamsOf(tx, organization, room.mailbox)).map((team) => ({
      ...told,
      to: { kind: 'provider' as const, id: team },
    })),
  ];
  if (notices.length > 0) await outbox.tell(tx, organization, ...notices);
}

async function teamsOf(
  tx: Tx,
  organization: Caller['organization'],
  mailbox: MailboxAddress,
): Promise<readonly string[]> {
  const [providers, rooms] = await Promise.all([
    listProviders(tx, organization),
    knownRooms(tx, organization, [mailbox]),
  ]);
  return providers
    .filter(({ kind, isActive }) => kind !== 'catering' && isActive)
    .filter((provider) => rooms.serves(provider, mailbox))
    .map(({ id }) => id);
}
