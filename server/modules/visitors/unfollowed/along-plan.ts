import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import type { FormDate } from '../../meetings/index.ts';
import { isWanted } from '../../services/index.ts';
import type { VisitEvent } from '../follow-visit.ts';
import type { Visit, VisitState, Visitor } from '../visitor.ts';
import { pairDates } from './pair-dates.ts';

type PlannedVisitor = Pick<Visitor, 'reception' | 'withdrawnAt' | 'forgottenAt' | 'chosen'>;

/** What the form of a meeting without a room says. */
export interface FormSays {
  /** Those that are ahead. */
  readonly dates: readonly FormDate[];
  readonly timeZone: TimeZone;
  readonly now: Instant;
}

/** A visit as the form makes it; `before` null: there was none. */
export interface PlannedChange<V> {
  readonly before: V | null;
  readonly occurrence: Instant | null;
  readonly next: VisitState;
  readonly what: VisitEvent;
}

/**
 * What becomes of the visits of one visitor when a person says that the form of a meeting without a room counts: expected
 * on every date that it has and that is wanted, and on no other. Whoever has come, was taken back, was erased or arrives
 * nobody knows where is left alone. Said twice is said once. Pure.
 */
export function alongPlan<V extends Visit>(
  visitor: PlannedVisitor,
  visits: readonly V[],
  { dates, timeZone, now }: FormSays,
): readonly PlannedChange<V>[] {
  const { reception, chosen } = visitor;
  if (reception === null || visitor.withdrawnAt !== null || visitor.forgottenAt !== null) return [];
  // What followed a meeting that was said to be another one begins anew as well.
  const pairs = pairDates(
    dates,
    visits.map((visit) => ({ ...visit, isUnfollowed: true, visit })),
    timeZone,
  );
  const wanted = dates.filter((date) => isWanted(chosen, date));
  const kept = new Set(wanted.flatMap(({ occurrence }) => pairs.get(occurrence)?.visit.id ?? []));
  const named = new Set(dates.flatMap(({ occurrence }) => pairs.get(occurrence)?.visit.id ?? []));
  return [
    ...wanted.flatMap((date) => {
      const before = pairs.get(date.occurrence)?.visit ?? null;
      const change = placed(before, date, reception);
      return change ? { before, occurrence: date.occurrence, ...change } : [];
    }),
    ...visits.flatMap((visit) => {
      if (kept.has(visit.id) || !isOpen(visit) || visit.end <= now) return [];
      const endedBy = named.has(visit.id) ? ('choice' as const) : ('meeting' as const);
      const next = { ...visit, status: 'canceled' as const, isHeld: false, endedBy };
      return { before: visit, occurrence: visit.occurrence, next, what: 'canceled' as const };
    }),
  ];
}

function placed(
  before: Visit | null,
  { occurrence, start, end }: FormDate,
  reception: VisitState['reception'],
): { readonly next: VisitState; readonly what: VisitEvent } | null {
  const there = { reception, room: null, start, end, isHeld: false, isPending: false, isUnfollowed: true };
  const anew = { ...there, status: 'expected' as const, endedBy: null };
  if (before === null) return { next: { ...anew, told: null }, what: 'expected' };
  if (isOver(before)) return { next: { ...anew, told: before.told }, what: 'revived' };
  if (!isOpen(before)) return null;
  const next = { ...before, ...there };
  const isMoved = before.start !== start || before.end !== end || before.reception !== reception;
  if (isMoved) return { next, what: 'moved' };
  const isSame = before.isUnfollowed && !before.isHeld && !before.isPending && before.room === null;
  return isSame && before.occurrence === occurrence ? null : { next, what: 'marked' };
}

function isOpen({ status }: VisitState): boolean {
  return status === 'expected' || status === 'notified';
}

/** It ended without anybody having come or taken it back; when it is expected again it is another time. */
function isOver({ status, endedBy }: VisitState): boolean {
  return status === 'no-show' || (status === 'canceled' && endedBy !== 'person');
}
