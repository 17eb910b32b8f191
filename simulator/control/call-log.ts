import type { CallDescription } from './describe-call.ts';

export interface LoggedCall extends CallDescription {
  /** Real time, UTC. */
  readonly at: string;
  /** Client id of the token that was accepted. */
  readonly principal: string | null;
  /** `out`: the simulated Microsoft called the product. */
  readonly direction: 'in' | 'out';
  /** 0: no answer was given. */
  readonly status: number;
}

/** The newest calls, in the order in which they ended. */
export interface CallLog {
  readonly add: (call: LoggedCall) => void;
  /** Calls received at or after an instant (UTC text); all without one. */
  readonly since: (at: string | undefined) => readonly LoggedCall[];
  readonly clear: () => void;
}

const MOST_CALLS = 20_000;

export function createCallLog(): CallLog {
  let calls: LoggedCall[] = [];
  return {
    add: (call) => {
      calls.push(call);
      if (calls.length > MOST_CALLS * 1.5) calls = calls.slice(-MOST_CALLS);
    },
    since: (at) => calls.slice(-MOST_CALLS).filter((call) => at === undefined || call.at >= at),
    clear: () => {
      calls = [];
    },
  };
}
