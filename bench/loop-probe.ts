import { performance } from 'node:perf_hooks';
import process from 'node:process';

const EVERY_MS = 10;

/** How long the event loop of this process was kept from its turn, at most, and by whom. */
export interface LoopProbe {
  /** Since the last call, in milliseconds. */
  readonly take: () => { readonly lateMs: number; readonly blockedMs: number };
}

/**
 * A timer that compares clock and computing time: on a busy machine a timer is late although nobody blocked the loop, but
 * what this thread itself computed between two turns of it was computed without letting the timer have its turn.
 */
export function startLoopProbe(): LoopProbe {
  let late = 0;
  let blocked = 0;
  let at = performance.now();
  let computed = threadMs();
  setInterval(() => {
    const [now, all] = [performance.now(), threadMs()];
    late = Math.max(late, now - at - EVERY_MS);
    blocked = Math.max(blocked, all - computed);
    [at, computed] = [now, all];
  }, EVERY_MS).unref();
  return {
    take() {
      const taken = { lateMs: late, blockedMs: blocked };
      [late, blocked] = [0, 0];
      return taken;
    },
  };
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
