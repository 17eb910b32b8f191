import type {
  decideDeparted as decideRoute,
  markDeparted as markRoute,
} from '../../../contract/followed-meetings.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import type { NewNotice } from '../messages/index.ts';
import { keepIn } from './keep-presence.ts';
import { linkRecord } from './link-audit.ts';
import type { Link } from './link.ts';
import { linksByIds, lockLinks, updateLink } from './links.store.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { calendarFacts } from './mirror-facts.store.ts';
import { knownOccurrences } from './occurrences.store.ts';
import { presenceMarked } from './presence.ts';
import { followedLinksOf, insertPresence, presencesOf } from './presence.store.ts';
import { plannedRooms, reachesLink, reachOf } from './portal-reach.ts';
import { causeOf } from './put-meeting.ts';
import { reconcileLinks } from './reconcile.ts';

type Choice = RouteInput<typeof decideRoute>['body'];

/**
 * Somebody says that an organizer has left, because the directory does not tell who is only disabled. `not-found` when
 * nothing of theirs is followed within the caller's reach.
 */
export async function markDeparted(
  deps: MeetingUseDeps,
  caller: Caller,
  organizer: string,
): Promise<RouteReply<typeof markRoute>> {
  const { organization } = caller;
  const links = await linksWithinReach(deps, caller, organizer);
  await deps.db.transaction().execute(async (tx) => {
    await insertPresence(tx, organization, { mail: organizer, name: links[0]?.organizer.name ?? '' });
    const [before] = await presencesOf(tx, organization, [organizer]);
    if (!before || before.goneSince !== null) return; // somebody was faster, or the directory was
    const gone = presenceMarked(before, 'gone', caller.name, deps.clock.now());
    await keepIn(deps, tx, organization, before, gone, { cause: portalCause(caller), checkedAt: null });
  });
  return { organizer, meetings: links.length };
}

/**
 * Decides about an organizer who has left: they are back, or somebody looks after one of their meetings, or the release of
 * its room is proposed to somebody and to the audit. In Exchange nothing changes: whoever may, deletes there. `not-found`
 * for whom nothing is followed within reach, `changed-meanwhile` when somebody decided since `version`.
 */
export async function decideDeparted(
  deps: MeetingUseDeps,
  caller: Caller,
  organizer: string,
  version: number,
  choice: Choice,
): Promise<RouteReply<typeof decideRoute>> {
  const { organization } = caller;
  const within = await linksWithinReach(deps, caller, organizer);
  return await deps.db.transaction().execute(async (tx) => {
    await lockLinks(
      tx,
      organization,
      within.map(({ id }) => id),
    );
    const [before] = await presencesOf(tx, organization, [organizer]);
    if (!before || before.goneSince === null || before.version !== version) throw outrun();
    const after =
      choice.choice === 'back'
        ? presenceMarked(before, 'here', caller.name, deps.clock.now())
        : { ...before, version: before.version + 1 };
    const how = { cause: portalCause(caller), checkedAt: null };
    if (!(await keepIn(deps, tx, organization, before, after, how))) throw outrun();
    if (choice.choice !== 'back') await actOn(deps, tx, caller, choice, within);
    await deps.live.changed(tx, organization, 'reconcile');
    return { organizer, version: after.version };
  });
}

async function actOn(
  deps: MeetingUseDeps,
  tx: Tx,
  caller: Caller,
  choice: Exclude<Choice, { choice: 'back' }>,
  within: readonly Link[],
): Promise<void> {
  const { organization } = caller;
  const [link] = within.some(({ id }) => id === choice.link)
    ? await linksByIds(tx, organization, [choice.link])
    : [];
  if (!link) throw notWithinReach();
  const told = { link: link.id, item: link.id, at: deps.clock.now() };
  const slot = await slotOf(deps, tx, organization, link);
  const organizer = link.organizer.name || link.organizer.mail;
  const to = (mail: string) =>
    ({ kind: 'person', mail, language: link.language, timeZone: link.timeZone }) as const;
  if (choice.choice === 'propose-release') {
    await recordAudit(tx, organization, {
      ...portalCause(caller),
      cause: 'portal',
      action: 'meeting.release-proposed',
      subject: { kind: 'meeting', id: link.id, name: '' },
      before: null,
      after: { to: choice.to, note: choice.note, dates: [] },
    });
    const notice: NewNotice = {
      ...told,
      key: `meeting ${link.id} release proposed ${caller.requestId}`,
      to: to(choice.to),
      template: 'release-proposed',
      facts: { slot, organizer, actor: caller.name, note: choice.note },
    };
    await deps.outbox.tell(tx, organization, notice);
    return;
  }
  const after = { ...link, steward: choice.steward, version: link.version + 1 };
  await updateLink(tx, organization, after);
  await recordAudit(tx, organization, {
    ...linkRecord(link, after, [], portalCause(caller)),
    action: 'meeting.handed-over',
  });
  await deps.outbox.tell(tx, organization, {
    ...told,
    key: `meeting ${link.id} v${after.version} handed over`,
    to: to(choice.steward),
    template: 'meeting-handed-over',
    facts: { slot, organizer, actor: caller.name },
  });
  await reconcileLinks(deps, tx, organization, [link.id], { cause: portalCause(caller), isForced: true });
}

/** The next date of it, and how many more there are. */
async function slotOf(deps: MeetingUseDeps, tx: Tx, organization: Caller['organization'], link: Link) {
  const now = deps.clock.now();
  const known = (await knownOccurrences(tx, organization, [link.id])).get(link.id) ?? [];
  const ahead = known.filter(({ end }) => end > now);
  const { start, end, rooms } = ahead[0] ?? { ...link.planned, rooms: [] };
  return {
    start,
    end,
    rooms: rooms.map(({ name }) => name),
    ...(ahead.length > 1 && { moreDates: ahead.length - 1 }),
  };
}

async function linksWithinReach(
  { db, directory }: MeetingUseDeps,
  caller: Caller,
  organizer: string,
): Promise<readonly Link[]> {
  const { organization } = caller;
  const reaches = reachOf(caller, 'meetings.reconcile', await directory.listUnits(organization));
  const links = await linksByIds(db, organization, await followedLinksOf(db, organization, organizer));
  const calendars = await calendarFacts(db, organization, { mailboxes: plannedRooms(links) });
  const within = links.filter((link) => reachesLink(reaches, link.planned.rooms, calendars.values()));
  if (within.length === 0) throw notWithinReach();
  return within;
}

function portalCause(caller: Caller) {
  return { ...causeOf(caller), kind: 'portal' } as const;
}

function notWithinReach(): Problem {
  return new Problem(
    'not-found',
    'Nothing that this person organizes is followed within your reach. Check the address, or look at the list again.',
  );
}

function outrun(): Problem {
  return new Problem(
    'changed-meanwhile',
    'Somebody decided about this organizer meanwhile, or they are back. Nothing was overwritten; look at the list again.',
  );
}
