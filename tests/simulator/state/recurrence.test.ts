import type { Recurrence } from '../../../simulator/state/calendaring.ts';
import { datesOf } from '../../../simulator/state/recurrence.ts';
import { book, emptyWorld, mail, seen, starts, weekly } from './world-fixture.ts';

function firstDates(pattern: Recurrence['pattern'], startDate: string, count = 4): string[] {
  const range = { type: 'numbered' as const, startDate, numberOfOccurrences: count };
  return [...datesOf({ pattern, range })].map((date) => date.toString());
}

test.each<[string, Recurrence['pattern'], string, string[]]>([
  [
    'every third day',
    { type: 'daily', interval: 3 },
    '2026-12-30',
    ['2026-12-30', '2027-01-02', '2027-01-05', '2027-01-08'],
  ],
  [
    'every second week on two days, weeks from Sunday',
    { type: 'weekly', interval: 2, daysOfWeek: ['tuesday', 'sunday'] },
    '2026-12-01',
    ['2026-12-01', '2026-12-13', '2026-12-15', '2026-12-27'],
  ],
  [
    'every second week on two days, weeks from Monday',
    { type: 'weekly', interval: 2, daysOfWeek: ['tuesday', 'sunday'], firstDayOfWeek: 'monday' },
    '2026-12-01',
    ['2026-12-01', '2026-12-06', '2026-12-15', '2026-12-20'],
  ],
  [
    'the 31st, or the last day of shorter months',
    { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 },
    '2026-12-01',
    ['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31'],
  ],
  [
    'the second Tuesday of a month',
    { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'second' },
    '2026-12-09',
    ['2027-01-12', '2027-02-09', '2027-03-09', '2027-04-13'],
  ],
  [
    'the last working day of every third month',
    {
      type: 'relativeMonthly',
      interval: 3,
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      index: 'last',
    },
    '2026-12-01',
    ['2026-12-31', '2027-03-31', '2027-06-30', '2027-09-30'],
  ],
  [
    'the 29th of February every year',
    { type: 'absoluteYearly', interval: 1, dayOfMonth: 29, month: 2 },
    '2027-01-01',
    ['2027-02-28', '2028-02-29', '2029-02-28', '2030-02-28'],
  ],
  [
    'the first Monday of June every year',
    { type: 'relativeYearly', interval: 1, daysOfWeek: ['monday'], index: 'first', month: 6 },
    '2026-12-01',
    ['2027-06-07', '2028-06-05', '2029-06-04', '2030-06-03'],
  ],
])('%s', (_, pattern, startDate, dates) => {
  expect(firstDates(pattern, startDate)).toEqual(dates);
});

test('an end date is included', () => {
  const dates = datesOf(weekly({ type: 'endDate', endDate: '2026-12-15' }));
  expect([...dates].map(String)).toEqual(['2026-12-01', '2026-12-08', '2026-12-15']);
});

test('a series keeps its local time when the clocks change', () => {
  const world = emptyWorld();
  book(world, {
    start: '2027-03-23T09:00:00Z',
    end: '2027-03-23T10:00:00Z',
    recurrence: weekly({ startDate: '2027-03-23', numberOfOccurrences: 2 }),
  });
  expect(starts(world, 'fjord')).toEqual(['2027-03-23T09:00:00.000Z', '2027-03-30T08:00:00.000Z']);
});

test('an all-day meeting is midnight to midnight where its organizer is, also over the change of the clocks', () => {
  const world = emptyWorld();
  book(world, {
    organizer: mail('anna'),
    start: '2027-03-27T23:00:00Z',
    end: '2027-03-28T22:00:00Z',
    isAllDay: true,
  });
  expect(seen(world, 'anna')).toMatchObject([
    { start: '2027-03-27T23:00:00.000Z', end: '2027-03-28T22:00:00.000Z', isAllDay: true },
  ]);
});

test('a series that begins off its pattern starts on its first date', () => {
  const world = emptyWorld();
  const meeting = book(world, {
    start: '2026-11-30T09:00:00Z',
    end: '2026-11-30T10:00:00Z',
    recurrence: weekly({ startDate: '2026-11-30' }),
  });
  expect(meeting.start).toBe('2026-12-01T09:00:00.000Z');
});
