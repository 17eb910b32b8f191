import { CalendarDay } from '../../../contract/deadlines.ts';
import { Instant } from '../../../contract/primitives.ts';

test.each([
  ['2026-11-22T09:00:00.000Z', '2026-11-22T09:00:00.000Z'],
  ['2026-11-22T09:00:00Z', '2026-11-22T09:00:00.000Z'],
  ['2026-11-22T10:00:00.000+01:00', '2026-11-22T09:00:00.000Z'],
  ['0999-01-01T00:00:00.000Z', '0999-01-01T00:00:00.000Z'],
])('the instant %s is written %s', (text, written) => {
  expect(Instant.parse(text)).toBe(written);
});

test.each(['2026-02-30T09:00:00.000Z', '2026-11-22T25:00:00.000Z', '0000-01-01T00:00:00.000+23:00', 'x'])(
  '%s is no instant, though it may look like one that is written our way',
  (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
  },
);

test.each(['0000-01-01', '0000-12-31', '0001-01-01', '9999-12-31', '2026-02-30'])(
  'the day %s is refused: it does not exist, or begins or ends somewhere in no year of four digits',
  (day) => {
    expect(CalendarDay.safeParse(day).success).toBe(false);
  },
);

test.each(['0001-01-02', '9999-12-30', '2028-02-29'])('the day %s is one', (day) => {
  expect(CalendarDay.parse(day)).toBe(day);
});
