/** Long enough that calls which an add-in starts together do overlap. */
const CALL_TAKES_MS = 20;

/**
 * The limit of Outlook on the web, new Outlook and mobile: only so many calls of one frame at the same time. With a
 * limit, each call takes a moment and those beyond it give `refused`; without one (null) calls run as they come.
 */
export function createGate<T>(limit: number | null, refused: T): (run: () => Promise<T>) => Promise<T> {
  let running = 0;

  return async (run) => {
    if (limit === null) return run();
    if (running >= limit) return refused;
    running += 1;
    try {
      await new Promise((resolve) => {
        setTimeout(resolve, CALL_TAKES_MS);
      });
      return await run();
    } finally {
      running -= 1;
    }
  };
}
