/**
 * How many calls may be under way at once. Exchange Online answers the fifth concurrent call to a mailbox with 429
 * (learn.microsoft.com/graph/throttling-limits, Outlook service: 4); we stay below, because other apps call too.
 */
export const CALLS_PER_MAILBOX = 3;
export const CALLS_PER_INTEGRATION = 8;

export interface Budget {
  /**
   * Runs `work` once a slot is free for its mailbox and its integration; first come, first served, but whoever is patient
   * lets everybody else go first.
   * Rejects with the signal's reason when that aborts while waiting.
   */
  run<T>(claim: Claim, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

export interface Claim {
  readonly integration?: string | undefined;
  readonly mailbox?: string | undefined;
  /** Nobody waits for it, as a person does for a search. */
  readonly isPatient?: boolean | undefined;
}

/** Slots for one process: shared by all integrations, since Exchange counts per application and mailbox. */
export function createBudget(
  limits = { perMailbox: CALLS_PER_MAILBOX, perIntegration: CALLS_PER_INTEGRATION },
): Budget {
  const mailboxes = createTurnstiles(limits.perMailbox);
  const integrations = createTurnstiles(limits.perIntegration);

  return {
    async run({ integration, mailbox, isPatient = false }, signal, work) {
      // The narrow gate first: who waits for a busy mailbox must not hold a slot that another mailbox could use.
      const leaveMailbox = await mailboxes.enter(mailbox, isPatient, signal);
      try {
        const leaveIntegration = await integrations.enter(integration, isPatient, signal);
        try {
          return await work();
        } finally {
          leaveIntegration();
        }
      } finally {
        leaveMailbox();
      }
    },
  };
}

type Leave = () => void;
interface Turnstile {
  inside: number;
  readonly waiting: Set<() => void>;
  readonly patient: Set<() => void>;
}

/** One turnstile per key, made on first use and forgotten when nobody is inside. No key: no limit. */
function createTurnstiles(limit: number) {
  const turnstiles = new Map<string, Turnstile>();

  function leave(key: string, turnstile: Turnstile): void {
    const [next] = turnstile.waiting.size > 0 ? turnstile.waiting : turnstile.patient;
    if (next) {
      next();
    } else if (--turnstile.inside === 0) {
      turnstiles.delete(key);
    }
  }

  return {
    async enter(key: string | undefined, isPatient: boolean, signal: AbortSignal): Promise<Leave> {
      signal.throwIfAborted();
      if (key === undefined) return () => undefined;
      const turnstile = turnstiles.get(key) ?? { inside: 0, waiting: new Set(), patient: new Set() };
      turnstiles.set(key, turnstile);

      if (turnstile.inside < limit) turnstile.inside += 1;
      else await turn(isPatient ? turnstile.patient : turnstile.waiting, signal);
      return () => leave(key, turnstile);
    },
  };
}

/** Resolves when whoever leaves hands their slot over. */
function turn(waiting: Turnstile['waiting'], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const goIn = () => {
      waiting.delete(goIn);
      signal.removeEventListener('abort', giveUp);
      resolve();
    };
    const giveUp = () => {
      waiting.delete(goIn);
      reject(signal.reason as Error);
    };
    waiting.add(goIn);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
