import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit, system } from '../audit/index.ts';
import { forgetItems } from '../messages/index.ts';
import { forgetDue, organizationsToForget } from './forgotten.store.ts';
import { forgetSms } from './sms/visitor-sms.store.ts';
import { itemsAbout } from './tell-hosts.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';

type ForgetDeps = Pick<VisitorUseDeps, 'db' | 'clock' | 'live'>;

/** What one transaction takes on. */
const MOST_AT_ONCE = 500;

/** What anybody was told of these visits goes, with who was told. */
export async function forgetVisits(
  tx: Tx,
  organization: OrganizationId,
  visits: readonly string[],
): Promise<void> {
  await forgetItems(tx, organization, visits.flatMap(itemsAbout));
  await forgetSms(tx, organization, visits);
}

/**
 * Forgets visitors whom their reception need not know any more: name, company, note and contact go, also from what people
 * were told of them; the audit says how many. Gives how many that were.
 */
export async function forgetVisitors({ db, clock, live }: ForgetDeps): Promise<number> {
  let forgotten = 0;
  for (const organization of await organizationsToForget(db, clock.now())) {
    for (;;) {
      const count = await db.transaction().execute(async (tx) => {
        const { visitors, visits } = await forgetDue(tx, organization, clock.now(), MOST_AT_ONCE);
        if (visitors.length === 0) return 0;
        await forgetVisits(tx, organization, visits);
        await recordAudit(tx, organization, {
          actor: system,
          cause: 'timer',
          requestId: null,
          action: 'visitors.forgotten',
          subject: { kind: 'visitor', id: 'all', name: 'visitors whose time is over' },
          before: null,
          after: { visitors: visitors.length, visits: visits.length },
        });
        await live.changed(tx, organization, 'visits');
        return visitors.length;
      });
      forgotten += count;
      if (count < MOST_AT_ONCE) break;
    }
  }
  return forgotten;
}
