import type { Mailbox } from '../access.ts';

/** What a subscription remembers of a mailbox: its object id, which stays when the address changes. */
export function mailboxIdOf(mailbox: Mailbox): string {
  if (mailbox.kind === 'room') return mailbox.room.id;
  if (mailbox.kind === 'person') return mailbox.person.id;
  return mailbox.address;
}
