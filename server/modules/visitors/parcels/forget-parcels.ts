import { recordAudit, system } from '../../audit/index.ts';
import { forgetItems } from '../../messages/index.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { itemOf } from './keep-parcels.ts';
import { deleteOldParcels, forgetUnfetched, organizationsWithOldParcels } from './parcels.store.ts';

/**
 * Forgets what was handed over longer ago than its reception keeps visitors, and whom it is for of what nobody fetched, also
 * from what people were told of it; the audit says how many of each.
 */
export async function forgetParcels({
  db,
  clock,
  live,
}: Pick<VisitorUseDeps, 'db' | 'clock' | 'live'>): Promise<void> {
  for (const organization of await organizationsWithOldParcels(db, clock.now())) {
    await db.transaction().execute(async (tx) => {
      const parcels = await deleteOldParcels(tx, organization, clock.now());
      const unfetched = await forgetUnfetched(tx, organization, clock.now());
      const all = [...parcels, ...unfetched];
      if (all.length === 0) return;
      await forgetItems(tx, organization, all.map(itemOf));
      await recordAudit(tx, organization, {
        actor: system,
        cause: 'timer',
        requestId: null,
        action: 'parcel.forgotten',
        subject: { kind: 'parcel', id: 'all', name: 'parcels whose time is over' },
        before: null,
        after: { parcels: parcels.length, unfetched: unfetched.length },
      });
      await live.changed(tx, organization, 'visits');
    });
  }
}
