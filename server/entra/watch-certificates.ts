import { certificateState } from './certificate-state.ts';
import type { CertificateState } from './certificate-state.ts';
import type { Certificate } from './certificate.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface WatchCertificatesDeps {
  readonly certificates: readonly Certificate[];
  /** Real time in milliseconds since 1970. */
  readonly now: () => number;
  /** Told what is wrong: a constant sentence, and what may stand beside it in a log. */
  readonly warn: (fields: { readonly code: string; readonly count: number }, sentence: string) => void;
  /** Calls back again and again; gives what ends it. Default: a timer that keeps no process alive. */
  readonly every?: (ms: number, tick: () => void) => () => void;
}

/**
 * Warns at once and then daily as long as the certificate that signs is at its end (or not valid at all) and no other
 * one stands ready. Gives the function that ends it.
 */
export function watchCertificates({
  certificates,
  now,
  warn,
  every = daily,
}: WatchCertificatesDeps): () => void {
  const look = () => {
    const states = certificateState(certificates, now());
    const signing = states.find(({ isSigning }) => isSigning);
    if (!signing || signing.state === 'ok' || states.some((other) => isReadyAfter(signing, other))) return;
    // `count`: days left, for whoever searches the log
    warn({ code: signing.state, count: signing.daysLeft }, sentences[signing.state]);
  };
  look();
  return every(DAY_MS, look);
}

/** The replacement is named already, and lasts: nothing is left to do but wait. */
function isReadyAfter(signing: CertificateState, other: CertificateState): boolean {
  return other !== signing && other.state === 'ok' && signing.state !== 'expired';
}

const renew =
  'Make a new one with `npm run certificate`, upload it to the application in Entra, and put its file before the old one in ENTRA_CERTIFICATE_FILE.';
const sentences: Readonly<Record<Exclude<CertificateState['state'], 'ok'>, string>> = {
  'expires-in-60': `The certificate of this installation ends within 60 days. ${renew}`,
  'expires-in-30': `The certificate of this installation ends within 30 days. ${renew}`,
  'expires-in-7': `The certificate of this installation ends within a week; after that no calendar can be read. ${renew}`,
  expired: `The certificate of this installation has ended, so no calendar can be read. ${renew}`,
  'not-yet-valid': `The first day of the certificate of this installation is still to come; check the clock of this server. ${renew}`,
};

function daily(ms: number, tick: () => void): () => void {
  const timer = setInterval(tick, ms).unref();
  return () => clearInterval(timer);
}
