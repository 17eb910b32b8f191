import type { ProblemCode } from '../../../contract/problem.ts';
import { explained } from '../../kernel/catalogue/index.ts';
import type { OutboundFaultKind } from '../../outbound/fault.ts';

/** What happened and what to do, for a person; by HTTP status, by Microsoft's code, by how a call broke. */
export interface Words {
  readonly code: ProblemCode;
  readonly detail: string;
}

/** A problem in the words that the catalogue has for one of its codes. */
function words(code: ProblemCode, catalogueCode: string): Words {
  return { code, detail: explained(catalogueCode) };
}

const moving = words('exchange-unavailable', 'MailboxInfoStale');
const elsewhere = words('room-not-found', 'MailboxNotEnabledForRESTAPI');
const unknownAddress = words('room-not-found', 'ErrorInvalidUser');
const outOfScope = words('exchange-forbidden', 'ErrorForbidden');
const refusedQuestion = words('exchange-unreadable', 'ErrorInvalidParameter');
const throttled = words('exchange-throttled', 'ApplicationThrottled');
const unauthorized = words('exchange-unauthorized', 'InvalidAuthenticationToken');
export const unavailable = words('exchange-unavailable', 'UnknownError');
export const unreadable = words('exchange-unreadable', 'AnswerUnreadable');

/** Codes that say more than their HTTP status; per call and, in getSchedule, per room. */
export const byGraphCode: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['Authorization_RequestDenied', words('exchange-forbidden', 'Authorization_RequestDenied')],
  ['ErrorInvalidLicense', words('exchange-forbidden', 'ErrorInvalidLicense')],
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

export const byOutboundFault: Readonly<Record<OutboundFaultKind, Words>> = {
  aborted: words('exchange-timeout', 'GivenUp'),
  timeout: words('exchange-timeout', 'NoAnswer'),
  blocked: words('exchange-unavailable', 'AddressForbidden'),
  dns: words('exchange-unavailable', 'DnsFailed'),
  refused: words('exchange-unavailable', 'HostUnreachable'),
  reset: words('exchange-unavailable', 'ConnectionBroken'),
  tls: words('exchange-unavailable', 'TlsUntrusted'),
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
