import { setTimeout as pause } from 'node:timers/promises';

const WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 25;

/**
 * Looks again until `look` gives what `isThere` wants, for what happens by itself in the background. Gives the last thing
 * it saw when that does not come about, so that the assertion after it says what was there instead.
 */
export async function eventually<T>(look: () => Promise<T> | T, isThere: (seen: T) => boolean): Promise<T> {
  const end = Date.now() + WITHIN_MS;
  for (;;) {
    const seen = await look();
    if (isThere(seen) || Date.now() > end) return seen;
    await pause(LOOK_EVERY_MS);
  }
}
