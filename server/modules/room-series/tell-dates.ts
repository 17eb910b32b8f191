import type { BookingKey } from '../../../contract/meetings.ts';
import type { Caller } from '../../kernel/caller.ts';
import { lockOwnLink } from '../meetings/index.ts';
import type { RoomSeriesDeps } from './check-series.ts';
import { saveTold } from './told-dates.store.ts';

/**
 * Remembers what the organizer was shown at Send of the dates of a series. Names that mean nothing are never asked for
 * again. It changes nothing that anybody else sees, so the audit says nothing of it. `not-found` for a meeting that is not
 * the caller's.
 */
export async function tellDates(
  { db }: Pick<RoomSeriesDeps, 'db'>,
  caller: Caller,
  bookingKey: BookingKey,
  told: readonly string[],
): Promise<Record<string, never>> {
  await db.transaction().execute(async (tx) => {
    const { id } = await lockOwnLink(tx, caller, { bookingKey });
    await saveTold(tx, caller.organization, id, [...new Set(told)]);
  });
  return {};
}
