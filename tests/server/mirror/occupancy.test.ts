import * as fc from 'fast-check';
import { Instant } from '../../../contract/primitives.ts';
import { compareReadings } from '../../../server/modules/mirror/compare-readings.ts';
import { compareOccupancy, occupancyChange, occupancyOf } from '../../../server/modules/mirror/occupancy.ts';
import type { Occupied } from '../../../server/modules/mirror/occupancy.ts';
import { windowAt } from '../../../server/modules/mirror/window.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import { aMeeting, meetings } from './a-meeting.ts';

describe('what is taken of a calendar', () => {
  test('is what is neither free nor canceled', () => {
    const taken = occupancyOf([
      aMeeting('busy'),
      aMeeting('pending', { showAs: 'tentative', response: 'none' }),
      aMeeting('free', { showAs: 'free' }),
      aMeeting('canceled', { isCanceled: true }),
    ]);
    expect(taken.map(({ eventId, status }) => [eventId, status])).toEqual([
      ['item-busy', 'busy'],
      ['item-pending', 'tentative'],
    ]);
  });

  test('holds for busy what Exchange has a word for that we do not know', () => {
    expect(occupancyOf([aMeeting('odd', { showAs: 'unknown' })])).toMatchObject([{ status: 'busy' }]);
  });

  test('leaves out what takes no time', () => {
    const start = Instant.parse('2026-11-30T09:00:00Z');
    expect(occupancyOf([aMeeting('reminder', { start, end: start })])).toEqual([]);
  });

  test('has one entry per start and item, the longer one', () => {
    const longer = aMeeting('one', { eventId: 'same', end: Instant.parse('2026-11-30T12:00:00Z') });
    const taken = occupancyOf([aMeeting('two', { eventId: 'same' }), longer]);
    expect(taken).toMatchObject([{ eventId: 'same', end: '2026-11-30T12:00:00.000Z' }]);
  });

  test('is led from one reading to the next by exactly what differs', () => {
    fc.assert(
      fc.property(meetings, meetings, (before, after) => {
        const was = occupancyOf(before);
        const is = occupancyOf(after);
        const { gone, taken } = compareOccupancy(was, is);

        const rows = new Map(was.map((occupied) => [placeOf(occupied), occupied]));
        for (const occupied of gone) expect(rows.delete(placeOf(occupied))).toBe(true);
        for (const occupied of taken) {
          expect(rows.has(placeOf(occupied))).toBe(false); // an insert would meet the primary key
          rows.set(placeOf(occupied), occupied);
        }
        expect(sorted([...rows.values()])).toEqual(sorted(is));
        expect(compareOccupancy(is, is)).toEqual({ gone: [], taken: [] });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the change of what is taken', () => {
  const window = windowAt(Instant.parse('2026-11-30T08:00:00Z'));

  test('is found from what differs as it would be from everything', async () => {
    // Few starts, so that meetings with one item meet in one place.
    const crowded = meetings.map((all) =>
      all.map((meeting, at) => ({
        ...meeting,
        start: instantOf(Date.parse(window.start) + (at % 2) * 3_600_000),
      })),
    );
    await fc.assert(
      fc.asyncProperty(crowded, crowded, async (before, after) => {
        const all = compareOccupancy(occupancyOf(before), occupancyOf(after));
        const difference = compareReadings(before, after, { before: window, after: window });
        const { gone, taken } = await occupancyChange(difference);
        expect(sorted(gone)).toEqual(sorted(all.gone));
        expect(sorted(taken)).toEqual(sorted(all.taken));
      }),
      { numRuns: 1_000 },
    );
  });
});

function placeOf({ start, eventId }: Occupied): string {
  return `${start} ${eventId}`;
}

function sorted(all: readonly Occupied[]): readonly Occupied[] {
  return [...all].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}
