import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import type { Caller } from '../../kernel/caller.ts';
import { recordAudit } from '../audit/index.ts';
import { isAssumed } from './bound.ts';
import { linkRecord } from './link-audit.ts';
import type { Link } from './link.ts';
import { lockLinks, openLinks, updateLink } from './links.store.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { forgetOccurrences, knownOccurrences } from './occurrences.store.ts';
import { causeOf } from './put-meeting.ts';
import { reconcileLinks } from './reconcile.ts';
import { situationOf } from './situation.ts';

/** All links that may be another's as soon as this one lets its meeting go, locked; this one is the first. */
export async function lockWithRivals(
  tx: Tx,
  organization: Caller['organization'],
  { id, organizer }: Pick<Link, 'id' | 'organizer'>,
): Promise<{ readonly link: Link | undefined; readonly ids: readonly string[] }> {
  const rivals = await openLinks(tx, organization, [organizer.mail]);
  const ids = [...new Set([id, ...rivals.map((one) => one.id)])];
  const links = await lockLinks(tx, organization, ids);
  return { link: links.find((one) => one.id === id), ids };
}

/**
 * "This is not that meeting." What was assumed last is taken back: the continuation of a series, or the meeting itself,
 * and is never taken for it again. Without a meeting the link is a plan again, with what hangs on it; what teams were
 * told of ends free of charge. `ids` are locked. `not-possible-now` when nothing was assumed.
 */
export async function takeBack(
  deps: MeetingUseDeps,
  tx: Tx,
  caller: Caller,
  link: Link,
  { ids, from }: { readonly ids: readonly string[]; readonly from: 'pane' | 'portal' },
): Promise<Link> {
  const { bound } = link;
  if (bound === null || !isAssumed(link)) {
    throw new Problem(
      'not-possible-now',
      'Nothing was assumed about this meeting: it is exactly the one that was planned, or somebody said so. Change it in Outlook, and what hangs on it follows.',
    );
  }
  const now = deps.clock.now();
  const cause = { ...causeOf(caller), kind: from } as const;
  const after =
    link.reason === 'continued' ? withoutContinuation(link) : unbound(link, bound.meetingUid, now);
  await updateLink(tx, caller.organization, after);
  await recordAudit(tx, caller.organization, linkRecord(link, after, [], cause));
  if (after.bound === null) await letGo(deps, tx, caller, link, { ...cause, at: now });
  const isForced = after.bound !== null;
  const { links } = await reconcileLinks(deps, tx, caller.organization, ids, { cause, isForced });
  await deps.live.changed(tx, caller.organization, 'meetings');
  await deps.live.changed(tx, caller.organization, 'reconcile');
  return links.find(({ id }) => id === link.id) ?? after;
}

function withoutContinuation(link: Link): Link {
  const last = link.continuedBy.at(-1);
  return {
    ...link,
    reason: link.boundBy === 'assumed' ? 'assumed' : null,
    continuedBy: link.continuedBy.slice(0, -1),
    excluded: last === undefined ? link.excluded : [...link.excluded, last],
    version: link.version + 1,
  };
}

/** A plan again. That it was sent counts from now on: it is looked for anew. */
function unbound(link: Link, meetingUid: string, now: Link['touchedAt']): Link {
  return {
    ...link,
    state: link.sentAt === null ? 'draft' : 'expected',
    reason: null,
    bound: null,
    boundBy: null,
    boundAt: null,
    continuedBy: [],
    excluded: [...link.excluded, meetingUid, ...link.continuedBy],
    sentAt: link.sentAt && now,
    touchedAt: now,
    stateSince: now,
    checkAt: now,
    sweep: null,
    beyond: null,
    version: link.version + 1,
  };
}

/** What hangs there is told that its dates were never those of this meeting; then they are forgotten. */
async function letGo(
  { hanging }: MeetingUseDeps,
  tx: Tx,
  { organization }: Caller,
  link: Link,
  cause: Parameters<typeof situationOf>[3],
): Promise<void> {
  const known = (await knownOccurrences(tx, organization, [link.id])).get(link.id) ?? [];
  const situation = situationOf(
    organization,
    link,
    known.map((was) => ({ was, is: was, swaps: [] })),
    cause,
  );
  const occurrences = situation.occurrences.map((one) => ({
    ...one,
    is: { ...one.is, standing: 'mistaken' as const },
  }));
  for (const kind of hanging) await kind.follow(tx, { ...situation, occurrences });
  await forgetOccurrences(tx, organization, link.id);
}
