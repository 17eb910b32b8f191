import type { CalendarId, Instant } from '../../../contract/primitives.ts';
import type { CalendarFacts, Sweep } from './link.ts';
import { after, timers } from './timers.ts';

/**
 * Begins looking for a meeting everywhere: every calendar that can be read has to be looked at once more, by a look that
 * begins after this moment. One that has been blind for longer than a lost room is waited for is passed over; a room of
 * the meeting itself that cannot be read keeps the meeting alive by itself.
 */
export function beginSweep(calendars: Iterable<CalendarFacts>, now: Instant): Sweep {
  const wanted = [...calendars]
    .filter((calendar) => isWaitedFor(calendar, now))
    .map(({ id, want }) => [id, want + 1] as const);
  return { since: now, wanted: Object.fromEntries(wanted) };
}

/**
 * Whether every calendar that can be read was looked at since. One that was removed, or stays blind, is not waited for;
 * one that failed just now is: the meeting may have moved there.
 */
export function isComplete({ wanted }: Sweep, calendars: Iterable<CalendarFacts>, now: Instant): boolean {
  return [...calendars].every(
    (calendar) => !isWaitedFor(calendar, now) || calendar.done >= (wanted[calendar.id] ?? 0),
  );
}

/** The calendars that a sweep waits for. */
export function sweptBy(sweep: Sweep | null): readonly CalendarId[] {
  return Object.keys(sweep?.wanted ?? {}) as CalendarId[]; // only this module writes it
}

/** It can be read, or could until shortly before. */
export function isWaitedFor(
  { hasFault, unreadableSince }: Pick<CalendarFacts, 'hasFault' | 'unreadableSince'>,
  now: Instant,
): boolean {
  return !hasFault || (unreadableSince !== null && now < after(unreadableSince, timers.roomLost));
}
