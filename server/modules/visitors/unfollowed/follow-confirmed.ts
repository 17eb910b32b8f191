import type { Caller } from '../../../kernel/caller.ts';
import type { Tx } from '../../../storage/database.ts';
import { causeOf, formDates, isRoomless, linkedMeeting } from '../../meetings/index.ts';
import type { Link } from '../../meetings/index.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import type { Visit, Visitor } from '../visitor.ts';
import { decidePlanned } from './decide-planned.ts';
import { pairDates } from './pair-dates.ts';
import { recordPlanned } from './record-planned.ts';

interface Changed {
  readonly link: Link;
  readonly visitor: Visitor['id'];
  /** Of the visitor. */
  readonly visits: readonly Visit[];
}

/**
 * Where somebody arrives, and on which dates, counts at once for visits that were confirmed already. Their times stay: those
 * are moved when a person says so.
 */
export async function followConfirmed(
  deps: VisitorUseDeps,
  tx: Tx,
  caller: Caller,
  { link, visitor, visits }: Changed,
): Promise<void> {
  const confirmed = visits.filter(({ isUnfollowed }) => isUnfollowed);
  if (!isRoomless(link) || confirmed.length === 0) return;
  const { organization } = caller;
  const { timeZone } = link;
  const now = deps.clock.now();
  const form = formDates(link, now);
  const pairs = pairDates(form, confirmed, timeZone);
  const dates = form.map((date) => {
    const visit = pairs.get(date.occurrence);
    return visit ? { ...date, start: visit.start, end: visit.end } : date;
  });
  const isMeant = ({ id }: { readonly id: Visitor['id'] }) => id === visitor;
  const changes = await decidePlanned(tx, organization, link.id, { dates, timeZone, now }, isMeant);
  await recordPlanned(deps, tx, organization, changes, {
    link: linkedMeeting(link),
    cause: { ...causeOf(caller), at: now },
    requestId: caller.requestId,
  });
}
