import type { CalendarId } from '../../../contract/primitives.ts';
import type { CalendarFacts } from './link.ts';

/** The facts of calendars with the one that is just being kept: whether it can be read stands in the mirror only later. */
export function withKept<T extends CalendarFacts>(
  calendars: ReadonlyMap<CalendarId, T>,
  kept: { readonly calendar: CalendarId; readonly isReadable: boolean } | undefined,
): ReadonlyMap<CalendarId, T> {
  const facts = kept && calendars.get(kept.calendar);
  if (!kept || !facts) return calendars;
  return new Map([...calendars, [kept.calendar, { ...facts, hasFault: !kept.isReadable }]]);
}
