import { MailboxAddress } from '../../../contract/primitives.ts';
import type { ExchangeRoom } from '../exchange.port.ts';
import type { EwsClient } from './ews-client.ts';
import { EwsFailure } from './ews-failure.ts';
import { throwProblem } from './ews-faults.ts';

/** How many room lists are read at once. */
const AT_ONCE = 4;

interface Named {
  readonly Address: string;
  readonly Name: string;
}

/**
 * Every room of every room list: EWS knows no other way to list rooms, so one in no list is entered by its address. A
 * room in several lists is given once. Throws a Problem when a list cannot be read.
 */
export async function listRooms(client: EwsClient, signal: AbortSignal): Promise<readonly ExchangeRoom[]> {
  try {
    const lists = await client.ask({ actAs: client.own, signal }, async (service) =>
      // The library's collection is typed without the items it holds.
      (await service.GetRoomLists()).GetEnumerator().map(named),
    );
    const addresses = [...new Set(lists.flatMap(({ Address }) => addressOf(Address) ?? []))];
    const rooms = new Map<MailboxAddress, ExchangeRoom>();
    const left = addresses.entries();
    const found: { at: number; list: MailboxAddress; members: readonly Named[] }[] = [];

    const worker = async () => {
      for (const [at, list] of left) found.push({ at, list, members: await membersOf(client, list, signal) });
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    for (const { list, members } of found.sort((one, other) => one.at - other.at)) {
      for (const member of members) put(rooms, member, list);
    }
    return [...rooms.values()];
  } catch (error) {
    return throwProblem(error);
  }
}

/** A list that was deleted since it was listed has no rooms; any other failure makes the whole list unreadable. */
async function membersOf(
  client: EwsClient,
  list: MailboxAddress,
  signal: AbortSignal,
): Promise<readonly Named[]> {
  try {
    return await client.ask({ actAs: client.own, about: [list], signal }, async (service, ews) =>
      (await service.GetRooms(new ews.EmailAddress(list))).map(named),
    );
  } catch (error) {
    if (error instanceof EwsFailure && gone.has(error.ewsCode)) return [];
    throw error;
  }
}

const gone = new Set(['ErrorNonExistentMailbox', 'ErrorItemNotFound']);

function put(rooms: Map<MailboxAddress, ExchangeRoom>, { Address, Name }: Named, list: MailboxAddress): void {
  const mailbox = addressOf(Address);
  if (mailbox === null) return;
  const known = rooms.get(mailbox);
  rooms.set(
    mailbox,
    known ? { ...known, roomLists: [...known.roomLists, list] } : roomAt(mailbox, Name, [list]),
  );
}

/** What EWS can tell about a room: neither its size nor what is in it. */
export function roomAt(
  mailbox: MailboxAddress,
  name: string | null | undefined,
  roomLists: readonly MailboxAddress[],
): ExchangeRoom {
  return {
    mailbox,
    kind: 'room',
    displayName: name?.trim().slice(0, 400) || mailbox,
    capacity: null,
    building: null,
    floor: null,
    equipment: [],
    roomLists,
    directoryId: null, // neither GetRooms nor ResolveNames tells one
  };
}

/** Null for what is no SMTP address, e.g. the X.500 name of an object without a mailbox. */
export function addressOf(text: string | null | undefined): MailboxAddress | null {
  return MailboxAddress.safeParse(text?.trim()).data ?? null;
}

const named = ({ Address, Name }: Named): Named => ({ Address, Name });
