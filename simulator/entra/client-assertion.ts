import { createHash, X509Certificate } from 'node:crypto';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import { endpointOf, issuerOf } from './authority.ts';
import { EntraError } from './entra-error.ts';
import type { SimulatedApp } from './permissions.ts';
import type { EntraWorld } from './world.ts';

/** How far clocks may be apart, in seconds. */
const SKEW = 300;

const Header = z.object({
  alg: z.enum(['PS256', 'RS256']),
  x5t: z.string().max(64).optional(),
  'x5t#S256': z.string().max(64).optional(),
});

const Claims = z.object({
  aud: z.string(),
  iss: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  jti: z.string().min(1).max(200),
});

/**
 * Authenticates a client by a JWT signed with its certificate (RFC 7523; learn.microsoft.com/entra/identity-platform/
 * certificate-credentials): PS256 with `x5t#S256` or RS256 with `x5t`. `tenants` are the path segments that the
 * audience may carry. Throws 700027 unknown or wrong key, 1000502 certificate outside its validity, 700021 another
 * app's, 700023 wrong audience, 700024 wrong time, 50027 anything else.
 *
 * MSAL sends one assertion again until it ends, and Entra allows that, so a replay is a known `jti` in *another*
 * assertion.
 */
export async function verifyClientAssertion(
  world: EntraWorld,
  app: SimulatedApp,
  assertion: string,
  tenants: readonly string[],
): Promise<void> {
  const header = readHeader(assertion);
  const certificate = registeredCertificate(world, app, header);
  const { payload } = await compactVerify(assertion, certificate.publicKey, {
    algorithms: ['PS256', 'RS256'],
  }).catch(() => {
    throw new EntraError(700027, 'The client assertion contains an invalid signature.');
  });
  const claims = readClaims(payload);

  const now = Date.now() / 1000;
  if (Date.parse(certificate.validFrom) / 1000 > now || Date.parse(certificate.validTo) / 1000 < now) {
    throw new EntraError(1000502, 'The certificate is not within its validity period.');
  }
  if (claims.iss !== app.clientId || claims.sub !== app.clientId) {
    throw new EntraError(700021, "The client assertion's application is not the 'client_id' of the request.");
  }
  const audiences = tenants.flatMap((segment) => [endpointOf(segment, 'token'), issuerOf(segment)]);
  if (!audiences.includes(claims.aud)) {
    throw new EntraError(700023, "The client assertion's audience is not this token endpoint.");
  }
  if (claims.exp + SKEW < now || (claims.nbf ?? 0) - SKEW > now) {
    const at = new Date().toISOString();
    throw new EntraError(700024, `The client assertion is outside its valid time range. It is ${at} here.`);
  }
  refuseReplay(world, app, claims, assertion);
}

function readHeader(assertion: string): z.output<typeof Header> {
  try {
    return Header.parse(decodeProtectedHeader(assertion));
  } catch {
    throw new EntraError(50027, 'The client assertion is not a JWT signed with PS256 or RS256.');
  }
}

function readClaims(payload: Uint8Array): z.output<typeof Claims> {
  try {
    return Claims.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    throw new EntraError(50027, 'The client assertion lacks one of aud, iss, sub, exp and jti.');
  }
}

function registeredCertificate(
  world: EntraWorld,
  app: SimulatedApp,
  header: z.output<typeof Header>,
): X509Certificate {
  const known = world.policies.certificateKnown ? app.certificates : [];
  for (const pem of known) {
    const certificate = new X509Certificate(pem);
    if (header['x5t#S256'] === thumbprint(certificate, 'sha256')) return certificate;
    if (header.x5t === thumbprint(certificate, 'sha1')) return certificate;
  }
  throw new EntraError(
    700027,
    'The key that signed the client assertion is not registered on the application.',
  );
}

function thumbprint(certificate: X509Certificate, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(certificate.raw).digest('base64url');
}

function refuseReplay(
  world: EntraWorld,
  app: SimulatedApp,
  claims: z.output<typeof Claims>,
  assertion: string,
): void {
  const key = `${app.clientId} ${claims.jti}`;
  const digest = createHash('sha256').update(assertion).digest('base64url');
  const before = world.assertions.get(key);
  if (before !== undefined && before !== digest) {
    throw new EntraError(50027, "The client assertion's jti was used before in another assertion.");
  }
  world.assertions.set(key, digest, (claims.exp + SKEW) * 1000);
}
