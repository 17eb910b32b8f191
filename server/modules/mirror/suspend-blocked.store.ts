import type { Instant } from '../../../contract/primitives.ts';
import type { Db } from '../../storage/database.ts';
import type { OnRead } from './calendar-read.ts';
import { syncStates } from './sync-states.store.ts';
import { markUnreadable } from './upkeep.store.ts';

/** Marks calendars that nobody may try to read as unreadable, and tells of each, in transactions of a bounded size. */
export async function suspendBlocked(db: Db, now: Instant, onRead: OnRead): Promise<void> {
  for (;;) {
    const count = await db.transaction().execute(async (tx) => {
      const blocked = await markUnreadable(tx, now);
      for (const { organization, calendar } of blocked) {
        const [state] = await syncStates(tx, organization, [calendar]);
        if (!state) continue;
        await onRead(tx, organization, {
          calendar,
          mailbox: state.mailbox,
          isReadable: false,
          isFirst: false,
          window: null,
          generation: state.generation,
          changed: [],
          vanished: [],
          entered: [],
          beyond: null,
        });
      }
      return blocked.length;
    });
    if (count === 0) return;
  }
}
