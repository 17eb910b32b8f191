import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ensureSimulatedCertificate, loadCertificates } from '../../../server/entra/certificate-files.ts';
import { readCertificate } from '../../../server/entra/certificate.ts';
import type { Certificate } from '../../../server/entra/certificate.ts';
import { createCertificate, toPem } from '../../../server/entra/create-certificate.ts';

/** Windows has no such bits and reports everybody's as the owner's. */
const NOBODY_ELSE = process.platform === 'win32' ? 0o066 : 0;

describe('the certificate of the application', () => {
  let folder: string;
  let made: Certificate;
  let other: Certificate;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-certificate-'));
    made = await createCertificate({ days: 30, commonName: 'Foyer test' });
    other = await createCertificate({ days: 30, commonName: 'Foyer other' });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is self-signed RSA of 2,048 bits or more and lives as long as asked', () => {
    const x509 = new X509Certificate(made.certificate);

    expect(x509.subject).toContain('Foyer test');
    expect(x509.verify(x509.publicKey)).toBe(true);
    expect(x509.publicKey.asymmetricKeyDetails?.modulusLength).toBeGreaterThanOrEqual(2_048);
    expect(Math.round((made.validTo - made.validFrom) / 86_400_000)).toBe(30);
  });

  test('is known by a SHA-256 thumbprint without colons', () => {
    expect(made.thumbprintSha256).toMatch(/^[0-9A-F]{64}$/);
    expect(new X509Certificate(made.certificate).fingerprint256.split(':').join('')).toBe(
      made.thumbprintSha256,
    );
  });

  test('is read back from its file, whichever part stands first', () => {
    expect(readCertificate(toPem(made), 'a.pem')).toEqual(made);
    expect(readCertificate(`${made.certificate}\n${made.privateKey}`, 'a.pem')).toEqual(made);
  });

  test.each([0, -1, 731, 1.5, Number.NaN])('cannot live %p days', async (days) => {
    await expect(createCertificate({ days, commonName: 'x' })).rejects.toThrow(RangeError);
  });

  test.each<[string, () => string, RegExp]>([
    ['has no certificate', () => made.privateKey, /a\.pem holds no certificate/],
    ['has no key', () => made.certificate, /a\.pem holds no private key/],
    ['is something else', () => 'hello', /a\.pem holds no private key/],
    ['has the key of another', () => other.privateKey + made.certificate, /made for another key/],
    ['is damaged', () => toPem(made).replace(/MII/g, 'AAA'), /damaged/],
    ['has a weak key', weakKey, /another key|at least 2048 bits/],
  ])('is refused with a sentence when the file %s', (_, pem, sentence) => {
    expect(() => readCertificate(pem(), 'a.pem')).toThrow(
      expect.objectContaining({ name: 'StartUpError', message: expect.stringMatching(sentence) }),
    );
  });

  function weakKey(): string {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });
    return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() + made.certificate;
  }

  test('may come as two files while it is being replaced', async () => {
    const files = [path.join(folder, 'one.pem'), path.join(folder, 'two.pem')];
    await writeFile(files[0]!, toPem(made));
    await writeFile(files[1]!, toPem(other));

    const loaded = await loadCertificates(files);

    expect(loaded.map(({ thumbprintSha256 }) => thumbprintSha256)).toEqual([
      made.thumbprintSha256,
      other.thumbprintSha256,
    ]);
  });

  test('that cannot be read is named, with what to do', async () => {
    const file = path.join(folder, 'missing.pem');

    await expect(loadCertificates([file])).rejects.toMatchObject({
      name: 'StartUpError',
      message: expect.stringContaining(`${file} cannot be read`),
    });
  });

  test('of the simulated tenant is made once, readable by its owner only', async () => {
    const directory = path.join(folder, 'data');

    const first = await ensureSimulatedCertificate(directory);
    const second = await ensureSimulatedCertificate(directory);

    const file = path.join(directory, 'simulated-certificate.pem');
    expect(second).toEqual(first);
    expect(await readFile(file, 'utf8')).toBe(toPem(first));
    expect((await stat(file)).mode & 0o077).toBe(NOBODY_ELSE);
  });

  test('of the simulated tenant is made anew when the file was damaged', async () => {
    const directory = path.join(folder, 'damaged');
    const first = await ensureSimulatedCertificate(directory);
    await writeFile(path.join(directory, 'simulated-certificate.pem'), 'rubbish');

    const second = await ensureSimulatedCertificate(directory);

    expect(second.thumbprintSha256).not.toBe(first.thumbprintSha256);
  });
});
