import { CalendarDay } from '../../../contract/deadlines.ts';
import { namedDates } from '../../../server/modules/room-series/named-dates.ts';

const dates = ['2026-12-09', '2026-12-16', '2026-12-23', '2026-12-30', '2027-01-06'].map((date) => ({
  date: CalendarDay.parse(date),
}));

test('three dates are named in a dialog that has room for a few words, and further ones are counted', () => {
  expect(dates.map((_, last) => namedDates(dates.slice(0, last + 1)))).toEqual([
    '2026-12-09',
    '2026-12-09 and 2026-12-16',
    '2026-12-09, 2026-12-16 and 2026-12-23',
    '2026-12-09, 2026-12-16, 2026-12-23 and 1 more date',
    '2026-12-09, 2026-12-16, 2026-12-23 and 2 more dates',
  ]);
});
