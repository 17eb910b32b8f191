import type { resolveReconcile as resolveRoute } from '../../../contract/followed-meetings.ts';
import type { LinkId } from '../../../contract/meetings.ts';
import type { Instant } from '../../../contract/primitives.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import { isAssumed, isFollowing } from './bound.ts';
import { linkRecord } from './link-audit.ts';
import type { Bound, Link } from './link.ts';
import { findLink, linksOfMeetings, updateLink } from './links.store.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { calendarFacts } from './mirror-facts.store.ts';
import { endPlan } from './own-meetings.ts';
import { reachesLink, reachOf } from './portal-reach.ts';
import { causeOf } from './put-meeting.ts';
import { findCandidates } from './reconcile-list.ts';
import { reconcileLinks } from './reconcile.ts';
import { lockWithRivals, takeBack } from './take-back.ts';
import { reasonOf } from './words.ts';

type Choice = RouteInput<typeof resolveRoute>['body'];

/**
 * Decides about a link: binds it to one of its candidates or continues its series with one, lets it wait another quarter
 * of an hour, ends it; of what was assumed, that it is right or is not. `not-found` beyond the caller's reach,
 * `changed-meanwhile` when it was decided or changed since `version`, `already-booked` for a candidate that belongs to
 * another link or to nobody, and for a link that follows a meeting; `not-possible-now` when there is nothing of the kind
 * to decide.
 */
export async function resolveReconcile(
  deps: MeetingUseDeps,
  caller: Caller,
  id: LinkId,
  version: number,
  choice: Choice,
): Promise<RouteReply<typeof resolveRoute>> {
  const { db, directory } = deps;
  const { organization } = caller;
  const reaches = reachOf(caller, 'meetings.reconcile', await directory.listUnits(organization));
  const seen = await findLink(db, organization, { id });
  const calendars = await calendarFacts(db, organization, { mailboxes: seen?.planned.rooms ?? [] });
  if (!seen || !reachesLink(reaches, seen.planned.rooms, calendars.values())) {
    throw new Problem('not-found', 'There is no such meeting within your reach. Look at the list again.');
  }
  const link = await db.transaction().execute(async (tx) => {
    const { link: found, ids } = await lockWithRivals(tx, organization, seen);
    if (!found) throw new Problem('not-found', 'This meeting is not there any more.');
    if (found.version !== version) throw changedMeanwhile(found);
    if (choice.choice === 'take-back')
      return await takeBack(deps, tx, caller, found, { ids, from: 'portal' });
    if (choice.choice === 'discard') {
      refuseBound(found);
      const ended = await endPlan(deps, tx, caller, found, 'portal');
      const others = ids.filter((one) => one !== id);
      await reconcileLinks(deps, tx, organization, others, { cause: portalCause(caller) });
      return ended;
    }
    const decided = await decide(deps, tx, caller, found, choice);
    return await keep(deps, tx, caller, found, decided, ids);
  });
  return replyOf(link);
}

async function decide(
  { clock }: MeetingUseDeps,
  tx: Tx,
  { organization }: Caller,
  link: Link,
  choice: Exclude<Choice, { choice: 'take-back' | 'discard' }>,
): Promise<Link> {
  const now = clock.now();
  if (choice.choice === 'confirm') {
    if (!isAssumed(link)) throw nothingToDecide();
    return { ...link, reason: null, boundBy: 'person' };
  }
  if (choice.choice === 'none') {
    if (link.reason !== 'split-unclear') throw nothingToDecide();
    const candidates = await findCandidates(tx, organization, link, now);
    const ruledOut = candidates.map(({ bound }) => bound.meetingUid);
    return { ...link, reason: null, excluded: [...link.excluded, ...ruledOut] };
  }
  if (link.reason !== 'split-unclear') refuseBound(link);
  if (choice.choice === 'wait') {
    refuseBound(link);
    return { ...link, sentAt: link.sentAt && now };
  }
  const bound = await chosen(tx, organization, link, choice, now);
  if (link.bound === null) return { ...link, bound, boundBy: 'person', boundAt: now };
  return { ...link, reason: null, continuedBy: [...link.continuedBy, bound.meetingUid] };
}

async function keep(
  deps: MeetingUseDeps,
  tx: Tx,
  caller: Caller,
  before: Link,
  wanted: Link,
  ids: readonly string[],
): Promise<Link> {
  const decided = { ...wanted, version: before.version + 1 };
  const { organization } = caller;
  await updateLink(tx, organization, decided);
  await recordAudit(tx, organization, linkRecord(before, decided, [], portalCause(caller)));
  await deps.live.changed(tx, organization, 'reconcile');
  const why = { cause: portalCause(caller), isForced: decided.bound !== null };
  const { links } = await reconcileLinks(deps, tx, organization, ids, why);
  return links.find(({ id }) => id === before.id) ?? decided;
}

function portalCause(caller: Caller) {
  return { ...causeOf(caller), kind: 'portal' } as const;
}

function refuseBound({ bound }: Link): void {
  if (bound) throw booked('This plan follows a meeting already. What is booked is changed in Outlook.');
}

/** The candidate that was chosen; `already-booked` when it is none, or somebody else's. */
async function chosen(
  tx: Tx,
  organization: Caller['organization'],
  link: Link,
  wish: { readonly meetingUid: string; readonly occurrence: string | null },
  now: Instant,
): Promise<Bound> {
  const candidates = await findCandidates(tx, organization, link, now);
  const candidate = candidates.find(({ sightings }) =>
    sightings.some(
      ({ meetingUid, occurrence }) => meetingUid === wish.meetingUid && occurrence === wish.occurrence,
    ),
  );
  if (!candidate) throw booked('This meeting is not among those that fit any more. Look at the list again.');
  const takers = await linksOfMeetings(tx, organization, [candidate.bound.meetingUid]);
  if (takers.some((other) => other.id !== link.id && isFollowing(other, candidate.bound))) {
    throw booked('This meeting belongs to another plan already. Choose another one.');
  }
  return candidate.bound;
}

function replyOf({ id, state, reason, version }: Link): RouteReply<typeof resolveRoute> {
  return { link: id, state, reason: reasonOf(reason), version };
}

function changedMeanwhile(link: Link): Problem {
  const text = 'This meeting was decided about, or has changed, since you looked. Nothing was overwritten.';
  return new Problem('changed-meanwhile', text, { current: replyOf(link) });
}

function booked(text: string): Problem {
  return new Problem('already-booked', text);
}

function nothingToDecide(): Problem {
  return new Problem(
    'not-possible-now',
    'There is nothing of the kind to decide about this meeting any more.',
  );
}
