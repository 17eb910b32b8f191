import { dayIn, dayLater } from '../../../portal/meetings/day-choice.ts';

test.each([
  ['2026-12-01', '2026-12-01'],
  ['2028-02-29', '2028-02-29'],
  ['2026-02-29', null],
  ['2026-13-01', null],
  ['tomorrow', null],
  ['', null],
  [null, null],
])('an address that says %s names the day %s', (text, day) => {
  expect(dayIn(text)).toBe(day);
});

test('days are counted on the calendar, whatever the clocks do', () => {
  expect(dayLater('2026-10-24', 2)).toBe('2026-10-26');
  expect(dayLater('2026-03-28', 1)).toBe('2026-03-29');
  expect(dayLater('2027-01-01', -1)).toBe('2026-12-31');
});
