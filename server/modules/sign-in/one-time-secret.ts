import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 characters of base64url: nobody guesses one, so none needs to be slow to check. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether `text` has the form of a secret (or of a SHA-256) of ours; anything else is not worth a look-up. */
export function isSecret(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** What is stored instead of a secret. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A name for a secret that may be passed around and compared: its SHA-256 in hex. */
export function keyOf(secret: string): string {
  return hashOf(secret).toString('hex');
}

/** The S256 challenge of a verifier (RFC 7636, section 4.2). */
export function challengeOf(verifier: string): string {
  return hashOf(verifier).toString('base64url');
}

/** Compares without telling by its duration how much of it was right. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(hashOf(one), hashOf(other));
}
