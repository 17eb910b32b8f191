import { hasMailboxHere, hostingOf } from '../state/directory.ts';
import type { Hosting, ServiceAccount, SimulatedTenant } from '../state/directory.ts';
import type { World } from '../state/world.ts';

/** A mailbox as Exchange knows it: people, rooms, service accounts, and what once was a room. */
export interface EwsMailbox {
  /** Stays when the address changes; folder ids carry it. */
  readonly id: string;
  readonly address: string;
  readonly displayName: string;
  readonly kind: 'room' | 'person' | 'account' | 'converted';
  readonly hosting: Hosting;
  readonly timeZone: string;
  readonly aliases: readonly string[];
}

/** Every mailbox of the company on one of its two Exchanges. */
export function mailboxesOf(world: World, tenant: SimulatedTenant, hosting: Hosting): EwsMailbox[] {
  return [
    ...tenant.rooms.map((room) => ({
      id: room.id,
      address: room.address,
      displayName: room.displayName,
      kind: 'room' as const,
      hosting: hostingOf(room),
      timeZone: room.timeZone,
      aliases: room.aliases ?? [],
    })),
    ...tenant.people.filter(hasMailboxHere).map((person) => ({
      id: person.id,
      address: person.mail,
      displayName: person.displayName,
      kind: 'person' as const,
      hosting: hostingOf(person),
      timeZone: person.timeZone,
      aliases: [],
    })),
    ...tenant.accounts.filter(({ hasMailbox }) => hasMailbox).map(accountMailbox),
    ...[...world.convertedMailboxes()]
      .filter(([, { tenantId }]) => tenantId === tenant.id)
      .map(([address, { room }]) => ({
        id: room.id,
        address,
        displayName: room.displayName,
        kind: 'converted' as const,
        hosting: hostingOf(room),
        timeZone: room.timeZone,
        aliases: room.aliases ?? [],
      })),
  ].filter((mailbox) => mailbox.hosting === hosting);
}

export function accountMailbox(account: ServiceAccount): EwsMailbox {
  return {
    id: account.id,
    address: account.mail,
    displayName: account.displayName,
    kind: 'account',
    hosting: 'server',
    timeZone: 'Europe/Copenhagen',
    aliases: [],
  };
}

export function isCalled(mailbox: EwsMailbox, address: string): boolean {
  const wanted = address.toLowerCase();
  return mailbox.address === wanted || mailbox.aliases.includes(wanted);
}
