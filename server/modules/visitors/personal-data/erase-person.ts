import type { erasePersonalData as contractRoute } from '../../../../contract/personal-data.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { pseudonymOf } from '../audit-visits.ts';
import { forgetPeople } from '../forgotten.store.ts';
import { forgetVisits } from '../forget-visitors.ts';
import { lockHosts } from '../hosts.store.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { findVisitors } from '../visitors.store.ts';
import { lockVisits, visitsOfVisitors } from '../visits.store.ts';
import { eraseRecords, readRecords, recordEntries } from './records/records.ts';
import { forgetColleagues, pseudonymOfColleague, requireColleagues } from './colleagues.ts';
import { cancelVisitsToCome } from './known-visitors.store.ts';

/**
 * Erases what colleagues told the room finder and that somebody or something came for them, and who visitors are, as when their
 * time is over, only now. Visits that are still to come are canceled without telling anybody: whoever wants to be erased gets
 * no mail for it. Rejects with `not-found` when one of them is not the organization's,
 * and `not-possible-now` while one of them is inside: an evacuation list must not lose them.
 */
export async function erasePerson(
  deps: Pick<VisitorUseDeps, 'db' | 'clock' | 'live' | 'secrets'>,
  caller: Caller,
  { visitors: ids, colleagues, records: keys }: RouteInput<typeof contractRoute>['body'],
): Promise<RouteReply<typeof contractRoute>> {
  const { organization } = caller;
  return await deps.db.transaction().execute(async (tx) => {
    const links = (await findVisitors(tx, organization, ids)).flatMap(({ link }) => link ?? []);
    await lockHosts(tx, organization, links);
    const visitors = await findVisitors(tx, organization, ids);
    if (visitors.length < ids.length) {
      throw new Problem('not-found', 'One of these visitors is not known here. Search again.');
    }
    const known = visitors.filter(({ forgottenAt }) => forgottenAt === null).map(({ id }) => id);
    const theirs = await visitsOfVisitors(tx, organization, known);
    // A walk-in has no meeting to lock: a desk that lets one in at this moment is before this, or after it.
    const visits = await lockVisits(
      tx,
      organization,
      theirs.map(({ id }) => id),
    );
    if (visits.some(({ status }) => status === 'on-site')) {
      throw new Problem(
        'not-possible-now',
        'One of them is on site: the evacuation list must not lose them. Check them out, then erase.',
      );
    }
    const people = await requireColleagues(tx, organization, colleagues);
    const records = await readRecords(deps, tx, organization, keys);
    await eraseRecords(deps, tx, caller, keys);
    const now = deps.clock.now();
    await forgetColleagues(tx, organization, people, now);
    await cancelVisitsToCome(tx, organization, known, now);
    await forgetPeople(tx, organization, known, now);
    await forgetVisits(
      tx,
      organization,
      visits.map(({ id }) => id),
    );
    await recordAudit(
      tx,
      organization,
      ...known.map((id) => ({
        ...askedBy(caller),
        action: 'visitor.erased',
        subject: { kind: 'visitor', id, name: pseudonymOf({ id }) },
        before: null,
        after: { visits: visits.filter(({ visitor }) => visitor === id).length },
      })),
      ...people.map((person) => ({
        ...askedBy(caller),
        action: 'colleague.erased',
        subject: { kind: 'colleague', id: person.id, name: pseudonymOfColleague(person) },
        before: null,
        after: { favorites: person.own?.favorites.length ?? 0, hosted: person.hosted.length },
      })),
      ...recordEntries(caller, records, 'erased'),
    );
    await deps.live.changed(tx, organization, 'visits');
    return {
      visitors: known.length,
      visits: visits.length,
      colleagues: people.length,
      records: records.length,
    };
  });
}
