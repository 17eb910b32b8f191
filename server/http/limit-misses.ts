import { Problem } from '../kernel/problem.ts';
import { realNow } from '../kernel/time.ts';

const MINUTE_MS = 60_000;

export interface MissLimit {
  /**
   * Does `work` for whoever `key` names, and counts it as a miss when it gives null. Rejects with `too-many-requests`, without
   * doing it, when so many misses were made within the minute.
   */
  try<T>(key: string, work: () => Promise<T>): Promise<T>;
}

interface Minute {
  misses: number;
  readonly until: number;
}

/**
 * At most `perMinute` misses within a minute that begins with the first. A try counts while it is under way, so that many at
 * once are no way around it; whoever hits, and what fails, uses nothing up.
 */
export function limitMisses(perMinute: number): MissLimit {
  const minutes = new Map<string, Minute>();

  function minuteOf(key: string): Minute {
    const now = realNow();
    const there = minutes.get(key);
    if (there && there.until > now) return there;
    for (const [other, { until }] of minutes) if (until <= now) minutes.delete(other);
    const begun = { misses: 0, until: now + MINUTE_MS };
    minutes.set(key, begun);
    return begun;
  }

  return {
    async try(key, work) {
      const minute = minuteOf(key);
      if (minute.misses >= perMinute) {
        throw new Problem('too-many-requests', 'Too much that is not known was tried here within a minute.', {
          retryAfterSeconds: Math.max(1, Math.ceil((minute.until - realNow()) / 1_000)),
        });
      }
      minute.misses += 1;
      let isMiss = false;
      try {
        const found = await work();
        isMiss = found === null;
        return found;
      } finally {
        if (!isMiss) minute.misses -= 1;
        if (minute.misses === 0 && minutes.get(key) === minute) minutes.delete(key);
      }
    },
  };
}
