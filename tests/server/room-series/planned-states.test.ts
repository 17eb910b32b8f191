import { CalendarDay } from '../../../contract/deadlines.ts';
import { Instant, MailboxAddress, TimeZone } from '../../../contract/primitives.ts';
import { layTimes } from '../../../server/modules/availability/calendar-times.ts';
import type { KnownOccurrence } from '../../../server/modules/meetings/index.ts';
import { plannedStates } from '../../../server/modules/room-series/planned-states.ts';

const at = (text: string) => Instant.parse(text);
const skov = MailboxAddress.parse('skov@nordhavn.example');
const timeZone = TimeZone.parse('Europe/Copenhagen');
const now = at('2026-12-08T00:00:00Z');
const name = CalendarDay.parse('2026-12-09');
const date = { date: name, start: at('2026-12-09T11:00:00Z'), end: at('2026-12-09T12:00:00Z') };
const window = { start: Date.parse('2026-12-01T00:00:00Z'), end: Date.parse('2027-02-01T00:00:00Z') };
const seconds = (text: string) => (Date.parse(text) - window.start) / 1_000;
const taken = layTimes(window, [
  { start: seconds('2026-12-09T11:30:00Z'), end: seconds('2026-12-09T11:40:00Z'), isTentative: false },
]);
const free = layTimes(window, []);

const seen = (response: 'accepted' | 'tentative' | 'lost', more: Partial<KnownOccurrence> = {}) =>
  ({
    occurrence: date.start,
    aliases: [],
    standing: 'booked',
    start: date.start,
    end: date.end,
    rooms: [{ mailbox: skov, response }],
    since: now,
    version: 1,
    ...more,
  }) as unknown as KnownOccurrence;
const stand = (known: readonly KnownOccurrence[], times: typeof free | null, isSent = true) =>
  plannedStates(
    [{ date: name, room: skov }],
    { timeZone, isSent, planned: [date], known },
    () => times,
    now,
  ).map(({ state }) => state);

describe('a date that is planned in another room', () => {
  test.each<[string, readonly string[]]>([
    ['waits for Send', stand([], free, false)],
    ['is to be changed once the series was sent', stand([], free)],
    [
      'is done when the room has accepted it, whatever else the calendar shows',
      stand([seen('accepted')], taken),
    ],
    ['is asked for while somebody decides', stand([seen('tentative')], taken)],
    ['is taken when something else came in its way', stand([seen('lost')], taken)],
    ['is taken before Send as well', stand([], taken, false)],
    ['is left to the person when nobody knows the calendar', stand([], null)],
    ['is gone when it was canceled', stand([seen('lost', { standing: 'canceled' })], free)],
  ])('%s', (what, states) => {
    expect([what, ...states]).toEqual([what, expected[what]]);
  });
  const expected: Readonly<Record<string, string>> = {
    'waits for Send': 'planned',
    'is to be changed once the series was sent': 'to-change',
    'is done when the room has accepted it, whatever else the calendar shows': 'done',
    'is asked for while somebody decides': 'asked',
    'is taken when something else came in its way': 'taken',
    'is taken before Send as well': 'taken',
    'is left to the person when nobody knows the calendar': 'to-change',
    'is gone when it was canceled': 'gone',
  };

  test('is asked about at the time at which rooms show it now, and left out when it is over', () => {
    const moved = seen('lost', {
      start: at('2026-12-09T11:40:00Z'),
      end: at('2026-12-09T12:40:00Z'),
    });
    expect(stand([moved], taken)).toEqual(['to-change']);
    const over = plannedStates(
      [{ date: name, room: skov }],
      { timeZone, isSent: true, planned: [], known: [seen('accepted')] },
      () => free,
      at('2026-12-10T00:00:00Z'),
    );
    expect(over).toEqual([]);
  });
});
