import { assert, constantFrom, integer, oneof, property, record, subarray } from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { CalendarDay } from '../../../contract/deadlines.ts';
import { Instant, TimeZone } from '../../../contract/primitives.ts';
import { Recurrence } from '../../../contract/recurrence.ts';
import { plannedDates } from '../../../server/modules/meetings/dates-ahead.ts';
import { daysOfSeries } from '../../../server/modules/meetings/days-of-series.ts';
import { patternFromOffice } from '../../../simulator/calendar/outlook-host/office-pattern.ts';
import { datesOf } from '../../../simulator/state/recurrence.ts';

const day = (text: string) => CalendarDay.parse(text);
const time = { startDate: '2026-12-02', endDate: null, startTime: '12:00', durationMinutes: 60 };
const series = (type: string, recurrenceProperties: object | null, more: object = {}) =>
  Recurrence.parse({
    recurrenceType: type,
    ...(recurrenceProperties && { recurrenceProperties }),
    seriesTime: { ...time, ...more },
  });
const within = (recurrence: Recurrence, from: string, to: string) =>
  daysOfSeries(recurrence, day(from), day(to));

const of = (type: string, recurrenceProperties: Parameters<typeof record>[0]) =>
  record(recurrenceProperties).map((properties) => ({ type, properties }));

describe('the days of a series that is being composed', () => {
  test.each([
    ['every third day', series('daily', { interval: 3 }), ['2026-12-02', '2026-12-05', '2026-12-08']],
    [
      'working days',
      series('weekday', null),
      ['2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08'],
    ],
    [
      'Tuesdays and Sundays of every other week that begins on Sunday',
      series(
        'weekly',
        { interval: 2, days: ['sun', 'tue'], firstDayOfWeek: 'sun' },
        { startDate: '2026-11-24' },
      ),
      ['2026-12-06', '2026-12-08'],
    ],
    [
      'the last working day of a month',
      series(
        'monthly',
        { interval: 1, dayOfWeek: 'weekday', weekNumber: 'last' },
        { startDate: '2026-01-01' },
      ),
      [],
    ],
    [
      'the second weekend day of December',
      series('yearly', { interval: 1, dayOfWeek: 'weekendDay', weekNumber: 'second', month: 'dec' }),
      ['2026-12-06'],
    ],
  ])('are %s', (_name, recurrence, expected) => {
    expect(within(recurrence, '2026-12-01', '2026-12-08')).toEqual(expected);
  });

  test('on the 31st are the last ones of shorter months, and end with the series', () => {
    const monthly = series(
      'monthly',
      { interval: 1, dayOfMonth: 31 },
      { startDate: '2026-12-31', endDate: '2027-03-30' },
    );
    expect(within(monthly, '2026-12-01', '2027-12-31')).toEqual(['2026-12-31', '2027-01-31', '2027-02-28']);
  });

  const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const weekday = constantFrom(...DAYS);
  const interval = integer({ min: 1, max: 5 });
  const weekNumber = constantFrom('first', 'second', 'third', 'fourth', 'last');
  const month = constantFrom('jan', 'feb', 'jun', 'dec');
  const dayOfMonth = integer({ min: 1, max: 31 });
  const dayOfWeek = constantFrom(...DAYS, 'weekday', 'weekendDay', 'day');
  const patterns = oneof(
    of('daily', { interval }),
    of('weekly', { interval, days: subarray(DAYS, { minLength: 1 }), firstDayOfWeek: weekday }),
    of('monthly', { interval, dayOfMonth }),
    of('monthly', { interval, dayOfWeek, weekNumber }),
    of('yearly', { interval, dayOfMonth, month }),
    of('yearly', { interval, dayOfWeek, weekNumber, month }),
  );

  test('are those of the simulated Outlook, which counts them in another way', () => {
    assert(
      property(patterns, integer({ min: 0, max: 1_500 }), ({ type, properties }, offset) => {
        const first = Temporal.PlainDate.from('2024-01-01').add({ days: offset });
        const startDate = first.toString();
        const [from, to] = [first.add({ days: 200 }).toString(), first.add({ days: 565 }).toString()];
        const office = { recurrenceType: type, recurrenceProperties: properties } as Parameters<
          typeof patternFromOffice
        >[0];
        const pattern = {
          ...patternFromOffice(office, first),
          ...(type === 'weekly' && {
            firstDayOfWeek: longName((properties as { firstDayOfWeek: string }).firstDayOfWeek),
          }),
        };
        const theirs: string[] = [];
        for (const date of datesOf({ pattern, range: { type: 'noEnd', startDate } })) {
          if (date.toString() > to) break;
          if (date.toString() >= from) theirs.push(date.toString());
        }
        expect(within(series(type, properties, { startDate }), from, to)).toEqual(theirs);
      }),
      { numRuns: 150 },
    );
  });

  const LONG = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const longName = (short: string) => LONG[DAYS.indexOf(short)] ?? 'monday';
});

describe('the dates of a planned series', () => {
  const timeZone = TimeZone.parse('Europe/Copenhagen');
  const now = Instant.parse('2026-11-30T08:00:00Z');

  test('are at its time by its own clock, whatever the clocks do, and at most 365 days ahead', () => {
    const dates = plannedDates(
      { recurrence: series('weekly', { interval: 1, days: ['wed'] }), timeZone },
      now,
    );
    expect(dates.length).toBe(52);
    expect(dates[0]).toEqual({
      date: '2026-12-02',
      start: '2026-12-02T11:00:00.000Z',
      end: '2026-12-02T12:00:00.000Z',
    });
    expect(dates.find(({ date }) => date === '2027-06-30')?.start).toBe('2027-06-30T10:00:00.000Z');
    expect(dates.at(-1)?.date).toBe('2027-11-24');
  });

  test('begin with the one that is not over yet, also when it lasts for days', () => {
    const long = series(
      'weekly',
      { interval: 1, days: ['sat'] },
      { startDate: '2026-01-03', durationMinutes: 3 * 24 * 60 },
    );
    expect(plannedDates({ recurrence: long, timeZone }, now)[0]?.date).toBe('2026-11-28');
    expect(plannedDates({ recurrence: null, timeZone }, now)).toEqual([]);
  });
});
