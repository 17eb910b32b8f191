import type { readCalendarNow } from '../../../contract/calendars.ts';
import type { CalendarId } from '../../../contract/primitives.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Db } from '../../storage/database.ts';
import { syncStates } from './sync-states.store.ts';
import { wantCalendars } from './wake-ups.store.ts';

export interface ReadNowDeps {
  readonly db: Db;
  /** Rejects with `calendar-not-found` for a calendar that the caller's `calendars.read` does not reach. */
  readonly requireCalendar: (caller: Caller, id: CalendarId) => Promise<void>;
  /** Told that something is wanted. */
  readonly look: () => void;
}

/** Wants a calendar to be read at once, unless Exchange asked to wait; says how well it is known until then. */
export async function readNow(
  { db, requireCalendar, look }: ReadNowDeps,
  caller: Caller,
  id: CalendarId,
): Promise<RouteReply<typeof readCalendarNow>> {
  await requireCalendar(caller, id);
  await wantCalendars(db, caller.organization, [id]);
  look();
  const [state] = await syncStates(db, caller.organization, [id]);
  return { lastReadAt: state?.readAt ?? null, unreadableSince: state?.unreadableSince ?? null };
}
