import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './tracked-files.ts';

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
    expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
    const text = readFileSync(path.join(root, file), 'utf8');
    expect([file, title, text.includes(`'${title}'`)]).toEqual([file, title, true]);
  }
});
