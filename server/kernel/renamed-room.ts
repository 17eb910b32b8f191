import type { MailboxAddress } from '../../contract/primitives.ts';

/** A room whose mailbox got another address. */
export interface RenamedRoom {
  readonly from: MailboxAddress;
  readonly to: MailboxAddress;
}
