/**
 * A few numbered places that are used by one piece of work each, first come, first served. Rejects with the signal's
 * reason when that aborts while waiting.
 */
export function createTurns(places: number) {
  const free = Array.from({ length: places }, (_, at) => at);
  const waiting = new Set<(place: number) => void>();

  async function enter(signal: AbortSignal): Promise<number> {
    signal.throwIfAborted();
    const place = free.pop();
    if (place !== undefined) return place;

    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const giveUp = () => reject(signal.reason as Error);
    waiting.add(resolve);
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      return await promise;
    } finally {
      waiting.delete(resolve);
      signal.removeEventListener('abort', giveUp);
    }
  }

  function leave(place: number): void {
    const [next] = waiting;
    if (!next) {
      free.push(place);
      return;
    }
    waiting.delete(next);
    next(place);
  }

  return {
    async take<T>(signal: AbortSignal, work: (place: number) => Promise<T>): Promise<T> {
      const place = await enter(signal);
      try {
        return await work(place);
      } finally {
        leave(place);
      }
    },
  };
}
