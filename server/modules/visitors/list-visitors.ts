import { createHash } from 'node:crypto';
import type { BookingKey } from '../../../contract/meetings.ts';
import type { Instant } from '../../../contract/primitives.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { listVisitors as listRoute } from '../../../contract/visitors.ts';
import type { confirmVisits as confirmRoute } from '../../../contract/unfollowed-visits.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Secrets } from '../../secrets/index.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { canonical } from '../audit/index.ts';
import { findLink, isTheirs, noSuchMeeting } from '../meetings/index.ts';
import type { Link } from '../meetings/index.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import { alsoExpected } from './twice/also-expected.ts';
import { toConfirm } from './unfollowed/to-confirm.ts';
import { repliesOf, visitsByVisitor } from './visitor-reply.ts';
import { visitorsOf } from './visitors.store.ts';

/**
 * Who is expected at a meeting; an empty list for whoever knows it already, by its digest, as a pane does that looks every few
 * seconds. `not-found` for a meeting that is not the caller's.
 */
export async function listVisitors(
  { db, clock, secrets }: Pick<VisitorUseDeps, 'db' | 'clock' | 'secrets'>,
  caller: Caller,
  bookingKey: BookingKey,
  known: string | undefined,
): Promise<RouteReply<typeof listRoute>> {
  const link = await findLink(db, caller.organization, { bookingKey });
  if (!link || !isTheirs(link, caller)) throw noSuchMeeting();
  const now = clock.now();
  const { visitors, toConfirm: waiting } = await listOn(db, secrets, caller, link, now);
  const digest = createHash('sha256').update(canonical({ visitors, waiting })).digest('base64url');
  if (digest === known) return { visitors: [], toConfirm: null, now, digest, isUnchanged: true };
  return { visitors, toConfirm: waiting, now, digest, isUnchanged: false };
}

/** Everybody on a link, and what waits for a person there. */
export async function listOn(
  db: Db | Tx,
  secrets: Pick<Secrets, 'open'>,
  caller: Caller,
  link: Link,
  now: Instant,
): Promise<RouteReply<typeof confirmRoute>> {
  const { organization } = caller;
  const visitors = await visitorsOf(db, organization, [link.id]);
  const visits = await visitsByVisitor(db, organization, link.id, visitors);
  const also = await alsoExpected(db, secrets, caller, link.id, { visitors, visits }, now);
  return {
    visitors: await repliesOf(db, secrets, organization, { visitors, visits, also }, now),
    toConfirm: toConfirm(link, visitors, visits, now),
    now,
  };
}
