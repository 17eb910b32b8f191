import { checkEwsUrl } from '../../../outbound/customer-url.ts';
import type { InspectedCertificate } from '../../../outbound/inspection.ts';
import type { Reach } from '../../../outbound/guard.ts';
import type { Step, StepResult } from '../attempt-steps.ts';
import type { StepsDeps, Trial } from '../attempt.ts';
import { diagnose, failedWith } from '../diagnose.ts';

/** The far side of an attempt: where it is and how far our calls may reach for it. */
export interface FarSide {
  readonly url: string;
  readonly reach: Reach;
  /** PEM of the customer's own authority. */
  readonly trust: string | null;
}

/** Address, name and certificate, before anything is sent. */
export function networkSteps(
  deps: StepsDeps,
  { attempt }: Trial,
  { url, reach, trust }: FarSide,
): readonly Step[] {
  const { inspection, microsoft } = deps;
  const host = URL.canParse(url) ? new URL(url).host : url;

  return [
    {
      name: 'address',
      waitingFor: 'Looking at the address.',
      run: async () => {
        const mistakes = reach === 'internet' ? [] : checkEwsUrl(url, microsoft.originMap);
        if (mistakes.length === 0) return { state: 'passed', detail: `Foyer asks ${host}.` };
        const code = /^http:/i.test(url.trim()) ? 'EwsUrlInsecure' : 'EwsUrlInvalid';
        return failedWith(
          diagnose(code, { where: 'address', correlationId: attempt, more: mistakes.join(' ') }),
        );
      },
    },
    {
      name: 'dns',
      waitingFor: `Looking up ${host}.`,
      run: async () => {
        const { mapped, addresses } = await inspection.inspectAddress(url, { reach });
        if (mapped)
          return {
            state: 'passed',
            detail: `${host} is carried elsewhere by the configuration of this server.`,
          };
        const facts = addresses.map((value) => ({ name: 'Address', value }));
        return {
          state: 'passed',
          detail: `${host} has ${addresses.length === 1 ? 'an address' : `${addresses.length} addresses`}.`,
          facts,
        };
      },
    },
    {
      name: 'tls',
      waitingFor: `Looking at the certificate of ${host}.`,
      run: async () => judge(await inspection.inspectCertificate(url, { reach, trust }), attempt),
    },
  ];
}

const certificateCodes = {
  untrusted: 'TlsUntrusted',
  expired: 'TlsExpired',
  'not-yet-valid': 'TlsExpired',
  'wrong-name': 'TlsWrongName',
} as const;

/** The certificate is shown even when it is refused: that is how an administrator recognizes it. */
function judge({ plain, certificate, problem }: InspectedCertificate, attempt: string): StepResult {
  if (plain || !certificate) {
    return {
      state: 'passed',
      detail: 'On the simulated tenant this connection stays within the computer and has no certificate.',
    };
  }
  const facts = [
    { name: 'Subject', value: certificate.subject },
    { name: 'Issued by', value: certificate.issuer },
    { name: 'Names', value: certificate.names.join(', ') },
    { name: 'Valid from', value: certificate.validFrom },
    { name: 'Valid to', value: certificate.validTo },
    { name: 'SHA-256', value: certificate.fingerprint256 },
    ...certificate.chain.map(({ subject }) => ({ name: 'Vouched for by', value: subject })),
  ];
  if (problem === null) return { state: 'passed', detail: 'The certificate is in order.', facts };
  const code = certificateCodes[problem.kind];
  return failedWith(diagnose(code, { where: 'tls', correlationId: attempt, more: problem.detail }), {
    facts,
  });
}
