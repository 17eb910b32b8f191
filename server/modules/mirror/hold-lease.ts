import type { Db } from '../../storage/database.ts';
import { renewLease } from './claims.store.ts';
import type { Lease } from './claims.store.ts';

/** A lease in use. */
export interface HeldLease {
  readonly lease: Lease;
  /** Aborts when the lease is lost, or the worker ends. */
  readonly signal: AbortSignal;
  /** Asks the database whether the lease still stands, and prolongs it; to be asked before each call to Exchange. */
  readonly isHeld: () => Promise<boolean>;
  /** Ends prolonging; the lease itself ends in the transaction that keeps what was read. */
  readonly stop: () => void;
}

/** Prolongs a lease three times in its life, for as long as it is held. */
export function holdLease(
  { db, leaseMs, ending }: { readonly db: Db; readonly leaseMs: number; readonly ending: AbortSignal },
  lease: Lease,
): HeldLease {
  const lost = new AbortController();
  async function isHeld(): Promise<boolean> {
    if (ending.aborted || lost.signal.aborted) return false;
    const held = await renewLease(db, lease, leaseMs);
    if (!held) lost.abort();
    return held;
  }
  // A heartbeat that fails for want of a connection says nothing about the lease: the fence decides in the end.
  const timer = setInterval(() => void isHeld().catch(() => undefined), leaseMs / 3).unref();
  return {
    lease,
    signal: AbortSignal.any([ending, lost.signal]),
    isHeld,
    stop: () => clearInterval(timer),
  };
}
