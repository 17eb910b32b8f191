import { X509Certificate } from 'node:crypto';
import type { Instant } from '../../contract/primitives.ts';
import { instantOf } from '../kernel/time.ts';
import type { Certificate } from './certificate.ts';

const DAY_MS = 24 * 60 * 60_000;

/** What an administrator compares with the list in Entra, and how long it still lasts. */
export interface CertificateState {
  /** Hex digits without colons, as Entra shows thumbprints. */
  readonly thumbprintSha256: string;
  readonly thumbprintSha1: string;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  /** Whole days until it ends, rounded down; negative once it has. */
  readonly daysLeft: number;
  readonly state: 'ok' | 'expires-in-60' | 'expires-in-30' | 'expires-in-7' | 'expired' | 'not-yet-valid';
  /** Whether it is the one that is tried first. */
  readonly isSigning: boolean;
}

/**
 * The state of the installation's certificates at `now` (real time, milliseconds since 1970), in the order given. The
 * one that signs is the first that is valid, or simply the first when none is: as tokens are asked for.
 */
export function certificateState(
  certificates: readonly Certificate[],
  now: number,
): readonly CertificateState[] {
  const signing = signingOf(certificates, now);
  return certificates.map((certificate) => ({
    thumbprintSha256: certificate.thumbprintSha256,
    thumbprintSha1: new X509Certificate(certificate.certificate).fingerprint.replaceAll(':', ''),
    validFrom: instantOf(certificate.validFrom),
    validTo: instantOf(certificate.validTo),
    daysLeft: Math.floor((certificate.validTo - now) / DAY_MS),
    state: stateOf(certificate, now),
    isSigning: certificate === signing,
  }));
}

/** The SHA-256 thumbprint of the certificate that signs at `now`. Throws without any certificate. */
export function signingThumbprint(certificates: readonly Certificate[], now: number): string {
  const signing = signingOf(certificates, now);
  if (!signing) throw new Error('the installation has no certificate');
  return signing.thumbprintSha256;
}

function signingOf(certificates: readonly Certificate[], now: number): Certificate | undefined {
  return certificates.find(({ validFrom, validTo }) => validFrom <= now && now < validTo) ?? certificates[0];
}

function stateOf({ validFrom, validTo }: Certificate, now: number): CertificateState['state'] {
  if (now < validFrom) return 'not-yet-valid';
  if (validTo <= now) return 'expired';
  const daysLeft = (validTo - now) / DAY_MS;
  if (daysLeft <= 7) return 'expires-in-7';
  if (daysLeft <= 30) return 'expires-in-30';
  return daysLeft <= 60 ? 'expires-in-60' : 'ok';
}

/** The public part as DER, the form of a `.cer` file that Entra takes. The private key is not in it. */
export function cerFile(certificate: Pick<Certificate, 'certificate'>): Buffer {
  return new X509Certificate(certificate.certificate).raw;
}
