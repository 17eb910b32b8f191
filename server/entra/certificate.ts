import { createPrivateKey, X509Certificate } from 'node:crypto';
import { StartUpError } from '../kernel/start-up-error.ts';

const SMALLEST_KEY_BITS = 2_048;

/** What our application proves itself with towards Entra. Times are real milliseconds since 1970. */
export interface Certificate {
  /** PKCS#8 PEM: never logged, never sent. */
  readonly privateKey: string;
  /** PEM, the public part: what is uploaded to the application. */
  readonly certificate: string;
  /** SHA-256 of the certificate as 64 hex digits without colons: with colons Entra does not find it (AADSTS700027). */
  readonly thumbprintSha256: string;
  readonly validFrom: number;
  readonly validTo: number;
}

/**
 * Reads one PEM text that holds a private key and its certificate, in either order. `source` names it in complaints.
 * Throws a StartUpError when a part is missing or unreadable, when they do not belong together, or when the key is not
 * RSA of at least 2,048 bits. A date is not judged here: rotation may bring a certificate before its first day.
 */
export function readCertificate(pem: string, source: string): Certificate {
  const keyBlock = /-----BEGIN ((?:RSA )?PRIVATE KEY)-----[\s\S]+?-----END \1-----/.exec(pem)?.[0];
  const certificateBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(pem)?.[0];
  if (!keyBlock || !certificateBlock) {
    const missing = keyBlock ? 'no certificate' : 'no private key without a passphrase';
    throw new StartUpError(
      `${source} holds ${missing}. It must hold both, as PEM; \`npm run certificate\` writes such a file.`,
    );
  }

  const { key, x509 } = parse(keyBlock, certificateBlock, source);
  if (!x509.checkPrivateKey(key)) {
    throw new StartUpError(
      `The certificate in ${source} was made for another key than the private key beside it. Put the two that belong together into the file.`,
    );
  }
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < SMALLEST_KEY_BITS) {
    throw new StartUpError(
      `The key in ${source} is not RSA of at least ${SMALLEST_KEY_BITS} bits, which is what Entra accepts. \`npm run certificate\` makes one.`,
    );
  }
  return {
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: x509.toString(),
    thumbprintSha256: x509.fingerprint256.replaceAll(':', ''),
    validFrom: x509.validFromDate.getTime(),
    validTo: x509.validToDate.getTime(),
  };
}

function parse(keyBlock: string, certificateBlock: string, source: string) {
  try {
    return { key: createPrivateKey(keyBlock), x509: new X509Certificate(certificateBlock) };
  } catch (cause) {
    throw new StartUpError(
      `The private key or the certificate in ${source} is damaged: it is not readable PEM. Restore the file, or make a new one with \`npm run certificate\`.`,
      { cause },
    );
  }
}
