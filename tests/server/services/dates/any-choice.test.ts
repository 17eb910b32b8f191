import { array, assert, constantFrom, nat, oneof, property, record, subarray } from 'fast-check';
import { CalendarDay } from '../../../../contract/deadlines.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import { TimeZone } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../../server/kernel/time.ts';
import { changeDates } from '../../../../server/modules/services/dates/change-dates.ts';
import { isWanted } from '../../../../server/modules/services/dates/chosen-dates.ts';
import type { ChosenDates } from '../../../../server/modules/services/dates/chosen-dates.ts';
import { withdrawRequest } from '../../../../server/modules/services/change-request.ts';
import { refusalOf } from '../../../../server/modules/services/refuse-delivery.ts';
import { isLive } from '../../../../server/modules/services/request-states.ts';
import type { RequestState } from '../../../../server/modules/services/request.ts';
import { aTeam, at, fjord, follow, room } from '../a-request.ts';

/** Printed, so that a failure can be played again. */
const seed = Number(process.env['FOYER_SEED'] ?? Date.now() % 2_147_483_647);
const HISTORIES = 3_000;
const DAY_MS = 86_400_000;

const DAYS = [0, 1, 2, 3, 4, 5].map((number) => number);
const change = oneof(
  record({ kind: constantFrom('choose' as const), days: subarray(DAYS, { minLength: 1 }) }),
  record({ kind: constantFrom('all' as const) }),
  record({ kind: constantFrom('cancel' as const, 'back' as const), day: nat(DAYS.length - 1) }),
  record({ kind: constantFrom('move' as const), day: nat(DAYS.length - 1), hours: nat(40) }),
  record({ kind: constantFrom('wait' as const), hours: nat(30) }),
);
type Change = ReturnType<typeof change.generate>['value'];

interface Day {
  readonly occurrence: Instant;
  start: Instant;
  isThere: boolean;
  request: RequestState | null;
}

const timeZone = TimeZone.parse('Pacific/Auckland');
const team = aTeam({ timeZone });
const wish = { offsetMinutes: 0, offsetFrom: 'start' as const, lines: [] };

/** A daily series of six dates, at 11:00 UTC, that is midnight in Auckland and so another day there. */
class Series {
  readonly days: readonly Day[] = DAYS.map((number) => {
    const occurrence = instantOf(Date.parse(at('12-02 11:00')) + number * DAY_MS);
    return { occurrence, start: occurrence, isThere: true, request: null };
  });
  chosen: ChosenDates | null = null;
  now: Instant = at('08:00');

  nameOf(number: number): CalendarDay {
    return CalendarDay.parse(`2026-12-0${3 + number}`);
  }

  endOf({ start }: Day): Instant {
    return instantOf(Date.parse(start) + 3_600_000);
  }

  /** As `changeTemplate` does: refused as a whole, or done as a whole. */
  choose(after: ChosenDates | null): void {
    const series = this.days.flatMap((day, number) =>
      day.isThere && this.endOf(day) > this.now
        ? [{ date: this.nameOf(number), start: day.start, end: this.endOf(day) }]
        : [],
    );
    const requests = this.days.flatMap((day) =>
      day.request ? [{ ...day.request, occurrence: day.occurrence, day }] : [],
    );
    const { leaving, closed, coming } = changeDates({ requests, series, now: this.now }, this.chosen, after);
    const isPossible = (date: (typeof coming)[number]) => refusalOf(team, [date], wish, this.now) === null;
    const isTaken =
      after === null ? coming.length === 0 || coming.some(isPossible) : coming.every(isPossible);
    if (closed.length > 0 || !isTaken) return;
    for (const { day } of leaving) if (day.request) day.request = withdrawRequest(day.request, 'Anna');
    this.chosen = after;
  }

  apply(one: Change): void {
    const day = 'day' in one ? this.days[one.day] : undefined;
    if (one.kind === 'all') this.choose(null);
    if (one.kind === 'choose')
      this.choose({ timeZone, dates: one.days.map((number) => this.nameOf(number)) });
    if (one.kind === 'wait') this.now = instantOf(Date.parse(this.now) + one.hours * 3_600_000);
    if (day && one.kind === 'move') day.start = instantOf(Date.parse(day.occurrence) + one.hours * 3_600_000);
    if (day && (one.kind === 'cancel' || one.kind === 'back')) day.isThere = one.kind === 'back';
  }

  /** Gives whether anything happened. */
  follow(): boolean {
    let hasHappened = false;
    for (const day of this.days) {
      const wanted = isWanted(this.chosen, day);
      if (day.request === null && !wanted) continue;
      const { next, what } = follow({
        template: { room: fjord },
        provider: team,
        request: day.request,
        isWanted: wanted,
        is: {
          standing: day.isThere ? 'booked' : 'canceled',
          start: day.start,
          end: this.endOf(day),
          rooms: day.isThere ? [room(fjord)] : [],
          holdUntil: null,
        },
        now: this.now,
      });
      hasHappened ||= what !== null;
      day.request = next;
    }
    return hasHappened;
  }
}

test('a date that was moved too late cannot be left out, though the team still expects it at a time that is past', () => {
  const series = new Series();
  series.follow();
  series.apply({ kind: 'wait', hours: 49 });
  series.apply({ kind: 'move', day: 0, hours: 1 });
  series.follow();
  series.apply({ kind: 'wait', hours: 3 });
  series.apply({ kind: 'choose', days: [5] });
  series.follow();
  expect(series.chosen).toBeNull();
  expect(series.days[0]?.request).toMatchObject({ status: 'pending', proposal: { end: at('12-02 13:00') } });
});

test(`what is chosen is exactly what is ordered, whatever happens (${HISTORIES} histories, seed ${seed})`, () => {
  process.stdout.write(`chosen dates: seed ${seed}\n`);
  let orders = 0;
  assert(
    property(array(change, { maxLength: 15 }), (changes) => {
      const series = new Series();
      series.follow();
      for (const one of changes) {
        series.apply(one);
        series.follow();
        if (series.follow()) throw new Error('following twice is not following once');
        for (const [number, day] of series.days.entries()) {
          if (!day.isThere || series.endOf(day) <= series.now) continue;
          if (day.request?.endedBy === 'time') continue; // it was over, and was moved again afterwards
          const isOrdered = day.request !== null && isLive(day.request);
          const isChosen = series.chosen === null || series.chosen.dates.includes(series.nameOf(number));
          if (isOrdered !== isChosen) {
            throw new Error(
              `${series.nameOf(number)} is ${isChosen ? '' : 'not '}chosen, and ordered: ${isOrdered}`,
            );
          }
          orders += Number(isOrdered);
        }
      }
    }),
    { seed, numRuns: HISTORIES },
  );
  expect(orders).toBeGreaterThan(HISTORIES);
});
