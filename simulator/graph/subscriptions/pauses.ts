/** Waits that can be cut short: real timers, none of which keeps the program alive. */
export interface Pauses {
  readonly add: (milliseconds: number, then: () => void) => void;
  /** What waits now goes on at once. */
  readonly endAll: () => void;
  /** What waits now never goes on. */
  readonly clear: () => void;
}

export function createPauses(): Pauses {
  const waiting = new Map<NodeJS.Timeout, () => void>();
  const stopAll = (): (() => void)[] => {
    const rest = [...waiting.values()];
    for (const timer of waiting.keys()) clearTimeout(timer);
    waiting.clear();
    return rest;
  };

  return {
    add: (milliseconds, then) => {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        then();
      }, milliseconds);
      timer.unref();
      waiting.set(timer, then);
    },
    endAll: () => {
      for (const then of stopAll()) then();
    },
    clear: () => void stopAll(),
  };
}
