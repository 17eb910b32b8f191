import * as fc from 'fast-check';
import { dayBlocks } from '../../../../addin/rooms/details/day-blocks.ts';
import { planArea } from '../../../../addin/rooms/details/plan-area.ts';
import { Instant } from '../../../../contract/primitives.ts';
import { detailsTexts } from '../../../../addin/texts/details.en.ts';

const DAY = Date.parse('2026-12-02T00:00:00Z');
const HOUR = 60 * 60_000;
const at = (hours: number) => Instant.parse(new Date(DAY + hours * HOUR).toISOString());
const block = (from: number, to: number, isTentative = false) => ({
  start: at(from),
  end: at(to),
  isTentative,
});
const left = (from: number, to: number, free: number) => ({ start: at(from), end: at(to), free });
const dayOf = (busy: readonly ReturnType<typeof block>[] | null) => ({
  start: at(0),
  end: at(24),
  busy: busy && [...busy],
  readAt: null,
});
const said = (busy: readonly ReturnType<typeof block>[]) =>
  dayBlocks(dayOf(busy)).map(({ start, end, state }) => [
    (Date.parse(start) - DAY) / HOUR,
    (Date.parse(end) - DAY) / HOUR,
    state,
  ]);

test('a day without meetings is free from its first to its last moment', () => {
  expect(said([])).toEqual([[0, 24, 'free']]);
});

test('what is taken and what is free take turns; meetings that touch are one block, and what leaves the day is cut off', () => {
  expect(said([block(-2, 1), block(9, 10), block(10, 11), block(23, 30)])).toEqual([
    [0, 1, 'busy'],
    [1, 9, 'free'],
    [9, 11, 'busy'],
    [11, 23, 'free'],
    [23, 24, 'busy'],
  ]);
});

test('where meetings overlap what is surely taken counts', () => {
  expect(said([block(9, 12, true), block(10, 11)])).toEqual([
    [0, 9, 'free'],
    [9, 10, 'tentative'],
    [10, 11, 'busy'],
    [11, 12, 'tentative'],
    [12, 24, 'free'],
  ]);
});

test('a workspace says how many places are left, and is taken only when none is', () => {
  const places = [left(-1, 2, 11), left(9, 10, 3), left(10, 11, 0)];
  const blocks = dayBlocks({ ...dayOf([block(10, 11)]), places });
  expect(
    blocks.map(({ start, end, state, left: free }) => [
      (Date.parse(start) - DAY) / HOUR,
      (Date.parse(end) - DAY) / HOUR,
      state,
      free,
    ]),
  ).toEqual([
    [0, 2, 'free', 11],
    [2, 9, 'free', null],
    [9, 10, 'free', 3],
    [10, 11, 'busy', 0],
    [11, 24, 'free', null],
  ]);
});

test('of a day that is not known nothing is said', () => {
  expect(dayBlocks(dayOf(null))).toEqual([]);
});

test('whatever is booked, the blocks lie end to end over the whole day, and each moment is taken as the meetings say', () => {
  const meeting = fc
    .tuple(fc.integer({ min: -5, max: 29 }), fc.integer({ min: 0, max: 10 }), fc.boolean())
    .map(([from, length, isTentative]) => block(from, from + length, isTentative));
  fc.assert(
    fc.property(fc.array(meeting, { maxLength: 8 }), (busy) => {
      const blocks = dayBlocks(dayOf(busy));
      expect([blocks[0]?.start, blocks.at(-1)?.end]).toEqual([at(0), at(24)]);
      expect(blocks.slice(0, -1).map(({ end }) => end)).toEqual(blocks.slice(1).map(({ start }) => start));
      const states = blocks.map(({ state }) => state);
      expect(states.filter((state, index) => state === states[index - 1])).toEqual([]);
      for (let hour = 0; hour < 24; hour += 1) {
        const moment = at(hour + 0.5);
        const taking = busy.filter(({ start, end }) => start <= moment && end > moment);
        const expected =
          taking.length === 0
            ? 'free'
            : taking.some(({ isTentative }) => !isTentative)
              ? 'busy'
              : 'tentative';
        expect(blocks.find(({ start, end }) => start <= moment && end > moment)?.state).toBe(expected);
      }
    }),
  );
});

test.each([
  [0, 0, 'topleft'],
  [50, 0, 'top'],
  [100, 50, 'right'],
  [50, 50, 'middle'],
  [33, 67, 'bottomleft'],
  [50, 100, 'bottom'],
  [100, 100, 'bottomright'],
] as const)('%s %% from the left and %s %% from the top is said as %s', (x, y, area) => {
  expect(planArea({ x, y })).toBe(area);
});

test('every place on a plan has words', () => {
  const percent = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(percent, percent, (x, y) => {
      expect(detailsTexts.areas).toHaveProperty(planArea({ x, y }));
    }),
  );
});
