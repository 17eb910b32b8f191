import { fitting, linesOfWeek } from '../../../simulator/calendar/month/lines.ts';
import type { Line } from '../../../simulator/calendar/month/lines.ts';
import { dayAfterKey } from '../../../simulator/calendar/month/next-day.ts';
import { shownDays } from '../../../simulator/calendar/use-calendar.ts';
import { anEntry } from './an-entry.ts';

const ZONE = 'Europe/Copenhagen';
const MONDAY = '2026-11-30';

const meeting = (id: string, start: string, end: string, isAllDay = false) =>
  anEntry({ id, start: `${start}:00.000Z`, end: `${end}:00.000Z`, isAllDay });
const idsOf = (lines: readonly (Line | null)[]) => lines.map((line) => line?.entry.id ?? null);

describe('a week of the month', () => {
  test('lists a day by the hour, what lasts longer first', () => {
    const [, tuesday] = linesOfWeek(
      [
        meeting('late', '2026-12-01T15:00', '2026-12-01T16:00'),
        meeting('early', '2026-12-01T07:00', '2026-12-01T08:00'),
        meeting('whole day', '2026-11-30T23:00', '2026-12-01T23:00', true),
      ],
      MONDAY,
      ZONE,
    );
    expect(idsOf(tuesday!)).toEqual(['whole day', 'early', 'late']);
  });

  test('keeps a meeting of several days on one line, and fills the lines it leaves free', () => {
    const days = linesOfWeek(
      [
        meeting('fair', '2026-11-30T23:00', '2026-12-03T23:00', true),
        meeting('trip', '2026-12-01T23:00', '2026-12-04T23:00', true),
        meeting('lunch', '2026-12-04T11:00', '2026-12-04T12:00'),
      ],
      MONDAY,
      ZONE,
    );
    expect(days.map(idsOf)).toEqual([
      [],
      ['fair'],
      ['fair', 'trip'],
      ['fair', 'trip'],
      ['lunch', 'trip'],
      [],
      [],
    ]);
  });

  test('leaves a gap above a line that began higher up', () => {
    const days = linesOfWeek(
      [
        meeting('fair', '2026-11-30T23:00', '2026-12-01T23:00', true),
        meeting('trip', '2026-11-30T23:00', '2026-12-02T23:00', true),
      ],
      MONDAY,
      ZONE,
    );
    expect(days.map(idsOf).slice(1, 3)).toEqual([['trip', 'fair'], ['trip']]);
    expect(days[1]![0]).toMatchObject({ days: 2, isContinued: false, goesOn: true });
    expect(days[2]![0]).toMatchObject({ days: 1, isContinued: true, goesOn: false });
  });

  test('shows what comes from the week before and goes on into the next one', () => {
    const days = linesOfWeek([meeting('leave', '2026-11-20T23:00', '2026-12-20T23:00', true)], MONDAY, ZONE);
    expect(days.every((lines) => lines.length === 1)).toBe(true);
    expect(days[0]![0]).toMatchObject({ days: 7, isContinued: true, goesOn: true });
  });

  test('ends what ends at midnight on the day before', () => {
    const days = linesOfWeek([meeting('party', '2026-12-01T19:00', '2026-12-01T23:00')], MONDAY, ZONE);
    expect(days.map(idsOf)).toEqual([[], ['party'], [], [], [], [], []]);
  });
});

describe('a day with more meetings than room', () => {
  const day = ['a', 'b', 'c', 'd'].map((id): Line => ({
    entry: anEntry({ id }),
    days: 1,
    isContinued: false,
    goesOn: false,
  }));

  test('gives its last line to the number of those that are not shown', () => {
    expect(idsOf(fitting(day, 3).shown)).toEqual(['a', 'b']);
    expect(fitting(day, 3).more).toBe(2);
    expect(fitting(day, 1)).toEqual({ shown: [], more: 4 });
  });

  test('counts no gaps', () => {
    expect(fitting([day[0]!, null, day[1]!], 2).more).toBe(1);
  });

  test('says nothing when all of them fit', () => {
    expect(fitting(day, 4)).toEqual({ shown: day, more: 0 });
  });
});

test.each([
  ['ArrowLeft', '2026-11-30'],
  ['ArrowDown', '2026-12-08'],
  ['Home', '2026-11-30'],
  ['End', '2026-12-06'],
  ['PageUp', '2026-11-01'],
  ['x', null],
])('from 1 December the key %s leads to %p', (key, date) => {
  expect(dayAfterKey(key, '2026-12-01')).toBe(date);
});

test.each([
  ['2026-12-15', '2026-11-30', 35],
  ['2027-02-01', '2027-02-01', 28],
  ['2026-08-31', '2026-07-27', 42],
])('the month of %s is shown from %s on for %i days', (date, from, days) => {
  expect(shownDays({ view: 'month', date })).toEqual({ from, days });
});
