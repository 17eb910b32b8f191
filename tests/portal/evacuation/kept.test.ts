import { EvacuationList } from '../../../contract/evacuation.ts';
import { forgetLists, keepList, keptList } from '../../../portal/evacuation/kept-lists.ts';
import {
  countOf,
  keepMarks,
  leftAfter,
  waitingMarks,
  withMarks,
} from '../../../portal/evacuation/kept-marks.ts';

const HOUR = 60 * 60_000;
const NOW = Date.parse('2026-12-02T11:00:00Z');
const ids = ['a', 'b', 'c', 'd'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000001`);
const [vera = '', group = ''] = ids;

function aListOf(reception = vera) {
  const person = { company: null, host: 'Anna', room: null, building: 'HQ', isSafe: false, markedAt: null };
  const since = '2026-12-02T10:00:00.000Z';
  return EvacuationList.parse({
    reception: { id: reception, name: 'Reception CPH', timeZone: 'Europe/Copenhagen' },
    people: [
      { ...person, visit: vera, name: 'Vera', size: 1, since },
      { ...person, visit: group, name: 'A group', size: 12, since },
    ],
    isComplete: true,
    now: '2026-12-02T11:00:00.000Z',
  });
}

function aStorage() {
  const texts = new Map<string, string>();
  return {
    texts,
    read: (key: string) => texts.get(key) ?? null,
    keep: (key: string, text: string) => void texts.set(key, text),
    forget: (key: string) => void texts.delete(key),
  };
}

test('the last list of a reception is kept for a day, in its organization only', () => {
  const kept = aStorage();
  keepList(kept, 'nordhavn', aListOf(), NOW);
  expect(keptList(kept, 'nordhavn', vera, NOW + 23 * HOUR)).toEqual(aListOf());
  expect(keptList(kept, 'sydhavn', vera, NOW)).toBeNull();
  expect(keptList(kept, 'nordhavn', group, NOW)).toBeNull();
  expect(keptList(kept, 'nordhavn', vera, NOW + 24 * HOUR)).toBeNull();
  expect(kept.texts.size).toBe(0); // not only not shown
});

test('of more receptions than a desk looks at the oldest list goes; signing out takes all of it away', () => {
  const kept = aStorage();
  for (const [at, id] of ids.entries()) keepList(kept, 'nordhavn', aListOf(id), NOW + at);
  const isKept = ids.map((id) => keptList(kept, 'nordhavn', id, NOW + HOUR) !== null);
  expect(isKept).toEqual([false, true, true, true]);
  keepMarks(kept, { [vera]: { isSafe: true, at: NOW } });
  forgetLists(kept);
  expect(kept.texts.size).toBe(0);
});

test('what somebody else wrote there is no list', () => {
  const kept = aStorage();
  kept.keep('foyer.evacuation', '[{"people":1}]');
  expect(keptList(kept, 'nordhavn', vera, NOW)).toBeNull();
  kept.keep('foyer.evacuation.marks', 'no JSON');
  expect(waitingMarks(kept, NOW)).toEqual({});
});

test('what was ticked waits until it is told; what was ticked anew meanwhile goes on waiting', () => {
  const kept = aStorage();
  const told = { [vera]: { isSafe: true, at: NOW }, [group]: { isSafe: true, at: NOW } };
  keepMarks(kept, told);
  expect(waitingMarks(kept, NOW + HOUR)).toEqual(told);
  expect(waitingMarks(kept, NOW + 24 * HOUR)).toEqual({});
  const later = { ...told, [vera]: { isSafe: false, at: NOW + 1 } };
  expect(leftAfter(later, told)).toEqual({ [vera]: { isSafe: false, at: NOW + 1 } });
  const people = withMarks(aListOf().people, told);
  expect(countOf(people.filter(({ isSafe }) => isSafe))).toBe(13); // a group is more than one
});
