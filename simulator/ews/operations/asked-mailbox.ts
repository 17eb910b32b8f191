import { hasMailboxHere, hostingOf } from '../../state/directory.ts';
import type { EwsCaller } from '../caller.ts';
import { EwsError } from '../ews-error.ts';
import { isCalled } from '../mailboxes.ts';
import type { EwsMailbox } from '../mailboxes.ts';

/**
 * The mailbox whose availability is asked for. Throws an EwsError when there is none: ErrorMailRecipientNotFound; those
 * on the company's other Exchange would be asked through a hybrid connection, which is not set up:
 * ErrorProxyRequestProcessingFailed.
 */
export function askedMailbox(caller: EwsCaller, address: string): EwsMailbox {
  const mailbox = caller.mailboxes.find((each) => isCalled(each, address));
  if (mailbox) return mailbox;
  const { tenant, principal } = caller;
  const elsewhere = [
    ...tenant.rooms.map((room) => ({ address: room.address, hosting: hostingOf(room) })),
    ...tenant.people.filter(hasMailboxHere).map((one) => ({ address: one.mail, hosting: hostingOf(one) })),
  ].some(
    (each) =>
      each.address === address.toLowerCase() &&
      (each.hosting === 'online') === (principal.kind === 'account'),
  );
  if (elsewhere) {
    throw new EwsError(
      'ErrorProxyRequestProcessingFailed',
      'Unable to send the cross-forest request: the mailbox is on another Exchange.',
    );
  }
  throw new EwsError(
    'ErrorMailRecipientNotFound',
    'Unable to resolve e-mail address to an Active Directory object.',
  );
}
