import { recordAudit, system } from '../../audit/index.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { deleteOldEntries, organizationsWithOldEntries } from './watch-entries.store.ts';

/** Erases entries of watch lists whose last day is over, with what desks noted about them; the audit says how many. */
export async function eraseOldEntries({ db, clock }: Pick<VisitorUseDeps, 'db' | 'clock'>): Promise<void> {
  for (const organization of await organizationsWithOldEntries(db, clock.now())) {
    await db.transaction().execute(async (tx) => {
      const entries = await deleteOldEntries(tx, organization, clock.now());
      if (entries === 0) return;
      await recordAudit(tx, organization, {
        actor: system,
        cause: 'timer',
        requestId: null,
        action: 'watch-entry.forgotten',
        subject: { kind: 'watch-entry', id: 'all', name: 'entries of watch lists whose time is over' },
        before: null,
        after: { entries },
      });
    });
  }
}
