import { array, assert, constantFrom, nat, oneof, property, record, subarray } from 'fast-check';
import { CalendarDay } from '../../../contract/deadlines.ts';
import { CalendarId, Instant, MailboxAddress, TimeZone } from '../../../contract/primitives.ts';
import { ReceptionId } from '../../../contract/visitor-ids.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import { isWanted } from '../../../server/modules/services/index.ts';
import type { ChosenDates } from '../../../server/modules/services/index.ts';
import { followVisit } from '../../../server/modules/visitors/follow-visit.ts';
import type { VisitState } from '../../../server/modules/visitors/visitor.ts';

/** Printed, so that a failure can be played again. */
const seed = Number(process.env['FOYER_SEED'] ?? Date.now() % 2_147_483_647);
const HISTORIES = 1_000;
const HOUR_MS = 3_600_000;
const DAYS = [0, 1, 2, 3, 4];
const timeZone = TimeZone.parse('Pacific/Auckland');
const reception = ReceptionId.parse('7b6c0f4e-5c0a-4a43-9a52-000000000001');
const fjord = MailboxAddress.parse('fjord@nordhavn.example');
const inFjord = [
  {
    calendar: CalendarId.parse('7b6c0f4e-5c0a-4a43-9a52-000000000101'),
    mailbox: fjord,
    name: 'Fjord',
    response: 'accepted' as const,
  },
];

const change = oneof(
  record({ kind: constantFrom('choose' as const), days: subarray(DAYS, { minLength: 1 }) }),
  record({ kind: constantFrom('all' as const) }),
  record({ kind: constantFrom('cancel' as const, 'back' as const), day: nat(DAYS.length - 1) }),
  record({ kind: constantFrom('move' as const), day: nat(DAYS.length - 1), hours: nat(40) }),
);
type Change = ReturnType<typeof change.generate>['value'];

/** 11:00 UTC is midnight in Auckland, and so another day there. */
const startOf = (number: number, hours = 0) =>
  instantOf(Date.parse(Instant.parse('2026-12-02T11:00:00Z')) + (number * 24 + hours) * HOUR_MS);
const nameOf = (number: number) => CalendarDay.parse(`2026-12-0${3 + number}`);

/** A daily series with a visitor, whose visits follow it. */
class Series {
  readonly days = DAYS.map((number) => ({
    occurrence: startOf(number),
    start: startOf(number),
    isThere: true,
    visit: null as VisitState | null,
  }));
  chosen: ChosenDates | null = null;

  apply(one: Change): void {
    if (one.kind === 'all') this.chosen = null;
    if (one.kind === 'choose') this.chosen = { timeZone, dates: one.days.map(nameOf) };
    const day = 'day' in one ? this.days[one.day] : undefined;
    if (day && one.kind === 'move') day.start = startOf(one.day, one.hours);
    if (day && (one.kind === 'cancel' || one.kind === 'back')) day.isThere = one.kind === 'back';
  }

  /** Gives whether anything happened. */
  follow(): boolean {
    const happened = this.days.map((day) => {
      const { next, what } = followVisit({
        visitor: { reception: null, withdrawnAt: null, forgottenAt: null },
        isWanted: isWanted(this.chosen, day),
        visit: day.visit,
        is: {
          standing: day.isThere ? 'booked' : 'canceled',
          start: day.start,
          end: instantOf(Date.parse(day.start) + HOUR_MS),
          rooms: day.isThere ? inFjord : [],
          holdUntil: null,
        },
        swaps: [],
        receptionOf: () => reception,
      });
      day.visit = next;
      return what !== null;
    });
    return happened.includes(true);
  }
}

test(`visitors are expected on exactly the chosen dates that are there, whatever happens (${HISTORIES} histories, seed ${seed})`, () => {
  process.stdout.write(`chosen dates of visitors: seed ${seed}\n`);
  let visits = 0;
  assert(
    property(array(change, { maxLength: 15 }), (changes) => {
      const series = new Series();
      series.follow();
      for (const one of changes) {
        series.apply(one);
        series.follow();
        expect(series.follow()).toBe(false);
        const expected = series.days.map(({ visit }) => visit?.status === 'expected');
        const chosen = series.days.map(
          ({ isThere }, number) =>
            isThere && (series.chosen === null || series.chosen.dates.includes(nameOf(number))),
        );
        expect(expected).toEqual(chosen);
        visits += expected.filter(Boolean).length;
      }
    }),
    { seed, numRuns: HISTORIES },
  );
  expect(visits).toBeGreaterThan(HISTORIES);
});
