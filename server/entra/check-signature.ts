import { errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import type { UnverifiedToken } from './read-token.ts';
import type { SigningKeys } from './signing-keys.ts';
import { TokenRefused } from './token-refused.ts';

/** Clocks of servers differ; Microsoft's own libraries allow more (five minutes). */
const TOLERANCE_SECONDS = 120;

/**
 * Signature and times of a token that `readToken` let through. Gives its claims, which are true from here on.
 * Throws TokenRefused, or a Problem `entra-unavailable` when the keys cannot be had.
 */
export async function checkSignature(
  token: string,
  read: UnverifiedToken,
  keys: SigningKeys,
  now: number,
): Promise<JWTPayload & { readonly exp: number; readonly iat: number }> {
  const key = await keys.find(read);
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date(now),
      requiredClaims: ['exp', 'nbf', 'iat'],
    });
    const { exp, iat } = payload;
    if (exp === undefined || iat === undefined) throw new TokenRefused('claims');
    return { ...payload, exp, iat };
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new TokenRefused('expired', { cause: error });
  if (error instanceof errors.JWTClaimValidationFailed) {
    return new TokenRefused(
      error.claim === 'nbf' && error.reason === 'check_failed' ? 'not-yet-valid' : 'claims',
      {
        cause: error,
      },
    );
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return new TokenRefused('signature', { cause: error });
  }
  return error instanceof errors.JOSEError ? new TokenRefused('malformed', { cause: error }) : error;
}
