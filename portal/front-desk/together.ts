import type { DeskVisit } from '../../contract/front-desk.ts';
import { MOST_STEPS } from '../../contract/walk-ins.ts';
import { isIn } from './found.ts';
import type { DeskView } from './found.ts';
import { isWarnedOf } from './warned.ts';

type Together = 'check-in' | 'check-out';

/**
 * What can be done at once with everybody who is shown: checked in when a search found several who are expected, checked out
 * when a search or the view shows several who are inside. Never with the whole of a day, and nobody is checked in so of whom
 * the desk is warned.
 */
export function togetherSteps(
  shown: readonly DeskVisit[],
  view: DeskView,
  words: string,
): readonly (readonly [Together, readonly DeskVisit[]])[] {
  const isFound = words.trim() !== '';
  const groups: readonly (readonly [Together, readonly DeskVisit[]])[] = [
    ['check-in', isFound ? shown.filter((visit) => isIn(visit, 'expected') && !isWarnedOf(visit)) : []],
    ['check-out', isFound || view === 'on-site' ? shown.filter((visit) => isIn(visit, 'on-site')) : []],
  ];
  return groups.filter(([, visits]) => visits.length > 1 && visits.length <= MOST_STEPS);
}
