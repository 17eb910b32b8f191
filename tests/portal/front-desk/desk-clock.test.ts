import { Instant } from '../../../contract/primitives.ts';
import { deskClock } from '../../../portal/front-desk/desk-clock.ts';
import { createTimeFormat } from '../../../ui/time/format.ts';

const time = createTimeFormat('en-GB');
const start = Instant.parse('2026-12-01T08:00:00.000Z');
const sameDay = { isWalkIn: false, start, end: Instant.parse('2026-12-01T15:00:00.000Z') };
const days = { ...sameDay, end: Instant.parse('2026-12-03T15:00:00.000Z') };
const written = (visit: typeof sameDay) => deskClock(visit, time, 'Europe/Copenhagen')(start);

test('a desk reads of which day a time is where the meeting lasts for several, and nowhere else', () => {
  expect(written(sameDay)).toBe('9:00');
  expect(written(days)).toMatch(/^Tue,? 1 Dec, 9:00$/);
  expect(written({ ...days, isWalkIn: true })).toBe('9:00'); // nobody said how long they stay
});
