import type { ProblemCode } from '../../../contract/problem.ts';
import type { OutboundFaultKind } from '../../outbound/fault.ts';

/** What happened and what to do, for a person; by HTTP status, by Microsoft's code, by how a call broke. */
export interface Words {
  readonly code: ProblemCode;
  readonly detail: string;
}

const moving: Words = {
  code: 'exchange-unavailable',
  detail:
    'Exchange is moving this mailbox. It can be read again when the move is done; nothing is to be done.',
};
const elsewhere: Words = {
  code: 'room-not-found',
  detail:
    'This address has no mailbox in Exchange Online: it is on an Exchange Server, was deleted, or has no mailbox at all. An administrator checks the address or connects that server.',
};
const unknownAddress: Words = {
  code: 'room-not-found',
  detail:
    'Exchange knows nobody at this address. The room was renamed or deleted; an administrator updates the list of rooms.',
};
const outOfScope: Words = {
  code: 'exchange-forbidden',
  detail:
    'Exchange does not let Foyer read this calendar. An administrator adds the room to the management scope of Foyer and checks it with Test-ServicePrincipalAuthorization; a change takes up to two hours.',
};
const refusedQuestion: Words = {
  code: 'exchange-unreadable',
  detail: 'Exchange refused the question, for example because a room has too many entries in this period.',
};

/** Codes that say more than their HTTP status; per call and, in getSchedule, per room. */
export const byGraphCode: ReadonlyMap<string, Words> = new Map<string, Words>([
  [
    'Authorization_RequestDenied',
    {
      code: 'exchange-forbidden',
      detail:
        'A permission of Foyer is missing in Microsoft Entra. An administrator opens the integration and grants consent again.',
    },
  ],
  [
    'ErrorInvalidLicense',
    {
      code: 'exchange-forbidden',
      detail:
        'This mailbox has no license for its calendar. An administrator checks that its type is room mailbox.',
    },
  ],
  ['ErrorAccessDenied', outOfScope],
  ['ErrorNoFreeBusyAccess', outOfScope],
  ['ErrorInvalidUser', unknownAddress],
  ['ErrorMailRecipientNotFound', unknownAddress],
  ['ErrorNonExistentMailbox', unknownAddress],
  ['MailboxNotEnabledForRESTAPI', elsewhere],
  ['MailboxNotSupportedForRESTAPI', elsewhere],
  ['MailboxNotHostedInExchangeOnline', moving],
  ['MailboxInfoStale', moving],
  ['ErrorInvalidParameter', refusedQuestion],
  ['5006', refusedQuestion],
]);

const unauthorized: Words = {
  code: 'exchange-unauthorized',
  detail:
    'Microsoft does not accept the sign-in of Foyer, not even with a new token. An administrator compares the certificate in Microsoft Entra with that of this installation, checks the consent, and the clock of this server.',
};
const throttled: Words = {
  code: 'exchange-throttled',
  detail: 'Exchange asks to slow down. Foyer waits as long as asked; try again after that.',
};
export const unavailable: Words = {
  code: 'exchange-unavailable',
  detail:
    'Exchange is not available. Try again in a few minutes, or look at the service health of Microsoft 365.',
};
export const unreadable: Words = {
  code: 'exchange-unreadable',
  detail:
    'The answer was not that of Exchange. An administrator looks for a proxy or a sign-in page between this server and Microsoft 365.',
};

export const byOutboundFault: Readonly<Record<OutboundFaultKind, Words>> = {
  aborted: { code: 'exchange-timeout', detail: 'The question to Exchange was given up. Try again.' },
  timeout: {
    code: 'exchange-timeout',
    detail: 'Exchange did not answer in time. Try again, or look at the service health of Microsoft 365.',
  },
  blocked: {
    code: 'exchange-unavailable',
    detail:
      'The address of Exchange leads into a private network, where Foyer sends nothing. An administrator checks name resolution.',
  },
  dns: {
    code: 'exchange-unavailable',
    detail:
      'The name of Exchange cannot be resolved. An administrator checks name resolution of this server.',
  },
  refused: {
    code: 'exchange-unavailable',
    detail:
      'Exchange cannot be reached. An administrator checks whether this server may connect to Microsoft 365.',
  },
  reset: {
    code: 'exchange-unavailable',
    detail: 'The connection to Exchange broke before the answer was complete. Try again.',
  },
  tls: {
    code: 'exchange-unavailable',
    detail:
      'The certificate that answers for Exchange is not trusted. An administrator looks for a proxy that opens encrypted connections.',
  },
  'too-large': unreadable,
};

/** When the code says nothing, or nothing we know. */
export function byStatus(status: number): Words {
  if (status === 401) return unauthorized;
  if (status === 403) return outOfScope;
  if (status === 404) return unknownAddress;
  if (status === 429) return throttled;
  if (status === 400) return refusedQuestion;
  return status >= 500 ? unavailable : unreadable;
}
