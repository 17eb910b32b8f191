import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/**
 * A key is `foyer_<name of the key>_<secret>`: the first two parts are its prefix, which is stored and shown, so that a key
 * that turns up somewhere can be recognized; the secret is 256 random bits, and only its SHA-256 is stored. What nobody can
 * guess need not be slow to check.
 */
const KEY = /^(foyer_[a-z0-9]{12})_[A-Za-z0-9_-]{43}$/;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

export interface NewKey {
  /** The whole of it, to be shown once. */
  readonly key: string;
  readonly prefix: string;
  readonly hash: Buffer;
}

export function newKey(): NewKey {
  const name = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const prefix = `foyer_${name}`;
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`;
  return { key, prefix, hash: hashOf(key) };
}

/** The prefix of what looks like a key; null for anything else, which is not worth a look-up. */
export function prefixOf(text: string): string | null {
  return KEY.exec(text)?.[1] ?? null;
}

/** Whether a key is the one that was stored, compared without telling by its duration how much of it was right. */
export function isKey(text: string, stored: Buffer): boolean {
  return timingSafeEqual(hashOf(text), stored);
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** What a key that is not known is compared with, so that it takes as long as one that is. */
export const nobody: Buffer = randomBytes(32);
