import type { Instant } from '../../../contract/primitives.ts';
import type { CalendarFacts, Sweep } from './link.ts';

/**
 * Begins looking for a meeting everywhere: every calendar that can be read has to be looked at once more, by a look that
 * begins after this moment. One that cannot be read is not waited for; a room of the meeting itself that cannot be read
 * keeps the meeting alive by itself.
 */
export function beginSweep(calendars: Iterable<CalendarFacts>, now: Instant): Sweep {
  const wanted = [...calendars]
    .filter(({ hasFault }) => !hasFault)
    .map(({ id, want }) => [id, want + 1] as const);
  return { since: now, wanted: Object.fromEntries(wanted) };
}

/** Whether every calendar that can be read was looked at since. One that was removed, or has failed since, is not waited for. */
export function isComplete({ wanted }: Sweep, calendars: Iterable<CalendarFacts>): boolean {
  return [...calendars].every(({ id, hasFault, done }) => hasFault || done >= (wanted[id] ?? 0));
}
