import { createMemo } from '../../../server/kernel/memo.ts';

test('is worked out once for a text, and again once too many others were kept', () => {
  const memo = createMemo<string>(2);
  const workedOut: string[] = [];
  const ask = (key: string) =>
    memo(key, () => {
      workedOut.push(key);
      return `of ${key}`;
    });

  expect(['a', 'b', 'a', 'b'].map(ask)).toEqual(['of a', 'of b', 'of a', 'of b']);
  expect(workedOut).toEqual(['a', 'b']);
  expect(['c', 'a'].map(ask)).toEqual(['of c', 'of a']);
  expect(workedOut).toEqual(['a', 'b', 'c', 'a']);
});
