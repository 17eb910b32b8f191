import type { SeriesDate } from '../../../contract/meeting-dates.ts';
import type { Instant, MailboxAddress, TimeZone } from '../../../contract/primitives.ts';
import type { PlannedDateState } from '../../../contract/series-plan.ts';
import type { CalendarTimes } from '../availability/index.ts';
import { nameOfDate } from '../meetings/index.ts';
import type { KnownOccurrence } from '../meetings/index.ts';
import { stateOn } from './weigh-series.ts';

/** A date of the plan as it stands. */
export interface StoodDate {
  readonly date: SeriesDate;
  readonly to: MailboxAddress;
  readonly state: PlannedDateState;
}

/** What is known of a series of which some dates are planned elsewhere. */
export interface PlannedSeries {
  readonly timeZone: TimeZone;
  readonly isSent: boolean;
  /** As the form says them, as far as they are ahead. */
  readonly planned: readonly SeriesDate[];
  /** As rooms show them. A date that its room declined is missing there, and one of the form all the same. */
  readonly known: readonly KnownOccurrence[];
}

/**
 * Where each date of a plan stands, in order; those that are over are left out. `timesOf`: when a room is taken, null where
 * nobody knows: then it is left to the person. Pure.
 */
export function plannedStates(
  plan: readonly { readonly date: SeriesDate['date']; readonly room: MailboxAddress }[],
  series: PlannedSeries,
  timesOf: (room: MailboxAddress) => CalendarTimes | null,
  now: Instant,
): readonly StoodDate[] {
  const known = new Map(series.known.map((one) => [nameOfDate(one, series.timeZone), one]));
  const planned = new Map(series.planned.map((one) => [one.date, one]));
  return plan
    .toSorted((one, other) => (one.date < other.date ? -1 : 1))
    .flatMap(({ date: name, room }): StoodDate[] => {
      const seen = known.get(name);
      const date = seen ? { date: name, start: seen.start, end: seen.end } : planned.get(name);
      if (!date) return [];
      if (date.end <= now) return [];
      return [{ date, to: room, state: stateOf(date, room, seen) }];
    });

  function stateOf(
    date: SeriesDate,
    room: MailboxAddress,
    seen: KnownOccurrence | undefined,
  ): PlannedDateState {
    if (seen && (seen.standing === 'canceled' || seen.standing === 'gone')) return 'gone';
    const answer = seen?.rooms.find(({ mailbox }) => mailbox === room)?.response;
    if (answer === 'accepted') return 'done';
    if (answer === 'tentative' || answer === 'none') return 'asked';
    const times = timesOf(room);
    if (times !== null && stateOn(times, date, false) === 'busy') return 'taken';
    return series.isSent ? 'to-change' : 'planned';
  }
}
