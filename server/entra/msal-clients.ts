import { ConfidentialClientApplication } from '@azure/msal-node';
import { realNow } from '../kernel/time.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Certificate } from './certificate.ts';
import { isCertificateFault, toEntraProblem } from './entra-faults.ts';
import { networkThrough } from './msal-network.ts';

export interface EntraApplication {
  /** e.g. `https://login.microsoftonline.com`. */
  readonly authority: string;
  readonly clientId: string;
  /** In order of preference; the second serves when Entra does not know the first (yet, or any more). */
  readonly certificates: readonly Certificate[];
  readonly outbound: Pick<Outbound, 'send'>;
}

export type Msal = Pick<
  ConfidentialClientApplication,
  'acquireTokenByClientCredential' | 'acquireTokenByCode' | 'getAuthCodeUrl'
>;

/**
 * Runs `use` with an msal-node client that proves itself with a certificate, trying the next certificate when Entra
 * does not accept one. `clientFor` makes or keeps the client of a certificate. Whatever goes wrong is a Problem.
 */
export async function withCertificates<T>(
  certificates: readonly Certificate[],
  clientFor: (certificate: Certificate) => Msal,
  use: (client: Msal) => Promise<T>,
): Promise<T> {
  const now = realNow();
  const valid = certificates.filter(({ validFrom, validTo }) => validFrom <= now && now < validTo);
  const [last, ...earlier] = (valid.length > 0 ? valid : certificates).toReversed();
  if (!last) throw new Error('the Entra application has no certificate');

  for (const certificate of earlier.toReversed()) {
    try {
      return await use(clientFor(certificate));
    } catch (error) {
      if (!isCertificateFault(error)) throw toEntraProblem(error);
    }
  }
  try {
    return await use(clientFor(last));
  } catch (error) {
    throw toEntraProblem(error);
  }
}

/**
 * An msal-node client of one Entra tenant (or of `organizations`) and one certificate. MSAL's own discovery of clouds
 * is off (`knownAuthorities`): it would ask a Microsoft host that the configuration does not name.
 */
export function createMsal(
  application: Omit<EntraApplication, 'certificates'>,
  tenant: string,
  certificate: Certificate,
): Msal {
  const { authority, clientId, outbound } = application;
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${authority}/${tenant}`,
      knownAuthorities: [new URL(authority).host],
      clientCertificate: {
        thumbprintSha256: certificate.thumbprintSha256,
        privateKey: certificate.privateKey,
      },
      clientCapabilities: ['cp1'],
    },
    system: { networkClient: networkThrough(outbound) },
  });
}
