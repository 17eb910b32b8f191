import { createAddressBook } from './addresses.ts';
import type { AddressBook } from './addresses.ts';
import { createClock } from './clock.ts';
import type { SettableClock } from './clock.ts';
import type { SimulatedPerson, SimulatedRoom, SimulatedTenant } from './directory.ts';
import { createCalendaring } from './exchange.ts';
import type { SimulatedExchange } from './exchange.ts';
import { createSwitchBoard } from './tenant-switches.ts';
import type { SwitchBoard } from './tenant-switches.ts';

/** Everything the simulated services know; a reset replaces the contents, never the objects. */
export interface World {
  readonly clock: SettableClock;
  readonly tenants: () => readonly SimulatedTenant[];
  readonly book: AddressBook;
  readonly calendaring: SimulatedExchange;
  readonly fixture: () => string;
  readonly switches: SwitchBoard;
  /** Mailboxes that were rooms once and are ordinary user mailboxes now. */
  readonly convertedMailboxes: () => ReadonlyMap<
    string,
    { readonly tenantId: string; readonly room: SimulatedRoom }
  >;
  readonly changeMailbox: (address: string, change: MailboxChange) => void;
  /**
   * Removes a person's account from the directory, or restores one that was removed; by address, handle or object id.
   * Their meetings stay in the calendars of everybody else. Throws a RangeError when there is no such account.
   */
  readonly setAccount: (name: string, isThere: boolean) => void;
  /** Clears the world and fills it: directory first, then (with the services in place) the calendars. */
  readonly lay: (fixture: string, tenants: readonly SimulatedTenant[]) => void;
}

/** What an administrator does to a room mailbox. `room` undoes the others. */
export type MailboxChange = 'room' | 'user' | 'removed' | { readonly renamed: string };

export function createWorld(options: { readonly processingDelayMs: number }): World {
  const clock = createClock();
  const switches = createSwitchBoard();
  const shelved = new Map<
    string,
    { tenant: SimulatedTenant; room: SimulatedRoom; at: number; to: MailboxChange }
  >();
  let removed: { readonly tenant: SimulatedTenant; readonly person: SimulatedPerson }[] = [];
  let tenants: readonly SimulatedTenant[] = [];
  let fixture = '';

  const book = createAddressBook(() => tenants);
  const calendaring = createCalendaring({
    book,
    now: clock.now,
    processingDelayMs: options.processingDelayMs,
  });

  const changeMailbox = (name: string, change: MailboxChange): void => {
    const address = name.toLowerCase();
    const back = shelved.get(address);
    if (back) {
      back.tenant.rooms.splice(back.at, 0, back.room);
      shelved.delete(address);
      book.refresh();
    }
    const found = book.anyRoom(address);
    if (!found) throw new RangeError(`There is no room mailbox ${address.slice(0, 100)}.`);
    if (change === 'room') return;

    const { tenant, entry: room } = found;
    const at = tenant.rooms.indexOf(room);
    if (typeof change === 'object') {
      const renamed = change.renamed.toLowerCase();
      if (book.room(renamed) ?? book.person(renamed)) throw new RangeError(`${renamed} is taken.`);
      // The address it had stays with it as an alias.
      tenant.rooms[at] = { ...room, address: renamed, aliases: [...(room.aliases ?? []), room.address] };
      book.refresh();
      calendaring.rename(room.address, renamed);
      return;
    }
    tenant.rooms.splice(at, 1);
    shelved.set(room.address, { tenant, room, at, to: change });
    book.refresh();
  };

  const setAccount = (name: string, isThere: boolean): void => {
    const gone = removed.find(({ person }) =>
      [person.id, person.handle, person.mail].includes(name.toLowerCase()),
    );
    const found = book.anyPerson(name);
    if (!gone && !found) throw new RangeError(`Nobody is called ${name.slice(0, 100)}.`);
    if (gone && isThere) {
      gone.tenant.people.push(gone.person);
      removed = removed.filter((one) => one !== gone);
    }
    if (found && !isThere) {
      const { tenant, entry: person } = found;
      tenant.people.splice(tenant.people.indexOf(person), 1);
      removed = [...removed, { tenant, person }];
    }
    book.refresh();
  };

  return {
    clock,
    tenants: () => tenants,
    book,
    calendaring,
    fixture: () => fixture,
    switches,
    convertedMailboxes: () =>
      new Map(
        [...shelved]
          .filter(([, { to }]) => to === 'user')
          .map(([address, { tenant, room }]) => [address, { tenantId: tenant.id, room }]),
      ),
    changeMailbox,
    setAccount,
    lay: (name, next) => {
      fixture = name;
      tenants = next;
      switches.clear();
      shelved.clear();
      removed = [];
      calendaring.reset();
      book.refresh();
    },
  };
}
