import type { CalendarId, Instant, Interval } from '../../../contract/primitives.ts';
import type { CalendarFacts } from './link.ts';

/** The facts of calendars with the one that is just being kept: whether and how far it is read stands there only later. */
export function withKept<T extends CalendarFacts>(
  calendars: ReadonlyMap<CalendarId, T>,
  kept:
    | { readonly calendar: CalendarId; readonly isReadable: boolean; readonly window: Interval | null }
    | undefined,
  now: Instant,
): ReadonlyMap<CalendarId, T> {
  const facts = kept && calendars.get(kept.calendar);
  if (!kept || !facts) return calendars;
  const window = kept.window ?? facts.window;
  const unreadableSince = kept.isReadable ? null : (facts.unreadableSince ?? now);
  return new Map([
    ...calendars,
    [kept.calendar, { ...facts, hasFault: !kept.isReadable, unreadableSince, window }],
  ]);
}
