import { readFileSync } from 'node:fs';
import path from 'node:path';
import { flawsOf } from './proofs.ts';
import { testTitles } from './test-titles.ts';
import { root } from './tracked-files.ts';

const table = readFileSync(path.join(root, 'docs', 'FAULTS.md'), 'utf8');

/** The rows of the fault matrix that this table has to hold; the others are proven where their subject is. */
const ROWS = [...Array.from({ length: 54 }, (_, at) => at + 1), 58, 59, 60];

const rows = table.split('\n').flatMap((line) => {
  const [, number, fault, outcome, proofs] =
    /^\| *(\d+) *\| *([^|]+?) *\| *([^|]+?) *\| *([^|]+?) *\|$/.exec(line) ?? [];
  return number === undefined ? [] : [{ number: Number(number), fault, outcome, proofs: proofs ?? '' }];
});

test('every fault has one row, in order, that says what comes out', () => {
  expect(rows.map(({ number }) => number)).toEqual(ROWS);
  for (const { fault, outcome } of rows)
    expect([fault, outcome].every((text) => (text?.length ?? 0) > 3)).toBe(true);
});

test.each(rows)('fault $number is proven by tests that exist under their titles', ({ proofs }) => {
  expect(flawsOf(proofs)).toEqual([]);
});

test.each([
  ['a comment', "// test('it holds', () => expect(1).toBe(1));"],
  ['another text', "test('other', () => expect('it holds').toBe(''));"],
  ['a group of tests', "describe('it holds', () => { test('other', () => expect(1).toBe(1)); });"],
  ['a test that is set aside', "test.skip('it holds', () => expect(1).toBe(1));"],
  ['a test that does nothing', "test('it holds', () => {});"],
])('a title in %s proves nothing', (_where, text) => {
  expect([...testTitles('a.test.ts', text)]).not.toContain('it holds');
});
