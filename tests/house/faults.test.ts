import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { testTitles } from './test-titles.ts';
import { root, textFiles } from './tracked-files.ts';

const table = readFileSync(path.join(root, 'docs', 'FAULTS.md'), 'utf8');

/** The rows of the fault matrix that this table has to hold; the others are proven where their subject is. */
const ROWS = [...Array.from({ length: 54 }, (_, at) => at + 1), 58, 59, 60];

const rows = table.split('\n').flatMap((line) => {
  const [, number, fault, outcome, proofs] =
    /^\| *(\d+) *\| *([^|]+?) *\| *([^|]+?) *\| *([^|]+?) *\|$/.exec(line) ?? [];
  return number === undefined ? [] : [{ number: Number(number), fault, outcome, proofs: proofs ?? '' }];
});

const proofsOf = (cell: string) =>
  [...cell.matchAll(/`(tests\/[^`]+)`: “(.+?)”(?=<br>|$)/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  }));

test('every fault has one row, in order, that says what comes out', () => {
  expect(rows.map(({ number }) => number)).toEqual(ROWS);
  for (const { fault, outcome } of rows)
    expect([fault, outcome].every((text) => (text?.length ?? 0) > 3)).toBe(true);
});

test.each(rows)('fault $number is proven by tests that exist under their titles', ({ proofs }) => {
  const named = proofsOf(proofs);
  expect(named.length).toBe(proofs.split('<br>').length);
  for (const { file, title } of named) {
    expect([file, existsSync(path.join(root, file)), isRun(file)]).toEqual([file, true, true]);
    const text = readFileSync(path.join(root, file), 'utf8');
    expect([file, title, testTitles(file, text).has(title)]).toEqual([file, title, true]);
  }
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

/** Jest runs what is called so, and what such a file imports. */
function isRun(file: string): boolean {
  if (/\.test\.tsx?$/.test(file)) return true;
  const { dir, base } = path.parse(file);
  const importing = textFiles(dir).filter(({ text }) => text.includes(`from './${base}'`));
  return importing.some(({ name }) => name !== file && isRun(name));
}
