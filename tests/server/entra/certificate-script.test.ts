import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { readCertificate } from '../../../server/entra/certificate.ts';

const script = path.resolve(import.meta.dirname, '../../../scripts/certificate.mjs');

/** Windows has no such bits and reports everybody's as the owner's. */
const NOBODY_ELSE = process.platform === 'win32' ? 0o066 : 0;

describe('npm run certificate', () => {
  let folder: string;
  const run = (...given: string[]) =>
    promisify(execFile)(process.execPath, [script, ...given], { cwd: folder });

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-certificate-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('writes a file for the server, one to upload, and says what to do with each', async () => {
    const { stdout } = await run('--out', 'mine.pem', '--days', '90');

    const pem = path.join(folder, 'mine.pem');
    const certificate = readCertificate(await readFile(pem, 'utf8'), pem);
    const upload = await readFile(path.join(folder, 'mine.cer'), 'utf8');
    expect(upload.trim()).toBe(certificate.certificate.trim());
    expect(upload).not.toContain('PRIVATE KEY');
    expect(stdout).toContain(certificate.thumbprintSha256);
    expect(stdout).not.toContain('PRIVATE KEY');
    expect(Math.round((certificate.validTo - certificate.validFrom) / 86_400_000)).toBe(90);
    expect((await stat(pem)).mode & 0o077).toBe(NOBODY_ELSE);
  });

  test.each(['foyer-certificate.pem', 'foyer-certificate.cer'])('never overwrites %s', async (name) => {
    await writeFile(path.join(folder, name), 'precious');

    await expect(run()).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not overwritten'),
    });

    expect(await readFile(path.join(folder, name), 'utf8')).toBe('precious');
    await unlink(path.join(folder, name));
    await expect(run()).resolves.toBeDefined();
  });

  test.each([
    ['--days', '0'],
    ['--days', 'many'],
    ['--unknown', 'x'],
    ['--name', ' '],
  ])('explains what is wrong with %s %s', async (option, value) => {
    await expect(run(option, value)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--(days|name|unknown)|'--unknown'/),
    });
  });
});
