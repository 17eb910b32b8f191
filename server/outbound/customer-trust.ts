import { X509Certificate } from 'node:crypto';
import { certificateFacts } from './certificate-facts.ts';
import type { CertificateFacts } from './certificate-facts.ts';

const MOST_CERTIFICATES = 10;
const LONGEST_TEXT = 64 * 1024;

export type TrustResult =
  | { readonly ok: true; readonly pem: string; readonly certificates: readonly CertificateFacts[] }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/**
 * Reads what a customer pastes as their own authority: one or more PEM certificates with anything around them, as export
 * dialogs write it. `pem` is what `OutboundRequest.trust` takes. A text with a private key is refused rather than
 * stripped: the key has left its place, and its owner should know.
 */
export function readTrust(text: string): TrustResult {
  if (text.length > LONGEST_TEXT)
    return refused('The text is longer than 64 KB; paste only the certificates.');
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    return refused(
      'The text contains a private key. Foyer needs the certificate only. A key that was pasted somewhere should be considered lost: replace it.',
    );
  }
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) {
    return refused(
      'There is no certificate in the text. Export it as Base-64 (PEM); it begins with -----BEGIN CERTIFICATE-----.',
    );
  }
  if (blocks.length > MOST_CERTIFICATES) {
    return refused(`The text holds ${blocks.length} certificates; at most ${MOST_CERTIFICATES} are taken.`);
  }

  const read = blocks.map(readBlock);
  const damaged = read.flatMap((one, index) =>
    one ? [] : [`Certificate ${index + 1} of the text is damaged.`],
  );
  if (damaged.length > 0) return { ok: false, mistakes: damaged };
  const certificates = read.filter((one) => one !== null);
  return {
    ok: true,
    pem: certificates.map(String).join(''),
    certificates: certificates.map(certificateFacts),
  };
}

function readBlock(block: string): X509Certificate | null {
  try {
    return new X509Certificate(block);
  } catch {
    return null; // the only reason to throw is a block that is no certificate
  }
}

function refused(mistake: string): TrustResult {
  return { ok: false, mistakes: [mistake] };
}
