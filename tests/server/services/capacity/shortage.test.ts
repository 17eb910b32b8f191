import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check';
import { TimeZone } from '../../../../contract/primitives.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import { explainShortage } from '../../../../server/modules/services/capacity/explain-shortage.ts';
import { hourOf } from '../../../../server/modules/services/capacity/hour.ts';
import { shortagesOf, thingsTaken } from '../../../../server/modules/services/capacity/shortage.ts';
import type { Limits } from '../../../../server/modules/services/capacity/shortage.ts';
import { useOf } from '../../../../server/modules/services/capacity/use.ts';
import type { Use } from '../../../../server/modules/services/capacity/use.ts';
import { instantOf } from '../../../../server/kernel/time.ts';
import { cph, cphSummer } from '../deadlines/a-canteen.ts';
import { cameraId, cameras, lunches, studio } from './an-order.ts';

const timeZone = TimeZone.parse('Europe/Copenhagen');
const limits: Limits = { timeZone, coversPerHour: 60, stock: new Map([[cameraId, 1]]) };
const team = { name: 'Canteen CPH', timeZone };
const noon = cph('2026-12-02 12:00');
const one = cph('2026-12-02 13:00');
const lunchFor = (people: number, at: Instant = noon) => useOf(at, one, [lunches(people)]);
const filming = (from: string, to: string, count = 1) =>
  useOf(cph(`2026-12-02 ${from}`), cph(`2026-12-02 ${to}`), [cameras(count)]);

describe('covers per hour', () => {
  test('are counted within the hour on the clock of the team, whatever the minute', () => {
    const taken = [lunchFor(30, cph('2026-12-02 12:15')), lunchFor(20, cph('2026-12-02 12:59'))];

    expect(shortagesOf(limits, taken, lunchFor(10))).toEqual([]);
    expect(shortagesOf(limits, taken, lunchFor(11))).toEqual([
      { kind: 'covers', most: 60, left: 10, during: { start: noon, end: one } },
    ]);
    expect(shortagesOf(limits, taken, lunchFor(60, one))).toEqual([]);
  });

  test('are not limited where nobody says how many, and not asked for by what has none', () => {
    const taken = [lunchFor(60)];
    expect(shortagesOf({ ...limits, coversPerHour: null }, taken, lunchFor(500))).toEqual([]);
    expect(shortagesOf(limits, taken, useOf(noon, one, []))).toEqual([]);
  });

  test('have an hour also where the clock of the team is half an hour off', () => {
    const kathmandu = TimeZone.parse('Asia/Kathmandu'); // + 5:45
    expect(hourOf(noon, kathmandu)).toEqual({
      start: cph('2026-12-02 11:15'),
      end: cph('2026-12-02 12:15'),
    });
  });

  test('have one hour in the night that has 2 o’clock twice, for each of the two', () => {
    const first = cphSummer('2026-10-25 02:30');
    const second = cph('2026-10-25 02:30');
    expect(hourOf(first, timeZone).end).toBe(hourOf(second, timeZone).start);
  });
});

describe('things that exist once', () => {
  test('are used until the meeting ends: the next meeting may have them then', () => {
    const taken = [filming('10:00', '11:00')];

    expect(shortagesOf(limits, taken, filming('11:00', '12:00'))).toEqual([]);
    expect(shortagesOf(limits, taken, filming('09:00', '10:00'))).toEqual([]);
    expect(shortagesOf(limits, taken, filming('10:59', '12:00'))).toMatchObject([
      { kind: 'things', name: 'Camera', most: 1, left: 0 },
    ]);
  });

  test('count the most that is in use at once, not everything that is in use some time', () => {
    const three = { ...limits, stock: new Map([[cameraId, 3]]) };
    const taken = [filming('09:00', '10:00', 2), filming('10:00', '11:00', 2), filming('11:00', '12:00', 1)];

    expect(thingsTaken(taken, cameraId, filming('09:00', '12:00'))).toBe(2);
    expect(shortagesOf(three, taken, filming('09:00', '12:00', 1))).toEqual([]);
    expect(shortagesOf(three, taken, filming('09:00', '12:00', 2))).toMatchObject([{ left: 1, most: 3 }]);
  });

  test('are taken by packages that contain them', () => {
    const packed = useOf(noon, one, [studio(2, 1), cameras(1)]);
    expect(packed.things).toMatchObject([{ item: cameraId, quantity: 3 }]);
    expect(shortagesOf(limits, [packed], filming('12:30', '13:00'))).toMatchObject([{ left: 0 }]);
  });

  test('are as many as there are now, not as there were when they were ordered', () => {
    const none = { ...limits, stock: new Map([[cameraId, 0]]) };
    expect(shortagesOf(none, [], filming('10:00', '11:00'))).toMatchObject([{ most: 0, left: 0 }]);
    const gone = { ...limits, stock: new Map() };
    expect(shortagesOf(gone, [], useOf(noon, one, [cameras(2, 2)]))).toEqual([]);
  });
});

describe('what is too little', () => {
  test('is said with what is left, and when', () => {
    const [covers] = shortagesOf(limits, [lunchFor(48)], lunchFor(20));
    const [things] = shortagesOf(limits, [filming('10:00', '11:00')], filming('10:00', '11:00'));
    if (!covers || !things) throw new Error('both are short');
    expect(explainShortage(covers, team)).toBe(
      'Canteen CPH makes 60 covers an hour; for Wed 2 Dec 2026, 12:00 to 13:00 (Copenhagen time) 12 are left.',
    );
    expect(explainShortage(things, { ...team, name: 'AV CPH' })).toBe(
      'AV CPH has 1 × Camera; for Wed 2 Dec 2026, 10:00 to 11:00 (Copenhagen time) none is left.',
    );
    const overnight = { ...things, during: { start: noon, end: cph('2026-12-03 09:00') } };
    expect(explainShortage(overnight, team)).toContain(
      'for Wed 2 Dec 2026, 12:00 to Thu 3 Dec 2026, 09:00 (Copenhagen time)',
    );
  });

  const use = tuple(integer({ min: 0, max: 600 }), integer({ min: 1, max: 300 })).chain(([from, length]) =>
    record({ covers: integer({ min: 0, max: 40 }), count: integer({ min: 0, max: 2 }) }).map(
      ({ covers, count }): Use => {
        const start = instantOf(Date.parse(noon) + from * 60_000);
        const lines = [...(covers > 0 ? [lunches(covers)] : []), ...(count > 0 ? [cameras(count)] : [])];
        return useOf(start, instantOf(Date.parse(start) + length * 60_000), lines);
      },
    ),
  );

  test('does not depend on the order in which things were taken, and only grows with what is taken', () => {
    assert(
      property(array(use, { maxLength: 8 }), use, use, constantFrom(1, 2, 3), (taken, more, wanted, most) => {
        const some = { ...limits, stock: new Map([[cameraId, most]]) };
        const short = shortagesOf(some, taken, wanted);
        expect(shortagesOf(some, taken.toReversed(), wanted)).toEqual(short);
        expect(shortagesOf(some, [...taken, more], wanted).length).toBeGreaterThanOrEqual(short.length);
      }),
    );
  });

  test('is never more at once than there is, when everybody who does not fit is refused', () => {
    assert(
      property(array(use, { maxLength: 20 }), (wishes) => {
        const served: Use[] = [];
        for (const wish of wishes) {
          if (shortagesOf({ ...limits, stock: new Map([[cameraId, 2]]) }, served, wish).length === 0)
            served.push(wish);
        }
        for (let minute = 0; minute < 900; minute += 7) {
          const now = instantOf(Date.parse(noon) + minute * 60_000);
          const inUse = served.filter(({ start, end }) => start <= now && now < end);
          const count = inUse
            .flatMap(({ things }) => things)
            .reduce((sum, { quantity }) => sum + quantity, 0);
          expect(count).toBeLessThanOrEqual(2);
          const hour = hourOf(now, timeZone);
          const covers = served
            .filter(({ start }) => hour.start <= start && start < hour.end)
            .reduce((sum, { covers: made }) => sum + made, 0);
          expect(covers).toBeLessThanOrEqual(60);
        }
      }),
      { numRuns: 50 },
    );
  });
});
