import type tls from 'node:tls';
import type { X509Certificate } from 'node:crypto';
import type { Instant } from '../../contract/primitives.ts';
import { instantOf, realNow } from '../kernel/time.ts';

/** What a person needs to recognize a certificate. */
export interface CertificateFacts {
  /** Distinguished names as one line, e.g. `CN=mail.example.com, O=Example`. */
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  /** The names and addresses it was made for. */
  readonly names: readonly string[];
  /** SHA-256, hex pairs separated by colons, as browsers show it. */
  readonly fingerprint256: string;
}

export interface CertificateProblem {
  readonly kind: 'untrusted' | 'expired' | 'not-yet-valid' | 'wrong-name';
  /** A sentence for an administrator. */
  readonly detail: string;
}

const LONGEST_CHAIN = 10;

/** The certificate that the far side of a connection shows and those it shows as vouching for it, itself first. */
export function chainOf(socket: tls.TLSSocket): readonly CertificateFacts[] {
  const facts: CertificateFacts[] = [];
  let certificate = socket.getPeerX509Certificate();
  while (certificate && facts.length < LONGEST_CHAIN) {
    facts.push(certificateFacts(certificate));
    const issuer: X509Certificate | undefined = certificate.issuerCertificate;
    certificate = issuer?.fingerprint256 === certificate.fingerprint256 ? undefined : issuer; // a root names itself
  }
  return facts;
}

/** What is wrong with the certificate of a finished handshake, the fault nearest to the server first; null: nothing. */
export function problemWith(
  socket: Pick<tls.TLSSocket, 'authorized' | 'authorizationError'>,
  certificate: CertificateFacts,
  host: string,
): CertificateProblem | null {
  if (socket.authorized) return null;
  const code = String(socket.authorizationError);
  const kind = dateProblem(certificate) ?? kinds.get(code) ?? 'untrusted';
  return { kind, detail: detailOf(kind, certificate, host) };
}

const kinds: ReadonlyMap<string, CertificateProblem['kind']> = new Map([
  ['CERT_HAS_EXPIRED', 'expired'],
  ['CERT_NOT_YET_VALID', 'not-yet-valid'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-name'],
]);

/** Judged first: where a certificate is expired and of an unknown authority, trusting the authority mends nothing. */
function dateProblem({ validFrom, validTo }: CertificateFacts): CertificateProblem['kind'] | null {
  const now = instantOf(realNow());
  if (validTo <= now) return 'expired';
  return now < validFrom ? 'not-yet-valid' : null;
}

function detailOf(kind: CertificateProblem['kind'], certificate: CertificateFacts, host: string): string {
  switch (kind) {
    case 'expired':
      return `The certificate, or one that vouches for it, has expired; its own last day is ${certificate.validTo.slice(0, 10)}.`;
    case 'not-yet-valid':
      return `The first day of the certificate, ${certificate.validFrom.slice(0, 10)}, is still to come, or the clock of this server is wrong.`;
    case 'wrong-name':
      return `The certificate is for ${certificate.names.join(', ') || 'no name at all'}, not for ${host}.`;
    case 'untrusted':
    default:
      return `No authority that this server trusts vouches for the certificate; it was issued by ${certificate.issuer || 'nobody named'}.`;
  }
}

/** `certificate` in words. */
export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validFrom: instantOf(certificate.validFromDate.getTime()),
    validTo: instantOf(certificate.validToDate.getTime()),
    names: (certificate.subjectAltName ?? '')
      .split(', ')
      .map((name) => name.replace(/^(?:DNS|IP Address):/, ''))
      .filter(Boolean),
    fingerprint256: certificate.fingerprint256,
  };
}

/** Node writes one part per line; an authority may have no name at all. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}
