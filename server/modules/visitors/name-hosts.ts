import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { ReceptionId } from '../../../contract/visitor-ids.ts';
import type { nameHosts as contractRoute } from '../../../contract/walk-ins.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { pseudonymOf, visitFacts } from './audit-visits.ts';
import { deskVisits, requireReception } from './front-desk.ts';
import { hostOfWalkIn } from './reader-of.ts';
import { noSuchVisit, refuseOutrun } from './step-visits.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import { findVisitors, saveHost } from './visitors.store.ts';
import { lockVisits, saveVisits } from './visits.store.ts';
import { hostOf } from './welcome-walk-ins.ts';

/**
 * Says of walk-ins whose host was only a name who of the directory, or of the reception's list, it is, of all of them or of none; the host is told once of
 * those who are on site. Rejects with `not-found` for visits of another reception and for a host whom the directory does not
 * know, `changed-meanwhile`, and `not-possible-now` where a host has been told already.
 */
export async function nameHosts(
  deps: VisitorUseDeps,
  caller: Caller,
  id: ReceptionId,
  { host: asked, visits: wanted }: RouteInput<typeof contractRoute>['body'],
): Promise<RouteReply<typeof contractRoute>> {
  const { organization } = caller;
  await requireReception(deps.db, caller, id);
  const host = await hostOf(deps, organization, id, asked); // outside of the transaction: a directory may be slow
  const versions = new Map(wanted.map((one) => [one.id as string, one.version]));
  return await deps.db.transaction().execute(async (tx) => {
    const reception = await requireReception(tx, caller, id);
    const visits = await lockVisits(tx, organization, [...versions.keys()]);
    const isTheirs = visits.every((visit) => visit.reception === id && visit.link === null);
    if (visits.length < versions.size || !isTheirs) throw noSuchVisit();
    await refuseOutrun(
      tx,
      organization,
      visits.map((visit) => ({ visit, version: versions.get(visit.id) ?? 0 })),
    );
    const people = await findVisitors(
      tx,
      organization,
      visits.map(({ visitor }) => visitor),
    );
    if (people.some(({ host: known, forgottenAt }) => forgottenAt !== null || known?.mail)) {
      throw new Problem(
        'not-possible-now',
        'The host of one of these visitors is known already, or it is over.',
      );
    }
    const now = deps.clock.now();
    await saveHost(
      tx,
      organization,
      people.map((visitor) => visitor.id),
      host,
    );
    const named = visits.map((visit) => ({ ...visit, changedAt: now, version: visit.version + 1 }));
    await saveVisits(tx, organization, named);
    const visitors = new Map(people.map((visitor) => [visitor.id, visitor]));
    const known = named.flatMap((visit) => {
      const visitor = visitors.get(visit.visitor);
      return visitor ? [{ visit, visitor, reception }] : [];
    });
    await recordAudit(
      tx,
      organization,
      ...known.map(({ visit, visitor }) => ({
        ...askedBy(caller),
        action: 'visit.host-named',
        subject: { kind: 'visitor', id: visitor.id, name: pseudonymOf(visitor) },
        before: null,
        after: visitFacts(visit),
      })),
    );
    const reader = hostOfWalkIn(host, reception);
    const inside = known.filter(({ visit }) => visit.status === 'on-site');
    if (reader)
      await deps.arrivals.tell(
        tx,
        organization,
        inside.map((one) => ({ ...one, host: reader })),
        now,
      );
    await deps.live.changed(tx, organization, 'visits');
    return { visits: await deskVisits(tx, organization, named, deps) };
  });
}
