/** So long a kiosk waits for somebody who does nothing; in the last seconds it counts. */
export const IDLE_SECONDS = 45;
export const COUNTED_SECONDS = 15;

export interface IdleClock {
  /** Somebody did something. While it counts only `stay` helps: a bag that leans against the screen does nothing. */
  readonly touch: () => void;
  readonly stay: () => void;
  /** A second has passed. */
  readonly tick: () => void;
}

/** Counts seconds in which nobody does anything. `onCount` is told how many are left, null when it does not count. */
export function idleClock(onCount: (left: number | null) => void, onEnd: () => void): IdleClock {
  let left = IDLE_SECONDS;
  const stay = () => {
    const wasCounting = left <= COUNTED_SECONDS;
    left = IDLE_SECONDS;
    if (wasCounting) onCount(null);
  };
  return {
    stay,
    touch() {
      if (left > COUNTED_SECONDS) left = IDLE_SECONDS;
    },
    tick() {
      left -= 1;
      if (left > COUNTED_SECONDS) return;
      if (left > 0) {
        onCount(left);
        return;
      }
      stay();
      onEnd();
    },
  };
}
