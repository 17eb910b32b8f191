import type { Instant, Interval } from '../../contract/primitives.ts';

const HOUR_MS = 3_600_000;

/** The part of a day that is drawn, and where the hours are in it. */
export interface DayHours {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly { readonly at: Instant; readonly share: number }[];
}

/** What is shorter is drawn so long, or nobody could read or hit it. */
const LEAST_LENGTH = 0.07;

/** Where something begins and how long it is, in shares of what is drawn. */
export interface Place {
  readonly from: number;
  readonly length: number;
  /** Meetings at the same time stand in lanes, the first in lane 0. */
  readonly lane: number;
}

const WORKING_FROM = 7;
const WORKING_TO = 19;

/**
 * From seven to nineteen after the day's beginning, and as much more as meetings need; counted in hours that pass, so that a
 * day with 23 or 25 of them is drawn as long as it is.
 */
export function hoursOf(
  day: { readonly from: Instant; readonly to: Instant },
  meetings: readonly Interval[],
): DayHours {
  const from = Date.parse(day.from);
  const to = Date.parse(day.to);
  const inDay = meetings.filter(({ start, end }) => Date.parse(start) < to && Date.parse(end) > from);
  // What lasts longer than the day says nothing about which hours are of interest.
  const within = inDay.filter(({ start, end }) => Date.parse(start) >= from && Date.parse(end) <= to);
  const first = Math.min(from + WORKING_FROM * HOUR_MS, ...within.map(({ start }) => Date.parse(start)));
  const last = Math.max(from + WORKING_TO * HOUR_MS, ...within.map(({ end }) => Date.parse(end)));
  const start = from + Math.floor((first - from) / HOUR_MS) * HOUR_MS;
  const end = Math.min(to, from + Math.ceil((last - from) / HOUR_MS) * HOUR_MS);
  const count = Math.floor((end - start) / HOUR_MS);
  const marks = Array.from({ length: count }, (_unused, hour) => ({
    at: new Date(start + hour * HOUR_MS).toISOString() as Instant, // written as instants are
    share: (hour * HOUR_MS) / (end - start),
  }));
  return { start, end, marks };
}

/** Where each of some meetings stands; they come back in the order of their starts. */
export function placed<M extends Interval>(
  { start, end }: Pick<DayHours, 'start' | 'end'>,
  meetings: readonly M[],
): { readonly lanes: number; readonly meetings: readonly (M & { readonly place: Place })[] } {
  const share = (instant: Instant) => Math.min(1, Math.max(0, (Date.parse(instant) - start) / (end - start)));
  const freeFrom: number[] = [];
  const all = meetings
    .toSorted((one, other) => one.start.localeCompare(other.start) || other.end.localeCompare(one.end))
    .map((meeting) => {
      const from = Math.min(share(meeting.start), 1 - LEAST_LENGTH);
      const to = Math.max(share(meeting.end), from + LEAST_LENGTH);
      const free = freeFrom.findIndex((until) => until <= from);
      const lane = free === -1 ? freeFrom.length : free;
      freeFrom[lane] = to;
      return { ...meeting, place: { from, length: to - from, lane } };
    });
  return { lanes: Math.max(1, freeFrom.length), meetings: all };
}
