import { Instant, TimeZone } from '../../../contract/primitives.ts';
import { homeCity } from '../../../addin/rooms/home-city.ts';

const interval = {
  start: Instant.parse('2026-12-01T09:00:00Z'),
  end: Instant.parse('2026-12-01T10:00:00Z'),
};
const units = ['America/New_York', 'Europe/Copenhagen'].map((name) => ({ timeZone: TimeZone.parse(name) }));
const zone = (name: string, cityGuessed: boolean) => ({
  interval,
  timeZone: { name, cityGuessed, known: true, outlookName: 'Romance Standard Time' },
});

test('a guessed city gives way to a place of the organization with the same clock', () => {
  expect(homeCity(zone('Europe/Paris', true), units)).toBe('Copenhagen');
});

test('a city that is known stays, and so does a guess that no place shares its clock with', () => {
  expect(homeCity(zone('Europe/Paris', false), units)).toBe('Paris');
  expect(homeCity(zone('Asia/Tokyo', true), units)).toBe('Tokyo');
});
