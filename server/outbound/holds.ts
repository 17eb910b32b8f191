const MOST = 10_000;

export interface Holds<R extends Reply> {
  /** The reply that asked to wait, with what is left of the wait, as long as that lasts. */
  find(claim: Claim): R | null;
  /** Remembers a reply that asks to wait; any other is passed over. */
  note(claim: Claim, reply: R): void;
  /** Forgets every wait: another world, other mailboxes. */
  clear(): void;
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly retryAfterSeconds: number | null;
}

interface Claim {
  readonly integration?: string | undefined;
  readonly mailbox?: string | undefined;
}

/**
 * Who was told to wait (429 or 503 with Retry-After) does not ask the same mailbox again before the time is over: Graph
 * counts calls made meanwhile and prolongs the wait (learn.microsoft.com/graph/throttling). The reply itself is kept and
 * given again, so that whoever asks learns the same with fewer seconds left. Calls that belong to no integration, such
 * as those to Entra, are not held. `now` is real time in milliseconds.
 */
export function createHolds<R extends Reply>(now: () => number): Holds<R> {
  const holds = new Map<string, { readonly reply: R; readonly until: number }>();

  return {
    find(claim) {
      const key = keyOf(claim);
      const hold = key === null ? undefined : holds.get(key);
      if (!hold) return null;
      const left = Math.ceil((hold.until - now()) / 1000);
      if (left > 0) return waiting(hold.reply, left);
      holds.delete(key ?? '');
      return null;
    },

    note(claim, reply) {
      const key = keyOf(claim);
      const { status, retryAfterSeconds } = reply;
      if (key === null || retryAfterSeconds === null || (status !== 429 && status !== 503)) return;
      const oldest = holds.size < MOST ? undefined : holds.keys().next().value;
      if (oldest !== undefined) holds.delete(oldest);
      holds.set(key, { reply, until: now() + retryAfterSeconds * 1000 });
    },

    clear: () => holds.clear(),
  };
}

function waiting<R extends Reply>(reply: R, seconds: number): R {
  const headers = { ...reply.headers, 'retry-after': String(seconds) };
  return { ...reply, headers, retryAfterSeconds: seconds };
}

function keyOf({ integration, mailbox = '' }: Claim): string | null {
  return integration === undefined ? null : `${integration} ${mailbox}`;
}
