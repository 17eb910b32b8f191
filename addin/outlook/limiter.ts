/** Runs tasks in the order in which they were asked for, at most `most` of them at the same time. */
export type Limiter = <T>(task: () => Promise<T>) => Promise<T>;

export function createLimiter(most: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next)
        next(); // hands its place over: the count stays
      else running -= 1;
    }
  };
}
