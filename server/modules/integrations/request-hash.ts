import { createHash, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

const KEY_BYTES = 32;
const stretch = promisify<string, string, number, Buffer>(scrypt);

/**
 * What tells a repeated request from another one under the same id. The password takes part through scrypt, with the
 * place as salt: a plain hash of it, kept for a day, could be guessed at leisure by whoever reads the database.
 */
export async function requestHash(place: string, fields: unknown, password: string): Promise<Buffer> {
  const stretched = await stretch(password, place, KEY_BYTES);
  return createHash('sha256').update(JSON.stringify(fields)).update('\0').update(stretched).digest();
}
