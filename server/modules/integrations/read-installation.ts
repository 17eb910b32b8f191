import type { Certificate } from '../../entra/certificate.ts';
import { cerFile, certificateState } from '../../entra/certificate-state.ts';
import { Problem } from '../../kernel/problem.ts';

export interface InstallationDeps {
  readonly clientId: string;
  readonly apiUri: string;
  readonly publicUrl: string;
  readonly certificates: readonly Certificate[];
  /** Real time. */
  readonly now: () => number;
}

/** Where Microsoft may send a browser back to; an application has to register each of them. */
export const returnPaths = [
  '/auth/callback',
  '/auth/dialog/callback',
  '/integrations/consent/callback',
  '/portal/',
];

/** What this installation proves itself with, and what has to be registered for it. Never a private key. */
export function readInstallation({ clientId, apiUri, publicUrl, certificates, now }: InstallationDeps) {
  return {
    clientId,
    apiUri,
    publicUrl,
    redirectUris: returnPaths.map((path) => `${publicUrl}${path}`),
    certificates: certificateState(certificates, now()).map((state) => ({
      ...state,
      download: `/portal-api/installation/certificates/${state.thumbprintSha256}.cer`,
    })),
  };
}

/** The public part of a certificate as a `.cer` file. Rejects with `not-found` for a thumbprint that is not ours. */
export function readCertificateFile(
  { certificates }: Pick<InstallationDeps, 'certificates'>,
  thumbprint: string,
) {
  const found = certificates.find(
    ({ thumbprintSha256 }) => thumbprintSha256.toLowerCase() === thumbprint.toLowerCase(),
  );
  if (!found) throw new Problem('not-found', 'This installation has no certificate with that thumbprint.');
  const fileName = `foyer-${found.thumbprintSha256.slice(0, 8).toLowerCase()}.cer`;
  return { fileName, contentType: 'application/pkix-cert', body: cerFile(found) };
}
