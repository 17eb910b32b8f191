import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { boundsOf, dayOf } from '../../../kernel/calendar-days.ts';
import type { Visit } from '../visitor.ts';

/**
 * Whether a visit is one for a kiosk of its reception, by the business clock: on its days by the calendar of the reception,
 * from midnight to midnight, when it is expected or the visitor is inside.
 */
export function isForKiosk(
  { status, isHeld, start, end }: Pick<Visit, 'status' | 'isHeld' | 'start' | 'end'>,
  timeZone: TimeZone,
  now: Instant,
): boolean {
  if (isHeld || !open.has(status)) return false;
  return (
    now >= boundsOf(dayOf(start, timeZone), timeZone).from &&
    now < boundsOf(dayOf(end, timeZone), timeZone).to
  );
}

const open: ReadonlySet<Visit['status']> = new Set(['expected', 'notified', 'on-site']);
