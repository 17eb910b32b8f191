import * as fc from 'fast-check';
import { foldedWords, soughtWords } from '../../../../server/modules/services/boards/find-words.ts';

test('accents, case and what stands between words do not matter', () => {
  expect(foldedWords(['Crème BRÛLÉE, for-8', 'Ærø: 1½ l', 'crème'])).toEqual([
    'creme',
    'brulee',
    'for',
    '8',
    'ærø',
    '11',
    '2',
    'l',
  ]);
  expect(foldedWords(['שָׁלוֹם עולם'])).toEqual(['שלום', 'עולם']);
  expect(foldedWords(['anna@nordhavn.example'])).toEqual(['anna', 'nordhavn', 'example']);
});

test('whatever is typed becomes letters and figures, at most ten words of forty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
      const words = soughtWords(typed);
      expect(words.length).toBeLessThanOrEqual(10);
      expect(words.filter((word) => !/^[\p{L}\p{N}]{1,40}$/u.test(word))).toEqual([]);
    }),
  );
});

test('a word is found by its beginning, however it is written', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-ZÆØÅÉ]{3,12}$/), fc.nat(2), (word, cut) => {
      const [stored] = foldedWords([word]);
      const [sought] = soughtWords(word.toLowerCase().slice(0, word.length - cut));
      expect(stored?.startsWith(sought ?? '-')).toBe(true);
    }),
  );
});
