import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../storage/database.ts';
import type { OnRead } from './calendar-read.ts';
import type { Subscriptions } from './keep-subscription.ts';
import { suspendBlocked } from './suspend-blocked.store.ts';
import { addMissingRows, wantPolled } from './upkeep.store.ts';

export interface UpkeepDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly onRead: OnRead;
  readonly subscriptions: Pick<Subscriptions, 'takeBack' | 'endOrphans'>;
  readonly ending: AbortSignal;
}

/**
 * What has to be looked after whoever wakes us: calendars that were added, that are due for a look, and that may not be
 * read any more. Cheap when there is nothing to do.
 */
export async function upkeep({ db, clock, onRead, subscriptions, ending }: UpkeepDeps): Promise<void> {
  if (ending.aborted) return;
  await addMissingRows(db);
  await wantPolled(db);
  await suspendBlocked(db, clock.now(), onRead);
  await subscriptions.takeBack(ending);
  await subscriptions.endOrphans(ending);
}
