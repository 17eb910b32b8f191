import type { Outbound } from '../outbound/outbound.ts';

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 1024 * 1024;

/**
 * Reads the keys that Entra signs with, for all tenants of work accounts at once, through our transport: gives the
 * parsed JSON, rejects when it is not there, not JSON, or not in time.
 */
export function fetchKeysThrough(
  outbound: Pick<Outbound, 'send'>,
  authority: string,
): () => Promise<unknown> {
  return async () => {
    const reply = await outbound.send({
      method: 'GET',
      url: `${authority}/common/discovery/v2.0/keys`,
      headers: { accept: 'application/json' },
      timeoutMs: TIMEOUT_MS,
      maxBytes: MOST_BYTES,
      operation: 'signing keys',
    });
    if (reply.status !== 200)
      throw new Error(`Entra answered ${reply.status} when asked for its signing keys`);
    return JSON.parse(reply.body.toString('utf8'));
  };
}
