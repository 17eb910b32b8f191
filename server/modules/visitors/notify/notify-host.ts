import { NOTIFY_SECONDS } from '../../../../contract/front-desk.ts';
import type { DeskVisit } from '../../../../contract/front-desk.ts';
import type { VisitId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { pseudonymOf, visitFacts } from '../audit-visits.ts';
import { deskVisits, requireReception } from '../front-desk.ts';
import { lockHosts } from '../hosts.store.ts';
import { readerOf } from '../reader-of.ts';
import { noSuchVisit } from '../step-visits.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { findVisitors } from '../visitors.store.ts';
import { linksOfVisits, lockVisits } from '../visits.store.ts';
import { notificationsOf, saveNotification } from './notifications.store.ts';
import { isTooSoon } from './too-soon.ts';

/**
 * Tells the host of somebody who is on site once more, in the way of the reception, and keeps who pressed it and when. The
 * version of the visit stays: whoever checks the visitor out at this moment has been overtaken by nobody. Rejects with
 * `not-found` for a visit of a reception at which the caller does not work, and with `not-possible-now` when the visitor is
 * not on site, nobody can be told, or the host heard less than a minute ago.
 */
export async function notifyHost(deps: VisitorUseDeps, caller: Caller, id: VisitId): Promise<DeskVisit> {
  const { organization } = caller;
  return await deps.db.transaction().execute(async (tx) => {
    const hosts = await lockHosts(tx, organization, await linksOfVisits(tx, organization, [id]));
    const [visit] = await lockVisits(tx, organization, [id]);
    const [visitor] = visit ? await findVisitors(tx, organization, [visit.visitor]) : [];
    if (!visit?.reception || !visitor) throw noSuchVisit();
    const reception = await requireReception(tx, caller, visit.reception);
    if (visit.status !== 'on-site') {
      throw new Problem(
        'not-possible-now',
        'The visitor is not on site: the host is told when they are checked in.',
      );
    }
    const host = readerOf(visit, visitor, reception, hosts);
    if (host === null) {
      throw new Problem('not-possible-now', 'Nobody can be told: the host has no address here. Call them.');
    }
    const now = deps.clock.now();
    const last = (await notificationsOf(tx, organization, [id])).get(id) ?? null;
    if (isTooSoon(visit, last, now)) {
      throw new Problem(
        'not-possible-now',
        `The host was told less than ${NOTIFY_SECONDS} seconds ago. Wait a moment, or call them.`,
      );
    }
    await saveNotification(tx, organization, id, { at: now, by: caller.name });
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'visit.host-notified',
      subject: { kind: 'visitor', id: visitor.id, name: pseudonymOf(visitor) },
      before: null,
      after: visitFacts(visit),
    });
    await deps.arrivals.tellAgain(tx, organization, { visit, visitor, reception, host }, now);
    await deps.live.changed(tx, organization, 'visits');
    const [shown] = await deskVisits(tx, organization, [visit], deps);
    if (!shown) throw noSuchVisit();
    return shown;
  });
}
