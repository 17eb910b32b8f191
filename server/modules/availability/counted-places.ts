import type { Instant, Interval } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import { layTimes } from './calendar-times.ts';
import type { CalendarTimes, Taken } from './calendar-times.ts';

/** What a meeting needs of a calendar whose places several meetings share. */
export interface Places {
  /** That there are. */
  readonly all: number;
  /** That must be left; more than there are are treated as all of them. */
  readonly needed: number;
}

interface Edge {
  readonly at: number;
  readonly firm: number;
  readonly tentative: number;
}

/**
 * The times at which fewer places are left than are needed, in order, without overlap; each booking counts as one place,
 * because nobody tells how many people it is for. Tentative where there would be enough without what is tentative. `taken`
 * in any order, in any unit of time. Pure.
 */
export function crowdedTimes(taken: readonly Taken[], { all, needed }: Places): readonly Taken[] {
  const most = Math.max(all - needed, 0);
  const edges = edgesOf(taken);
  const crowded: Taken[] = [];
  let [firm, tentative] = [0, 0];
  for (const [index, edge] of edges.entries()) {
    firm += edge.firm;
    tentative += edge.tentative;
    const end = edges[index + 1]?.at;
    if (end === undefined || end === edge.at || firm + tentative <= most) continue;
    const isTentative = firm <= most;
    const last = crowded.at(-1);
    if (last?.end === edge.at && last.isTentative === isTentative) {
      crowded[crowded.length - 1] = { ...last, end };
    } else crowded.push({ start: edge.at, end, isTentative });
  }
  return crowded;
}

/** From when until when something is taken, by how many bookings; in order, each with another number than the one before. Pure. */
export function countOverTime(
  taken: readonly Pick<Taken, 'start' | 'end'>[],
): readonly { readonly start: number; readonly end: number; readonly count: number }[] {
  const edges = edgesOf(taken.map(({ start, end }) => ({ start, end, isTentative: false })));
  const counted: { start: number; end: number; count: number }[] = [];
  let count = 0;
  for (const [index, { at, firm }] of edges.entries()) {
    count += firm;
    const end = edges[index + 1]?.at;
    if (end === undefined || end === at || count === 0) continue;
    const last = counted.at(-1);
    if (last?.end === at && last.count === count) last.end = end;
    else counted.push({ start: at, end, count });
  }
  return counted;
}

/** How many bookings there are at most at one moment of a time. Pure. */
export function mostAtOnce(
  taken: readonly Pick<Taken, 'start' | 'end'>[],
  start: number,
  end: number,
): number {
  const within = taken.filter((one) => one.start < end && one.end > start);
  // Of those that touch the time, most may be there at once before it or after it.
  const clipped = within.map((one) => ({ start: Math.max(one.start, start), end: Math.min(one.end, end) }));
  return countOverTime(clipped).reduce((most, { count }) => Math.max(most, count), 0);
}

/** What begins and ends, in order; what ends at a moment has gone before anything begins. */
function edgesOf(taken: readonly Taken[]): readonly Edge[] {
  return taken
    .filter(({ start, end }) => start < end)
    .flatMap(({ start, end, isTentative }): readonly Edge[] => [
      { at: start, firm: isTentative ? 0 : 1, tentative: isTentative ? 1 : 0 },
      { at: end, firm: isTentative ? 0 : -1, tentative: isTentative ? -1 : 0 },
    ])
    .toSorted((one, other) => one.at - other.at || one.firm + one.tentative - other.firm - other.tentative);
}

/** The latest question about a calendar: a list, and whoever goes through other times, put the same again and again. */
const answered = new WeakMap<CalendarTimes, { readonly question: string; readonly times: CalendarTimes }>();

/**
 * A calendar of counted places as one that is taken whenever too few of them are left, so that it is asked like every other.
 * `own`: what the meeting occupies there itself; one booking of exactly each of those times is left out. Its window stays.
 */
export function timesOfPlaces(
  times: CalendarTimes,
  places: Places,
  own: readonly Interval[] = [],
): CalendarTimes {
  const question = JSON.stringify([places.all, places.needed, own.map(({ start, end }) => [start, end])]);
  const known = answered.get(times);
  if (known?.question === question) return known.times;
  const window = { start: times.windowStart, end: times.windowEnd };
  const shared = layTimes(window, crowdedTimes(takenIn(times, own), places));
  answered.set(times, { question, times: shared });
  return shared;
}

function takenIn({ windowStart, starts, ends, tentative }: CalendarTimes, own: readonly Interval[]): Taken[] {
  const left = new Map<string, number>();
  const inSeconds = (instant: Instant) => (Date.parse(instant) - windowStart) / 1_000;
  for (const { start, end } of own) {
    const name = `${inSeconds(start)} ${inSeconds(end)}`;
    left.set(name, (left.get(name) ?? 0) + 1);
  }
  const taken: Taken[] = [];
  for (const [index, start] of starts.entries()) {
    const end = ends[index] ?? start;
    const name = left.size > 0 ? `${start} ${end}` : '';
    const more = left.get(name) ?? 0;
    if (more > 0) left.set(name, more - 1);
    else taken.push({ start, end, isTentative: tentative[index] === 1 });
  }
  return taken;
}

/** As `crowdedTimes`, for times that are written out. */
export function crowdedBlocks(
  blocks: readonly (Interval & { readonly status: string })[],
  places: Places,
): readonly (Interval & { readonly status: 'busy' | 'tentative' })[] {
  const taken = blocks.map(({ start, end, status }) => ({
    start: Date.parse(start),
    end: Date.parse(end),
    isTentative: status === 'tentative',
  }));
  return crowdedTimes(taken, places).map(({ start, end, isTentative }) => ({
    start: instantOf(start),
    end: instantOf(end),
    status: isTentative ? 'tentative' : 'busy',
  }));
}
