import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { issuerOf, legacyIssuerOf } from './authority.ts';
import { signingKeys } from './signing-keys.ts';

/** What a resource such as Graph learns from a bearer token. */
export type TokenCheck =
  | {
      readonly ok: true;
      readonly tenantId: string;
      readonly clientId: string;
      readonly objectId: string;
      /** Application permissions; empty for a person's token. */
      readonly roles: readonly string[];
      /** Delegated permissions; empty for an app's own token. */
      readonly scopes: readonly string[];
      readonly idtyp: 'app' | 'user';
    }
  | {
      readonly ok: false;
      /** Graph's word for every token it does not take. */
      readonly code: 'InvalidAuthenticationToken';
      readonly reason: 'empty' | 'malformed' | 'signature' | 'expired' | 'audience' | 'issuer';
      readonly message: string;
    };

const Claims = z.object({
  iss: z.string(),
  tid: z.guid(),
  oid: z.guid(),
  appid: z.guid().optional(),
  azp: z.guid().optional(),
  idtyp: z.enum(['app', 'user']).default('user'),
  roles: z.array(z.string()).default([]),
  scp: z.string().default(''),
});

const messages = {
  empty: 'Access token is empty.',
  malformed: 'The access token is not a well-formed JWT.',
  signature: 'Access token validation failed: the signature is not valid.',
  expired: 'The access token has expired or is not valid yet.',
  audience: 'Access token validation failed: it was issued for another API.',
  issuer: 'Access token validation failed: it was issued by another authority.',
} as const;

/** Verifies a bearer token (without the word Bearer) the way a Microsoft API does; `audience` is that API. Never throws. */
export async function verifyToken(bearer: string, audience: string): Promise<TokenCheck> {
  if (bearer === '') return refused('empty');
  if (bearer.length > 16_384) return refused('malformed');
  const { kid, publicKey } = await signingKeys.key('tenant');
  try {
    const { payload, protectedHeader } = await jwtVerify(bearer, publicKey, {
      algorithms: ['RS256'],
      audience,
      requiredClaims: ['exp', 'nbf', 'iat'],
    });
    const claims = Claims.safeParse(payload);
    const clientId = claims.data?.appid ?? claims.data?.azp;
    if (!claims.success || clientId === undefined) return refused('malformed');
    if (protectedHeader.kid !== kid) return refused('signature');
    const { tid, iss, oid, idtyp, roles, scp } = claims.data;
    if (iss !== issuerOf(tid) && iss !== legacyIssuerOf(tid)) return refused('issuer');
    return {
      ok: true,
      tenantId: tid,
      clientId,
      objectId: oid,
      roles,
      scopes: scp.split(' ').filter(Boolean),
      idtyp,
    };
  } catch (error) {
    return refused(reasonOf(error));
  }
}

function reasonOf(error: unknown): keyof typeof messages {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'audience';
    return error.claim === 'nbf' ? 'expired' : 'malformed';
  }
  const unsigned =
    error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JOSEAlgNotAllowed;
  return unsigned ? 'signature' : 'malformed';
}

function refused(reason: keyof typeof messages): TokenCheck {
  return { ok: false, code: 'InvalidAuthenticationToken', reason, message: messages[reason] };
}
