import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { writeAmount } from '../../../server/csv/write-amount.ts';
import { csvRows } from '../../../server/csv/write-csv.ts';

describe('rows of a file', () => {
  test('are quoted whole and ended as RFC 4180 says', () => {
    expect(csvRows([['a', '', 'say "x"']], 'point')).toBe('"a","","say ""x"""\r\n');
    expect(csvRows([['1,5', 'two\nlines']], 'comma')).toBe('"1,5";"two\nlines"\r\n');
  });

  test('come out of a parser as they went in, whatever is in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', ' ', 'æ', '😀', 'א', '=') });
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom('comma', 'point'), (before, decimal) => {
        const delimiter = decimal === 'comma' ? ';' : ',';
        expect(parse(csvRows(before, decimal), { delimiter, record_delimiter: '\r\n' })).toEqual(before);
      }),
    );
  });
});

describe('an amount in a file', () => {
  test.each([
    [25_000, 2, 'point', '250.00'],
    [-50, 2, 'comma', '-0,50'],
    [0, 2, 'point', '0.00'],
    [-1_234, 3, 'point', '-1.234'],
    [-980, 0, 'comma', '-980'],
  ] as const)('%i with %i decimals and a %s is %s', (amount, decimals, mark, text) => {
    expect(writeAmount(amount, decimals, mark)).toBe(text);
  });
});
