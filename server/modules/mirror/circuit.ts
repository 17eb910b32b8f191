import type { ProblemCode } from '../../../contract/problem.ts';

/** Failures in a row after which an integration counts as sick, by what failed. Null: only that calendar is concerned. */
const threshold: Partial<Record<ProblemCode, number>> = {
  // One token serves every room: two refusals are no coincidence.
  'entra-unavailable': 2,
  'exchange-unauthorized': 2,
  'integration-ended': 2,
  'integration-not-found': 2,
  // One slow, busy or broken mailbox looks the same as a whole Exchange that is: it takes some more to tell.
  'exchange-throttled': 5,
  'exchange-timeout': 5,
  'exchange-unavailable': 5,
  'exchange-unreadable': 5,
};

/**
 * After how many failures in a row the integration is given up but for probes; null when the failure says nothing about
 * it: whoever refuses one room, or does not know it, has answered.
 */
export function faultsUntilSick(code: ProblemCode): number | null {
  return threshold[code] ?? null;
}
