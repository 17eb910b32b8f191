import { randomUUID } from 'node:crypto';
import type { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import { VisitId } from '../../../contract/visitor-ids.ts';
import type { ReceptionId } from '../../../contract/visitor-ids.ts';
import type { Tx } from '../../storage/database.ts';
import type { Situation } from '../meetings/index.ts';
import { knownRooms } from '../services/index.ts';
import type { KnownRooms } from '../services/index.ts';
import { followVisit } from './follow-visit.ts';
import type { VisitEvent } from './follow-visit.ts';
import type { Reception } from './reception.ts';
import { listReceptions } from './receptions.store.ts';
import type { Visit } from './visitor.ts';
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
  readonly rooms: KnownRooms;
}

/** Decides for every visitor of the link on every date that the situation names; changes nothing. */
export async function decideVisits(tx: Tx, situation: Situation): Promise<DecidedVisits> {
  const { organization, link, occurrences, now } = situation;
  const visitors = await visitorsOf(tx, organization, [link.id]);
  const visits = visitors.length === 0 ? [] : await visitsOf(tx, organization, [link.id]);
  const receptions = visitors.length === 0 ? [] : await listReceptions(tx, organization);
  const rooms = await knownRooms(tx, organization, [
    ...visits.flatMap(({ room }) => room ?? []),
    ...(visitors.length === 0 ? [] : occurrences.flatMap(({ is }) => is.rooms.map(({ mailbox }) => mailbox))),
  ]);
  const receptionOf = servedBy(receptions, rooms);
  const byDate = new Map(visits.map((visit) => [keyOf(visit.visitor, visit.occurrence), visit]));

  const changes: ChangedVisit[] = [];
  const kept: Visit[] = [];
  for (const visitor of visitors) {
    for (const { occurrence, is, swaps } of occurrences) {
      const before = byDate.get(keyOf(visitor.id, occurrence)) ?? null;
      const isOver = before === null && is.end <= now; // nobody is expected at what is over
      if (isOver) continue;
      const { next, what } = followVisit({ visitor, visit: before, is, swaps, receptionOf });
      if (what === null || next === null) {
        if (before) kept.push(before);
        continue;
      }
      const state = { ...next, changedAt: now };
      const after: Visit = before
        ? { ...before, ...state, version: before.version + 1 }
        : { ...state, ...bare(), visitor: visitor.id, link: link.id, occurrence };
      changes.push({ visitor, before, after, what });
    }
  }
  return { changes, kept, receptions, rooms };
}

function bare() {
  return { id: VisitId.parse(randomUUID()), arrivedAt: null, leftAt: null, version: 1 } as const;
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

function keyOf(visitor: string, occurrence: Instant | null): string {
  return `${visitor} ${occurrence ?? ''}`;
}
