import type { VisitStep } from '../../../contract/front-desk.ts';
import type { Instant, TimeZone } from '../../../contract/primitives.ts';
import { boundsOf, dayOf } from '../../kernel/calendar-days.ts';
import type { Stay, Visit } from './visitor.ts';

type Standing = Pick<
  Visit,
  'link' | 'status' | 'end' | 'arrivedAt' | 'leftAt' | 'leftBy' | 'backAt' | 'earlier' | 'told' | 'endedBy'
>;

/** By the clock of the reception. */
export interface AtReception {
  /** Business time. */
  readonly now: Instant;
  /** The first moment of the day there. */
  readonly today: Instant;
}

export function atReception({ timeZone }: { readonly timeZone: TimeZone }, now: Instant): AtReception {
  return { now, today: boundsOf(dayOf(now, timeZone), timeZone).from };
}

/** Whether somebody who has left may come again: their meeting goes on, on a later day than that on which they left. */
export function mayReturn(
  { link, status, leftAt, end }: Pick<Visit, 'link' | 'status' | 'leftAt' | 'end'>,
  { today }: Pick<AtReception, 'today'>,
): boolean {
  return status === 'off-site' && link !== null && leftAt !== null && leftAt < today && end > today;
}

/**
 * What a receptionist can do with a visit. Who stands at the desk is let in, also when the meeting was canceled or the day
 * is over; taking a step back leads to where the visit was. `at` null: whoever asks sees no desk.
 */
export function stepsFor(
  visit: Pick<Visit, 'link' | 'status' | 'leftAt' | 'end'>,
  at: Pick<AtReception, 'today'> | null,
): readonly VisitStep[] {
  return at && mayReturn(visit, at) ? ['check-in', 'undo'] : steps[visit.status];
}

const steps: Readonly<Record<Visit['status'], readonly VisitStep[]>> = {
  expected: ['check-in'],
  notified: ['check-in'],
  canceled: ['check-in'],
  'no-show': ['check-in'],
  'on-site': ['check-out', 'undo'],
  'off-site': ['undo'],
};

/** The visit after a step; null: not possible from where it is. */
export function afterStep<T extends Standing>(visit: T, step: VisitStep, at: AtReception): T | null {
  if (!stepsFor(visit, at).includes(step)) return null;
  const { now } = at;
  const seen = { leftAt: null, leftBy: null, backAt: null };
  if (step === 'check-in') {
    return {
      ...visit,
      ...seen,
      status: 'on-site',
      arrivedAt: now,
      earlier: [...visit.earlier, ...stayOf(visit)],
    };
  }
  if (step === 'check-out') return { ...visit, status: 'off-site', leftAt: now, leftBy: 'person' };
  if (visit.status === 'off-site') return { ...visit, ...seen, status: 'on-site', backAt: now };
  const last = visit.earlier.at(-1);
  if (last)
    return { ...visit, ...last, backAt: null, status: 'off-site', earlier: visit.earlier.slice(0, -1) };
  return { ...visit, ...seen, status: before(visit), arrivedAt: null };
}

function stayOf({ arrivedAt, leftAt, leftBy }: Standing): readonly Stay[] {
  return arrivedAt === null || leftAt === null ? [] : [{ arrivedAt, leftAt, leftBy }];
}

function before({ link, endedBy, told }: Standing): Visit['status'] {
  if (link === null) return 'canceled'; // a walk-in had not been expected
  if (endedBy === 'time') return 'no-show';
  if (endedBy !== null) return 'canceled';
  return told === null ? 'expected' : 'notified';
}
