import { setTimeout as wait } from 'node:timers/promises';
import { OutboundFault } from './fault.ts';

const RETRIES = 2;
const LONGEST_WAIT_SECONDS = 2;
const LONGEST_RETRY_AFTER_SECONDS = 3600;
/** First pause when the server names none; doubled each time, and then a random part of it is taken. */
const PAUSE_MS = 200;

/**
 * Seconds until a `Retry-After` header (RFC 9110 §10.2.3: seconds or an HTTP date) allows the next try, at most an
 * hour; null when it is absent or garbage. `now` in milliseconds since 1970.
 */
export function readRetryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text), LONGEST_RETRY_AFTER_SECONDS);
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} /.test(text)) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return null;
  return Math.min(Math.max(Math.ceil((at - now) / 1000), 0), LONGEST_RETRY_AFTER_SECONDS);
}

interface Answer {
  readonly status: number;
  readonly retryAfterSeconds: number | null;
}

/**
 * Repeats a call that only reads: at most twice, after 429 (when the server says how long, and that is short), 502,
 * 503, 504 or a broken connection. A repeat after anything but 429 goes over a new connection, as Microsoft asks
 * (learn.microsoft.com/graph/throttling). Longer waits are the caller's to show; the last reply or fault is theirs.
 */
export async function withRetries<A extends Answer>(
  attempt: (newConnection: boolean) => Promise<A>,
  { signal, deadlineAt, now }: { signal: AbortSignal; deadlineAt: number; now: () => number },
): Promise<A> {
  let newConnection = false;
  for (let retry = 0; ; retry += 1) {
    const outcome: A | OutboundFault = await attempt(newConnection).catch(brokenConnection);
    const pause = retry < RETRIES ? pauseBefore(outcome, retry) : null;
    if (pause === null || now() + pause >= deadlineAt) {
      if (outcome instanceof OutboundFault) throw outcome;
      return outcome;
    }
    await wait(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
    newConnection = outcome instanceof OutboundFault || outcome.status !== 429;
  }
}

function brokenConnection(error: unknown): OutboundFault {
  if (error instanceof OutboundFault && error.kind === 'reset') return error;
  throw error;
}

/** Milliseconds to wait before the next try, or null when there should be none. */
function pauseBefore(outcome: Answer | OutboundFault, retry: number): number | null {
  const own = PAUSE_MS * 2 ** retry * (0.5 + Math.random() / 2);
  if (outcome instanceof OutboundFault) return own;
  const { status, retryAfterSeconds } = outcome;
  if (![429, 502, 503, 504].includes(status)) return null;
  if (retryAfterSeconds === null) return status === 429 ? null : own;
  return retryAfterSeconds <= LONGEST_WAIT_SECONDS ? retryAfterSeconds * 1000 + own / 2 : null;
}
