import * as fc from 'fast-check';
import { paperFonts } from '../../../server/paper/paper-fonts.ts';
import { printable } from '../../../server/paper/printable.ts';
import { setText } from '../../../server/paper/set-text.ts';

const fonts = paperFonts();
/** Every letter is one wide. */
const measure = (text: string) => Array.from(text).length;
const set = (text: string, width = 40) => setText(text, { fonts, width, measure });
/** What the eye meets from left to right; letters that run to the left are in a run of their own, as they are read. */
const seen = (text: string, width?: number) =>
  set(text, width).map(({ runs }) =>
    runs.map((run) => (run.isRightToLeft ? `<${run.text}>` : run.text)).join(''),
  );

const letters = (text: string) => Array.from(text.replaceAll(' ', '')).toSorted().join('');

test('what no font has is written with its name, or in letters that are there; never as an empty box', () => {
  expect(printable('a漢b→', fonts).text).toBe('a[CJK UNIFIED IDEOGRAPH-6F22]b[RIGHTWARDS ARROW]');
  expect(printable('한', fonts).text).toBe('[HANGUL SYLLABLE HAN]');
  expect(printable('ก𠮷', fonts).text).toBe('[THAI CHARACTER KO KAI][CJK UNIFIED IDEOGRAPH-20BB7]');
  expect(printable('\uE000\u0378', fonts).text).toBe('[<private-use-E000>][<reserved-0378>]');
  expect(printable('＝１＋２ ﬁ', fonts).text).toBe('=1+2 fi');
  expect(printable('tea\u0000\u0007 \u200Bfor\u00AD two\u3000!', fonts).text).toBe('tea for two !');
  expect(printable('👩‍🍳 🥐', fonts).text).toBe('👩🍳 🥐');
});

test('every letter that is printed is in the font that it is printed with, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const { text: shown, fonts: used } = printable(text, fonts);
      expect(used).toHaveLength(shown.length);
      let at = 0;
      for (const character of shown) {
        expect(fonts[used[at] ?? -1]?.has(character.codePointAt(0) ?? 0)).toBe(true);
        at += character.length;
      }
    }),
  );
});

test('lines are as wide as they may be, and nothing of the words is lost', () => {
  const words = fc.array(fc.stringMatching(/^[a-zæøåא-ת]{1,30}$/), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(words, fc.integer({ min: 5, max: 50 }), (all, width) => {
      const lines = set(all.join(' '), width);
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(width);
      expect(letters(lines.flatMap(({ runs }) => runs.map(({ text }) => text)).join(''))).toBe(
        letters(all.join('')),
      );
    }),
  );
});

test('Hebrew runs to the left, figures and Latin letters within it to the right', () => {
  expect(seen('קפה 8 people')).toEqual(['people< >8< ><קפה>']);
  expect(seen('Coffee קפה שחור for 8')).toEqual(['Coffee <שחור>< ><קפה> for 8']);
  expect(set('קפה')[0]?.isRightToLeft).toBe(true);
  expect(set('Coffee קפה')[0]?.isRightToLeft).toBe(false);
});

test('a parenthesis opens to where the letters run', () => {
  expect(seen('קפה (שחור)')).toEqual(['<(><שחור>< )><קפה>']);
});

test('long text is broken between words, a long word within, and an empty line stays', () => {
  expect(seen('one two three', 7)).toEqual(['one two', 'three']);
  expect(seen('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  expect(seen('a\n\nb')).toEqual(['a', '', 'b']);
  expect(seen('קפה שחור', 4)).toEqual(['<קפה>', '<שחור>']);
});
