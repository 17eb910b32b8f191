import { Instant } from '../../../contract/primitives.ts';
import { createTimeFormat, sameClock, zoneCity } from '../../../ui/time/format.ts';

const at = (text: string) => Instant.parse(text);
const hour = { start: at('2026-12-01T14:00:00Z'), end: at('2026-12-01T15:00:00Z') };

/** Intl puts thin and unbreakable spaces where a reader sees a space. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');

test('writes 24 hours where the language does, and 12 where it does', () => {
  expect(plain(createTimeFormat('da-DK').range(hour, 'Europe/Copenhagen'))).toBe('15.00–16.00');
  expect(plain(createTimeFormat('en-GB').range(hour, 'Europe/Copenhagen'))).toBe('15:00–16:00');
  expect(plain(createTimeFormat('en-US').range(hour, 'Europe/Copenhagen'))).toBe('3:00 – 4:00 PM');
});

test('keeps day and time apart, so that a narrow pane breaks the line between them', () => {
  expect(createTimeFormat('en-GB').dayAndRange(hour, 'Europe/Copenhagen')).toEqual([
    'Tue, 1 Dec 2026,',
    '15:00–16:00',
  ]);
});

test('writes the same hour in the zone of a room elsewhere', () => {
  expect(createTimeFormat('en-GB').range(hour, 'America/New_York')).toBe('09:00–10:00');
});

test('writes both days when a meeting passes midnight in its zone', () => {
  const night = { start: at('2026-12-01T22:00:00Z'), end: at('2026-12-02T01:00:00Z') };
  const text = createTimeFormat('en-GB').dayAndRange(night, 'Europe/Copenhagen').join();
  expect(text).toContain('1 Dec');
  expect(text).toContain('2 Dec');
});

test('falls back to English for a language that nobody knows', () => {
  expect(createTimeFormat('xx-nonsense-').day(hour.start, 'UTC')).toBe('Tue, Dec 1, 2026');
});

test('knows when two zones show the same clock, and that daylight saving can part them', () => {
  expect(sameClock(hour, 'Europe/Paris', 'Europe/Copenhagen')).toBe(true);
  expect(sameClock(hour, 'Europe/Paris', 'America/New_York')).toBe(false);
  const winter = { start: at('2026-12-01T10:00:00Z'), end: at('2026-12-01T11:00:00Z') };
  const summer = { start: at('2026-07-01T10:00:00Z'), end: at('2026-07-01T11:00:00Z') };
  expect(sameClock(winter, 'Europe/London', 'UTC')).toBe(true);
  expect(sameClock(summer, 'Europe/London', 'UTC')).toBe(false);
});

test('calls a zone by its city', () => {
  expect(zoneCity('America/New_York')).toBe('New York');
  expect(zoneCity('UTC')).toBe('UTC');
});
