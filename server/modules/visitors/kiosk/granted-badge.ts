import type { sendBadge as contractRoute } from '../../../../contract/kiosk.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import type { VisitId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { badgeOf } from '../badge/print-badges.ts';
import { deskVisits } from '../front-desk.ts';
import { knownReception } from '../known-reception.ts';
import { badgeNotice } from '../tell-visitors.ts';
import { findVisitors, opened } from '../visitors.store.ts';
import { requireGranted } from './granted-visit.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import { optionsOf } from './kiosk-options.store.ts';

/**
 * The badge, as a PDF, of whoever has just checked in at this kiosk. Rejects with `not-found` for any other visit, and where the
 * reception does not print badges there.
 */
export async function printGrantedBadge(
  deps: Pick<KioskDeps, 'db' | 'secrets' | 'publicUrl' | 'now'>,
  caller: Caller,
  id: VisitId,
): Promise<Buffer> {
  const { organization } = caller;
  const { reception } = await requireGranted(deps.db, caller, id, deps.now());
  const { badge } = await optionsOf(deps.db, organization, reception);
  const paper = badge === 'print' ? await badgeOf(deps, organization, id) : null;
  if (!paper) throw noBadge();
  return paper;
}

/**
 * Sends the badge to whoever has just checked in at this kiosk, once however often it is asked for. Rejects as
 * `printGrantedBadge`.
 */
export async function sendGrantedBadge(
  { db, clock, secrets, outbox, publicUrl, now }: KioskDeps,
  caller: Caller,
  id: VisitId,
): Promise<RouteReply<typeof contractRoute>> {
  const { organization } = caller;
  return await db.transaction().execute(async (tx) => {
    const visit = await requireGranted(tx, caller, id, now(), { isLocked: true });
    const { badge } = await optionsOf(tx, organization, visit.reception);
    const [sealed] = await findVisitors(tx, organization, [visit.visitor]);
    const [shown] = await deskVisits(tx, organization, [visit]);
    if (badge !== 'send' || !sealed || !shown) throw noBadge();
    const reception = await knownReception(tx, organization, visit.reception);
    const visitor = opened(secrets, organization, sealed);
    const notices = badgeNotice(visitor, visit, reception, clock.now(), {
      host: shown.host.name,
      publicUrl,
    });
    await outbox.tell(tx, organization, ...notices);
    return { isSent: notices.length > 0 };
  });
}

function noBadge(): Problem {
  return new Problem('not-found', 'There is no badge for this visit here. Ask at the reception.');
}
