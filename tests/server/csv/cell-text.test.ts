import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { harmless, textOf } from '../../../server/csv/cell-text.ts';
import { csvRows } from '../../../server/csv/write-csv.ts';

const formulas = [
  '=1+1',
  '+1',
  '-1+1',
  '@SUM(A1)',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '  =1+1',
  '\t=1+1',
  '\t1',
  '\r1',
  '\n=1',
  '\uFEFF=1',
  "'=1+1",
  "''＝1",
  '|calc',
  '%0A=1',
  '\u200B=1',
  '\u0001=1',
];

const cellOf = (text: string) => csvRows([[harmless(text)]], 'point').slice(0, -2);

describe('a cell of a file', () => {
  test.each(formulas)('is no formula for a spreadsheet, whatever somebody named an item: %j', (text) => {
    const cell = cellOf(text).slice(1, -1);
    expect(cell.startsWith("'")).toBe(true);
    expect(textOf(cell)).toBe(text);
  });

  test.each(['Coffee', "'t Hof", '8 = 8', 'a-b', '"quoted"', 'a,b;c', 'two\nlines', ''])(
    'is the text as it stands where that is harmless: %j',
    (text) => {
      expect(cellOf(text)).toBe(`"${text.replaceAll('"', '""')}"`);
    },
  );

  test('gives back any text at all after a parser has read it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom("'", '=', '＝', '-', '@', '+', ' ', '\t', '\r', '\n', '"', ',', 'a'),
      }),
    );
    fc.assert(
      fc.property(text, (before) => {
        const [[cell = ''] = []] = parse(`${cellOf(before)},"x"\r\n`, { record_delimiter: '\r\n' });
        expect(textOf(cell)).toBe(before);
      }),
      { numRuns: 1_000 },
    );
  });
});
