import type { VisitStep } from '../../../contract/front-desk.ts';
import type { Instant } from '../../../contract/primitives.ts';
import type { Visit } from './visitor.ts';

type Standing = Pick<
  Visit,
  'link' | 'status' | 'arrivedAt' | 'leftAt' | 'leftBy' | 'backAt' | 'told' | 'endedBy'
>;

/**
 * What a receptionist can do with a visit. Who stands at the desk is let in, also when the meeting was canceled or the day
 * is over; taking a step back leads to where the visit was.
 */
export function stepsFor({ status }: Pick<Visit, 'status'>): readonly VisitStep[] {
  return steps[status];
}

const steps: Readonly<Record<Visit['status'], readonly VisitStep[]>> = {
  expected: ['check-in'],
  notified: ['check-in'],
  canceled: ['check-in'],
  'no-show': ['check-in'],
  'on-site': ['check-out', 'undo'],
  'off-site': ['undo'],
};

/** The visit after a step; null: not possible from where it is. `now` is business time. */
export function afterStep<T extends Standing>(visit: T, step: VisitStep, now: Instant): T | null {
  if (!stepsFor(visit).includes(step)) return null;
  const seen = { leftAt: null, leftBy: null, backAt: null };
  if (step === 'check-in') return { ...visit, ...seen, status: 'on-site', arrivedAt: now };
  if (step === 'check-out') return { ...visit, status: 'off-site', leftAt: now, leftBy: 'person' };
  if (visit.status === 'off-site') return { ...visit, ...seen, status: 'on-site', backAt: now };
  return { ...visit, ...seen, status: before(visit), arrivedAt: null };
}

function before({ link, endedBy, told }: Standing): Visit['status'] {
  if (link === null) return 'canceled'; // a walk-in had not been expected
  if (endedBy === 'time') return 'no-show';
  if (endedBy !== null) return 'canceled';
  return told === null ? 'expected' : 'notified';
}
