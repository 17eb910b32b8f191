import { Temporal } from 'temporal-polyfill';
import type { Interval, TimeZone } from '../../../contract/primitives.ts';
import { MOST_DAYS_AWAY } from '../../../contract/room-times.ts';
import type { TimeSuggestion } from '../../../contract/room-times.ts';
import { boundsOf, dayOf, daysLater, instantAt } from '../../kernel/calendar-days.ts';
import { DAY_IN_HOURS } from './working-hours.ts';

const MINUTE_MS = 60_000;
/** People say quarters of an hour; a meeting at five past keeps its five minutes. */
const STEP_MINUTES = 15;
/** Nobody takes more off a meeting than an hour, and no more than half of it. */
const MOST_SHORTER_MINUTES = 60;

/** A time that might do, whoever is free then. Milliseconds since 1970. */
export interface Candidate extends Pick<TimeSuggestion, 'kind' | 'days' | 'shiftMinutes' | 'shorterMinutes'> {
  readonly start: number;
  readonly end: number;
}

/**
 * Every other time for a meeting, the least change first: its own day before the days beside it, and there the fewest minutes by which start
 * and end move together (a quarter shorter moves one end, a quarter later both); of equals the later one, then the earlier,
 * then the shorter. On another day counts how far it is from the same time of that day. Days and clocks are those of
 * `timeZone`, lengths are real: neither loses an hour in the night that has 23 or 25. A meeting that is longer than a
 * working day only moves by whole days. Pure.
 */
export function candidatesOf(meeting: Interval, timeZone: TimeZone): readonly Candidate[] {
  const [start, end] = [Date.parse(meeting.start), Date.parse(meeting.end)];
  const isLong = end - start > DAY_IN_HOURS * 60 * MINUTE_MS;
  const found = isLong ? [] : shorter(start, end);
  const day = dayOf(meeting.start, timeZone);
  const clock = Temporal.Instant.from(meeting.start).toZonedDateTimeISO(timeZone).toPlainTime().toString();
  for (let days = -MOST_DAYS_AWAY; days <= MOST_DAYS_AWAY; days += 1) {
    const that = daysLater(day, days);
    const same = days === 0 ? start : Date.parse(instantAt(timeZone, Temporal.PlainDate.from(that), clock));
    const { from, to } = boundsOf(that, timeZone);
    const moved = (shiftMinutes: number): Candidate => {
      const at = same + shiftMinutes * MINUTE_MS;
      const kind = at < start ? 'earlier' : 'later';
      return { start: at, end: at + (end - start), kind, days, shiftMinutes, shorterMinutes: 0 };
    };
    if (isLong) {
      if (days !== 0) found.push(moved(0));
      continue;
    }
    const first = -Math.floor((same - Date.parse(from)) / MINUTE_MS / STEP_MINUTES);
    const beyond = (Date.parse(to) - same) / MINUTE_MS / STEP_MINUTES;
    for (let step = first; step < beyond; step += 1) {
      if (step !== 0 || days !== 0) found.push(moved(step * STEP_MINUTES));
    }
  }
  return found.toSorted(byChange);
}

function shorter(start: number, end: number): Candidate[] {
  const minutes = (end - start) / MINUTE_MS;
  const most = Math.min(MOST_SHORTER_MINUTES, minutes / 2);
  const found: Candidate[] = [];
  for (let less = STEP_MINUTES; less <= most; less += STEP_MINUTES) {
    for (let shift = 0; shift <= less; shift += STEP_MINUTES) {
      const from = start + shift * MINUTE_MS;
      const to = end - (less - shift) * MINUTE_MS;
      found.push({
        start: from,
        end: to,
        kind: 'shorter',
        days: 0,
        shiftMinutes: shift,
        shorterMinutes: less,
      });
    }
  }
  return found;
}

const rank = { later: 0, earlier: 1, shorter: 2 } as const;

function byChange(one: Candidate, other: Candidate): number {
  return (
    Math.abs(one.days) - Math.abs(other.days) ||
    changeOf(one) - changeOf(other) ||
    rank[one.kind] - rank[other.kind] ||
    one.start - other.start
  );
}

/** By how many minutes both ends move together; of another day, from the same time of that day. */
function changeOf({ kind, shiftMinutes, shorterMinutes }: Candidate): number {
  return kind === 'shorter' ? shorterMinutes : 2 * Math.abs(shiftMinutes);
}
