import { TimeZone } from '../../../contract/primitives.ts';
import { Recurrence } from '../../../contract/recurrence.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import { layTimes } from '../../../server/modules/availability/calendar-times.ts';
import { plannedDates } from '../../../server/modules/meetings/index.ts';
import { weighSeries } from '../../../server/modules/room-series/weigh-series.ts';

const NOW = instantOf(Date.parse('2026-11-30T08:00:00Z'));
const window = { start: Date.parse('2026-10-01T00:00:00Z'), end: Date.parse('2027-11-30T00:00:00Z') };
const copenhagen = TimeZone.parse('Europe/Copenhagen');

/** Every Wednesday from 2 December on, at noon of Copenhagen's clock. */
function weekly(endDate: string | null, durationMinutes = 60) {
  const recurrence = Recurrence.parse({
    recurrenceType: 'weekly',
    recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
    seriesTime: { startDate: '2026-12-02', endDate, startTime: '12:00', durationMinutes },
  });
  return plannedDates({ recurrence, timeZone: copenhagen }, NOW);
}
const taken = (...times: readonly [from: string, to: string][]) =>
  layTimes(
    window,
    times.map(([from, to]) => ({
      start: (Date.parse(from) - window.start) / 1_000,
      end: (Date.parse(to) - window.start) / 1_000,
      isTentative: false,
    })),
  );
const other = { isOwn: false, against: new Set<string>() };

test('fifty-two Wednesdays are free on forty-nine, and the three are named, on both sides of the clock’s change', () => {
  const times = taken(
    ['2026-12-09T11:30:00Z', '2026-12-09T11:45:00Z'],
    ['2027-03-24T11:00:00Z', '2027-03-24T12:00:00Z'],
    ['2027-03-31T10:00:00Z', '2027-03-31T11:00:00Z'], // noon is an hour earlier since Sunday
    ['2027-04-07T11:00:00Z', '2027-04-07T12:00:00Z'], // when the meeting has ended
    ['2027-04-14T09:00:00Z', '2027-04-14T10:00:00Z'], // before it begins
  );
  const found = weighSeries(times, weekly('2027-11-24'), other);
  expect({ ...found, conflicts: found.conflicts.map(({ date }) => date) }).toEqual({
    free: 49,
    busy: 3,
    unknown: 0,
    elsewhere: 3,
    conflicts: ['2026-12-09', '2027-03-24', '2027-03-31'],
  });
});

test('what lies beyond the window, and a calendar that was never read, are not known and never free', () => {
  expect(
    weighSeries(
      layTimes({ ...window, end: Date.parse('2027-01-06T11:30:00Z') }, []),
      weekly('2027-01-06'),
      other,
    ),
  ).toMatchObject({
    free: 5,
    unknown: 1,
  });
  expect(weighSeries(null, weekly('2027-01-06'), other)).toEqual({
    free: 0,
    busy: 0,
    unknown: 6,
    elsewhere: 0,
    conflicts: [],
  });
});

test('a series that a room holds already is not in its own way; another meeting at that time is', () => {
  const times = taken(
    ['2026-12-02T11:00:00Z', '2026-12-02T12:00:00Z'],
    ['2026-12-09T11:00:00Z', '2026-12-09T12:00:00Z'],
    ['2026-12-09T11:00:00Z', '2026-12-09T12:00:00Z'],
    ['2026-12-16T11:00:00Z', '2026-12-16T12:30:00Z'],
  );
  const dates = weekly('2026-12-16');
  expect(weighSeries(times, dates, { ...other, isOwn: true }).conflicts.map(({ date }) => date)).toEqual([
    '2026-12-09',
    '2026-12-16',
  ]);
  expect(weighSeries(times, dates, other).busy).toBe(3);
});

test('a date that is refused needs another room once, whether the room is taken then or not', () => {
  const times = taken(['2026-12-09T11:30:00Z', '2026-12-09T11:45:00Z']);
  const against = new Set(['2026-12-09', '2026-12-16', '2027-01-13']);
  expect(weighSeries(times, weekly('2026-12-23'), { ...other, against })).toMatchObject({
    free: 3,
    busy: 1,
    elsewhere: 2,
  });
});

test('a meeting without any length is in the way where something is', () => {
  const times = taken(['2026-12-02T11:00:00Z', '2026-12-02T12:00:00Z']);
  expect(weighSeries(times, weekly('2026-12-09', 0), other)).toMatchObject({ free: 1, busy: 1 });
});

test('of more than a year of days sixty conflicts are named and all are counted', () => {
  const daily = Recurrence.parse({
    recurrenceType: 'daily',
    recurrenceProperties: { interval: 1 },
    seriesTime: { startDate: '2026-12-01', endDate: null, startTime: '12:00', durationMinutes: 30 },
  });
  const dates = plannedDates({ recurrence: daily, timeZone: copenhagen }, NOW);
  const found = weighSeries(taken(['2026-10-02T00:00:00Z', '2027-11-30T00:00:00Z']), dates, other);
  expect([dates.length, found.busy, found.conflicts.length]).toEqual([364, 364, 60]);
});
