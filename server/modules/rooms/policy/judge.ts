import type { PolicyRefusal } from '../../../../contract/policy-refusals.ts';
import type { Audience, PolicyHolder } from '../../../../contract/room-policies.ts';
import type { Instant, Interval, TimeZone } from '../../../../contract/primitives.ts';
import { boundsOf, dayOf, daysLater, mondayOf } from '../../../kernel/calendar-days.ts';
import type { EffectivePolicy } from './effective-policy.ts';
import { closedDayIn, dayOutsideHours } from './opening-hours.ts';

/** Who books: null where it is not known who is in which group, which only a look back may leave open. */
export interface Booker {
  readonly isAmong: ((audience: Audience) => boolean) | null;
  /**
   * Their other meetings in the rooms to which a holder's policy applies; one of several rooms or dates is one per date,
   * with the same `meeting`. Null: not known.
   */
  readonly bookingsIn: ((holder: PolicyHolder) => readonly Booked[]) | null;
}

export interface Booked extends Interval {
  /** The same for every date of a series, and in every room. */
  readonly meeting: string;
}

/** A meeting as a policy sees it. */
export interface JudgedMeeting extends Interval {
  /** Of the room. */
  readonly timeZone: TimeZone;
  /** When it is booked; null: that is not known, or it was booked before with this beginning, so that it is not held against it. */
  readonly bookedAt: Instant | null;
  /** The moment from which meetings are ahead. */
  readonly asOf: Instant;
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/**
 * Everything that a policy has against a meeting of a person, but for how full the room is; empty: nothing. What is not known
 * of the person or of the meeting is passed over, apart from groups: whoever asks must know them, because who is not known
 * to be allowed is not. Pure.
 */
export function judge(
  policy: EffectivePolicy,
  booker: Booker,
  meeting: JudgedMeeting,
): readonly PolicyRefusal[] {
  return [
    ...judgeAudience(policy, booker),
    ...judgeDays(policy, meeting),
    ...judgeLength(policy, meeting),
    ...judgeNotice(policy, meeting),
    ...judgeQuotas(policy, booker, meeting),
  ];
}

/** Whether too few come for a room of that size; `null` for what is not known, which is not held against a meeting. */
export function judgeFill(
  { fillPercent }: EffectivePolicy,
  capacity: number | null,
  seats: number | null,
): readonly PolicyRefusal[] {
  if (!fillPercent || capacity === null || seats === null) return [];
  const needed = Math.ceil((capacity * fillPercent.value) / 100);
  return seats < needed ? [{ code: 'too-few', seats, needed, from: nameOf(fillPercent.from) }] : [];
}

function judgeAudience({ bookedBy }: EffectivePolicy, { isAmong }: Booker): readonly PolicyRefusal[] {
  if (!bookedBy || isAmong === null || isAmong(bookedBy.value)) return [];
  return [{ code: 'restricted', from: nameOf(bookedBy.from) }];
}

function judgeDays({ hours, closedDays }: EffectivePolicy, meeting: JudgedMeeting): readonly PolicyRefusal[] {
  const closed = closedDays && closedDayIn(closedDays.value, meeting, meeting.timeZone);
  const outside = hours && dayOutsideHours(hours.value, meeting, meeting.timeZone);
  return [
    ...(closed
      ? [
          {
            code: 'closed-day' as const,
            day: closed.day,
            name: closed.closed.name,
            from: nameOf(closedDays.from),
          },
        ]
      : []),
    ...(outside
      ? [
          {
            code: 'outside-hours' as const,
            day: outside.day,
            hours: outside.hours.map(({ from, to }) => ({ from, to })),
            from: nameOf(hours.from),
          },
        ]
      : []),
  ];
}

function judgeLength({ longestMinutes }: EffectivePolicy, meeting: Interval): readonly PolicyRefusal[] {
  const minutes = minutesOf(meeting);
  if (!longestMinutes || longestMinutes.value === 0 || minutes <= longestMinutes.value) return [];
  return [{ code: 'too-long', minutes, most: longestMinutes.value, from: nameOf(longestMinutes.from) }];
}

function judgeNotice(
  { leadMinutes, daysAhead }: EffectivePolicy,
  { start, bookedAt, timeZone }: JudgedMeeting,
): readonly PolicyRefusal[] {
  if (bookedAt === null) return [];
  const refusals: PolicyRefusal[] = [];
  if (leadMinutes && Date.parse(start) - Date.parse(bookedAt) < leadMinutes.value * MINUTE_MS) {
    refusals.push({ code: 'too-soon', minutes: leadMinutes.value, from: nameOf(leadMinutes.from) });
  }
  if (daysAhead && daysAhead.value > 0) {
    const last = daysLater(dayOf(bookedAt, timeZone), daysAhead.value);
    if (dayOf(start, timeZone) > last) {
      refusals.push({ code: 'too-far-ahead', days: daysAhead.value, last, from: nameOf(daysAhead.from) });
    }
  }
  return refusals;
}

function judgeQuotas(
  { openBookings, hoursPerWeek }: EffectivePolicy,
  { bookingsIn }: Booker,
  meeting: JudgedMeeting,
): readonly PolicyRefusal[] {
  if (bookingsIn === null) return [];
  const refusals: PolicyRefusal[] = [];
  if (openBookings && openBookings.value > 0) {
    const ahead = bookingsIn(openBookings.from).filter(({ end }) => end > meeting.asOf);
    const open = new Set(ahead.map(({ meeting: id }) => id)).size;
    if (open >= openBookings.value) {
      refusals.push({
        code: 'too-many-open',
        open,
        most: openBookings.value,
        from: nameOf(openBookings.from),
      });
    }
  }
  if (hoursPerWeek && hoursPerWeek.value > 0) {
    const minutes = minutesInWeek(bookingsIn(hoursPerWeek.from), meeting) + minutesOf(meeting);
    if (minutes > hoursPerWeek.value * HOUR_MINUTES) {
      refusals.push({
        code: 'too-many-hours',
        minutes,
        mostHours: hoursPerWeek.value,
        from: nameOf(hoursPerWeek.from),
      });
    }
  }
  return refusals;
}

/** Of the week in which a meeting begins where its room is: whole meetings that begin in it, each date once. */
function minutesInWeek(booked: readonly Booked[], { start, timeZone }: JudgedMeeting): number {
  const week = boundsOf(mondayOf(dayOf(start, timeZone)), timeZone, 7);
  const dates = new Map(
    booked
      .filter((one) => week.from <= one.start && one.start < week.to)
      .map((one) => [`${one.start} ${one.meeting}`, minutesOf(one)]),
  );
  return [...dates.values()].reduce((sum, minutes) => sum + minutes, 0);
}

function minutesOf({ start, end }: Interval): number {
  return (Date.parse(end) - Date.parse(start)) / MINUTE_MS;
}

/** The name of the place; null: the policy is the room's own. */
function nameOf({ kind, name }: PolicyHolder): string | null {
  return kind === 'room' ? null : name;
}
