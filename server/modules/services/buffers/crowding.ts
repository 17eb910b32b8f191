import type { Instant, Interval } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';

const MINUTE_MS = 60_000;

/** So many minutes a room is needed before and after a meeting for which a team works. Exchange knows nothing of it. */
export interface Buffer {
  readonly before: number;
  readonly after: number;
}

/** The neighbors of a meeting that leave less than its room needs. */
export interface Crowding {
  /** When the one before it ends; null: there is time enough. */
  readonly before: Instant | null;
  /** When the one after it begins. */
  readonly after: Instant | null;
}

/** A meeting with the time that its room needs about it. Pure. */
export function withBuffer({ start, end }: Interval, { before, after }: Buffer): Interval {
  return {
    start: instantOf(Date.parse(start) - before * MINUTE_MS),
    end: instantOf(Date.parse(end) + after * MINUTE_MS),
  };
}

/**
 * Who is too near. What takes place during the meeting itself is the meeting, or another matter: two that want the room
 * at one time are told so elsewhere. Pure.
 */
export function crowdingOf(meeting: Interval, buffer: Buffer, taken: readonly Interval[]): Crowding {
  const span = withBuffer(meeting, buffer);
  const ends = taken.map(({ end }) => end).filter((end) => end <= meeting.start && end > span.start);
  const starts = taken.map(({ start }) => start).filter((start) => start >= meeting.end && start < span.end);
  return { before: ends.toSorted().at(-1) ?? null, after: starts.toSorted()[0] ?? null };
}

/** So many whole minutes are left between a neighbor and the meeting. */
export function minutesBetween(one: Instant, other: Instant): number {
  return Math.floor((Date.parse(other) - Date.parse(one)) / MINUTE_MS);
}
