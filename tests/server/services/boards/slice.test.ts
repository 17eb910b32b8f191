import { CalendarDay } from '../../../../contract/deadlines.ts';
import { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { sliceOf } from '../../../../server/modules/services/boards/slice.ts';
import { boundsOf, hourOf, mondayOf } from '../../../../server/kernel/calendar-days.ts';

const auckland = TimeZone.parse('Pacific/Auckland');
const copenhagen = TimeZone.parse('Europe/Copenhagen');
const now = Instant.parse('2026-12-01T13:30:00Z');

test('today is the day of the team, wherever somebody looks at its board', () => {
  expect(sliceOf('today', { now, timeZone: copenhagen })).toMatchObject({
    from: '2026-11-30T23:00:00.000Z',
    to: '2026-12-01T23:00:00.000Z',
  });
  expect(sliceOf('today', { now, timeZone: auckland })).toMatchObject({
    from: '2026-12-01T11:00:00.000Z',
    to: '2026-12-02T11:00:00.000Z',
  });
  expect(sliceOf('tomorrow', { now, timeZone: auckland }).from).toBe('2026-12-02T11:00:00.000Z');
});

test('a day is as long as its clock makes it', () => {
  expect(boundsOf(CalendarDay.parse('2026-10-25'), copenhagen)).toEqual({
    from: '2026-10-24T22:00:00.000Z',
    to: '2026-10-25T23:00:00.000Z',
  });
  expect(hourOf(Instant.parse('2026-12-01T10:47:13Z'), TimeZone.parse('Asia/Kathmandu'))).toBe(
    '2026-12-01T10:15:00.000Z',
  );
});

test('a week begins on Monday', () => {
  expect(['2026-11-30', '2026-12-03', '2026-12-06'].map((day) => mondayOf(CalendarDay.parse(day)))).toEqual([
    '2026-11-30',
    '2026-11-30',
    '2026-11-30',
  ]);
});

test('canceled shows what was canceled in time and too late, what changed last first', () => {
  expect(sliceOf('canceled', { now, timeZone: copenhagen })).toMatchObject({
    statuses: ['canceled', 'canceled-late'],
    from: null,
    order: 'change-last-first',
  });
});
