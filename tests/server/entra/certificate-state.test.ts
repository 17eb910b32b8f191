import { X509Certificate } from 'node:crypto';
import { certificateState, cerFile } from '../../../server/entra/certificate-state.ts';
import type { Certificate } from '../../../server/entra/certificate.ts';
import { createCertificate } from '../../../server/entra/create-certificate.ts';
import { watchCertificates } from '../../../server/entra/watch-certificates.ts';

const DAY = 86_400_000;
let made: Certificate;
let other: Certificate;
beforeAll(async () => {
  made = await createCertificate({ days: 365, commonName: 'Foyer test' });
  other = await createCertificate({ days: 365, commonName: 'Foyer other' });
});

/** The moment at which `made` has this many days left. */
const whenLeft = (days: number) => made.validTo - days * DAY;
/** A second certificate that is valid when the first is not any more. */
const later = (from: number) => ({ ...other, validFrom: from, validTo: from + 365 * DAY });

describe("the installation's certificate", () => {
  test.each([
    [365, 'ok', 365],
    [61, 'ok', 61],
    [60, 'expires-in-60', 60],
    [30.5, 'expires-in-60', 30],
    [30, 'expires-in-30', 30],
    [7, 'expires-in-7', 7],
    [0.5, 'expires-in-7', 0],
    [0, 'expired', 0],
    [-3, 'expired', -3],
    [400, 'not-yet-valid', 400],
  ])('with %p days left is %s', (days, state, daysLeft) => {
    expect(certificateState([made], whenLeft(days))).toMatchObject([{ state, daysLeft, isSigning: true }]);
  });

  test('is shown with the thumbprints that Entra shows, and its days', () => {
    const x509 = new X509Certificate(made.certificate);

    expect(certificateState([made], whenLeft(100))).toEqual([
      {
        thumbprintSha256: x509.fingerprint256.split(':').join(''),
        thumbprintSha1: x509.fingerprint.split(':').join(''),
        validFrom: new Date(made.validFrom).toISOString(),
        validTo: new Date(made.validTo).toISOString(),
        daysLeft: 100,
        state: 'ok',
        isSigning: true,
      },
    ]);
  });

  test('signs when it is the first that is valid; without any valid one, the first', () => {
    const signing = (...certificates: Certificate[]) =>
      certificateState(certificates, whenLeft(10)).map(({ isSigning }) => isSigning);

    expect(signing(made, later(made.validFrom))).toEqual([true, false]);
    expect(signing(later(whenLeft(5)), made)).toEqual([false, true]);
    expect(signing(later(whenLeft(5)), later(whenLeft(1)))).toEqual([true, false]);
  });

  test('is handed out without its key', () => {
    const file = cerFile(made);

    expect(new X509Certificate(file).fingerprint256).toBe(
      new X509Certificate(made.certificate).fingerprint256,
    );
    expect(file.toString('latin1')).not.toContain('PRIVATE');
    expect(file[0]).toBe(0x30);
  });
});

/** What the operator was told at start and on each day after it, given the days that were left. */
function watch(certificates: readonly Certificate[], days: readonly number[]) {
  const warnings: string[] = [];
  const ticks: (() => void)[] = [];
  let ended = false;
  let day = 0;
  const end = watchCertificates({
    certificates,
    now: () => whenLeft(days[day] ?? 0),
    warn: ({ code, count }, sentence) => warnings.push(`${code} ${count} ${sentence}`),
    every: (ms, look) => {
      expect(ms).toBe(DAY);
      ticks.push(look);
      return () => {
        ended = true;
      };
    },
  });
  while ((day += 1) < days.length) for (const tick of ticks) tick();
  end();
  expect(ended).toBe(true);
  return warnings.map((warning) => warning.split(' ').slice(0, 2).join(' '));
}

describe('the operator', () => {
  test('is warned at start and every day as the end comes near, and not before', () => {
    expect(watch([made], [90, 60, 59, 30, 7, -1])).toEqual([
      'expires-in-60 60',
      'expires-in-60 59',
      'expires-in-30 30',
      'expires-in-7 7',
      'expired -1',
    ]);
  });

  test('is left in peace when the next certificate stands ready', () => {
    expect(watch([made, later(made.validFrom + 200 * DAY)], [30, 7])).toEqual([]);
  });
});
