import * as fc from 'fast-check';
import { Instant } from '../../../contract/primitives.ts';
import { waitAfter } from '../../../server/modules/mirror/back-off.ts';
import { faultsUntilSick } from '../../../server/modules/mirror/circuit.ts';
import { createDropAlarm } from '../../../server/modules/mirror/drop-alarm.ts';
import { pollAfter } from '../../../server/modules/mirror/polling.ts';
import { keyOf, sightingsIn } from '../../../server/modules/mirror/sighting.ts';
import { isSameWindow, isWithin, windowAt } from '../../../server/modules/mirror/window.ts';
import { aMeeting } from './a-meeting.ts';

const instant = (text: string) => Instant.parse(text);

describe('the window that is read', () => {
  test('reaches from sixty days back to a year ahead, in whole days of UTC', () => {
    expect(windowAt(instant('2026-11-30T23:30:00+01:00'))).toEqual({
      start: '2026-10-01T00:00:00.000Z',
      end: '2027-11-30T00:00:00.000Z',
    });
  });

  test('is the same all day and another one the day after', () => {
    const noon = windowAt(instant('2026-11-30T12:00:00Z'));
    expect(isSameWindow(windowAt(instant('2026-11-30T23:59:59Z')), noon)).toBe(true);
    expect(isSameWindow(windowAt(instant('2026-12-01T00:00:00Z')), noon)).toBe(false);
    expect(isSameWindow(null, noon)).toBe(false);
  });

  test('shows what touches it, also what takes no time', () => {
    const window = { start: instant('2026-11-30T00:00:00Z'), end: instant('2026-12-01T00:00:00Z') };
    const at = (start: string, end: string) => isWithin({ start: instant(start), end: instant(end) }, window);
    expect(at('2026-11-29T23:00:00Z', '2026-11-30T00:30:00Z')).toBe(true);
    expect(at('2026-11-29T23:00:00Z', '2026-11-30T00:00:00Z')).toBe(false);
    expect(at('2026-12-01T00:00:00Z', '2026-12-01T01:00:00Z')).toBe(false);
    expect(at('2026-11-30T00:00:00Z', '2026-11-30T00:00:00Z')).toBe(true);
    expect(at('2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z')).toBe(true);
  });
});

describe('waiting after a failure', () => {
  const failed = { failures: 1, retryAfterSeconds: null, isIntegrationSick: false };
  const MINUTE = 60_000;

  test('is short twice, then twice as long each time, up to a quarter of an hour', () => {
    const waits = [1, 2, 3, 4, 10, 500].map((failures) => waitAfter({ ...failed, failures }, 1));
    expect(waits).toEqual([5_000, 5_000, 10_000, 20_000, 15 * MINUTE, 15 * MINUTE]);
  });

  test('never ends before the time that Exchange asked for, up to an hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, retryAfterSeconds, random) => {
          const wait = waitAfter({ ...failed, failures, retryAfterSeconds }, random);
          const asked = Math.min(retryAfterSeconds, 3_600) * 1_000;
          expect(wait).toBeGreaterThanOrEqual(asked);
          expect(wait).toBeLessThanOrEqual(Math.max(asked + MINUTE, 15 * MINUTE));
        },
      ),
    );
  });

  test('is spread, so that calendars do not come back all at once', () => {
    expect(waitAfter(failed, 0)).toBeLessThan(waitAfter(failed, 1));
    const asked = { ...failed, retryAfterSeconds: 60 };
    expect(waitAfter(asked, 0)).toBeLessThan(waitAfter(asked, 1));
  });

  test('follows the pace of the probes while the integration as a whole is sick', () => {
    expect(waitAfter({ ...failed, failures: 30, isIntegrationSick: true }, 1)).toBe(MINUTE);
  });
});

describe('what a failure says about the integration', () => {
  test('a refused token says more than a slow mailbox, a refused room says nothing', () => {
    expect(faultsUntilSick('exchange-unauthorized')).toBe(2);
    expect(faultsUntilSick('exchange-timeout')).toBe(5);
    expect(faultsUntilSick('exchange-throttled')).toBe(5);
    expect(faultsUntilSick('exchange-forbidden')).toBeNull();
    expect(faultsUntilSick('room-not-found')).toBeNull();
  });
});

describe('looking without being told', () => {
  test('happens often where nobody tells us, seldom where Microsoft does', () => {
    expect(pollAfter('ews-server', false, 0.5)).toBe(30_000);
    expect(pollAfter('graph', false, 0.5)).toBe(60_000);
    expect(pollAfter('graph', true, 0.5)).toBe(600_000);
    expect(pollAfter('graph', true, 0)).toBeLessThan(pollAfter('graph', true, 1));
  });
});

describe('what is kept of a meeting', () => {
  test('cannot make a calendar unreadable: no NUL, no half character, no endless id', () => {
    const [kept] = sightingsIn([
      aMeeting(`\0${'u'.repeat(3_000)}`, {
        subject: `\0\ud800${'s'.repeat(5_000)}`,
        organizer: { mailbox: aMeeting('x').organizer?.mailbox ?? never(), name: 'A\0nna\udc00' },
      }),
    ]);
    expect(kept?.meetingUid).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(kept?.subject).toMatch(/^\ufffds{990,1000}$/);
    expect(kept?.organizer?.name).toBe('Anna\ufffd');
  });

  test('is known by the same long id in every mailbox', () => {
    const long = 'u'.repeat(3_000);
    const keys = [aMeeting(long), aMeeting(long, { eventId: 'other' })].map((one) =>
      sightingsIn([one]).map(keyOf),
    );
    expect(keys[0]).toEqual(keys[1]);
  });

  test('leaves out the subject of a private meeting, and the one a room is about to replace', () => {
    const [isPrivate, waiting, accepted] = sightingsIn([
      aMeeting('private', { isPrivate: true, subject: 'planted' }),
      aMeeting('waiting', { response: 'none', subject: 'planted' }),
      aMeeting('accepted'),
    ]);
    expect([isPrivate?.subject, waiting?.subject, accepted?.subject]).toEqual([null, null, 'Anna']);
  });

  test('is one per meeting, always the same one, and rather the one that stands', () => {
    const canceled = aMeeting('twice', { eventId: 'a', isCanceled: true });
    const standing = aMeeting('twice', { eventId: 'b' });
    const copy = aMeeting('twice', { eventId: 'c' });
    expect(sightingsIn([canceled, copy, standing])).toEqual([standing]);
    expect(sightingsIn([standing, copy, canceled])).toEqual([standing]);
  });

  test('has an identity even where Exchange names none', () => {
    expect(sightingsIn([aMeeting('', { eventId: 'i' })])).toMatchObject([{ meetingUid: 'item:i' }]);
  });
});

describe('the alarm about dropped notifications', () => {
  test('is raised at ten within an hour, once', () => {
    let now = 0;
    const raised: number[] = [];
    const drop = createDropAlarm(
      (dropped) => raised.push(dropped),
      () => now,
    );
    now = 4_000_000;
    drop(9);
    expect(raised).toEqual([]);
    drop(2);
    drop(50);
    expect(raised).toEqual([11]);
    now += 3_600_001;
    drop(9);
    expect(raised).toEqual([11]);
    drop(1);
    expect(raised).toEqual([11, 10]);
  });
});

function never(): never {
  throw new Error('a meeting without an organizer');
}
