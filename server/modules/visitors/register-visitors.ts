import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { BookingKey } from '../../../contract/meetings.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { registerVisitors as contractRoute } from '../../../contract/visitors.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { canonical } from '../audit/index.ts';
import { causeOf, lockOwnLink, mayActOn, mayNotAct } from '../meetings/index.ts';
import type { Link } from '../meetings/index.ts';
import { recordEntered } from './audit-visitors.ts';
import { checkVisitors } from './check-visitors.ts';
import { meetingDates, requireDates } from '../services/index.ts';
import { receptionFor } from './reception-for.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import { visitorReplies } from './visitor-reply.ts';
import type { Visitor } from './visitor.ts';
import { firstEntered, insertVisitors, opened, visitorsOf } from './visitors.store.ts';

type Body = z.output<(typeof contractRoute)['body']>;

/** At one meeting; who was taken back counts too. A series has a visit for each on every date. */
const MOST_VISITORS = { single: 6_000, series: 500 } as const;

/**
 * Expects people at a meeting, all of them or none; a dry run refuses the same and expects nobody. Ids that are there with the same words are the same visitors. Rejects
 * with `not-found` for a meeting that is not the caller's, `permission-missing` for one of another organizer,
 * `idempotency-key-reused`, `not-possible-now` for too many, and `invalid-request` with a pointer for each field that cannot be.
 */
export async function registerVisitors(
  deps: VisitorUseDeps,
  caller: Caller,
  bookingKey: BookingKey,
  body: Body,
): Promise<RouteReply<typeof contractRoute>> {
  const { organization } = caller;
  const mayAct = await mayActOn(deps.directory, caller);
  return await deps.db.transaction().execute(async (tx) => {
    const link = await lockOwnLink(tx, caller, { bookingKey });
    if (!mayAct(link)) throw mayNotAct();
    const digests = new Map(body.visitors.map((row) => [row.id as string, digestOf(body, row)]));
    if (await areThere(tx, organization, link, digests)) return await replyOf(deps, tx, caller, link, body);

    const there = await visitorsOf(tx, organization, [link.id]);
    const most = link.recurrence === null ? MOST_VISITORS.single : MOST_VISITORS.series;
    if (there.length + body.visitors.length > most) {
      throw new Problem(
        'not-possible-now',
        `This meeting takes at most ${most} visitors. ${there.length} are registered already.`,
      );
    }
    const reception = await receptionFor(tx, organization, link, body.reception);
    const known = there
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map((one) => opened(deps.secrets, organization, one));
    const rows = checkVisitors(body.visitors, reception, known, {
      pointerOf: (at, field) => `/body/visitors/${at}/${field}`,
      before: [],
    });
    const now = deps.clock.now();
    const series = body.dates && (await meetingDates(tx, organization, link, now));
    const chosen = series && requireDates(link, series, body.dates);
    if (body.isDryRun) return { visitors: [] };
    const { name, mail, tenantId, objectId } = caller;
    const visitors = rows.map((row): Visitor => ({
      ...row,
      link: link.id,
      host: null,
      chosen,
      reception: body.reception,
      enteredBy: { name, mail, tenantId, objectId },
      enteredAt: now,
      withdrawnAt: null,
      forgottenAt: null,
      version: 1,
    }));
    await insertVisitors(tx, deps.secrets, organization, visitors, digests);
    // The end of the audit is taken last, after whatever else hangs on the meeting has been locked.
    await deps.follow(tx, organization, link.id, causeOf(caller));
    await recordEntered(tx, caller, visitors);
    return await replyOf(deps, tx, caller, link, body);
  });
}

/** Whether all of it was entered before; refuses when an id was used for something else, or only some are there. */
async function areThere(
  tx: Tx,
  organization: OrganizationId,
  link: Link,
  digests: ReadonlyMap<string, string>,
): Promise<boolean> {
  const before = await firstEntered(tx, organization, [...digests.keys()]);
  if (before.size === 0 && digests.size > 0) return false;
  const isSame = [...digests].every(([id, digest]) => {
    const earlier = before.get(id);
    return earlier?.link === link.id && earlier.digest === digest;
  });
  if (isSame) return true;
  throw new Problem('idempotency-key-reused', 'One of these ids belongs to another visitor already.');
}

/** A digest, so that erasing a visitor erases this too: nothing can be read from it. */
function digestOf({ reception, dates }: Body, row: Body['visitors'][number]): string {
  return createHash('sha256')
    .update(canonical({ reception, ...(dates && { dates }), ...row }))
    .digest('hex');
}

async function replyOf(
  { secrets, clock }: Pick<VisitorUseDeps, 'secrets' | 'clock'>,
  tx: Tx,
  { organization }: Caller,
  link: Link,
  { visitors: asked }: Body,
): Promise<RouteReply<typeof contractRoute>> {
  const wanted = new Set(asked.map(({ id }) => id as string));
  return { visitors: await visitorReplies(tx, secrets, organization, link, clock.now(), wanted) };
}
