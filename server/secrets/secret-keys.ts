import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../kernel/error-code.ts';
import { StartUpError } from '../kernel/start-up-error.ts';
import type { SecretKey } from './envelope.ts';

const KEY_BYTES = 32;
/** 32 random bytes have about 30 different ones; fewer than 20 happen once in 10^9 times, a typed text has them often. */
const FEWEST_DIFFERENT_BYTES = 20;
const SIMULATED_FILE = 'simulated-secrets.key';

export interface LoadedKeys {
  readonly keys: readonly SecretKey[];
  /** Sentences for the operator about keys that work but are not kept well. */
  readonly warnings: readonly string[];
}

/**
 * The keys of SECRETS_KEY_FILE in the order given, the first of which seals. Throws a StartUpError, which names the file
 * and never its content, when one cannot be read, is not 32 bytes in base64, is no random key, or is there twice.
 */
export async function loadSecretKeys(files: readonly string[]): Promise<LoadedKeys> {
  const keys: SecretKey[] = [];
  const warnings: string[] = [];
  for (const file of files) {
    const key = readKey(await readText(file), file);
    if (keys.some(({ id }) => id === key.id)) {
      throw new StartUpError(`${file} holds the same key as the file before it. ${howToMake}`);
    }
    keys.push(key);
    if (await isOpenToOthers(file)) {
      warnings.push(
        `Other users of this machine may read ${file}, which opens every stored password. Let only the user of this server read it (chmod 0400).`,
      );
    }
  }
  return { keys, warnings };
}

/** The key of the simulated tenant: made on first use, kept in the data directory, readable by its owner only. */
export async function ensureSimulatedKey(dataDirectory: string): Promise<LoadedKeys> {
  const file = path.join(dataDirectory, SIMULATED_FILE);
  await mkdir(dataDirectory, { recursive: true });
  const isNew = await writeNewKey(file);
  const { keys } = await loadSecretKeys([file]);
  const warnings = isNew
    ? [
        `A key for stored passwords was made in ${file}, beside the database: good enough for the simulated tenant. With a real tenant, name a key file in SECRETS_KEY_FILE.`,
      ]
    : [];
  return { keys, warnings };
}

/** A new key file, mode 0600; false when there is one already, which is left alone. */
export async function writeNewKey(file: string): Promise<boolean> {
  try {
    await writeFile(file, newKey(), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw new StartUpError(`The key file ${file} cannot be written. Check the folder and its rights.`, {
      cause: error,
    });
  }
}

/** The text of a key file: 32 random bytes in base64. */
export function newKey(): string {
  return `${randomBytes(KEY_BYTES).toString('base64')}\n`;
}

const howToMake = 'Make one with `npm run secrets -- new-key FILE`.';

/** Lines that begin with # or > are passed over: notes, and what npm prints before a script's own output. */
function readKey(text: string, file: string): SecretKey {
  const lines = text.split('\n').map((line) => line.trim());
  const written = lines.filter((line) => line !== '' && !/^[#>]/.test(line)).join('');
  const key = Buffer.from(written, 'base64');
  if (!/^[\w+/-]+={0,2}$/.test(written) || key.length !== KEY_BYTES) {
    throw new StartUpError(
      `${file} does not hold a key: it must be ${KEY_BYTES} bytes in base64. ${howToMake}`,
    );
  }
  if (!looksRandom(key)) {
    throw new StartUpError(
      `The key in ${file} is not random: it looks like text or a pattern, and could be guessed. ${howToMake}`,
    );
  }
  return { id: idOf(key), key };
}

/** Random bytes differ from one another, are not all printable, and do not keep the same distance. */
function looksRandom(key: Buffer): boolean {
  const bytes = [...key];
  const isText = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  const steps = new Set(bytes.slice(1).map((byte, index) => (byte - (bytes[index] ?? 0) + 256) % 256));
  return new Set(bytes).size >= FEWEST_DIFFERENT_BYTES && !isText && steps.size > 4;
}

/** Tells keys apart without telling anything about them. */
function idOf(key: Buffer): string {
  return createHash('sha256').update('foyer secret key id\0').update(key).digest('hex').slice(0, 16);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new StartUpError(
      `The key file ${file} of SECRETS_KEY_FILE cannot be read. Check that it exists and that this process may read it. ${howToMake}`,
      { cause },
    );
  }
}

/** Windows has no such bits and reports everybody's as the owner's. */
async function isOpenToOthers(file: string): Promise<boolean> {
  const { mode } = await stat(file);
  return process.platform !== 'win32' && (mode & 0o077) !== 0;
}
