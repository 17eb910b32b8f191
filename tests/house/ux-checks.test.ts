import { readFileSync } from 'node:fs';
import path from 'node:path';
import { flawsOf } from './proofs.ts';
import { root } from './tracked-files.ts';

const table = readFileSync(path.join(root, 'docs', 'ux-checks.md'), 'utf8');

/** The checks of a person in a browser that concern the pane. */
const CHECKS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 17, 18, 19];

const rows = table.split('\n').flatMap((line) => {
  const [, number, check, proofs] = /^\| *(\d+) *\| *([^|]+?) *\| *([^|]+?) *\|$/.exec(line) ?? [];
  return number === undefined ? [] : [{ number: Number(number), check: check ?? '', proofs: proofs ?? '' }];
});

test('every check has one row, in order, that says what is seen', () => {
  expect(rows.map(({ number }) => number)).toEqual(CHECKS);
  expect(rows.filter(({ check }) => check.length < 20)).toEqual([]);
});

test.each(rows)('check $number is proven by tests that exist under their titles', ({ proofs }) => {
  expect(flawsOf(proofs)).toEqual([]);
});

test.each([
  ['says that it was looked at', 'looked at by hand', ['1 of them name no test']],
  ['names a file that is not there', '`tests/gone.test.ts`: “x”', ['tests/gone.test.ts is not there']],
  [
    'names a test that is not there',
    '`tests/house/ux-checks.test.ts`: “x”',
    ['tests/house/ux-checks.test.ts has no test “x”'],
  ],
])('a row that %s proves nothing', (_what, cell, flaws) => {
  expect(flawsOf(cell)).toEqual(flaws);
});
