import * as fc from 'fast-check';
import { MOST_DAYS_AT_ONCE, scheduleWindows } from '../../../server/modules/room-series/schedule-windows.ts';

const DAY_MS = 24 * 60 * 60_000;
const most = MOST_DAYS_AT_ONCE * DAY_MS;
const same = <T>(time: T) => time;
const day = (number: number, days = 1) => ({ start: number * DAY_MS, end: (number + days) * DAY_MS });

test('the dates of a year are asked about in as many questions as sixty days go into it', () => {
  const weekly = Array.from({ length: 52 }, (_, week) => day(week * 7));
  const { windows } = scheduleWindows(weekly.toReversed(), same);
  expect(windows.map(({ within }) => within.length)).toEqual([9, 9, 9, 9, 9, 7]);
  expect(windows[0]).toMatchObject({ from: 0, to: 57 * DAY_MS });
});

test('what lasts longer than can be asked about is named as such and is in no question', () => {
  const [short, long] = [day(3), day(1, MOST_DAYS_AT_ONCE + 1)];
  expect(scheduleWindows([short, long], same)).toMatchObject({
    windows: [{ within: [short] }],
    tooLong: [long],
  });
});

test('every date is in exactly one question, wholly, and no question is longer than Exchange takes', () => {
  const time = fc
    .record({ at: fc.integer({ min: 0, max: 400 * 24 }), hours: fc.integer({ min: 0, max: 70 * 24 }) })
    .map(({ at, hours }) => ({ start: at * 3_600_000, end: (at + hours) * 3_600_000 }));
  fc.assert(
    fc.property(fc.array(time, { maxLength: 60 }), (times) => {
      const { windows, tooLong } = scheduleWindows(times, same);
      const asked = windows.flatMap(({ within }) => within);
      expect(asked.length + tooLong.length).toBe(times.length);
      expect(new Set([...asked, ...tooLong]).size).toBe(new Set(times).size);
      for (const { from, to, within } of windows) {
        expect(to - from).toBeLessThanOrEqual(most);
        expect(within.every(({ start, end }) => from <= start && end <= to)).toBe(true);
      }
    }),
  );
});
