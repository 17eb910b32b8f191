import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { boundsOf, dayOf } from '../../../kernel/calendar-days.ts';
import { atReception, mayReturn } from '../visit-steps.ts';
import type { Visit } from '../visitor.ts';

/**
 * Whether a visit is one for a kiosk of its reception, by the business clock: on its days by the calendar of the reception,
 * from midnight to midnight, when it is expected or the visitor is inside, and
 * when they left on an earlier day of a meeting that goes on.
 */
export function isForKiosk(
  visit: Pick<Visit, 'link' | 'status' | 'isHeld' | 'start' | 'end' | 'leftAt'>,
  timeZone: TimeZone,
  now: Instant,
): boolean {
  const { status, isHeld, start, end } = visit;
  if (isHeld || !(open.has(status) || mayReturn(visit, atReception({ timeZone }, now)))) return false;
  return (
    now >= boundsOf(dayOf(start, timeZone), timeZone).from &&
    now < boundsOf(dayOf(end, timeZone), timeZone).to
  );
}

const open: ReadonlySet<Visit['status']> = new Set(['expected', 'notified', 'on-site']);
