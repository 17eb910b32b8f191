import { array, assert, boolean, constantFrom, integer, pre, property, record } from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { DeadlineRule } from '../../../../contract/deadlines.ts';
import { ClosedCalendar, OpeningWeek } from '../../../../contract/opening.ts';
import { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { computeDeadline, deadlineOf } from '../../../../server/modules/services/deadlines/deadline.ts';
import { explainDeadline } from '../../../../server/modules/services/deadlines/explain-deadline.ts';
import { closureAt } from '../../../../server/modules/services/deadlines/opening.ts';
import { canteen, cph, cphSummer, daysBefore, inEnglish } from './a-canteen.ts';

const lunch = { name: 'Lunch', deadline: daysBefore(2) };
const coffee = { name: 'Coffee', deadline: null };

describe('a deadline of opening days', () => {
  test.each([
    ['the day before', '2026-12-02 12:00', '2026-12-01 12:00'],
    ['Friday for Monday', '2026-12-07 09:00', '2026-12-04 12:00'],
    ['before Christmas for the Monday after it', '2026-12-28 10:00', '2026-12-23 12:00'],
  ])('counts back over closed days: %s', (_case, delivery, closes) => {
    expect(deadlineOf(canteen, cph(delivery)).at).toBe(cph(closes));
  });

  test('closes earlier for what takes longer, and says which', () => {
    const both = deadlineOf(canteen, cph('2026-12-02 12:00'), [coffee, lunch]);

    expect(both).toMatchObject({ at: cph('2026-11-30 12:00'), item: 'Lunch' });
    expect(deadlineOf(canteen, cph('2026-12-02 12:00'), [coffee])).toMatchObject({ item: null });
  });

  test('is never later because of something that could be ordered later', () => {
    const quick = { name: 'Water', deadline: daysBefore(0) };

    expect(deadlineOf(canteen, cph('2026-12-02 12:00'), [quick])).toMatchObject({
      at: cph('2026-12-01 12:00'),
      item: null,
    });
  });

  test('is the same instant for everybody, and noon stays noon when the clocks change', () => {
    // In Copenhagen clocks go forward on Sunday 28 March 2027.
    expect(deadlineOf(canteen, cphSummer('2027-03-29 10:00')).at).toBe(cph('2027-03-26 12:00'));
    expect(computeDeadline(daysBefore(0, '02:30'), cphSummer('2027-03-28 12:00'), always).at).toBe(
      cphSummer('2027-03-28 03:30'), // a time that the clock leaves out
    );
  });

  test('is not after the delivery', () => {
    const rule = daysBefore(0);

    expect(computeDeadline(rule, cph('2026-12-02 09:00'), canteen).at).toBe(cph('2026-12-02 09:00'));
  });

  test('of a team that is always closed is long past, and does not look for ever', () => {
    const closed = { ...canteen, closedDays: ClosedCalendar.parse([2025, 2026].map(yearOff)), hours: [] };

    expect(computeDeadline(daysBefore(1), cph('2026-12-02 12:00'), closed).at < cph('2026-01-01 00:00')).toBe(
      true,
    );
  });

  test('shows its working in one sentence', () => {
    const delivery = cph('2026-12-28 10:00');

    expect(
      explainDeadline(deadlineOf(canteen, delivery), delivery, canteen, inEnglish(cph('2026-11-30 09:00'))),
    ).toBe(
      'Canteen CPH takes requests until Wed 23 Dec 2026, 12:00, 1 opening day before the delivery on Mon 28 Dec 2026, 10:00; it is closed Thu 24 Dec to Sat 26 Dec (Christmas) and Sun 27 Dec (Copenhagen time).',
    );
  });

  test('names what closes early, and says when it has passed', () => {
    const delivery = cph('2026-12-02 12:00');
    const deadline = deadlineOf(canteen, delivery, [lunch]);

    expect(explainDeadline(deadline, delivery, canteen, inEnglish(cph('2026-11-30 12:01')))).toBe(
      'Canteen CPH took requests with Lunch until Mon 30 Nov 2026, 12:00, 2 opening days before the delivery on Wed 2 Dec 2026, 12:00 (Copenhagen time).',
    );
  });
});

describe('an elapsed time that falls on a closed day', () => {
  test('closes with the last opening day before it', () => {
    const rule = DeadlineRule.parse({ kind: 'minutes-before', minutes: 12 * 60 });
    const monday = cph('2026-12-07 08:00'); // twelve hours before: Sunday 20:00

    expect(computeDeadline(rule, monday, canteen)).toMatchObject({
      at: cph('2026-12-04 17:00'),
      skipped: [{ from: '2026-12-05', to: '2026-12-06', name: null }],
    });
  });
});

describe('opening hours', () => {
  test.each([
    ['on a weekend', '2026-12-05 12:00', { kind: 'closed-day', name: null }],
    ['on a holiday', '2026-12-25 12:00', { kind: 'closed-day', name: 'Christmas' }],
    ['at night', '2026-12-02 06:59', { kind: 'closed-hour', hours: '07:00–17:00' }],
    ['when they begin', '2026-12-02 07:00', null],
    ['when they end', '2026-12-02 17:00', null],
  ])('say whether anything is delivered %s', (_case, moment, closure) => {
    expect(closureAt(canteen, cph(moment))).toEqual(closure);
  });

  test('of a night shift end at midnight', () => {
    const hours = OpeningWeek.parse([{ weekday: 3, from: '20:00', to: '24:00' }]);

    expect(closureAt({ ...canteen, hours }, cph('2026-12-02 23:59'))).toBeNull();
  });

  test.each([
    ['end before they begin', [{ weekday: 1, from: '12:00', to: '08:00' }]],
    [
      'overlap',
      [
        { weekday: 1, from: '08:00', to: '12:00' },
        { weekday: 1, from: '11:00', to: '16:00' },
      ],
    ],
    ['name a day that no week has', [{ weekday: 8, from: '08:00', to: '12:00' }]],
    ['name a time that no day has', [{ weekday: 1, from: '08:00', to: '25:00' }]],
  ])('that %s are refused', (_case, hours) => {
    expect(OpeningWeek.safeParse(hours).success).toBe(false);
  });
});

const always = { ...canteen, hours: [], closedDays: [] };
const zones = ['Europe/Copenhagen', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu', 'Pacific/Apia'];

describe('any deadline', () => {
  const anything = record({
    zone: constantFrom(...zones),
    minute: integer({ min: 0, max: 3 * 366 * 24 * 60 }),
    days: integer({ min: 0, max: 10 }),
    hour: integer({ min: 0, max: 23 }),
    isOpen: array(boolean(), { minLength: 7, maxLength: 7 }),
  });

  test('lies on an opening day at the time that was said, with exactly so many opening days between', () => {
    assert(
      property(anything, ({ zone, minute, days, hour, isOpen }) => {
        pre(isOpen.some(Boolean));
        const timeZone = TimeZone.parse(zone);
        const deliverAt = Instant.parse(new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString());
        const hours = OpeningWeek.parse(
          isOpen.flatMap((open, at) => (open ? [{ weekday: at + 1, from: '00:00', to: '24:00' }] : [])),
        );
        const time = `${String(hour).padStart(2, '0')}:00`;
        const { at } = computeDeadline(daysBefore(days, time), deliverAt, {
          timeZone,
          hours,
          closedDays: [],
          holidays: null,
        });

        expect(at <= deliverAt).toBe(true);
        const day = (instant: Instant) =>
          Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();
        if (days === 0) return;
        let opening = 0;
        for (
          let one = day(at);
          Temporal.PlainDate.compare(one, day(deliverAt)) < 0;
          one = one.add({ days: 1 })
        ) {
          if (isOpen[one.dayOfWeek - 1]) opening += 1;
        }
        expect(opening).toBe(days);
        expect(isOpen[day(at).dayOfWeek - 1]).toBe(true);
      }),
    );
  });

  test('of an order is the earliest of its parts, whatever their order', () => {
    const rules = array(integer({ min: 0, max: 9 }), { maxLength: 6 });
    assert(
      property(rules, (days) => {
        const delivery = cph('2026-12-16 12:00');
        const items = days.map((one) => ({ name: `${one}`, deadline: daysBefore(one) }));
        const earliest = [1, ...days]
          .map((one) => computeDeadline(daysBefore(one), delivery, canteen).at)
          .toSorted()[0];

        expect(deadlineOf(canteen, delivery, items).at).toBe(earliest);
        expect(deadlineOf(canteen, delivery, items.toReversed()).at).toBe(earliest);
      }),
    );
  });
});

function yearOff(year: number) {
  return { from: `${year}-01-01`, to: `${year}-12-31`, name: 'Rebuilding' };
}
