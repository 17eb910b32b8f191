import { setTimeout as pause } from 'node:timers/promises';

const WITHIN_MS = 30_000;
/** Each look waits a little longer than the one before: whoever waits long need not ask often. */
const FIRST_WAIT_MS = 25;
const LONGEST_WAIT_MS = 250;

/**
 * Looks again until `look` gives what `isThere` wants, for what happens by itself in the background. Gives the last thing
 * it saw when that does not come about, so that the assertion after it says what was there instead.
 */
export async function eventually<T>(look: () => Promise<T> | T, isThere: (seen: T) => boolean): Promise<T> {
  const end = Date.now() + WITHIN_MS;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 1.25, LONGEST_WAIT_MS)) {
    const seen = await look();
    if (isThere(seen) || Date.now() > end) return seen;
    await pause(wait);
  }
}
