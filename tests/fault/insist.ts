import { setTimeout as pause } from 'node:timers/promises';
import { ApiProblem, NoAnswer } from '../../ui/api/call-error.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;
/** Longer than any fault lasts: a call that is not answered by then is a failure of its own. */
const WITHIN_MS = 60_000;

/**
 * Repeats a call as the pane does, with the same key and body, until the product has answered it. What the product
 * refuses is thrown; that it cannot be reached or is too busy is no refusal.
 */
export async function insist<T>(call: () => Promise<T>, onTrouble: (error: unknown) => void): Promise<T> {
  const end = Date.now() + WITHIN_MS;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await call();
    } catch (error) {
      if (!isWorthAnother(error) || Date.now() > end) throw error;
      onTrouble(error);
    }
    await pause(wait);
  }
}

function isWorthAnother(error: unknown): boolean {
  return (
    error instanceof NoAnswer ||
    (error instanceof ApiProblem && (error.status >= 500 || error.status === 429))
  );
}
