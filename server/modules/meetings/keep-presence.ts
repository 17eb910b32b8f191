import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import { lockLinks, MOST_LINKS, updateLink } from './links.store.ts';
import type { Presence } from './presence.ts';
import { followedLinksOf, savePresence } from './presence.store.ts';
import { reconcileLinks } from './reconcile.ts';
import type { ReconcileDeps } from './reconcile.ts';
import type { Why } from './why.ts';

interface How {
  readonly cause: Why['cause'];
  /** When the directory was asked; null: it was not. */
  readonly checkedAt: Instant | null;
}

/**
 * Keeps what is known of an organizer, in one transaction with all that follows: what hangs on their meetings is held
 * when they have left and goes on when they are back. False: somebody else changed it meanwhile, and nothing was kept.
 */
export async function keepPresence(
  deps: ReconcileDeps & { readonly db: Db },
  organization: OrganizationId,
  before: Presence,
  presence: Presence,
  how: How,
): Promise<boolean> {
  return await deps.db.transaction().execute((tx) => keepIn(deps, tx, organization, before, presence, how));
}

/** The same within the caller's transaction. */
export async function keepIn(
  deps: ReconcileDeps,
  tx: Tx,
  organization: OrganizationId,
  before: Presence,
  presence: Presence,
  { cause, checkedAt }: How,
): Promise<boolean> {
  const links = await lockLinks(tx, organization, await followedLinksOf(tx, organization, presence.mail));
  if (!(await savePresence(tx, organization, before, presence, checkedAt))) return false;
  const { goneSince } = presence;
  const isOther = (before.goneSince === null) !== (goneSince === null);
  if (isOther) {
    await recordAudit(tx, organization, {
      actor: cause.actor,
      cause: cause.kind,
      requestId: cause.requestId ?? null,
      action: goneSince === null ? 'organizer.back' : 'organizer.gone',
      subject: { kind: 'organizer', id: presence.mail, name: presence.name },
      before: factsOf(before),
      after: { ...factsOf(presence), meetings: links.length },
    });
    await deps.live.changed(tx, organization, 'reconcile');
  }
  // New meetings of somebody who had left before are found by the next look.
  const stale = links.filter((link) => (link.organizerGoneSince === null) !== (goneSince === null));
  for (const link of stale) {
    // Whoever looks after a meeting does so until its organizer is back.
    const steward = goneSince === null ? null : link.steward;
    await updateLink(tx, organization, { ...link, organizerGoneSince: goneSince, steward });
  }
  const ids = (goneSince === null ? stale : links).map(({ id }) => id);
  // All of them are locked, and what hangs on them hears of it now: the meetings are as they were, so no later look would say it.
  for (let at = 0; at < ids.length; at += MOST_LINKS) {
    await reconcileLinks(deps, tx, organization, ids.slice(at, at + MOST_LINKS), { cause, isForced: true });
  }
  return true;
}

function factsOf({ goneSince, seenAt, markedBy }: Presence): Record<string, unknown> {
  return { goneSince, seenAt, markedBy };
}
