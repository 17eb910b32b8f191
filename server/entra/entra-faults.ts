import { AuthError, ServerError } from '@azure/msal-node';
import { Problem } from '../kernel/problem.ts';

const uploadAgain =
  'Compare the thumbprint of this installation with the certificates of the application in Entra, and upload the .cer file if it is not among them.';
const replace =
  'Make a new certificate with `npm run certificate`, upload it to the application in Entra, and name its file in ENTRA_CERTIFICATE_FILE.';
const consentAgain =
  'An administrator opens the consent link of this integration and grants consent for the organization.';

/**
 * What to do about an error of Entra, by its AADSTS number. The numbers explain and never decide anything else:
 * Microsoft reserves the right to change them (learn.microsoft.com/entra/identity-platform/reference-error-codes).
 */
const remedies: ReadonlyMap<number, string> = new Map([
  [
    700016,
    `The application is not known in that Entra tenant: the tenant or the client id is wrong, or consent was never given. ${consentAgain}`,
  ],
  [90002, 'That Entra tenant does not exist. Copy the directory (tenant) id from the Entra admin center.'],
  [
    900023,
    'The tenant id is neither a GUID nor a domain. Copy the directory (tenant) id from the Entra admin center.',
  ],
  [700027, `Entra does not know the certificate that this server signs with. ${uploadAgain}`],
  [
    700024,
    'The signature of this server was outside its time range. Check that the clock of the server is right (NTP) and that the certificate has not expired.',
  ],
  [1000502, `The certificate is outside its validity. ${replace}`],
  [7000274, `The certificate is outside its validity. ${replace}`],
  [7000214, `The certificate was revoked. ${replace}`],
  [7000277, `The certificate was revoked. ${replace}`],
  [7000229, `The application has no service principal in that Entra tenant. ${consentAgain}`],
  [65001, `Consent is missing. ${consentAgain}`],
  [90094, `An administrator has to consent. ${consentAgain}`],
  [650052, `A service that the application needs is missing in that Entra tenant. ${consentAgain}`],
  [500011, `A service that the application needs is missing in that Entra tenant. ${consentAgain}`],
  [
    50105,
    'The application is limited to assigned people. Assign the person or their group to it in Entra, or switch off "Assignment required".',
  ],
  [
    53003,
    'A Conditional Access policy of the organization blocks this sign-in. Whoever looks after these policies can see the blocked sign-in in the Entra sign-in log.',
  ],
  [
    50011,
    'The address to return to after sign-in is not registered. Add <public address>/auth/dialog/callback to the redirect URIs (platform Web) of the application.',
  ],
  [70011, 'Foyer asked for a permission that does not exist. Report this: it is a mistake in the product.'],
]);

const certificateFaults = new Set([700027, 1000502, 7000274, 7000214, 7000277]);

/** Whether Entra refused because of the certificate, so that the other one of a rotation is worth a try. */
export function isCertificateFault(error: unknown): boolean {
  return certificateFaults.has(numberOf(error) ?? 0);
}

/**
 * Whether an authorization code, or what it brought, is at fault rather than our application: expired, used before,
 * with the wrong verifier, or with an id token for another sign-in. The person can only start again.
 */
export function isSpentGrant(error: unknown): boolean {
  const cause = error instanceof Problem ? error.cause : error;
  if (!(cause instanceof AuthError)) return false;
  if (cause.errorCode === 'nonce_mismatch') return true;
  return cause.errorCode === 'invalid_grant' && !remedies.has(numberOf(cause) ?? 0);
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

  const exchangeCode = number === null ? error.errorCode : `AADSTS${number}`;
  const remedy =
    remedies.get(number ?? 0) ??
    'Look the code up at login.microsoftonline.com/error, and open the enterprise application in Entra to see whether it is disabled.';
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
