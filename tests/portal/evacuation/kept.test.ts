import { forgetLists, keepList, keptList } from '../../../portal/evacuation/kept-lists.ts';
import {
  countOf,
  keepMarks,
  leftAfter,
  waitingMarks,
  withMarks,
} from '../../../portal/evacuation/kept-marks.ts';
import { aListOf, aStorage, ids, NOW } from './a-list.ts';

const HOUR = 60 * 60_000;
const [vera = '', group = '', elsewhere = ''] = ids;
const here = { organization: 'nordhavn', reception: vera };

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
  keepMarks(kept, here, { [vera]: { isSafe: true, at: NOW } }, NOW);
  forgetLists(kept);
  expect(kept.texts.size).toBe(0);
});

test('what somebody else wrote there is no list', () => {
  const kept = aStorage();
  kept.keep('foyer.evacuation', '[{"people":1}]');
  expect(keptList(kept, 'nordhavn', vera, NOW)).toBeNull();
  kept.keep('foyer.evacuation.marks', 'no JSON');
  expect(waitingMarks(kept, here, NOW)).toEqual({});
});

test('what was ticked waits until it is told; what was ticked anew meanwhile goes on waiting', () => {
  const kept = aStorage();
  const told = { [vera]: { isSafe: true, at: NOW }, [group]: { isSafe: true, at: NOW } };
  keepMarks(kept, here, told, NOW);
  expect(waitingMarks(kept, here, NOW + HOUR)).toEqual(told);
  expect(waitingMarks(kept, here, NOW + 24 * HOUR)).toEqual({});
  const later = { ...told, [vera]: { isSafe: false, at: NOW + 1 } };
  expect(leftAfter(later, told)).toEqual({ [vera]: { isSafe: false, at: NOW + 1 } });
  const people = withMarks(aListOf().people, told);
  expect(countOf(people.filter(({ isSafe }) => isSafe))).toBe(13); // a group is more than one
});

test('what was ticked at a reception waits for that reception of that organization alone', () => {
  const kept = aStorage();
  const there = { ...here, reception: elsewhere };
  keepMarks(kept, here, { [vera]: { isSafe: true, at: NOW } }, NOW);
  expect(waitingMarks(kept, there, NOW)).toEqual({});
  expect(waitingMarks(kept, { ...here, organization: 'sydhavn' }, NOW)).toEqual({});
  keepMarks(kept, there, { [group]: { isSafe: true, at: NOW } }, NOW);
  keepMarks(kept, there, {}, NOW); // told: nothing waits there any more
  expect(waitingMarks(kept, here, NOW)).toEqual({ [vera]: { isSafe: true, at: NOW } });
  keepMarks(kept, here, {}, NOW);
  expect(kept.texts.size).toBe(0);
});

test('what the version before kept waits where the person is on a list; of anybody else nobody knows where', () => {
  const kept = aStorage();
  const mark = { isSafe: true, at: NOW };
  keepList(kept, 'nordhavn', aListOf(), NOW);
  kept.keep('foyer.evacuation.marks', JSON.stringify({ [vera]: mark, [elsewhere]: mark }));
  expect(waitingMarks(kept, here, NOW)).toEqual({ [vera]: mark });
  expect(waitingMarks(kept, { ...here, reception: elsewhere }, NOW)).toEqual({});
});
