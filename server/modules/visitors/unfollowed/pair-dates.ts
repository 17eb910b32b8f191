import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { nameOfDate } from '../../meetings/index.ts';
import type { Visit } from '../visitor.ts';

interface Dated {
  readonly occurrence: Instant | null;
  readonly start: Instant;
}

/**
 * Which visit of one visitor is the one for which date. Visits that follow are found by the original start of their date.
 * Those that nothing followed were made of what a form said, which calls dates otherwise than Exchange does: they are found by
 * the day, in the zone of the meeting, and where there is one date and one visit, they belong together. No visit is given
 * twice. Pure.
 */
export function pairDates<V extends Pick<Visit, 'occurrence' | 'start' | 'isUnfollowed'>>(
  dates: readonly Dated[],
  visits: readonly V[],
  timeZone: TimeZone,
): ReadonlyMap<Instant | null, V> {
  const wanted = new Set(dates.map(({ occurrence }) => occurrence));
  const pairs = new Map<Instant | null, V>();
  for (const visit of visits) if (wanted.has(visit.occurrence)) pairs.set(visit.occurrence, visit);
  const loose = visits.filter((visit) => visit.isUnfollowed && !wanted.has(visit.occurrence));
  if (loose.length === 0) return pairs;

  const open = dates.filter(({ occurrence }) => !pairs.has(occurrence));
  const [only] = open;
  const [alone] = loose;
  if (only && alone && dates.length === 1 && visits.length === 1) {
    return pairs.set(only.occurrence, alone);
  }
  const byDay = new Map(loose.toReversed().map((visit) => [nameOfDate(visit, timeZone), visit]));
  for (const date of open) {
    const visit = byDay.get(nameOfDate(date, timeZone));
    if (visit) pairs.set(date.occurrence, visit);
  }
  return pairs;
}
