import { assert, constantFrom, integer, property, record } from 'fast-check';
import { Instant, TimeZone } from '../../../contract/primitives.ts';
import { Recurrence } from '../../../contract/recurrence.ts';
import { plannedDates } from '../../../server/modules/meetings/dates-ahead.ts';

/** Every zone that this system knows, and the links to them. */
const ZONES = Intl.supportedValuesOf('timeZone');
const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;
const HORIZON_MS = 365 * DAY_MS;
/** A clock is never further from UTC than this. */
const FURTHEST_MS = 15 * 60 * MINUTE_MS;

const clocks = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
  ]),
);

/** What the clock of a zone shows, written as if it were UTC. The platform's zones, where the product has Temporal's. */
function shown(instant: number, timeZone: string): number {
  const text = clocks.get(timeZone)?.format(new Date(instant)) ?? '';
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

/**
 * When a clock shows a time: the first such moment when it shows it twice; when it never does, as long after the clock was
 * put forward as the time lies behind that (RFC 5545, 3.3.5). By trying every offset that the zone has around then.
 */
function whenShown(wanted: number, timeZone: string): number {
  const offsetAt = (instant: number) => shown(instant, timeZone) - instant;
  const offsets = [...new Set([wanted - FURTHEST_MS, wanted, wanted + FURTHEST_MS].map(offsetAt))];
  const fitting = offsets.map((offset) => wanted - offset).filter((at) => shown(at, timeZone) === wanted);
  return fitting.length > 0 ? Math.min(...fitting) : wanted - offsetAt(wanted - FURTHEST_MS);
}

const isoDay = (day: number) => new Date(day).toISOString().slice(0, 10);

interface Weekly {
  readonly first: number;
  readonly interval: number;
  readonly startTime: string;
  readonly durationMinutes: number;
  readonly now: number;
  readonly timeZone: string;
}

/** The dates of a series every so many weeks on the day of its first date, counted in steps and not by looking at each day. */
function expected({ first, interval, startTime, durationMinutes, now, timeZone }: Weekly) {
  const [hours = 0, minutes = 0] = startTime.split(':').map(Number);
  const dates: { date: string; start: string; end: string }[] = [];
  for (let day = first; day < now + HORIZON_MS + 2 * DAY_MS; day += interval * 7 * DAY_MS) {
    const start = whenShown(day + (hours * 60 + minutes) * MINUTE_MS, timeZone);
    const end = start + durationMinutes * MINUTE_MS;
    const isWithin = end > now && start < now + HORIZON_MS;
    // The last day that is looked at is the 365th on the calendar of the zone.
    const last = Date.parse(isoDay(shown(now, timeZone))) + HORIZON_MS;
    if (isWithin && day <= last) {
      dates.push({
        date: isoDay(day),
        start: new Date(start).toISOString(),
        end: new Date(end).toISOString(),
      });
    }
  }
  return dates;
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

function planned({ first, interval, startTime, durationMinutes, now, timeZone }: Weekly) {
  const recurrence = Recurrence.parse({
    recurrenceType: 'weekly',
    recurrenceProperties: { interval, days: [WEEKDAYS[new Date(first).getUTCDay()]], firstDayOfWeek: 'mon' },
    seriesTime: { startDate: isoDay(first), endDate: null, startTime, durationMinutes },
  });
  const at = Instant.parse(new Date(now).toISOString());
  return plannedDates({ recurrence, timeZone: TimeZone.parse(timeZone) }, at);
}

const NOW = Date.parse('2026-11-30T08:00:00Z');
const series = record({
  days: integer({ min: -30, max: 200 }),
  interval: integer({ min: 1, max: 6 }),
  // The hours in which clocks are changed, and some others.
  startTime: constantFrom('00:00', '00:30', '01:30', '02:00', '02:30', '03:00', '12:00', '23:30'),
  durationMinutes: constantFrom(0, 30, 60, 24 * 60, 3 * 24 * 60),
});

describe('a series is expanded as a second implementation does it', () => {
  test('in every zone of the world, across the changes of its clock', () => {
    expect(ZONES.length).toBeGreaterThan(400);
    for (const timeZone of ZONES) {
      const every = { first: Date.parse('2026-11-29T00:00:00Z'), interval: 1, durationMinutes: 60, now: NOW };
      const wish = { ...every, startTime: '02:30', timeZone };
      expect({ timeZone, dates: planned(wish) }).toEqual({ timeZone, dates: expected(wish) });
    }
  });

  test('whatever its time, its length and its step are', () => {
    assert(
      property(series, constantFrom(...ZONES), ({ days, ...wish }, timeZone) => {
        const first = Date.parse('2026-11-30T00:00:00Z') + days * DAY_MS;
        const asked = { ...wish, first, timeZone, now: NOW };
        expect(planned(asked)).toEqual(expected(asked));
      }),
      { numRuns: 300 },
    );
  });
});

const daily = (more: object) => ({
  recurrenceType: 'daily',
  recurrenceProperties: { interval: 1 },
  seriesTime: { startDate: '2026-12-02', endDate: null, startTime: '12:00', durationMinutes: 60, ...more },
});

describe('a series that is not like others', () => {
  const zone = TimeZone.parse('Europe/Copenhagen');
  const dates = (recurrence: object, now: string, timeZone = zone) =>
    plannedDates({ recurrence: Recurrence.parse(recurrence), timeZone }, Instant.parse(now));

  test('has no more dates than a year has, whether it has no end or four hundred dates', () => {
    expect(dates(daily({}), '2026-12-02T08:00:00Z')).toHaveLength(365);
    expect(dates(daily({ endDate: '2028-01-05' }), '2026-12-02T08:00:00Z')).toHaveLength(365);
  });

  test('on 29 February is on the last day of February in other years', () => {
    const yearly = {
      recurrenceType: 'yearly',
      recurrenceProperties: { interval: 1, dayOfMonth: 29, month: 'feb' },
      seriesTime: { startDate: '2024-02-29', endDate: null, startTime: '12:00', durationMinutes: 60 },
    };
    expect(dates(yearly, '2026-12-01T08:00:00Z').map(({ date }) => date)).toEqual(['2027-02-28']);
    expect(dates(yearly, '2027-12-01T08:00:00Z').map(({ date }) => date)).toEqual(['2028-02-29']);
  });

  test('in the night with a missing hour begins an hour later, in the one with a doubled hour at its first', () => {
    const at = (found: ReturnType<typeof dates>, day: string) =>
      found.find(({ date }) => date === day)?.start;
    const night = dates(daily({ startTime: '02:30' }), '2026-12-02T00:00:00Z');
    expect(at(night, '2027-03-27')).toBe('2027-03-27T01:30:00.000Z');
    expect(at(night, '2027-03-28')).toBe('2027-03-28T01:30:00.000Z'); // 03:30 on the wall: there is no 02:30
    expect(at(night, '2027-03-29')).toBe('2027-03-29T00:30:00.000Z');
    expect(at(night, '2027-10-31')).toBe('2027-10-31T00:30:00.000Z');
  });

  test('that lasts all day or for days is counted by its own midnight, wherever its rooms are', () => {
    const long = daily({ startTime: '00:00', durationMinutes: 2 * 24 * 60 });
    const [first] = dates(long, '2026-12-01T08:00:00Z', TimeZone.parse('Pacific/Auckland'));
    expect(first).toEqual({
      date: '2026-12-02',
      start: '2026-12-01T11:00:00.000Z',
      end: '2026-12-03T11:00:00.000Z',
    });
  });
});
