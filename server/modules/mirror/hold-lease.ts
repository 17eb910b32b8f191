import type { Db } from '../../storage/database.ts';
import { isLeased, renewLease } from './claims.store.ts';
import type { Lease } from './claims.store.ts';

/** A lease in use. */
export interface HeldLease {
  readonly lease: Lease;
  /** Aborts when the lease is lost, or the worker ends. */
  readonly signal: AbortSignal;
  /** Asks the database whether the lease still stands; to be asked before a calendar is read. Prolongs one that gets old. */
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
  const isGivenUp = () => ending.aborted || lost.signal.aborted;

  async function prolong(): Promise<boolean> {
    if (isGivenUp()) return false;
    const askedAt = performance.now();
    const held = await renewLease(db, lease, leaseMs);
    if (held) heldAt = askedAt;
    else lost.abort();
    return held;
  }

  /** To look is enough, and much faster than to write, as long as the lease has most of its life before it. */
  async function isHeld(): Promise<boolean> {
    if (isGivenUp()) return false;
    const isFresh = performance.now() - heldAt < leaseMs / 2;
    return (isFresh && (await isLeased(db, lease))) || (await prolong());
  }

  // A heartbeat that fails for want of a connection says nothing about the lease: the fence decides in the end.
  const timer = setInterval(() => void prolong().catch(() => undefined), leaseMs / 3).unref();
  return {
    lease,
    signal: AbortSignal.any([ending, lost.signal]),
    isHeld,
    isSurelyHeld: async () => (performance.now() - heldAt < leaseMs / 2 ? !isGivenUp() : await prolong()),
    stop: () => clearInterval(timer),
  };
}
