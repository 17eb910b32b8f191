import { Problem } from '../kernel/problem.ts';
import { realNow } from '../kernel/time.ts';

const MINUTE_MS = 60_000;

export interface TryLimit {
  /** Counts one try of whoever `key` names. Throws `too-many-requests` when so many were counted within the minute. */
  count(key: string): void;
}

/** At most `perMinute` tries within a minute that begins with the first, whatever becomes of them; in the memory of this node. */
export function limitTries(perMinute: number): TryLimit {
  const minutes = new Map<string, { tries: number; readonly until: number }>();
  return {
    count(key) {
      const now = realNow();
      for (const [other, { until }] of minutes) if (until <= now) minutes.delete(other);
      const minute = minutes.get(key) ?? { tries: 0, until: now + MINUTE_MS };
      minutes.set(key, minute);
      if (minute.tries >= perMinute) {
        throw new Problem('too-many-requests', 'Too much was looked for here within a minute.', {
          retryAfterSeconds: Math.max(1, Math.ceil((minute.until - now) / 1_000)),
        });
      }
      minute.tries += 1;
    },
  };
}
