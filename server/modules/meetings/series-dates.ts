import type { Instant } from '../../../contract/primitives.ts';
import type { Bound, KnownOccurrence, Sighting } from './link.ts';
import { after, timers } from './timers.ts';

/** One date that a link follows: what was told of it, and what rooms show of it. */
export interface FollowedDate {
  readonly occurrence: Instant | null;
  readonly aliases: readonly Instant[];
  readonly was: KnownOccurrence | null;
  readonly sightings: readonly Sighting[];
}

/** How far a date may go with the whole series and still be the same date: less than a week, or dates would be mixed up. */
const FURTHEST_MS = { all: 4 * 24 * 60 * 60_000, one: 24 * 60 * 60_000 - 1 } as const;

/**
 * The dates that a link follows, each with its sightings (decision 0025). A date keeps the key under which it was told
 * first. When the whole series is given another time, Exchange gives its dates other original starts: a date that left a
 * room which now shows a key that nobody knows, less than four days away, is that date; the nearest one counts.
 * New dates are those that begin within a year and are not over.
 */
export function datesOf(
  bound: Bound,
  known: readonly KnownOccurrence[],
  sightings: readonly Sighting[],
  now: Instant,
): readonly FollowedDate[] {
  const byKey = Map.groupBy(sightings, ({ occurrence }) => occurrence);
  const owned = new Set(known.flatMap((date) => keysOf(date)));
  const unowned = new Set([...byKey.keys()].filter((key) => !owned.has(key)));
  const reach = bound.occurrence === 'all' ? FURTHEST_MS.all : FURTHEST_MS.one;

  const followed = known.toSorted(byStart).map((was): FollowedDate => {
    const moved = isOpen(was, now) ? movedTo(was, unowned, byKey, reach, bound) : undefined;
    if (moved !== undefined && moved !== null) unowned.delete(moved);
    const aliases = moved === undefined || moved === null ? was.aliases : [...was.aliases, moved];
    const keys = [was.occurrence, ...aliases];
    return {
      occurrence: was.occurrence,
      aliases,
      was,
      sightings: keys.flatMap((key) => byKey.get(key) ?? []),
    };
  });
  const added = [...unowned].flatMap((key): FollowedDate[] => {
    const shown = byKey.get(key) ?? [];
    const isNew =
      bound.occurrence === 'all'
        ? key !== null && isAhead(shown, now)
        : known.length === 0 && key === bound.occurrence;
    return isNew ? [{ occurrence: key, aliases: [], was: null, sightings: shown }] : [];
  });
  return [...followed, ...added];
}

/** The key, unknown so far, under which a room that showed this date shows it now; undefined: none. */
function movedTo(
  was: KnownOccurrence,
  unowned: ReadonlySet<Instant | null>,
  byKey: ReadonlyMap<Instant | null, readonly Sighting[]>,
  reach: number,
  bound: Bound,
): Instant | null | undefined {
  const shown = new Set(keysOf(was).flatMap((key) => (byKey.get(key) ?? []).map(({ calendar }) => calendar)));
  const left = new Set(was.rooms.map(({ calendar }) => calendar).filter((calendar) => !shown.has(calendar)));
  const from = keysOf(was).at(-1) ?? was.start;

  const candidates = [...unowned].flatMap((key) => {
    if (key === null || !(byKey.get(key) ?? []).some(({ calendar }) => left.has(calendar))) return [];
    const distance = Math.abs(Date.parse(key) - Date.parse(from));
    // A single meeting that was made a series is the date at its own time, and no other.
    const isFar =
      bound.occurrence === null && was.aliases.length === 0 ? key !== was.start : distance > reach;
    return isFar ? [] : [{ key, distance }];
  });
  return candidates.toSorted((one, other) => one.distance - other.distance)[0]?.key;
}

function keysOf({ occurrence, aliases }: KnownOccurrence): readonly (Instant | null)[] {
  return [occurrence, ...aliases];
}

function isOpen({ standing, end }: KnownOccurrence, now: Instant): boolean {
  return standing !== 'canceled' && standing !== 'gone' && after(end, timers.doneAfterEnd) > now;
}

function isAhead(sightings: readonly Sighting[], now: Instant): boolean {
  const horizon = after(now, timers.ahead);
  return sightings.some(({ start, end }) => start < horizon && end > now);
}

function byStart(one: KnownOccurrence, other: KnownOccurrence): number {
  return one.start < other.start ? -1 : one.start > other.start ? 1 : 0;
}
