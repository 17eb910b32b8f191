import type { CalendarDay } from '../../../../contract/deadlines.ts';
import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { coversOf } from '../orders/ordered-line.ts';
import type { ServiceRequest } from '../request.ts';
import { isMade } from './production.ts';
import { dayOf, daysLater, hourOf } from '../../../kernel/calendar-days.ts';

type Delivered = Pick<ServiceRequest, 'status' | 'deliverAt' | 'lines'>;

export interface DeliveryHour {
  readonly from: Instant;
  readonly deliveries: number;
  readonly covers: number;
  readonly pending: number;
}

export interface DeliveryDay {
  readonly day: CalendarDay;
  /** By the clock; hours without a delivery are left out. */
  readonly hours: readonly DeliveryHour[];
}

/** How much is delivered in each hour of seven days from `monday` on, by the clock of a zone. */
export function weekOf(
  requests: readonly Delivered[],
  monday: CalendarDay,
  timeZone: TimeZone,
): readonly DeliveryDay[] {
  const byDay = Map.groupBy(requests.filter(isMade), ({ deliverAt }) => dayOf(deliverAt, timeZone));
  return [0, 1, 2, 3, 4, 5, 6].map((later) => {
    const day = daysLater(monday, later);
    const hours = Map.groupBy(byDay.get(day) ?? [], ({ deliverAt }) => hourOf(deliverAt, timeZone));
    return {
      day,
      hours: [...hours]
        .map(([from, own]) => ({
          from,
          deliveries: own.length,
          covers: own.reduce((sum, { lines }) => sum + coversOf(lines), 0),
          pending: own.filter(({ status }) => status === 'pending').length,
        }))
        .toSorted((one, other) => Date.parse(one.from) - Date.parse(other.from)),
    };
  });
}
