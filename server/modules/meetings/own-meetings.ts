import type {
  BookingKey,
  listDrafts as draftsRoute,
  MeetingReply,
  recoverMeetings as recoverRoute,
} from '../../../contract/meetings.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { describeLinks } from './describe-meetings.ts';
import { isTheirs, noSuchMeeting } from './link-access.ts';
import { linkRecord } from './link-audit.ts';
import type { Link } from './link.ts';
import { findLink, lockLinks, openLinks, updateLink } from './links.store.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { linksToRecover, openLinksOf } from './own-links.store.ts';
import { causeOf } from './put-meeting.ts';
import { reconcileLinks } from './reconcile.ts';
import { situationOf } from './situation.ts';

const MOST_DRAFTS = 50;
/** Meetings of one organizer in one room at one time. */
const MOST_RECOVERED = 5;

/** The link of a booking key; `not-found` for one that does not exist for the caller. */
export async function requireOwn(
  deps: Pick<MeetingUseDeps, 'db'>,
  caller: Caller,
  bookingKey: BookingKey,
): Promise<Link> {
  const link = await findLink(deps.db, caller.organization, { bookingKey });
  if (!link || !isTheirs(link, caller)) throw noSuchMeeting();
  return link;
}

export async function readMeeting(
  deps: MeetingUseDeps,
  caller: Caller,
  bookingKey: BookingKey,
): Promise<MeetingReply> {
  const [reply] = await describeLinks(deps, caller, [await requireOwn(deps, caller, bookingKey)]);
  if (!reply) throw noSuchMeeting();
  return reply;
}

/** Custom properties of a form get lost: the meeting is found by who, where and when, as planned or as seen. */
export async function recoverMeetings(
  deps: MeetingUseDeps,
  caller: Caller,
  wish: RouteInput<typeof recoverRoute>['query'],
): Promise<RouteReply<typeof recoverRoute>> {
  const links = await linksToRecover(deps.db, caller.organization, wish, MOST_RECOVERED);
  const own = links.filter((link) => isTheirs(link, caller));
  return { meetings: [...(await describeLinks(deps, caller, own))] };
}

/** What the caller has written down and no room has shown. */
export async function listDrafts(
  deps: MeetingUseDeps,
  caller: Caller,
): Promise<RouteReply<typeof draftsRoute>> {
  const links = await openLinksOf(deps.db, caller.organization, caller, MOST_DRAFTS + 1);
  const drafts = await describeLinks(deps, caller, links.slice(0, MOST_DRAFTS));
  return { drafts: [...drafts], isComplete: links.length <= MOST_DRAFTS };
}

/** Ends a plan that no room has shown. `already-booked` once one has: then it is Outlook's to cancel. */
export async function discardMeeting(
  deps: MeetingUseDeps,
  caller: Caller,
  bookingKey: BookingKey,
): Promise<Record<string, never>> {
  const own = await requireOwn(deps, caller, bookingKey);
  await deps.db.transaction().execute(async (tx) => {
    const { organization } = caller;
    const rivals = await openLinks(tx, organization, [own.organizer.mail]);
    const ids = [...new Set([own.id, ...rivals.map(({ id }) => id)])];
    const link = (await lockLinks(tx, organization, ids)).find(({ id }) => id === own.id);
    if (!link || link.state === 'expired') return;
    if (link.bound) {
      throw new Problem(
        'already-booked',
        'A room shows this meeting already. Cancel the meeting in Outlook, and what hangs on it is canceled too.',
      );
    }
    await endPlan(deps, tx, caller, link, 'pane');
    await reconcileLinks(
      deps,
      tx,
      organization,
      ids.filter((id) => id !== link.id),
      { cause: causeOf(caller) },
    );
  });
  return {};
}

/** Ends a plan for good, with what hangs on it, whoever decides so. */
export async function endPlan(
  deps: MeetingUseDeps,
  tx: Parameters<typeof lockLinks>[0],
  caller: Caller,
  link: Link,
  from: 'pane' | 'portal',
): Promise<Link> {
  const { organization } = caller;
  const now = deps.clock.now();
  const cause = { ...causeOf(caller), kind: from };
  const ended: Link = {
    ...link,
    state: 'expired',
    reason: 'discarded',
    stateSince: now,
    checkAt: null,
    sweep: null,
    beyond: null,
    version: link.version + 1,
  };
  await updateLink(tx, organization, ended);
  await recordAudit(tx, organization, linkRecord(link, ended, [], cause));
  for (const kind of deps.hanging) {
    await kind.follow(tx, situationOf(organization, ended, [], { ...cause, at: now }));
  }
  await deps.live.changed(tx, organization, 'meetings');
  if (link.state === 'needs-attention') await deps.live.changed(tx, organization, 'reconcile');
  return ended;
}
