import { step } from '../../../simulator/calendar/move/auto-scroll.ts';
import { mayChange, moveOf } from '../../../simulator/calendar/move/movable.ts';
import { moved, movedByDays, stretched, timesOf } from '../../../simulator/calendar/move/moved-times.ts';
import type { Times } from '../../../simulator/calendar/move/moved-times.ts';
import { anEntry } from './an-entry.ts';

const ZONE = 'Europe/Copenhagen';
const tenToEleven = timesOf(anEntry());
const at = (hour: number, date = '2026-12-01') => ({ date, minute: hour * 60 });
const iso = ({ start, end }: Times) => [new Date(start).toISOString(), new Date(end).toISOString()];

const person = (handle: string) => ({
  handle,
  displayName: handle,
  mail: `${handle}@nordhavn.example`,
  timeZone: ZONE,
  tenant: 'Nordhavn',
  id: handle,
  tenantId: 't',
});

describe('a meeting dragged over the hours', () => {
  test('goes in quarters of an hour, and to the day under the pointer', () => {
    const to = { date: '2026-12-03', minute: 12 * 60 + 20 };
    expect(iso(moved(tenToEleven, at(10.5), to, ZONE))).toEqual([
      '2026-12-03T10:45:00.000Z',
      '2026-12-03T11:45:00.000Z',
    ]);
  });

  test('that begins at five past comes to stand at a quarter', () => {
    const fivePast = timesOf(anEntry({ start: '2026-12-01T09:05:00.000Z', end: '2026-12-01T09:35:00.000Z' }));
    expect(iso(moved(fivePast, at(10.25), at(10.5), ZONE))).toEqual([
      '2026-12-01T09:15:00.000Z',
      '2026-12-01T09:45:00.000Z',
    ]);
  });

  test('stays where it is when the hand only trembles', () => {
    const fivePast = timesOf(anEntry({ start: '2026-12-01T09:05:00.000Z', end: '2026-12-01T09:35:00.000Z' }));
    expect(moved(fivePast, at(10.25), { date: '2026-12-01', minute: 10.25 * 60 + 7 }, ZONE)).toEqual(
      fivePast,
    );
  });

  test('grabbed on its second day begins on the first', () => {
    const overnight = timesOf(
      anEntry({ start: '2026-12-01T22:00:00.000Z', end: '2026-12-02T01:00:00.000Z' }),
    );
    expect(iso(moved(overnight, at(1, '2026-12-02'), at(2, '2026-12-02'), ZONE))).toEqual([
      '2026-12-01T23:00:00.000Z',
      '2026-12-02T02:00:00.000Z',
    ]);
  });

  test('shows the clock time of the grid on the day the clocks change, and keeps its length', () => {
    const saturday = timesOf(anEntry({ start: '2027-03-27T00:30:00.000Z', end: '2027-03-27T02:30:00.000Z' }));
    expect(iso(moved(saturday, at(2, '2027-03-27'), at(2, '2027-03-28'), ZONE))).toEqual([
      '2027-03-28T00:30:00.000Z',
      '2027-03-28T02:30:00.000Z',
    ]);
  });
});

describe('a meeting pulled at its lower edge', () => {
  test('ends later or earlier', () => {
    expect(iso(stretched(tenToEleven, at(11), at(12.5), ZONE))[1]).toBe('2026-12-01T11:30:00.000Z');
    expect(iso(stretched(tenToEleven, at(11), at(10.5), ZONE))[1]).toBe('2026-12-01T09:30:00.000Z');
  });

  test('stays a quarter of an hour long', () => {
    expect(iso(stretched(tenToEleven, at(11), at(3), ZONE))).toEqual([
      '2026-12-01T09:00:00.000Z',
      '2026-12-01T09:15:00.000Z',
    ]);
  });
});

describe('a meeting moved to another day', () => {
  test('keeps its local time over the change of the clocks', () => {
    const before = anEntry({ start: '2027-03-26T09:00:00.000Z', end: '2027-03-26T10:00:00.000Z' });
    expect(iso(movedByDays(before, 3, ZONE))).toEqual([
      '2027-03-29T08:00:00.000Z',
      '2027-03-29T09:00:00.000Z',
    ]);
  });

  test('of whole days lies between the midnights of its own zone', () => {
    const inNewYork = anEntry({
      start: '2026-12-01T05:00:00.000Z',
      end: '2026-12-03T05:00:00.000Z',
      timeZone: 'America/New_York',
      isAllDay: true,
    });
    expect(iso(movedByDays(inNewYork, -1, ZONE))).toEqual([
      '2026-11-30T05:00:00.000Z',
      '2026-12-02T05:00:00.000Z',
    ]);
  });
});

describe('who may move a meeting', () => {
  test('is its organizer and who looks after the organizer, nobody else', () => {
    expect(mayChange({ person: person('anna'), delegateOf: [] }, anEntry())).toBe(true);
    expect(mayChange({ person: person('bent'), delegateOf: [person('anna')] }, anEntry())).toBe(true);
    expect(mayChange({ person: person('bent'), delegateOf: [] }, anEntry())).toBe(false);
  });

  test('is nobody once it is canceled', () => {
    expect(mayChange({ person: person('anna'), delegateOf: [] }, anEntry({ isCancelled: true }))).toBe(false);
  });
});

test('the update of a date of a series says which date it is, that of a single meeting does not', () => {
  const patch = { start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z' };
  const moved = anEntry({ kind: 'exception', originalStart: '2026-12-01T08:00:00.000Z' });
  expect(moveOf(anEntry(), 'all', tenToEleven)).toEqual({ scope: 'all', patch });
  expect(moveOf(moved, 'following', tenToEleven)).toEqual({
    scope: 'following',
    originalStart: '2026-12-01T08:00:00.000Z',
    patch,
  });
});

test('the grid scrolls at its edges, faster the nearer the pointer is, and not in the middle', () => {
  expect(step(300, 0, 600)).toBe(0);
  expect(step(590, 0, 600)).toBeGreaterThan(step(570, 0, 600));
  expect(step(5, 0, 600)).toBeLessThan(0);
});
