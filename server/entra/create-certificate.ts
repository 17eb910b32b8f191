import { realNow } from '../kernel/time.ts';
import { readCertificate } from './certificate.ts';
import type { Certificate } from './certificate.ts';

const DAY_MS = 24 * 60 * 60_000;
const KEY_BITS = 3_072;

/**
 * A new self-signed certificate with its RSA key, valid from now for `days`. Entra knows it by its thumbprint alone
 * (learn.microsoft.com/entra/identity-platform/howto-create-self-signed-certificate), so it names no host and is no
 * authority. Throws a RangeError for a life of less than a day or more than two years.
 */
export async function createCertificate(wish: {
  readonly days: number;
  readonly commonName: string;
}): Promise<Certificate> {
  const { days, commonName } = wish;
  if (!Number.isInteger(days) || days < 1 || days > 730) {
    throw new RangeError('a certificate lives between 1 and 730 days');
  }

  const { generate } = await import('selfsigned'); // much to load, for what a start needs once at most
  const from = realNow();
  const made = await generate([{ name: 'commonName', value: commonName }], {
    keyType: 'rsa',
    keySize: KEY_BITS,
    algorithm: 'sha256',
    notBeforeDate: new Date(from),
    notAfterDate: new Date(from + days * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
    ],
  });
  return readCertificate(toPem({ privateKey: made.private, certificate: made.cert }), 'the new certificate');
}

/** The text of the file that ENTRA_CERTIFICATE_FILE takes. */
export function toPem(parts: Pick<Certificate, 'privateKey' | 'certificate'>): string {
  return `${parts.privateKey.trim()}\n${parts.certificate.trim()}\n`;
}
