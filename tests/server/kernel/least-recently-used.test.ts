import { LeastRecentlyUsed } from '../../../server/kernel/least-recently-used.ts';

const keysIn = (memory: LeastRecentlyUsed<string, string>) => [...memory.values()].toSorted();

test('who was not asked for the longest goes when there is too much', () => {
  const memory = new LeastRecentlyUsed<string, string>(10);
  memory.set('a', 'A', 4);
  memory.set('b', 'B', 4);
  expect(memory.get('a')).toBe('A');
  memory.peek('b'); // is no use
  memory.set('c', 'C', 4);
  expect(keysIn(memory)).toEqual(['A', 'C']);
  expect(memory.bytes).toBe(8);
});

test('what is set again counts once, and what is larger than all is kept alone until the next one comes', () => {
  const memory = new LeastRecentlyUsed<string, string>(10);
  memory.set('a', 'A', 4);
  memory.set('a', 'A again', 6);
  expect(memory.bytes).toBe(6);
  memory.set('b', 'B', 50);
  expect([keysIn(memory), memory.bytes]).toEqual([['B'], 50]);
  memory.set('c', 'C', 1);
  expect([keysIn(memory), memory.bytes]).toEqual([['C'], 1]);
  memory.delete('c');
  memory.delete('c');
  expect(memory.bytes).toBe(0);
});
