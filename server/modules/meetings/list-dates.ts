import type { listDates as contractRoute } from '../../../contract/meeting-dates.ts';
import type { BookingKey } from '../../../contract/meetings.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { goesOn, isSeries, plannedDates, seenDates } from './dates-ahead.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { knownOccurrences } from './occurrences.store.ts';
import { requireOwn } from './own-meetings.ts';

/** The dates of a series from now on. `not-found` for a meeting that is not the caller's. */
export async function listDates(
  { db, clock }: Pick<MeetingUseDeps, 'db' | 'clock'>,
  caller: Caller,
  bookingKey: BookingKey,
): Promise<RouteReply<typeof contractRoute>> {
  const link = await requireOwn({ db }, caller, bookingKey);
  const now = clock.now();
  const { timeZone, recurrence } = link;
  const isComplete = !isSeries(link) || (recurrence !== null && !goesOn(link, now));
  if (!link.bound) return { dates: [...plannedDates(link, now)], timeZone, isComplete, now };
  const known = (await knownOccurrences(db, caller.organization, [link.id])).get(link.id) ?? [];
  return { dates: isSeries(link) ? seenDates(link, known, now) : [], timeZone, isComplete, now };
}
