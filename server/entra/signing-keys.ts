import { importJWK } from 'jose';
import type { CryptoKey } from 'jose';
import { z } from 'zod';
import { Problem } from '../kernel/problem.ts';
import { realNow } from '../kernel/time.ts';
import { TokenRefused } from './token-refused.ts';

/** Entra rolls its keys without notice; an hour old is fresh, and the next key is published long before its first use. */
const FRESH_MS = 60 * 60_000;
/** How long keys serve on while Entra cannot be reached. */
const STALE_MS = 24 * 60 * 60_000;
/** A key id nobody knows may be a new key or an attack: one look per half minute serves the first and starves the second. */
const COOLDOWN_MS = 30_000;
/** With no usable keys at all nothing works, so try sooner. */
const EMPTY_COOLDOWN_MS = 2_000;

const Key = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1).max(128),
  use: z.literal('sig').optional(),
  n: z.string().max(2_048),
  e: z.string().max(16),
  /** For whose tokens the key may vouch, `{tenantid}` standing for any tenant of work accounts. */
  issuer: z.string().max(300).optional(),
});
type Key = z.output<typeof Key>;

const KeySet = z.object({ keys: z.array(z.unknown()).max(200) });

export interface SigningKeys {
  /**
   * The key a token names, provided that it may sign for the token's issuer. Throws TokenRefused when there is no such
   * key or it belongs to another issuer, and a Problem `entra-unavailable` when the keys cannot be had.
   */
  find(named: { keyId: string; tenantId: string; issuer: string }): Promise<CryptoKey | Uint8Array>;
}

export interface SigningKeysOptions {
  /** Reads the published key set (RFC 7517) anew, as parsed JSON; rejects when it cannot. */
  readonly fetchKeys: () => Promise<unknown>;
  /** Real time. */
  readonly now?: () => number;
}

/**
 * Entra's signing keys, kept in memory. Not jose's `createRemoteJWKSet`, because that one throws while Entra is away,
 * asks again on every call in that time, and does not know the `issuer` that Entra writes on each key: without that
 * check a key for personal accounts could sign for any tenant
 * (learn.microsoft.com/entra/identity-platform/access-tokens, "Validate the signing key issuer").
 */
export function createSigningKeys({ fetchKeys, now = realNow }: SigningKeysOptions): SigningKeys {
  let keys: ReadonlyMap<string, readonly Key[]> = new Map();
  let readAt = -Infinity;
  let askedAt = -Infinity;
  let failure: unknown = null;
  let asking: Promise<void> | null = null;
  let imported = new Map<Key, Promise<CryptoKey | Uint8Array>>();

  async function ask(): Promise<void> {
    askedAt = now();
    try {
      keys = groupById(await fetchKeys());
      imported = new Map();
      readAt = now();
      failure = null;
    } catch (error) {
      failure = error;
    }
  }

  /** Asks at most once per cooldown, and once for everybody who waits. */
  async function refresh(): Promise<void> {
    const cooldown = isUsable() ? COOLDOWN_MS : EMPTY_COOLDOWN_MS;
    if (asking === null && now() - askedAt >= cooldown) {
      asking = ask().finally(() => {
        asking = null;
      });
    }
    await asking;
  }

  const isUsable = () => now() - readAt < STALE_MS;

  return {
    async find({ keyId, tenantId, issuer }) {
      if (now() - readAt >= FRESH_MS || !keys.has(keyId)) await refresh();
      if (!isUsable()) throw unavailable(failure);

      const candidates = keys.get(keyId);
      if (!candidates && failure !== null) throw unavailable(failure);
      if (!candidates) throw new TokenRefused('unknown-key');
      const key = candidates.find((candidate) => issuerOf(candidate, tenantId) === issuer);
      if (!key) throw new TokenRefused('key-of-another-issuer');

      const { kty, n, e } = key;
      const ready = imported.get(key) ?? importJWK({ kty, n, e }, 'RS256');
      imported.set(key, ready);
      return await ready;
    },
  };
}

function issuerOf(key: Key, tenantId: string): string | undefined {
  return key.issuer?.replace(/\{tenantid\}/i, tenantId);
}

/** Keys of other kinds are left out rather than refused: Entra may publish what we do not use. */
function groupById(reply: unknown): ReadonlyMap<string, readonly Key[]> {
  const usable = KeySet.parse(reply).keys.flatMap((candidate) => {
    const key = Key.safeParse(candidate);
    return key.success ? [key.data] : [];
  });
  if (usable.length === 0) throw new Error('the published key set holds no RSA signing key');
  return Map.groupBy(usable, (key) => key.kid);
}

function unavailable(cause: unknown): Problem {
  const detail =
    'Your sign-in could not be checked, because the keys of Microsoft Entra cannot be read at the moment. Try again in a minute.';
  return new Problem('entra-unavailable', detail, { retryAfterSeconds: 30 }, { cause });
}
