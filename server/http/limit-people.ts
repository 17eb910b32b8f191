import { MemoryStore } from 'express-rate-limit';
import type { Principal } from '../entra/principal.ts';
import { Problem } from '../kernel/problem.ts';
import { realNow } from '../kernel/time.ts';
import type { Gate } from './gate.ts';

const MINUTE_MS = 60_000;

/**
 * The gate, closed to a person who passed it `perMinute` times within a minute, from however many addresses: one pane
 * gone wild must not use up what Exchange allows the whole organization. A pane in a hurry asks twice a second.
 */
export function limitPeople(gate: Gate, perMinute: number): Gate {
  const store = new MemoryStore();
  store.init({ windowMs: MINUTE_MS } as Parameters<MemoryStore['init']>[0]); // reads nothing but windowMs

  async function count({ tenantId, objectId }: Pick<Principal, 'tenantId' | 'objectId'>): Promise<void> {
    const { totalHits, resetTime } = await store.increment(`${tenantId} ${objectId}`);
    if (totalHits <= perMinute) return;
    const left = resetTime ? Math.ceil((resetTime.getTime() - realNow()) / 1000) : 60;
    throw new Problem('too-many-requests', 'You have asked too often within a minute. Wait a little.', {
      retryAfterSeconds: Math.min(60, Math.max(1, left)),
    });
  }

  return {
    async principal(request) {
      const principal = await gate.principal(request);
      await count(principal);
      return principal;
    },
    async caller(request, permission) {
      const caller = await gate.caller(request, permission);
      await count(caller);
      return caller;
    },
  };
}
