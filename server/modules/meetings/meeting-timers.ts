import type { OrganizationId } from '../../../contract/primitives.ts';
import { startWorker } from '../../jobs/worker.ts';
import type { Worker } from '../../jobs/worker.ts';
import type { Db } from '../../storage/database.ts';
import { system } from '../audit/index.ts';
import { dueLinks, isAnySweeping } from './due-links.store.ts';
import { reconcileLinks } from './reconcile.ts';
import type { ReconcileDeps } from './reconcile.ts';

/** Links of one transaction, and rounds of one wake-up: what is left is found again. */
const MOST_PER_TRANSACTION = 50;
const MOST_ROUNDS = 200;
/** A sweep looks at thousands of calendars; whether it is complete is asked for no more often than this. */
const ASK_EVERY_MS = 100;

export interface MeetingTimers extends Worker {
  /** A calendar was looked at, whatever that brought: a sweep may be complete. Costs nothing while no link waits for one. */
  readonly looked: () => void;
  /** Links wait for a sweep from now on. */
  readonly await: () => void;
}

/**
 * Looks after links whose time has come although no calendar told of anything, by the business clock: plans that expire,
 * meetings that were sent and not seen, lost rooms, holds, meetings that are over; and sweeps that are complete.
 */
export function startMeetingTimers(
  deps: ReconcileDeps & { readonly db: Db; readonly onTrouble: (error: unknown) => void },
): MeetingTimers {
  let isWaiting = true; // until the database says that nobody is
  let asking: NodeJS.Timeout | null = null;

  const worker = startWorker({
    onTrouble: deps.onTrouble,
    async round() {
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        if (!(await workOff(deps))) break;
      }
      isWaiting = await isAnySweeping(deps.db);
    },
  });
  return {
    ...worker,
    looked() {
      if (!isWaiting || asking !== null) return;
      asking = setTimeout(() => {
        asking = null;
        void worker.wake();
      }, ASK_EVERY_MS).unref();
    },
    async close() {
      if (asking !== null) clearTimeout(asking);
      await worker.close();
    },
    await() {
      isWaiting = true;
    },
  };
}

/** Works off some of what is due; false: nothing changed any more, so that what waits on does not keep us here. */
async function workOff(
  deps: ReconcileDeps & { readonly db: Db; readonly onTrouble: (error: unknown) => void },
): Promise<boolean> {
  const due = await dueLinks(deps.db, deps.clock.now(), MOST_PER_TRANSACTION);
  let hasChanged = false;
  for (const [organization, links] of Map.groupBy(due, (link) => link.organization)) {
    try {
      hasChanged =
        (await reconcileDue(
          deps,
          organization,
          links.map(({ id }) => id),
        )) || hasChanged;
    } catch (error) {
      deps.onTrouble(error); // the other organizations are not to wait for this one
    }
  }
  return hasChanged;
}

async function reconcileDue(
  deps: ReconcileDeps & { readonly db: Db },
  organization: OrganizationId,
  ids: readonly string[],
): Promise<boolean> {
  return await deps.db.transaction().execute(async (tx) => {
    const why = { cause: { kind: 'timer', actor: system } } as const;
    const { hasChanged } = await reconcileLinks(deps, tx, organization, ids, why);
    return hasChanged;
  });
}
