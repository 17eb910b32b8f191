import { DeadlineRule } from '../../../../contract/deadlines.ts';
import { ClosedCalendar, OpeningWeek } from '../../../../contract/opening.ts';
import { Instant, TimeZone } from '../../../../contract/primitives.ts';
import type { Reader } from '../../../../server/modules/services/deadlines/explain-deadline.ts';
import type { Closing } from '../../../../server/modules/services/deadlines/deadline.ts';

export const NOON_THE_DAY_BEFORE = daysBefore(1);

export function daysBefore(days: number, time = '12:00'): DeadlineRule {
  return DeadlineRule.parse({ kind: 'days-before', days, time });
}

/** The canteen of the fixture: Monday to Friday, closed from 24 to 26 December 2026, noon of the opening day before. */
export const canteen: Closing & { readonly name: string } = {
  name: 'Canteen CPH',
  timeZone: TimeZone.parse('Europe/Copenhagen'),
  deadlineRule: NOON_THE_DAY_BEFORE,
  hours: OpeningWeek.parse([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:00', to: '17:00' }))),
  holidays: null,
  closedDays: ClosedCalendar.parse([{ from: '2026-12-24', to: '2026-12-26', name: 'Christmas' }]),
};

/** Who is told at a moment, in English. */
export function inEnglish(now: Instant): Reader {
  return { now, language: 'en' };
}

/** A moment on the clock of the canteen in winter, `2026-12-28 10:00`. */
export function cph(moment: string): Instant {
  return Instant.parse(`${moment.replace(' ', 'T')}:00+01:00`);
}

/** The same in summer. */
export function cphSummer(moment: string): Instant {
  return Instant.parse(`${moment.replace(' ', 'T')}:00+02:00`);
}
