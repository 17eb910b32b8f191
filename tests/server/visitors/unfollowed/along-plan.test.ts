import { array, assert, boolean, constantFrom, nat, property, record, subarray } from 'fast-check';
import { CalendarDay } from '../../../../contract/deadlines.ts';
import { nameOfDate } from '../../../../server/modules/meetings/index.ts';
import { alongPlan } from '../../../../server/modules/visitors/unfollowed/along-plan.ts';
import type { Visit } from '../../../../server/modules/visitors/visitor.ts';
import { aDate, afterAll as after, at, guest, now, timeZone } from './a-visit.ts';

/** Printed, so that a failure can be played again. */
const seed = Number(process.env['FOYER_SEED'] ?? Date.now() % 2_147_483_647);
const HISTORIES = 400;

const noon = { occurrence: null, start: at('2026-12-02T11:00:00Z'), end: at('2026-12-02T12:00:00Z') };
const later = { occurrence: null, start: at('2026-12-04T14:00:00Z'), end: at('2026-12-04T15:00:00Z') };
const says = (dates: readonly (typeof noon | ReturnType<typeof aDate>)[], when = now) => ({
  dates,
  timeZone,
  now: when,
});
const confirmed = (visits: readonly Visit[] = [], dates = [noon], visitor = guest) =>
  after(visits, alongPlan(visitor, visits, says(dates)));
const nameOf = (number: number) => CalendarDay.parse(nameOfDate(aDate(number), timeZone));
const isOpen = ({ status }: Visit) => status === 'expected' || status === 'notified';

describe('a visit without a room', () => {
  test('is expected when a person confirms it, at the chosen reception, and follows nothing', () => {
    expect(confirmed()).toMatchObject([
      { status: 'expected', isUnfollowed: true, reception: guest.reception, room: null, start: noon.start },
    ]);
  });

  test('is not expected of whoever was taken back or erased, or arrives nobody knows where', () => {
    for (const change of [{ withdrawnAt: now }, { forgottenAt: now }, { reception: null }]) {
      expect(alongPlan({ ...guest, ...change }, [], says([noon]))).toEqual([]);
    }
  });

  test('moves when it is confirmed again, with what the visitor was told, and is still one', () => {
    const [visit] = confirmed();
    if (!visit) throw new Error('nobody is expected');
    const told = { at: now, start: noon.start, end: noon.end, reception: guest.reception };
    const notified: Visit = { ...visit, status: 'notified', told };
    expect(confirmed([notified], [later])).toMatchObject([
      { id: visit.id, status: 'notified', told, start: later.start },
    ]);
  });

  test('of somebody who did not come is expected anew at another time; who has come or was taken back is not', () => {
    const [visit] = confirmed();
    if (!visit) throw new Error('nobody is expected');
    const missed: Visit = { ...visit, status: 'no-show', endedBy: 'time' };
    expect(confirmed([missed], [later])).toMatchObject([{ id: visit.id, status: 'expected', endedBy: null }]);
    for (const state of [
      { status: 'on-site' },
      { status: 'off-site' },
      { status: 'canceled', endedBy: 'person' },
    ] as const) {
      expect(alongPlan(guest, [{ ...visit, ...state }], says([later]))).toEqual([]);
    }
  });

  test(`is expected on exactly the wanted dates that the form has, however it changed (${HISTORIES} histories, seed ${seed})`, () => {
    process.stdout.write(`visits along a plan: seed ${seed}\n`);
    const days = [0, 1, 2, 3, 4];
    const aForm = record({
      days: subarray(days, { minLength: 1 }),
      hours: nat(10),
      isAll: boolean(),
      chosen: subarray(days, { minLength: 1 }),
      ends: constantFrom('nothing' as const, 'no-show' as const),
    });
    let open = 0;
    assert(
      property(array(aForm, { minLength: 1, maxLength: 8 }), (history) => {
        let visits: readonly Visit[] = [];
        for (const { days: held, hours, isAll, chosen, ends } of history) {
          const dates = held
            .map((number) => aDate(number, hours))
            .map((one) => ({ ...one, occurrence: one.start }));
          const visitor = { ...guest, chosen: isAll ? null : { timeZone, dates: chosen.map(nameOf) } };
          visits = after(visits, alongPlan(visitor, visits, says(dates)));
          expect(alongPlan(visitor, visits, says(dates))).toEqual([]);
          const wanted = held.filter((number) => isAll || chosen.includes(number));
          const expected = visits.filter(isOpen).map(({ start }) => start);
          expect(expected.toSorted()).toEqual(wanted.map((number) => aDate(number, hours).start));
          expect(new Set(visits.map(({ occurrence }) => occurrence)).size).toBe(visits.length);
          open += expected.length;
          if (ends === 'no-show') {
            visits = visits.map((visit, n) =>
              n === 0 ? { ...visit, status: 'no-show', endedBy: 'time' } : visit,
            );
          }
        }
      }),
      { seed, numRuns: HISTORIES },
    );
    expect(open).toBeGreaterThan(HISTORIES);
  });
});
