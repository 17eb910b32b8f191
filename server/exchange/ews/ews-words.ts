import type { ProblemCode } from '../../../contract/problem.ts';
import { explain, explained } from '../../kernel/catalogue/index.ts';
import type { OutboundFaultKind } from '../../outbound/fault.ts';

const forbidden: ProblemCode = 'exchange-forbidden';
const unauthorized: ProblemCode = 'exchange-unauthorized';
const unknown: ProblemCode = 'room-not-found';
const throttled: ProblemCode = 'exchange-throttled';
const unavailable: ProblemCode = 'exchange-unavailable';
const timeout: ProblemCode = 'exchange-timeout';

/** Microsoft's response codes, and ours for what stands in front of Exchange, sorted into the product's problems. */
const problemByCode: ReadonlyMap<string, ProblemCode> = new Map<string, ProblemCode>([
  ['ErrorUnauthorized', unauthorized],
  ['InvalidAuthenticationToken', unauthorized],
  ['ErrorPasswordExpired', unauthorized],
  ['ErrorPasswordChangeRequired', unauthorized],
  ['ErrorAccountDisabled', unauthorized],

  ['EwsForbidden', forbidden],
  ['EwsDisabledForTenant', forbidden],
  ['ErrorAccessDenied', forbidden],
  ['ErrorImpersonateUserDenied', forbidden],
  ['ErrorImpersonationDenied', forbidden],
  ['ErrorImpersonationFailed', forbidden],
  ['ErrorInvalidLicense', forbidden],
  ['ErrorMissingEmailAddress', forbidden],
  ['ErrorNameResolutionNoMailbox', forbidden],
  ['ErrorNoFreeBusyAccess', forbidden],
  ['ErrorOrganizationAccessBlocked', forbidden],

  ['ErrorInvalidSmtpAddress', unknown],
  ['ErrorMailRecipientNotFound', unknown],
  ['ErrorNonExistentMailbox', unknown],
  ['ErrorNonPrimarySmtpAddress', unknown],

  ['ErrorExceededConnectionCount', throttled],
  ['ErrorExceededFindCountLimit', throttled],
  ['ErrorServerBusy', throttled],
  ['ErrorTooManyObjectsOpened', throttled],

  ['ErrorTimeoutExpired', timeout],

  ['ErrorADUnavailable', unavailable],
  ['ErrorConnectionFailed', unavailable],
  ['ErrorFreeBusyGenerationFailed', unavailable],
  ['ErrorInternalServerError', unavailable],
  ['ErrorInternalServerTransientError', unavailable],
  ['ErrorMailboxFailover', unavailable],
  ['ErrorMailboxMoveInProgress', unavailable],
  ['ErrorMailboxStoreUnavailable', unavailable],
  ['ErrorProxyRequestProcessingFailed', unavailable],
  ['ErrorServiceDiscoveryFailed', unavailable],
  ['ServiceUnavailable', unavailable],
]);

/** Codes that pass within seconds, so that the same question may be asked again (responsecode.md). */
const passing: ReadonlySet<string> = new Set([
  'ErrorADUnavailable',
  'ErrorConnectionFailed',
  'ErrorInternalServerTransientError',
  'ErrorMailboxFailover',
  'ErrorMailboxStoreUnavailable',
  'ErrorTimeoutExpired',
]);

/** Whether a response code says that the same question will soon be answered. */
export const isPassing = (code: string): boolean => passing.has(code);

/** Whether a response code asks to slow down. */
export const isBusy = (code: string): boolean => problemByCode.get(code) === throttled;

/** The product's problem for a response code; one that we do not know says that the answer could not be used. */
export const problemOf = (code: string): ProblemCode => problemByCode.get(code) ?? 'exchange-unreadable';

/** What a code means and what to do about it, for a person: from the catalogue, which every code of this adapter is in. */
export function wordsFor(code: string): string {
  return explain(code) ? explained(code) : UNKNOWN;
}

const UNKNOWN =
  'Exchange refused with a code that Foyer does not know. An administrator looks the code up in the documentation of Exchange Web Services.';

/** How a call broke. */
export const byOutboundFault: Readonly<
  Record<OutboundFaultKind, { readonly problem: ProblemCode; readonly code: string }>
> = {
  aborted: { problem: timeout, code: 'GivenUp' },
  timeout: { problem: timeout, code: 'NoAnswer' },
  blocked: { problem: unavailable, code: 'AddressForbidden' },
  dns: { problem: unavailable, code: 'DnsFailed' },
  refused: { problem: unavailable, code: 'HostUnreachable' },
  reset: { problem: unavailable, code: 'ConnectionBroken' },
  tls: { problem: unavailable, code: 'TlsUntrusted' },
  'too-large': { problem: 'exchange-unreadable', code: 'AnswerTooLarge' },
};
