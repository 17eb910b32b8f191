import type { DeskVisit } from '../../contract/front-desk.ts';
import type { Instant } from '../../contract/primitives.ts';
import { localDay } from '../../ui/time/format.ts';
import type { TimeFormat } from '../../ui/time/format.ts';

/** How a desk writes the times of a visit, in its zone: by the clock, and with the day where the meeting lasts for several. */
export function deskClock(
  { isWalkIn, start, end }: Pick<DeskVisit, 'isWalkIn' | 'start' | 'end'>,
  time: Pick<TimeFormat, 'clock' | 'shortDay'>,
  timeZone: string,
): (instant: Instant) => string {
  const isOfDays = !isWalkIn && localDay(start, timeZone) !== localDay(end, timeZone);
  return (instant) =>
    isOfDays
      ? `${time.shortDay(instant, timeZone)}, ${time.clock(instant, timeZone)}`
      : time.clock(instant, timeZone);
}
