/** Business time of the simulated world: real time, or a time that was set and stands still. */
export interface SettableClock {
  readonly now: () => string;
  readonly isSet: () => boolean;
  /** An instant stops the clock there; null sets it going in real time. */
  readonly set: (now: string | null) => void;
}

export function createClock(): SettableClock {
  let standing: string | null = null;
  return {
    now: () => standing ?? new Date().toISOString(),
    isSet: () => standing !== null,
    set: (now) => {
      standing = now === null ? null : new Date(now).toISOString();
    },
  };
}
