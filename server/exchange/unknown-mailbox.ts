import type { ProbeResult } from './setup.port.ts';

/** How Graph and EWS say that there is no mailbox behind an address (learn.microsoft.com/graph/errors, EWS ResponseCode). */
const codes: ReadonlySet<string> = new Set([
  'ErrorNonExistentMailbox',
  'ErrorInvalidUser',
  'ErrorItemNotFound',
  'MailboxNotEnabledForRESTAPI',
  'MailboxNotHostedInExchangeOnline',
  'Request_ResourceNotFound',
  'ResourceNotFound',
]);

/** Whether a code of Exchange says that there is no mailbox behind the address. */
export function saysNoMailbox(exchangeCode: string | null): boolean {
  return exchangeCode !== null && codes.has(exchangeCode);
}

/** Whether a probe met no mailbox at all: neither shown nor refused, and waiting changes nothing. */
export function isNoMailbox({ outcome, exchangeCode, fault }: ProbeResult): boolean {
  return outcome === 'inconclusive' && (saysNoMailbox(exchangeCode) || fault?.code === 'room-not-found');
}
