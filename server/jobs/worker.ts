/** How often a worker looks by itself whether something has become due. */
const EVERY_MS = 30_000;

export interface WorkerOptions {
  /** One round; what is due next time is found again then. */
  readonly round: () => Promise<void>;
  /** Told when a round failed; the next one comes all the same. */
  readonly onTrouble: (error: unknown) => void;
  readonly everyMs?: number;
}

export interface Worker {
  /** Looks now. Resolves after a round that began later than this call. */
  readonly wake: () => Promise<void>;
  /** Begins no further round and waits for the one that runs. */
  readonly close: () => Promise<void>;
}

/** Runs one round after the other, never two at once: every half minute, and whenever somebody wakes it. */
export function startWorker({ round, onTrouble, everyMs = EVERY_MS }: WorkerOptions): Worker {
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  let isClosed = false;

  async function once(): Promise<void> {
    waiting = null;
    if (isClosed) return;
    try {
      await round();
    } catch (error) {
      onTrouble(error);
    }
  }

  function wake(): Promise<void> {
    if (waiting) return waiting; // it has not begun yet, so it will see whatever is due now
    waiting = last.then(once);
    last = waiting;
    return waiting;
  }

  const timer = setInterval(() => void wake(), everyMs).unref();
  return {
    wake,
    async close() {
      isClosed = true;
      clearInterval(timer);
      await last;
    },
  };
}
