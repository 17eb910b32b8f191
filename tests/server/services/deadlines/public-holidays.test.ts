import { CalendarDay } from '../../../../contract/deadlines.ts';
import { HolidayRule } from '../../../../contract/holidays.ts';
import { computeDeadline } from '../../../../server/modules/services/deadlines/deadline.ts';
import {
  explainClosure,
  explainDeadline,
} from '../../../../server/modules/services/deadlines/explain-deadline.ts';
import { closureAt } from '../../../../server/modules/services/deadlines/opening.ts';
import {
  holidayCountries,
  holidayDataVersion,
  holidayOn,
  publicHolidays,
  unknownIn,
} from '../../../../server/modules/services/deadlines/public-holidays.ts';
import { canteen, cph, daysBefore, inEnglish } from './a-canteen.ts';

const day = (text: string) => CalendarDay.parse(text);
const rule = (country: string, region: string | null = null, worked: readonly string[] = []) =>
  HolidayRule.parse({ country, region, worked });

describe('public holidays', () => {
  test('are those of the country, by name, whatever zone the server is in', () => {
    const denmark = [...publicHolidays(rule('DK'), 2026)].map(([on, name]) => `${on} ${name}`);
    expect(denmark).toEqual(
      expect.arrayContaining([
        "2026-01-01 New Year's Day",
        '2026-04-03 Good Friday',
        '2026-04-06 Easter Monday',
        '2026-12-25 Christmas Day',
        '2026-12-26 Boxing Day',
      ]),
    );
    expect(holidayOn(rule('DK'), day('2026-12-28'))).toBeNull();
    expect(holidayOn(rule('US'), day('2026-11-26'))).toBe('Thanksgiving Day');
  });

  test('may differ between the parts of a country', () => {
    expect(holidayOn(rule('DE', 'BY'), day('2026-01-06'))).toBe('Epiphany');
    expect(holidayOn(rule('DE', 'HH'), day('2026-01-06'))).toBeNull();
    expect(holidayOn(rule('DE'), day('2026-01-06'))).toBeNull();
  });

  test('last as long as they do, also over several days', () => {
    const sacrifice = ['2026-05-27', '2026-05-28', '2026-05-29', '2026-05-30'].map((one) =>
      holidayOn(rule('TR'), day(one)),
    );
    expect(new Set(sacrifice).size).toBe(1);
    expect(sacrifice[0]).toMatch(/Sacrifice/);
    expect(holidayOn(rule('TR'), day('2026-06-01'))).toBeNull();
  });

  test('are ordinary days where somebody works', () => {
    const open = rule('DK', null, ['2026-12-26']);
    expect(holidayOn(open, day('2026-12-26'))).toBeNull();
    expect(holidayOn(open, day('2026-12-25'))).toBe('Christmas Day');
  });

  test('are known of places that are there', () => {
    expect(holidayCountries().length).toBeGreaterThan(150);
    expect(unknownIn(rule('DK'))).toBeNull();
    expect(unknownIn(rule('DE', 'BY'))).toBeNull();
    expect(unknownIn(rule('XX'))).toBe('country');
    expect(unknownIn(rule('DE', 'XX'))).toBe('region');
    expect(holidayOn(rule('XX'), day('2026-12-25'))).toBeNull();
  });
});

describe('a deadline', () => {
  const danish = { ...canteen, closedDays: [], holidays: rule('DK') };

  test('counts around public holidays, names them, and keeps the version of the data', () => {
    const deliverAt = cph('2026-12-28 10:00');
    const deadline = computeDeadline(daysBefore(2), deliverAt, danish);

    expect(deadline).toMatchObject({ at: cph('2026-12-23 12:00'), holidayData: holidayDataVersion() });
    expect(holidayDataVersion()).toMatch(/^\d+\.\d+\.\d+$/);
    expect(explainDeadline(deadline, deliverAt, danish, inEnglish(cph('2026-12-01 09:00')))).toContain(
      'it is closed Fri 25 Dec (Christmas Day), Sat 26 Dec (Boxing Day) and Sun 27 Dec (Copenhagen time).',
    );
    expect(computeDeadline(daysBefore(2), deliverAt, canteen).holidayData).toBeNull();
  });

  test('counts a holiday on which the team works', () => {
    const open = { ...danish, holidays: rule('DK', null, ['2026-12-25']) };
    expect(computeDeadline(daysBefore(2), cph('2026-12-28 10:00'), open).at).toBe(cph('2026-12-24 12:00'));
  });

  test('of a delivery on a holiday is none: nobody delivers then, and the reason is its name', () => {
    const good = cph('2027-03-26 12:00');
    const closure = closureAt(danish, good);
    expect(closure && explainClosure(closure, good, danish)).toBe(
      'Canteen CPH is closed on Fri 26 Mar 2027, 12:00 (Good Friday).',
    );
  });

  test('names a day off of its own by the name that the team gave it', () => {
    const own = { ...canteen, holidays: rule('DK') };
    expect(closureAt(own, cph('2026-12-25 12:00'))).toEqual({ kind: 'closed-day', name: 'Christmas' });
  });

  test('counts them also for a team without hours of its own', () => {
    const always = { ...danish, hours: [] };
    expect(
      computeDeadline({ kind: 'minutes-before', minutes: 120 }, cph('2026-12-27 00:30'), always),
    ).toMatchObject({
      at: cph('2026-12-25 00:00'),
      skipped: [
        { from: '2026-12-25', name: 'Christmas Day' },
        { from: '2026-12-26', name: 'Boxing Day' },
      ],
    });
  });
});
