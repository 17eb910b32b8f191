import * as fc from 'fast-check';
import { Instant } from '../../../contract/primitives.ts';
import type { RoomMeeting } from '../../../server/exchange/meetings.port.ts';
import { compareReadings } from '../../../server/modules/mirror/compare-readings.ts';
import { keyOf } from '../../../server/modules/mirror/sighting.ts';
import { isWithin, windowAt } from '../../../server/modules/mirror/window.ts';
import { aMeeting, meetings } from './a-meeting.ts';

const window = windowAt(Instant.parse('2026-11-30T08:00:00Z'));
const same = { before: window, after: window };

describe('comparing two readings of a calendar', () => {
  test('finds what is new, what changed and what is gone', () => {
    const before = [aMeeting('stays'), aMeeting('moves'), aMeeting('goes')];
    const moved = aMeeting('moves', { start: Instant.parse('2026-12-01T09:00:00Z'), changeKey: 'two' });
    const difference = compareReadings(before, [aMeeting('stays'), moved, aMeeting('comes')], same);

    expect(difference.inserted).toEqual([aMeeting('comes')]);
    expect(difference.changed).toEqual([moved]);
    expect(difference.outdated).toEqual([aMeeting('moves')]);
    expect(difference.vanished).toEqual([aMeeting('goes')]);
    expect(difference.unchanged).toEqual([aMeeting('stays')]);
  });

  test('sees a change that kept its change key, and a change key that changed alone', () => {
    for (const change of [
      { isCanceled: true },
      { response: 'tentative' as const },
      { organizer: null },
      { changeKey: 'two' },
    ]) {
      const now = aMeeting('one', change);
      expect(compareReadings([aMeeting('one')], [now], same).changed).toEqual([now]);
    }
  });

  test('takes two occurrences of a series for two meetings', () => {
    const first = aMeeting('weekly', { occurrence: Instant.parse('2026-11-30T09:00:00Z') });
    const second = aMeeting('weekly', { occurrence: Instant.parse('2026-12-07T09:00:00Z') });
    expect(compareReadings([first, second], [second], same).vanished).toEqual([first]);
  });

  test('takes nothing that the window moved past, or came to, for news', () => {
    const yesterday = windowAt(Instant.parse('2026-11-29T08:00:00Z'));
    const old = aMeeting('old', at('2026-09-30T09:00:00Z'));
    const far = aMeeting('far', at('2027-11-29T09:00:00Z'));
    const near = aMeeting('near', at('2026-12-02T09:00:00Z'));
    const rolled = compareReadings([old], [far, near], { before: yesterday, after: window });

    expect(rolled.left).toEqual([old]);
    expect(rolled.entered).toEqual([far]);
    expect(rolled.inserted).toEqual([near]);
    expect(rolled.vanished).toEqual([]);
  });

  test('takes nothing for news in the first reading', () => {
    const first = compareReadings([], [aMeeting('one')], { before: null, after: window });
    expect(first).toMatchObject({ entered: [aMeeting('one')], inserted: [] });
  });

  test('puts every meeting of both readings into exactly one list, and leads from the one to the other', () => {
    const days = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(meetings, meetings, days, days, (before, after, from, to) => {
        const windows = { before: windowOn(from), after: windowOn(to) };
        const found = compareReadings(before, after, windows);
        const { inserted, changed, entered, unchanged, vanished, left } = found;

        expect(sorted([...inserted, ...changed, ...entered, ...unchanged])).toEqual(sorted(after));
        const known = new Set(before.map(keyOf));
        for (const meeting of [...inserted, ...entered]) expect(known.has(keyOf(meeting))).toBe(false);
        for (const meeting of [...changed, ...unchanged]) expect(known.has(keyOf(meeting))).toBe(true);

        const applied = new Map(before.map((meeting) => [keyOf(meeting), meeting]));
        for (const meeting of [...vanished, ...left]) applied.delete(keyOf(meeting));
        for (const meeting of [...inserted, ...changed, ...entered]) applied.set(keyOf(meeting), meeting);
        expect(sorted([...applied.values()])).toEqual(sorted(after));
        expect(vanished.every((meeting) => isWithin(meeting, windows.after))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('finds nothing twice: after a reading the same reading brings no news', () => {
    fc.assert(
      fc.property(meetings, (after) => {
        const again = compareReadings(after, [...after].reverse(), same);
        expect(again.unchanged).toHaveLength(after.length);
      }),
      { numRuns: 500 },
    );
  });
});

function at(start: string): Partial<RoomMeeting> {
  const from = Instant.parse(start);
  return { start: from, end: Instant.parse(new Date(Date.parse(from) + 3_600_000).toISOString()) };
}

function windowOn(day: number) {
  return windowAt(
    Instant.parse(new Date(Date.parse('2026-11-30T08:00:00Z') + day * 86_400_000).toISOString()),
  );
}

function sorted(all: readonly RoomMeeting[]): readonly RoomMeeting[] {
  return [...all].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
