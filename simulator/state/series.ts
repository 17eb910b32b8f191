import { Temporal } from 'temporal-polyfill';
import type { MeetingDraft } from './calendaring.ts';
import { datesOf } from './recurrence.ts';
import type { Occurrence, StoredMeeting } from './stored-meeting.ts';
import { instantAt, localOf } from './zoned.ts';

const LATEST = Date.UTC(2200, 0, 1);

/**
 * Every occurrence that touches [from, to) in milliseconds, cancelled ones included, by original start. A series keeps
 * its local time in the meeting's zone, so that it moves in UTC when summer time begins or ends.
 */
export function occurrencesIn(meeting: StoredMeeting, from: number, to: number): Occurrence[] {
  const starts = meeting.draft.recurrence ? startsNear(meeting, from, to) : [meeting.start];
  return starts
    .map((originalStart) => occurrenceAt(meeting, originalStart))
    .filter((occurrence) => touches(occurrence, from, to));
}

/** Original starts of a series that can touch the window, and those of dates that were moved, wherever they are now. */
function startsNear(meeting: StoredMeeting, from: number, to: number): number[] {
  // A date that falls on a change of the clocks is up to an hour longer than the first one; two are more than enough.
  const earliest = from - (meeting.end - meeting.start) - 2 * 3_600_000;
  const moved = [...(meeting.exceptions ?? [])]
    .filter(([, { patch }]) => patch.start !== undefined || patch.end !== undefined)
    .map(([originalStart]) => originalStart);
  const near = startsUntil(meeting, to).filter((start) => start >= earliest);
  return [...new Set([...near, ...moved])].sort((one, other) => one - other);
}

/** The occurrence with that original start; undefined when the series has none, or it was cancelled. */
export function findOccurrence(meeting: StoredMeeting, originalStart: number): Occurrence | undefined {
  const exists = meeting.draft.recurrence
    ? startsUntil(meeting, originalStart + 1).includes(originalStart)
    : meeting.start === originalStart;
  if (!exists || meeting.exceptions?.get(originalStart)?.cancelled) return undefined;
  return occurrenceAt(meeting, originalStart);
}

/** Whether the series goes on after an instant. */
export function goesOnAfter(meeting: StoredMeeting, instant: number): boolean {
  if (!meeting.draft.recurrence) return false;
  if (meeting.draft.recurrence.range.type === 'noEnd') return true;
  return startsUntil(meeting, LATEST).some((start) => start > instant);
}

/** Original starts before `to`, in order. The generator is kept, so that a longer window continues where it stopped. */
export function startsUntil(meeting: StoredMeeting, to: number): readonly number[] {
  meeting.expansion ??= { starts: [], more: startsOf(meeting.draft) };
  const { starts, more } = meeting.expansion;
  while ((starts.at(-1) ?? Number.NEGATIVE_INFINITY) < to) {
    const next = more.next();
    if (next.done) break;
    starts.push(next.value);
  }
  return (starts.at(-1) ?? 0) < to ? starts : starts.filter((start) => start < to);
}

/** The starts of a series as its draft describes them; the draft's own start gives the time of day. */
export function* startsOf(draft: MeetingDraft): Generator<number> {
  if (!draft.recurrence) {
    yield Date.parse(draft.start);
    return;
  }
  const time = localOf(Date.parse(draft.start), draft.timeZone).toPlainTime();
  for (const date of datesOf(draft.recurrence)) {
    yield instantAt(date.toPlainDateTime(time), draft.timeZone);
  }
}

/** The date of the series with that original start, which must exist; cancelled ones included. */
export function occurrenceAt(meeting: StoredMeeting, originalStart: number): Occurrence {
  const exception = meeting.exceptions?.get(originalStart) ?? null;
  const { start, end } = exception?.patch ?? {};
  return {
    meeting,
    originalStart,
    start: start === undefined ? originalStart : Date.parse(start),
    end: end === undefined ? endOf(meeting, originalStart) : Date.parse(end),
    exception,
  };
}

/** Timed meetings keep their length in minutes; all-day ones their number of days, whatever the clocks do meanwhile. */
function endOf(meeting: StoredMeeting, start: number): number {
  const length = meeting.end - meeting.start;
  if (!meeting.draft.isAllDay) return start + length;
  const days = Temporal.Duration.from({ days: Math.round(length / 86_400_000) });
  return instantAt(localOf(start, meeting.draft.timeZone).add(days), meeting.draft.timeZone);
}

function touches({ start, end }: Occurrence, from: number, to: number): boolean {
  return start < to && (end > from || (start === end && start >= from));
}
