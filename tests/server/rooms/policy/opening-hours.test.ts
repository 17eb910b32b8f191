import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { ClosedCalendar, OpeningWeek } from '../../../../contract/opening.ts';
import { Instant, TimeZone } from '../../../../contract/primitives.ts';
import {
  closedDayIn,
  dayOutsideHours,
  daysTouched,
} from '../../../../server/modules/rooms/policy/opening-hours.ts';

const copenhagen = TimeZone.parse('Europe/Copenhagen');
const newYork = TimeZone.parse('America/New_York');

const between = (start: string, end: string) => ({ start: Instant.parse(start), end: Instant.parse(end) });
const office = OpeningWeek.parse([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })));

/** `07:45` is the 31st quarter of a day. */
const clock = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;

describe('opening hours', () => {
  test('a meeting within the hours of its day is let pass, to the minute', () => {
    const day = between('2026-12-01T07:00:00Z', '2026-12-01T17:00:00Z'); // Tuesday, 8 to 18
    expect(dayOutsideHours(office, day, copenhagen)).toBeNull();
    const longer = between('2026-12-01T07:00:00Z', '2026-12-01T17:01:00Z');
    expect(dayOutsideHours(office, longer, copenhagen)).toMatchObject({ day: '2026-12-01' });
  });

  test('the same instant is open in one city and closed in another', () => {
    const afternoon = between('2026-12-01T14:00:00Z', '2026-12-01T15:00:00Z');
    expect(dayOutsideHours(office, afternoon, copenhagen)).toBeNull();
    const early = between('2026-12-01T12:00:00Z', '2026-12-01T12:30:00Z');
    expect(dayOutsideHours(office, early, copenhagen)).toBeNull();
    expect(dayOutsideHours(office, early, newYork)).toMatchObject({ day: '2026-12-01' });
  });

  test('an all-day meeting of Copenhagen touches two days of New York, and the night between', () => {
    const allDay = between('2026-11-30T23:00:00Z', '2026-12-01T23:00:00Z');
    expect(daysTouched(allDay, copenhagen)).toEqual(['2026-12-01']);
    expect(daysTouched(allDay, newYork)).toEqual(['2026-11-30', '2026-12-01']);
    expect(dayOutsideHours(office, allDay, newYork)).toMatchObject({ day: '2026-11-30' });
  });

  test('hours that meet at midnight let a night pass', () => {
    const week = OpeningWeek.parse([
      { weekday: 1, from: '08:00', to: '24:00' },
      { weekday: 2, from: '00:00', to: '10:00' },
    ]);
    const night = between('2026-11-30T21:00:00Z', '2026-12-01T08:00:00Z');
    expect(dayOutsideHours(week, night, copenhagen)).toBeNull();
    const later = between('2026-11-30T21:00:00Z', '2026-12-01T09:30:00Z');
    expect(dayOutsideHours(week, later, copenhagen)).toMatchObject({ day: '2026-12-01' });
  });

  test('a weekday without hours is closed, and says so with no hours', () => {
    const saturday = between('2026-12-05T09:00:00Z', '2026-12-05T10:00:00Z');
    expect(dayOutsideHours(office, saturday, copenhagen)).toEqual({ day: '2026-12-05', hours: [] });
  });

  test('in the night with a doubled hour a room closes the second time the clock shows it', () => {
    const night = OpeningWeek.parse([{ weekday: 7, from: '00:00', to: '02:30' }]);
    // 25 October 2026: 02:30 is at 00:30Z and again at 01:30Z.
    expect(
      dayOutsideHours(night, between('2026-10-25T00:15:00Z', '2026-10-25T01:30:00Z'), copenhagen),
    ).toBeNull();
    expect(
      dayOutsideHours(night, between('2026-10-25T00:15:00Z', '2026-10-25T01:45:00Z'), copenhagen),
    ).not.toBeNull();
  });

  test('in the night with a missing hour a day of hours is an hour shorter', () => {
    const night = OpeningWeek.parse([{ weekday: 7, from: '01:00', to: '05:00' }]);
    // 28 March 2027: 01:00 is at 00:00Z, 05:00 at 03:00Z.
    expect(
      dayOutsideHours(night, between('2027-03-28T00:00:00Z', '2027-03-28T03:00:00Z'), copenhagen),
    ).toBeNull();
    expect(
      dayOutsideHours(night, between('2027-03-28T00:00:00Z', '2027-03-28T04:00:00Z'), copenhagen),
    ).not.toBeNull();
  });

  test('every minute of a meeting that is let pass shows a time within the hours, and no other meeting is let pass', () => {
    const time = fc.integer({ min: 0, max: 95 });
    const hours = fc
      .tuple(fc.integer({ min: 1, max: 7 }), time, time)
      .filter(([, from, to]) => from !== to)
      .map(([weekday, one, other]) => ({
        weekday,
        from: clock(Math.min(one, other)),
        to: Math.max(one, other) === 95 ? '24:00' : clock(Math.max(one, other)),
      }));
    const weeks = fc.uniqueArray(hours, { selector: ({ weekday }) => weekday, minLength: 1, maxLength: 7 });
    const first = Date.parse('2026-12-07T00:00:00Z'); // two weeks without a change of the clock
    fc.assert(
      fc.property(
        weeks,
        fc.integer({ min: 0, max: 4 * 24 * 12 }),
        fc.integer({ min: 1, max: 4 * 30 }),
        fc.constantFrom(copenhagen, newYork),
        (drawn, at, length, zone) => {
          const week = OpeningWeek.parse(drawn);
          const start = first + at * 900_000;
          const meeting = between(
            new Date(start).toISOString(),
            new Date(start + length * 900_000).toISOString(),
          );
          const isOpenAt = (instant: number) => {
            const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
            const shown = local.toPlainTime().toString({ smallestUnit: 'minute' });
            return week.some(
              ({ weekday, from, to }) => weekday === local.dayOfWeek && from <= shown && shown < to,
            );
          };
          const quarters = Array.from({ length }, (_, quarter) => start + quarter * 900_000);
          expect(dayOutsideHours(week, meeting, zone) === null).toBe(quarters.every(isOpenAt));
        },
      ),
    );
  });
});

describe('closed days', () => {
  const closed = ClosedCalendar.parse([{ from: '2026-12-24', to: '2026-12-26', name: 'Christmas' }]);

  test('are whole days of the room’s own calendar', () => {
    // 02:00 on the 24th in Copenhagen is still the 23rd in New York.
    const night = between('2026-12-24T01:00:00Z', '2026-12-24T02:00:00Z');
    expect(closedDayIn(closed, night, copenhagen)).toMatchObject({ day: '2026-12-24' });
    expect(closedDayIn(closed, night, newYork)).toBeNull();
  });

  test('stand against a meeting of several days that only touches them, and not against one that ends as they begin', () => {
    const touching = between('2026-12-22T09:00:00Z', '2026-12-24T09:00:00Z');
    expect(closedDayIn(closed, touching, copenhagen)).toMatchObject({
      day: '2026-12-24',
      closed: { name: 'Christmas' },
    });
    const before = between('2026-12-22T09:00:00Z', '2026-12-23T23:00:00Z');
    expect(closedDayIn(closed, before, copenhagen)).toBeNull();
  });
});
