import { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { computeDeadline, isPassed } from '../../../../server/modules/services/deadlines/deadline.ts';
import { explainDeadline } from '../../../../server/modules/services/deadlines/explain-deadline.ts';
import { at } from '../a-request.ts';
import { inEnglish } from './a-canteen.ts';

const copenhagen = TimeZone.parse('Europe/Copenhagen');
const always = (timeZone: TimeZone) => ({ timeZone, hours: [], closedDays: [], holidays: null });
const rule = (minutes: number) => ({ kind: 'minutes-before', minutes }) as const;

describe('a deadline of elapsed time', () => {
  test('lies so many minutes before the delivery, and remembers what it was computed from', () => {
    expect(computeDeadline(rule(120), at('12:00'), always(copenhagen))).toEqual({
      at: at('10:00'),
      rule: { kind: 'minutes-before', minutes: 120 },
      ruleVersion: 2,
      holidayData: null,
      zoneData: process.versions['tz'],
      item: null,
      skipped: [],
    });
  });

  test('is open to the last millisecond before its minute, and closed at it', () => {
    const deadline = computeDeadline(rule(120), at('12:00'), always(copenhagen));

    expect(isPassed(deadline, at('09:59'))).toBe(false);
    expect(isPassed(deadline, '2026-11-30T09:59:59.999Z' as typeof deadline.at)).toBe(false);
    expect(isPassed(deadline, at('10:00'))).toBe(true);
  });

  test.each([
    ['Europe/Copenhagen', 'Mon 30 Nov 2026, 11:00', 'Mon 30 Nov 2026, 13:00', 'Copenhagen'],
    ['America/New_York', 'Mon 30 Nov 2026, 05:00', 'Mon 30 Nov 2026, 07:00', 'New York'],
    ['Asia/Kathmandu', 'Mon 30 Nov 2026, 15:45', 'Mon 30 Nov 2026, 17:45', 'Kathmandu'],
    ['Pacific/Kiritimati', 'Tue 1 Dec 2026, 00:00', 'Tue 1 Dec 2026, 02:00', 'Kiritimati'],
  ])('is explained by the clock of the team in %s', (zone, until, delivery, city) => {
    const team = { name: 'House team', timeZone: TimeZone.parse(zone) };
    const deadline = computeDeadline(rule(120), at('12:00'), always(team.timeZone));

    expect(explainDeadline(deadline, at('12:00'), team, inEnglish(at('08:00')))).toBe(
      `House team takes requests until ${until}, 2 hours before the delivery on ${delivery} (${city} time).`,
    );
  });

  test('says that it has passed', () => {
    const deadline = computeDeadline(rule(0), at('12:00'), always(copenhagen));

    expect(
      explainDeadline(deadline, at('12:00'), { name: 'AV', timeZone: copenhagen }, inEnglish(at('12:00'))),
    ).toMatch(/^AV took requests until Mon 30 Nov 2026, 13:00, at the delivery on/);
  });

  test.each([
    [1, '1 minute before'],
    [90, '1 hour 30 minutes before'],
    [24 * 60, '1 day before'],
    [49 * 60 + 5, '2 days 1 hour 5 minutes before'],
  ])('of %i minutes is said as people say it', (minutes, words) => {
    const deadline = computeDeadline(rule(minutes), at('12-02 12:00'), always(copenhagen));

    expect(
      explainDeadline(
        deadline,
        at('12-02 12:00'),
        { name: 'AV', timeZone: copenhagen },
        inEnglish(at('08:00')),
      ),
    ).toContain(words);
  });

  // Three places that gave up changing their clocks in 2026: whoever has older data is an hour off.
  test.each([
    ['America/Vancouver', 'Mon 23 Nov 2026, 05:00'],
    ['America/Edmonton', 'Mon 23 Nov 2026, 06:00'],
    ['Africa/Casablanca', 'Mon 23 Nov 2026, 12:00'],
  ])('is read by the zone data of today: %s', (zone, clock) => {
    const noon = Instant.parse('2026-11-23T12:00:00Z');
    const deadline = computeDeadline(rule(60), noon, always(TimeZone.parse(zone)));
    expect(deadline).toMatchObject({ at: '2026-11-23T11:00:00.000Z', zoneData: process.versions['tz'] });
    const team = { name: 'AV', timeZone: TimeZone.parse(zone) };
    expect(explainDeadline(deadline, noon, team, inEnglish(deadline.at))).toContain(clock);
  });

  test('is an elapsed time: the night on which clocks change does not move it', () => {
    // In Copenhagen clocks went from 03:00 back to 02:00 at 01:00 UTC on 25 October 2026.
    const delivery = at('10-25 07:00');
    const deadline = computeDeadline(rule(12 * 60), delivery, always(copenhagen));

    expect(deadline.at).toBe(at('10-24 19:00'));
    const team = { name: 'AV', timeZone: copenhagen };
    expect(explainDeadline(deadline, delivery, team, inEnglish(at('10-24 08:00')))).toContain(
      'Sat 24 Oct 2026, 21:00',
    );
  });
});
