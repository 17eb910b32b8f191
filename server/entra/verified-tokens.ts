import { createHash } from 'node:crypto';

const MOST = 5_000;
const LONGEST_MS = 5 * 60_000;

/** What a verification found, and until when (real milliseconds since 1970) the token itself is good. */
export interface Verified<T> {
  readonly value: T;
  readonly expiresAt: number;
}

/**
 * Remembers verified tokens for at most five minutes, so that a pane's burst of calls pays for one signature. Calls
 * with the same token wait for one verification; a refusal is not remembered. Only the SHA-256 of a token is kept.
 */
export function rememberVerified<T>(
  verify: (token: string) => Promise<Verified<T>>,
  now: () => number,
): (token: string) => Promise<T> {
  const known = new Map<string, { readonly value: T; readonly until: number }>();
  const underWay = new Map<string, Promise<T>>();

  async function run(key: string, token: string): Promise<T> {
    const { value, expiresAt } = await verify(token);
    const oldest = known.size < MOST ? undefined : known.keys().next().value;
    if (oldest !== undefined) known.delete(oldest);
    known.set(key, { value, until: Math.min(expiresAt, now() + LONGEST_MS) });
    return value;
  }

  return async (token) => {
    const key = createHash('sha256').update(token).digest('base64');
    const hit = known.get(key);
    if (hit && now() < hit.until) return hit.value;
    known.delete(key);

    const waiting = underWay.get(key) ?? run(key, token).finally(() => underWay.delete(key));
    underWay.set(key, waiting);
    return await waiting;
  };
}
