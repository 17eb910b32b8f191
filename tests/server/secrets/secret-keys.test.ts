import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { loadSecrets, placeOfPassword } from '../../../server/secrets/index.ts';
import { loadSecretKeys, newKey } from '../../../server/secrets/secret-keys.ts';

const run = promisify(execFile);
const script = path.join(import.meta.dirname, '../../../scripts/secrets.mjs');
/** Windows has no such bits. */
const hasModes = process.platform !== 'win32';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-secrets-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function keyFile(text: string, mode = 0o400): Promise<string> {
  const file = path.join(folder, `${(files += 1)}.key`);
  await writeFile(file, text, { mode });
  return file;
}

describe('the key files', () => {
  test('are read in the order given, each known by an id that is always the same', async () => {
    const [one, two] = [newKey(), newKey()];
    const loaded = await loadSecretKeys([await keyFile(one), await keyFile(`# kept by Ida\n\n${two}`)]);
    const again = await loadSecretKeys([await keyFile(one)]);

    expect(loaded.warnings).toEqual([]);
    expect(loaded.keys.map(({ key }) => `${key.toString('base64')}\n`)).toEqual([one, two]);
    expect(again.keys[0]?.id).toBe(loaded.keys[0]?.id);
    expect(loaded.keys[0]?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(loaded.keys[0]?.id).not.toBe(loaded.keys[1]?.id);
  });

  test('may hold what npm prints before a key', async () => {
    const file = await keyFile(`\n> foyer@0.1.0 secrets\n> node scripts/secrets.mjs new-key\n\n${newKey()}`);
    expect((await loadSecretKeys([file])).keys).toHaveLength(1);
  });

  test('are warned about when others may read them', async () => {
    const file = await keyFile(newKey());
    for (const mode of [0o440, 0o404, 0o644]) {
      await chmod(file, mode);
      const { warnings } = await loadSecretKeys([file]);
      expect(warnings.filter((warning) => warning.includes(file))).toHaveLength(hasModes ? 1 : 0);
    }
  });

  test.each([
    ['empty', ''],
    ['too short', Buffer.alloc(31, 7).toString('base64')],
    ['too long', Buffer.alloc(33, 7).toString('base64')],
    ['no base64', 'this is !not! base64'],
    ['all zero', Buffer.alloc(32).toString('base64')],
    ['counting', Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64')],
    ['a typed text', Buffer.from('correct horse battery staple 123').toString('base64')],
    ['a repeated piece', Buffer.from('0123456789abcdef'.repeat(4), 'hex').toString('base64')],
  ])('are refused when the key is %s', async (_case, text) => {
    const file = await keyFile(text);
    const refusal = await loadSecretKeys([file]).then(
      () => 'none',
      (error: Error) => `${error.name}: ${error.message}`,
    );

    expect(refusal).toMatch(/^StartUpError: /);
    expect(refusal).toContain(file);
    expect(refusal).toContain('npm run secrets -- new-key');
    expect(refusal).not.toContain(text || 'undefined');
  });

  test('are refused when one is missing or there twice', async () => {
    const file = await keyFile(newKey());
    await expect(loadSecretKeys([path.join(folder, 'gone')])).rejects.toThrow(/gone .*cannot be read/);
    await expect(loadSecretKeys([file, file])).rejects.toThrow(/the same key/);
  });
});

describe('the simulated tenant without a key file', () => {
  test('has one made in the data directory once, for its owner only, and says so', async () => {
    const config = { secretsKeyFiles: [], dataDirectory: path.join(folder, 'data', 'deep') };
    const place = placeOfPassword('nordhavn', 'one');

    const first = await loadSecrets(config);
    const second = await loadSecrets(config);

    const file = path.join(config.dataDirectory, 'simulated-secrets.key');
    expect(first.warnings).toEqual([expect.stringContaining(file)]);
    expect(second.warnings).toEqual([]);
    expect(second.secrets.open(first.secrets.seal('x', place), place)).toBe('x');
    expect((await stat(file)).mode & (hasModes ? 0o077 : 0)).toBe(0);
  });
});

describe('npm run secrets -- new-key', () => {
  test('writes a key that is accepted, readable by its owner only, and never over another', async () => {
    const file = path.join(folder, 'made.key');

    const { stdout } = await run(process.execPath, [script, 'new-key', file]);
    expect(stdout).toContain('SECRETS_KEY_FILE');
    expect(await loadSecretKeys([file])).toMatchObject({ warnings: [] });

    const before = await readFile(file, 'utf8');
    expect(stdout).not.toContain(before.trim());
    await expect(run(process.execPath, [script, 'new-key', file])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('not overwritten'),
    });
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test('prints one when no file is named, and explains itself when asked wrongly', async () => {
    const { stdout } = await run(process.execPath, [script, 'new-key']);
    expect((await loadSecretKeys([await keyFile(stdout)])).keys).toHaveLength(1);
    for (const wrong of [[], ['make'], ['rotate', 'x']]) {
      await expect(run(process.execPath, [script, ...wrong])).rejects.toMatchObject({ code: 2 });
    }
  });
});
