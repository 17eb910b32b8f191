import { array, assert, integer, property, tuple } from 'fast-check';
import { instantOf } from '../../../server/kernel/time.ts';
import { mostAtOnce } from '../../../server/modules/visitors/parking/most-at-once.ts';

const NINE = Date.parse('2026-12-02T09:00:00Z');
const at = (minutes: number) => instantOf(NINE + minutes * 60_000);
const stay = (start: number, end: number) => ({ start: at(start), end: at(end) });

describe('how many places are taken at most', () => {
  test('counts those that are there at once, not those that follow one another', () => {
    expect(mostAtOnce([stay(0, 60), stay(60, 120), stay(120, 180)], stay(0, 180))).toEqual({
      count: 1,
      at: at(0),
    });
    expect(mostAtOnce([stay(0, 60), stay(30, 90), stay(45, 50)], stay(0, 180))).toEqual({
      count: 3,
      at: at(45),
    });
  });

  test('looks at its interval alone, and at whoever was there before', () => {
    const stays = [stay(-60, 30), stay(10, 20), stay(90, 120)];
    expect(mostAtOnce(stays, stay(0, 60))).toEqual({ count: 2, at: at(10) });
    expect(mostAtOnce(stays, stay(30, 90))).toEqual({ count: 0, at: at(30) });
    expect(mostAtOnce([], stay(0, 60))).toEqual({ count: 0, at: at(0) });
  });

  test('is what counting at every minute gives', () => {
    const some = array(
      tuple(integer({ min: 0, max: 60 }), integer({ min: 1, max: 30 })).map(([from, long]) =>
        stay(from, from + long),
      ),
      { maxLength: 12 },
    );
    assert(
      property(some, integer({ min: 0, max: 60 }), integer({ min: 1, max: 30 }), (stays, from, long) => {
        const minutes = Array.from({ length: long }, (_, minute) => at(from + minute));
        const counts = minutes.map(
          (minute) => stays.filter(({ start, end }) => start <= minute && minute < end).length,
        );
        expect(mostAtOnce(stays, stay(from, from + long)).count).toBe(Math.max(...counts));
      }),
    );
  });
});
