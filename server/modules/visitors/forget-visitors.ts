import { recordAudit, system } from '../audit/index.ts';
import { forgetItems } from '../messages/index.ts';
import { forgetDue, organizationsToForget } from './forgotten.store.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';

type ForgetDeps = Pick<VisitorUseDeps, 'db' | 'clock' | 'live'>;

/** What one transaction takes on. */
const MOST_AT_ONCE = 500;

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
        await forgetItems(tx, organization, [...visits, ...visits.map((id) => `${id} arrived`)]);
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
