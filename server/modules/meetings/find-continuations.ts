import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import type { Link, Sighting } from './link.ts';
import { sightingsBy, sightingsOf } from './mirror-facts.store.ts';
import { claimsOn, openPlans } from './plans.ts';
import type { ChangedDate } from './situation.ts';
import { continuationsOf, lostTail, whereToLook } from './split.ts';

interface Scene {
  /** What is known of meetings already; those that may continue the series are added, with every date of them. */
  readonly sightings: Sighting[];
  readonly now: Instant;
}

/** Series that may be the rest of one whose dates from some date on have left their rooms; empty: nothing is lost, or none is. */
export async function findContinuations(
  tx: Tx,
  organization: OrganizationId,
  link: Link,
  dates: readonly ChangedDate[],
  { sightings, now }: Scene,
): Promise<readonly string[]> {
  const tail = lostTail(link, dates, now);
  if (tail === null) return [];
  const { mail } = link.organizer;
  const near = await sightingsBy(tx, organization, mail, whereToLook(tail));
  const known = new Set(sightings.map(({ meetingUid }) => meetingUid));
  const uids = [...new Set(near.map(({ meetingUid }) => meetingUid))];
  const fresh = uids.filter((uid) => !known.has(uid));
  sightings.push(...(await sightingsOf(tx, organization, fresh)));
  const isTaken = await claimsOn(tx, organization, uids);
  const occurrence = link.bound?.occurrence ?? null;
  const plans = await openPlans(tx, organization, mail, now);
  return continuationsOf(
    link,
    tail,
    sightings.filter(({ meetingUid }) => uids.includes(meetingUid)),
    (meetingUid) => isTaken({ meetingUid, occurrence }, link.id),
    plans,
  );
}
