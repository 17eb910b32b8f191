import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import type { FollowedMeeting } from './follow-meeting.ts';
import type { Bound, KnownOccurrence, Link, Sighting } from './link.ts';
import { sightingsBy, sightingsOf } from './mirror-facts.store.ts';
import { claimsOn, openPlans } from './plans.ts';
import { successorOf } from './successor.ts';
import { after } from './timers.ts';

export interface Ending {
  readonly before: Link;
  readonly link: Link;
  readonly bound: Bound;
  /** What was told of it last. */
  readonly known: readonly KnownOccurrence[];
  readonly followed: FollowedMeeting;
  readonly now: Instant;
}

/** The meeting that was made anew in place of one that is canceled from now on, with what rooms show of it; null: none. */
export async function findSuccessor(
  tx: Tx,
  organization: OrganizationId,
  { before, link, bound, known, followed: { next }, now }: Ending,
): Promise<{ readonly bound: Bound; readonly sightings: readonly Sighting[] } | null> {
  const isGoing = next.state === 'canceled' && next.reason === 'canceled' && before.state !== 'canceled';
  const [was] = known;
  if (!isGoing || !was || bound.occurrence !== null) return null;

  const { mail } = link.organizer;
  const shown = await sightingsBy(tx, organization, mail, { start: was.start, end: after(was.start, 1) });
  const near = shown.filter(({ meetingUid }) => !link.excluded.includes(meetingUid));
  const uids = [...new Set(near.map(({ meetingUid }) => meetingUid))];
  const isTaken = await claimsOn(tx, organization, uids);
  const plans = await openPlans(tx, organization, mail, now);
  const gone = { bound, boundAt: link.boundAt, organizer: mail, was };
  const successor = successorOf(gone, near, (other) => isTaken(other, link.id), plans);
  if (!successor) return null;
  return { bound: successor, sightings: await sightingsOf(tx, organization, [successor.meetingUid]) };
}
