import type { CalendarId, Instant, Interval } from '../../../contract/primitives.ts';
import type { Bound, Sighting } from './link.ts';
import { seriesOnDates } from './series-plan.ts';
import { tolerance } from './timers.ts';

/** What binding asks about a plan that is not bound. */
export interface Plan extends Interval {
  readonly id: string;
  /** Lower case. */
  readonly organizer: string;
  readonly rooms: ReadonlySet<CalendarId>;
  /** Composed as a series: one series is one candidate, whatever its dates. */
  readonly isSeries: boolean;
  /** One date of a series was open in the form. */
  readonly isDate: boolean;
  /** The next dates of a series: its first may lie where no room is read any more. */
  readonly dates: readonly Interval[];
  readonly createdAt: Instant;
  /** Meetings that were there before the form said this, at another time: they are not it. */
  readonly seenBefore: ReadonlySet<string>;
  /** Meetings of which a person said that they are not it. */
  readonly excluded: ReadonlySet<string>;
}

/** A meeting that may be the planned one, with every sighting that says so. */
export interface Candidate {
  readonly bound: Bound;
  readonly sightings: readonly Sighting[];
}

export type Binding =
  | { readonly kind: 'bind'; readonly to: Candidate; readonly isAssumed: boolean }
  /** `near`: meetings that may be it after all, though too little says so. */
  | { readonly kind: 'wait'; readonly near: readonly Candidate[] }
  | {
      readonly kind: 'needs-attention';
      readonly reason: 'ambiguous' | 'contested';
      readonly candidates: readonly Candidate[];
    };

/**
 * Which of `sightings` the plan has become (decision 0025). Several rooms of one meeting are
 * one candidate; nothing that belongs to another link is one.
 *
 * Exactly: the organizer, a planned room, start and end are equal; or, of a series, most of its next dates. Else relaxed, for meetings that were first seen after
 * the plan was made, were not there when the form last said it, and repeat if and only if the plan does: as long as
 * planned in a planned room and up to 24 hours off, or at the planned time in another room. What only came into sight,
 * with a new day or a first reading, is no new meeting. One candidate is taken,
 * several are somebody's choice, and so is one that another open plan fits as well. Nothing is ever guessed by subject or
 * by which came first, and no meeting is tried again that a person has ruled out.
 */
export function bind(
  plan: Plan,
  sightings: readonly Sighting[],
  isTaken: (bound: Bound) => boolean,
  rivals: readonly Plan[],
): Binding {
  const open = sightings.filter(
    (sighting) =>
      !sighting.isCanceled &&
      sighting.organizer === plan.organizer &&
      !plan.excluded.has(sighting.meetingUid) &&
      !isTaken(boundOf(plan, sighting)),
  );
  const others = rivals.filter(({ id, organizer }) => id !== plan.id && organizer === plan.organizer);

  const exact = group(
    plan,
    open.filter((sighting) => fitsExactly(plan, sighting)),
  );
  if (exact.length > 0) return choose(exact, false, others, fitsExactly);
  const ofSeries = group(plan, onDates(plan, open));
  if (ofSeries.length > 0) {
    const isOf = (other: Plan, sighting: Sighting) => onDates(other, sightings).includes(sighting);
    return choose(ofSeries, false, others, isOf);
  }

  const relaxed = open.filter(
    (sighting) => fitsRelaxed(plan, sighting) && !others.some((other) => fitsExactly(other, sighting)),
  );
  const taken = choose(group(plan, relaxed), true, others, fitsRelaxed);
  if (taken.kind !== 'wait') return taken;
  const maybe = open.filter(
    (sighting) =>
      isNew(plan, sighting) &&
      isNear(plan, sighting) &&
      !others.some((other) => fitsExactly(other, sighting) || fitsRelaxed(other, sighting)),
  );
  return { kind: 'wait', near: group(plan, maybe) };
}

/** Meetings that come near the plan, the nearest first, for people to choose from: whoever has them. */
export function near(plan: Plan, sightings: readonly Sighting[]): readonly Candidate[] {
  const next = new Set(onDates(plan, sightings));
  const fitting = sightings.filter(
    (sighting) =>
      !sighting.isCanceled &&
      sighting.organizer === plan.organizer &&
      (fitsExactly(plan, sighting) ||
        next.has(sighting) ||
        isNear(plan, sighting) ||
        isAtTheTime(plan, sighting)),
  );
  const distance = ({ sightings: [first] }: Candidate) =>
    Math.abs(Date.parse(first?.start ?? plan.start) - Date.parse(plan.start));
  return group(plan, fitting).toSorted((one, other) => distance(one) - distance(other));
}

function choose(
  candidates: readonly Candidate[],
  isAssumed: boolean,
  others: readonly Plan[],
  fits: (plan: Plan, sighting: Sighting) => boolean,
): Binding {
  const [only, ...more] = candidates;
  if (!only) return { kind: 'wait', near: [] };
  if (more.length > 0) return { kind: 'needs-attention', reason: 'ambiguous', candidates };
  const isContested = others.some((other) => only.sightings.some((sighting) => fits(other, sighting)));
  if (isContested) return { kind: 'needs-attention', reason: 'contested', candidates };
  return { kind: 'bind', to: only, isAssumed };
}

function fitsExactly(plan: Plan, sighting: Sighting): boolean {
  return plan.rooms.has(sighting.calendar) && isAtTheTime(plan, sighting);
}

/** What most of its next dates say is the series of the plan. */
function onDates(plan: Plan, sightings: readonly Sighting[]): readonly Sighting[] {
  const series = seriesOnDates(plan, sightings);
  return sightings.filter(({ meetingUid }) => series.has(meetingUid));
}

function fitsRelaxed(plan: Plan, sighting: Sighting): boolean {
  const isAlike = plan.isDate || plan.isSeries === (sighting.occurrence !== null);
  if (!isAlike || !isNew(plan, sighting)) return false;
  return isAtTheTime(plan, sighting) || (isNear(plan, sighting) && lengthOf(plan) === lengthOf(sighting));
}

function isNew(plan: Plan, { firstSeenAt, meetingUid }: Sighting): boolean {
  const earliest = Date.parse(plan.createdAt) - tolerance.seenBefore;
  if (firstSeenAt === null || Date.parse(firstSeenAt) < earliest) return false;
  return !plan.seenBefore.has(meetingUid);
}

function lengthOf({ start, end }: Interval): number {
  return Date.parse(end) - Date.parse(start);
}

function isNear(plan: Plan, { calendar, start }: Sighting): boolean {
  return plan.rooms.has(calendar) && Math.abs(Date.parse(start) - Date.parse(plan.start)) <= tolerance.start;
}

function isAtTheTime(plan: Plan, { start, end }: Sighting): boolean {
  return start === plan.start && end === plan.end;
}

/** One candidate per meeting: of a plan for a series all dates of a series together, else each date for itself. */
function group(plan: Plan, sightings: readonly Sighting[]): readonly Candidate[] {
  const groups = Map.groupBy(sightings, (sighting) => JSON.stringify(boundOf(plan, sighting)));
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ bound: boundOf(plan, first), sightings: same }] : [];
  });
}

/** What the plan would follow if this were it: a plan for a series all dates of one. */
export function boundOf({ isSeries }: Pick<Plan, 'isSeries'>, sighting: Sighting): Bound {
  const { meetingUid, occurrence } = sighting;
  return { meetingUid, occurrence: isSeries && occurrence !== null ? 'all' : occurrence };
}

/**
 * Whether two links would follow the same thing. All dates of a series and one of them are not the same: a person may ask
 * for more on one date.
 */
export function isSame(one: Bound, other: Bound): boolean {
  return one.meetingUid === other.meetingUid && one.occurrence === other.occurrence;
}
