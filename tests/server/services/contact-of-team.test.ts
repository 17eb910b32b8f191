import { Instant, TimeZone } from '../../../contract/primitives.ts';
import { nextTime } from '../../../server/modules/services/contact-of-team.ts';

const team = { timeZone: TimeZone.parse('Europe/Copenhagen') };
const next = (time: string, now: string) => nextTime(team, time, Instant.parse(now));

describe('the daily mail of a team', () => {
  test('is due today as long as its time is ahead on its own clock, then tomorrow', () => {
    expect(next('16:00', '2026-11-30T14:59:59.999Z')).toBe('2026-11-30T15:00:00.000Z');
    expect(next('16:00', '2026-11-30T15:00:00.000Z')).toBe('2026-12-01T15:00:00.000Z');
    expect(next('00:30', '2026-11-30T22:00:00.000Z')).toBe('2026-11-30T23:30:00.000Z'); // it is the 1st there by then
  });

  test('keeps its time when clocks change, and comes a little later where that time is left out', () => {
    expect(next('07:00', '2027-03-27T12:00:00.000Z')).toBe('2027-03-28T05:00:00.000Z');
    expect(next('02:30', '2027-03-27T12:00:00.000Z')).toBe('2027-03-28T01:30:00.000Z');
    expect(next('02:30', '2026-10-24T12:00:00.000Z')).toBe('2026-10-25T00:30:00.000Z'); // the first of two
  });
});
