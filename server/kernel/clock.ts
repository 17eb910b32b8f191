import type { Instant } from '../../contract/primitives.ts';

/**
 * Business time: deadlines, "today", what is past. The simulated tenant may set it.
 * Tokens, sessions, leases and call deadlines run on real time and never ask this clock.
 */
export interface Clock {
  readonly now: () => Instant;
}
