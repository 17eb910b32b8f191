import type { BookingKey } from '../../../../contract/meetings.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import type { confirmVisits as contractRoute } from '../../../../contract/unfollowed-visits.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Tx } from '../../../storage/database.ts';
import {
  causeOf,
  formDates,
  isRoomless,
  linkedMeeting,
  lockOwnLink,
  mayActOn,
  mayNotAct,
} from '../../meetings/index.ts';
import type { FormDate, Link } from '../../meetings/index.ts';
import { recordVisitor } from '../audit-visitors.ts';
import { listOn } from '../list-visitors.ts';
import { receptionFor } from '../reception-for.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import type { Visitor } from '../visitor.ts';
import { opened, updateVisitor, visitorsOf } from '../visitors.store.ts';
import { decidePlanned } from './decide-planned.ts';
import { recordPlanned } from './record-planned.ts';

/**
 * Expects the visitors of a meeting without a room when its form says, and nobody on a date that it has no more: a person says
 * so, because no calendar will. `reception`: where those arrive for whom none was chosen. Repeating it is harmless. Rejects
 * with `not-found`, `permission-missing`, `not-possible-now` where a room says it or the meeting is over, and
 * `invalid-request` while nobody knows where somebody arrives.
 */
export async function confirmVisits(
  deps: VisitorUseDeps,
  caller: Caller,
  bookingKey: BookingKey,
  reception: ReceptionId | null,
): Promise<RouteReply<typeof contractRoute>> {
  const { organization } = caller;
  const mayAct = await mayActOn(deps.directory, caller);
  return await deps.db.transaction().execute(async (tx) => {
    const link = await lockOwnLink(tx, caller, { bookingKey });
    if (!mayAct(link)) throw mayNotAct();
    const now = deps.clock.now();
    const dates = requireForm(link, formDates(link, now));
    const placed = await placeOthers(deps, tx, caller, link, reception);
    const changes = await decidePlanned(tx, organization, link.id, { dates, timeZone: link.timeZone, now });
    await recordPlanned(deps, tx, organization, changes, {
      link: linkedMeeting(link),
      cause: { ...causeOf(caller), at: now },
      requestId: caller.requestId,
    });
    for (const { before, after } of placed) await recordVisitor(tx, caller, before, after); // the end of the audit is taken last
    return await listOn(tx, deps.secrets, caller, link, now);
  });
}

/** The dates, unless there is nothing for a person to confirm. */
function requireForm(link: Link, dates: readonly FormDate[]): readonly FormDate[] {
  if (link.bound !== null || link.planned.rooms.length > 0) {
    throw new Problem(
      'not-possible-now',
      'This meeting has a room: its visitors are expected as soon as the room shows it, and follow it by themselves.',
    );
  }
  if (isRoomless(link) && dates.length > 0) return dates;
  throw new Problem(
    'not-possible-now',
    'This meeting is over, or was thrown away. Give it a time that is ahead, then confirm again.',
  );
}

/** Says where those arrive of whom it is not known yet. */
async function placeOthers(
  { secrets }: Pick<VisitorUseDeps, 'secrets'>,
  tx: Tx,
  { organization }: Caller,
  link: Link,
  reception: ReceptionId | null,
): Promise<readonly { readonly before: Visitor; readonly after: Visitor }[]> {
  const visitors = await visitorsOf(tx, organization, [link.id]);
  const others = visitors.filter(
    (one) => one.reception === null && one.withdrawnAt === null && one.forgottenAt === null,
  );
  if (others.length === 0) return [];
  const chosen = await receptionFor(tx, organization, link, reception);
  const placed = others.map((sealed) => {
    const before = opened(secrets, organization, sealed);
    return { before, after: { ...before, reception: chosen.id, version: before.version + 1 } };
  });
  for (const { after } of placed) await updateVisitor(tx, secrets, organization, after);
  return placed;
}
