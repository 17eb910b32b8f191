import type { Db } from '../../storage/database.ts';
import { renewLease } from './claims.store.ts';
import type { Lease } from './claims.store.ts';

/** A lease in use. */
export interface HeldLease {
  readonly lease: Lease;
  /** Aborts when the lease is lost, or the worker ends. */
  readonly signal: AbortSignal;
  /** Asks the database whether the lease still stands, and prolongs it; to be asked before a calendar is read. */
  readonly isHeld: () => Promise<boolean>;
  /**
   * The same before lesser calls to Exchange: for half of its life a lease stands without asking, by this machine's own
   * clock, which goes on while a process is frozen.
   */
  readonly isSurelyHeld: () => Promise<boolean>;
  /** Ends prolonging; the lease itself ends in the transaction that keeps what was read. */
  readonly stop: () => void;
}

/** Prolongs a lease that was just claimed three times in its life, for as long as it is held. */
export function holdLease(
  { db, leaseMs, ending }: { readonly db: Db; readonly leaseMs: number; readonly ending: AbortSignal },
  lease: Lease,
): HeldLease {
  const lost = new AbortController();
  let heldAt = performance.now();
  async function isHeld(): Promise<boolean> {
    if (ending.aborted || lost.signal.aborted) return false;
    const askedAt = performance.now();
    const held = await renewLease(db, lease, leaseMs);
    if (held) heldAt = askedAt;
    else lost.abort();
    return held;
  }
  // A heartbeat that fails for want of a connection says nothing about the lease: the fence decides in the end.
  const timer = setInterval(() => void isHeld().catch(() => undefined), leaseMs / 3).unref();
  return {
    lease,
    signal: AbortSignal.any([ending, lost.signal]),
    isHeld,
    isSurelyHeld: async () =>
      performance.now() - heldAt < leaseMs / 2 ? !ending.aborted && !lost.signal.aborted : await isHeld(),
    stop: () => clearInterval(timer),
  };
}
