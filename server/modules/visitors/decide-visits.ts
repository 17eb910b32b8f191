import { randomUUID } from 'node:crypto';
import type { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import { VisitId } from '../../../contract/visitor-ids.ts';
import type { ReceptionId } from '../../../contract/visitor-ids.ts';
import type { Tx } from '../../storage/database.ts';
import type { Situation } from '../meetings/index.ts';
import { isWanted, knownRooms } from '../services/index.ts';
import type { KnownRooms } from '../services/index.ts';
import { followVisit } from './follow-visit.ts';
import type { VisitEvent } from './follow-visit.ts';
import { newPass } from './pass/new-pass.ts';
import type { Reception } from './reception.ts';
import { listReceptions } from './receptions.store.ts';
import { pairDates } from './unfollowed/pair-dates.ts';
import { notCome } from './visitor.ts';
import type { Visit, VisitState } from './visitor.ts';
import { visitorsOf } from './visitors.store.ts';
import type { SealedVisitor } from './visitors.store.ts';
import { visitsOf } from './visits.store.ts';

/** A visit as its meeting made it. */
export interface ChangedVisit {
  readonly visitor: SealedVisitor;
  readonly before: Visit | null;
  readonly after: Visit;
  readonly what: VisitEvent;
}

export interface DecidedVisits {
  readonly changes: readonly ChangedVisit[];
  /** Those that stay as they are, for dates that the situation names. */
  readonly kept: readonly Visit[];
  readonly receptions: readonly Reception[];
  readonly rooms: Pick<KnownRooms, 'placeOf' | 'nameOf'>;
}

/** Decides for every visitor of the link on every date that the situation names; changes nothing. */
export async function decideVisits(tx: Tx, situation: Situation): Promise<DecidedVisits> {
  const { organization, link, occurrences, now } = situation;
  const visitors = await visitorsOf(tx, organization, [link.id]);
  if (visitors.length === 0) return nobody;
  const visits = await visitsOf(tx, organization, [link.id]);
  const receptions = await listReceptions(tx, organization);
  const rooms = await knownRooms(tx, organization, [
    ...visits.flatMap(({ room }) => room ?? []),
    ...occurrences.flatMap(({ is }) => is.rooms.map(({ mailbox }) => mailbox)),
  ]);
  const receptionOf = servedBy(receptions, rooms);
  const byVisitor = Map.groupBy(visits, ({ visitor }) => visitor);

  const changes: ChangedVisit[] = [];
  const kept: Visit[] = [];
  const dates = occurrences.map(({ occurrence, is: { start } }) => ({ occurrence, start }));
  for (const visitor of visitors) {
    const paired = pairDates(dates, byVisitor.get(visitor.id) ?? [], link.timeZone);
    for (const { occurrence, is, swaps } of occurrences) {
      const before = paired.get(occurrence) ?? null;
      if (before === null && is.end <= now) continue; // nobody is expected at what is over
      const { next, what } = followVisit({
        visitor,
        // What is over stays as it was, whatever is chosen afterwards.
        isWanted: is.end <= now || isWanted(visitor.chosen, { occurrence, start: is.start }),
        visit: before,
        is,
        swaps,
        receptionOf,
      });
      if (what !== null && next !== null) {
        changes.push({ visitor, before, what, after: visitAfter(before, next, visitor, occurrence, now) });
      } else if (before) kept.push(before);
    }
  }
  return { changes, kept, receptions, rooms };
}

const nobody: DecidedVisits = {
  changes: [],
  kept: [],
  receptions: [],
  rooms: { placeOf: () => [], nameOf: (room) => room },
};

/** The visit in its new state; one that nothing followed may get another date. */
export function visitAfter(
  before: Visit | null,
  next: VisitState,
  { id: visitor, link }: Pick<SealedVisitor, 'id' | 'link'>,
  occurrence: Instant | null,
  now: Instant,
): Visit {
  if (before) return { ...before, ...next, occurrence, changedAt: now, version: before.version + 1 };
  return {
    ...next,
    id: VisitId.parse(randomUUID()),
    visitor,
    link,
    occurrence,
    pass: newPass(),
    ...notCome,
    changedAt: now,
    version: 1,
  };
}

/** Which of the receptions serves a room: the first active one by name. */
export function servedBy(
  receptions: readonly Reception[],
  rooms: Pick<KnownRooms, 'serves'>,
): (room: MailboxAddress) => ReceptionId | null {
  const active = receptions.filter(({ isActive }) => isActive);
  const known = new Map<MailboxAddress, ReceptionId | null>();
  return (room) => {
    const there = known.get(room);
    if (there !== undefined) return there;
    const found = active.find((reception) => rooms.serves(reception, room))?.id ?? null;
    known.set(room, found);
    return found;
  };
}
