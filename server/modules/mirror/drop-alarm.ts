const WARN_AT = 10;
const FORGET_AFTER_MS = 60 * 60_000;

/**
 * Counts notifications that were dropped, and warns when ten have come within an hour: one may be left over from a
 * subscription that was replaced, ten are somebody trying. Warns once an hour at most. `now` is real time.
 */
export function createDropAlarm(warn: (dropped: number) => void, now: () => number): (count: number) => void {
  let since = 0;
  let dropped = 0;
  return (count) => {
    if (now() - since > FORGET_AFTER_MS) {
      since = now();
      dropped = 0;
    }
    const before = dropped;
    dropped += count;
    if (before < WARN_AT && dropped >= WARN_AT) warn(dropped);
  };
}
