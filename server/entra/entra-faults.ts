import { AuthError, ServerError } from '@azure/msal-node';
import { explain, explained } from '../kernel/catalogue/index.ts';
import { Problem } from '../kernel/problem.ts';

const certificateFaults = new Set([700027, 1000502, 7000274, 7000214, 7000277]);

/** Whether Entra refused because of the certificate, so that the other one of a rotation is worth a try. */
export function isCertificateFault(error: unknown): boolean {
  return certificateFaults.has(numberOf(error) ?? 0);
}

/** A second factor is asked for, or a token came too late: the application is in order. */
const mendedBySigningInAgain = new Set([50076, 50079, 50013, 500131]);

/**
 * Whether an authorization code, or what it brought, is at fault rather than our application: expired, used before,
 * with the wrong verifier, or with an id token for another sign-in. The person can only start again.
 */
export function isSpentGrant(error: unknown): boolean {
  const cause = error instanceof Problem ? error.cause : error;
  if (!(cause instanceof AuthError)) return false;
  if (cause.errorCode === 'nonce_mismatch') return true;
  if (cause.errorCode !== 'invalid_grant') return false;
  return !isKnown(codeOf(cause)) || mendedBySigningInAgain.has(numberOf(cause) ?? 0);
}

/**
 * What msal-node threw, in our words: `exchange-unauthorized` with Entra's own code when Entra said no, and
 * `entra-unavailable` when it said nothing usable. Entra's description names tenants and people: it stays in `cause`.
 */
export function toEntraProblem(error: unknown): Problem {
  if (!(error instanceof AuthError)) return unavailable(error);
  const number = numberOf(error);
  const busy =
    error.errorCode === 'temporarily_unavailable' || statusOf(error) === 429 || statusOf(error) >= 500;
  if (busy || (number === null && !(error instanceof ServerError))) return unavailable(error);

  const exchangeCode = codeOf(error);
  const remedy = isKnown(exchangeCode)
    ? explained(exchangeCode)
    : 'Look the code up at login.microsoftonline.com/error, and open the enterprise application in Entra to see whether it is disabled.';
  return new Problem(
    'exchange-unauthorized',
    `Entra refused the sign-in of Foyer (${exchangeCode}). ${remedy}`,
    { exchangeCode },
    { cause: error },
  );
}

function unavailable(cause: unknown): Problem {
  const detail = 'Microsoft Entra did not answer, or not in a way that can be used. Try again in a minute.';
  return new Problem('entra-unavailable', detail, { retryAfterSeconds: 30 }, { cause });
}

/** Entra's own code, `AADSTS…` where it gave a number. */
function codeOf(error: AuthError): string {
  const number = numberOf(error);
  return number === null ? error.errorCode : `AADSTS${number}`;
}

/** Whether the catalogue explains a code, which then concerns the application or the tenant. */
function isKnown(code: string): boolean {
  return explain(code)?.domain === 'Microsoft Entra';
}

function numberOf(error: unknown): number | null {
  if (!(error instanceof AuthError)) return null;
  const given = error instanceof ServerError ? Number(error.errorNo) : Number.NaN;
  const written = /\bAADSTS(\d{4,8})\b/.exec(error.errorMessage)?.[1];
  const number = Number.isInteger(given) && given > 0 ? given : Number(written);
  return Number.isInteger(number) ? number : null;
}

function statusOf(error: AuthError): number {
  return error instanceof ServerError ? (error.status ?? 0) : 0;
}
