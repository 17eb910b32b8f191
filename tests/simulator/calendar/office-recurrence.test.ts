import type { Recurrence } from '../../../simulator/state/calendaring.ts';
import {
  OfficeRecurrence,
  fromOffice,
  toOffice,
} from '../../../simulator/calendar/outlook-host/office-recurrence.ts';
import { lastDate } from '../../../simulator/calendar/outlook-host/recurrence-dates.ts';
import { anItem } from './an-item.ts';

const until = {
  type: 'endDate',
  startDate: '2026-12-01',
  endDate: '2027-03-30',
  recurrenceTimeZone: 'Europe/Copenhagen',
} as const;

const patterns: readonly [string, Recurrence['pattern']][] = [
  ['daily', { type: 'daily', interval: 2 }],
  ['weekly', { type: 'weekly', interval: 1, daysOfWeek: ['tuesday', 'thursday'] }],
  ['on a day of the month', { type: 'absoluteMonthly', interval: 1, dayOfMonth: 1 }],
  [
    'on a weekday of the month',
    { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'first' },
  ],
  ['yearly', { type: 'absoluteYearly', interval: 1, dayOfMonth: 1, month: 12 }],
  [
    'on a weekday of a month',
    { type: 'relativeYearly', interval: 1, daysOfWeek: ['tuesday'], index: 'first', month: 12 },
  ],
];

test.each(patterns)('a series that recurs %s survives the way through Office', (_, pattern) => {
  const state = anItem({ recurrence: { pattern, range: until } }).read();
  const back = fromOffice(OfficeRecurrence.parse(toOffice(state)), state);
  expect(back).toEqual({
    timeZone: state.timeZone,
    start: state.start,
    end: state.end,
    recurrence: { pattern, range: until },
  });
});

test('a series keeps its clock time in the zone that Windows names', () => {
  const given = OfficeRecurrence.parse({
    recurrenceType: 'weekly',
    recurrenceProperties: { interval: 1, days: ['sun'] },
    recurrenceTimeZone: { name: 'Eastern Standard Time' },
    seriesTimeJson: {
      startYear: 2027,
      startMonth: 3,
      startDay: 14,
      noEndDate: true,
      startTimeMin: 600,
      durationMin: 45,
    },
  });
  expect(fromOffice(given, anItem().read())).toMatchObject({
    timeZone: 'America/New_York',
    start: Date.parse('2027-03-14T14:00:00Z'), // summer time began that night
    end: Date.parse('2027-03-14T14:45:00Z'),
    recurrence: { range: { type: 'noEnd' } },
  });
});

test.each([
  ['a zone nobody knows', { recurrenceTimeZone: { name: 'Middle-earth Standard Time' } }, 'unknown-zone'],
  ['a day that does not exist', { recurrenceProperties: { interval: 1, days: ['foo'] } }, 'invalid'],
  [
    'a date that does not exist',
    { seriesTimeJson: { startYear: 2027, startMonth: 2, startDay: 30, startTimeMin: 0, durationMin: 30 } },
    'invalid',
  ],
  [
    'an end before the beginning',
    {
      seriesTimeJson: {
        startYear: 2027,
        startMonth: 2,
        startDay: 3,
        endYear: 2027,
        endMonth: 2,
        endDay: 2,
        startTimeMin: 0,
        durationMin: 30,
      },
    },
    'invalid',
  ],
])('%s is refused', (_, part, refusal) => {
  const given = OfficeRecurrence.parse({
    recurrenceType: 'weekly',
    seriesTimeJson: { startYear: 2027, startMonth: 2, startDay: 2, startTimeMin: 0, durationMin: 30 },
    ...part,
  });
  expect(fromOffice(given, anItem().read())).toBe(refusal);
});

test.each([
  [{ type: 'daily', interval: 3 }, 4, '2026-12-10'],
  [{ type: 'weekly', interval: 2, daysOfWeek: ['tuesday', 'friday'] }, 3, '2026-12-15'],
  [{ type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 }, 3, '2027-02-28'],
  [{ type: 'relativeMonthly', interval: 1, daysOfWeek: ['friday'], index: 'last' }, 2, '2027-01-29'],
  [
    { type: 'relativeYearly', interval: 1, daysOfWeek: ['monday'], index: 'second', month: 3 },
    2,
    '2028-03-13',
  ],
] as const)('%j happens %i times, for the last time on %s', (pattern, numberOfOccurrences, last) => {
  const range = { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences } as const;
  expect(lastDate({ pattern, range })).toBe(last);
});
