import type { ProofCheck, ProofRun } from '../../../contract/access-proof.ts';

export type Verdict = ProofRun['verdict'];

/** What is known besides, and proves nothing by itself: tokens are opaque, and a room out of scope is only not covered. */
const informative: ReadonlySet<ProofCheck['name']> = new Set(['token-roles', 'rooms-in-scope']);

/**
 * What the checks say together. One that is allowed and must not be outweighs everything. A room and a person refused
 * alike mean that the scope does not work yet: nothing can be read, and nothing is proven. What could not be decided
 * (no such mailbox, a wait, no connection) leaves the whole undecided, never proven.
 */
export function verdictOf(checks: readonly ProofCheck[]): Verdict {
  if (checks.some(({ expected, outcome }) => expected === 'denied' && outcome === 'allowed'))
    return 'violated';

  const is = (name: ProofCheck['name'], outcome: ProofCheck['outcome']) =>
    checks.some((check) => check.name === name && check.outcome === outcome);
  if (is('room-calendar', 'denied') && is('personal-calendar', 'denied')) return 'proving';

  const deciding = checks.filter(({ name }) => !informative.has(name));
  const isComplete = ['room-calendar', 'personal-calendar', 'personal-mail'].every((name) =>
    deciding.some((check) => check.name === name),
  );
  return isComplete && deciding.every(({ expected, outcome }) => outcome === expected)
    ? 'proven'
    : 'inconclusive';
}

/** The status an integration takes from a verdict; null: it keeps the one it has. One switched off stays so. */
export function statusAfter(
  verdict: Verdict,
  before: 'proving' | 'active' | 'violated' | 'disabled',
): 'proving' | 'active' | 'violated' | null {
  if (before === 'disabled' || verdict === 'inconclusive') return null;
  const status = verdict === 'proven' ? 'active' : verdict;
  return status === before ? null : status;
}
