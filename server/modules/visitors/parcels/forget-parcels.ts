import { recordAudit, system } from '../../audit/index.ts';
import { forgetItems } from '../../messages/index.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { itemOf } from './keep-parcels.ts';
import { deleteOldParcels, organizationsWithOldParcels } from './parcels.store.ts';

/**
 * Forgets what was handed over longer ago than its reception keeps visitors, also from what people were told of it; the audit
 * says how many.
 */
export async function forgetParcels({ db, clock }: Pick<VisitorUseDeps, 'db' | 'clock'>): Promise<void> {
  for (const organization of await organizationsWithOldParcels(db, clock.now())) {
    await db.transaction().execute(async (tx) => {
      const parcels = await deleteOldParcels(tx, organization, clock.now());
      if (parcels.length === 0) return;
      await forgetItems(tx, organization, parcels.map(itemOf));
      await recordAudit(tx, organization, {
        actor: system,
        cause: 'timer',
        requestId: null,
        action: 'parcel.forgotten',
        subject: { kind: 'parcel', id: 'all', name: 'parcels whose time is over' },
        before: null,
        after: { parcels: parcels.length },
      });
    });
  }
}
