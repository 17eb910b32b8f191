import { readTable } from '../../../server/csv/read-table.ts';
import { importColumns } from '../../../contract/menu-import.ts';
import type { FileEncoding } from '../../../contract/file-import.ts';

async function* inParts(bytes: Buffer, size = bytes.length || 1): AsyncIterable<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function* endless(count: number): AsyncIterable<Buffer> {
  yield Buffer.from('name,price\n');
  for (let row = 0; row < count; row += 100) {
    yield Buffer.from(Array.from({ length: 100 }, (_, at) => `item ${row + at},1\n`).join(''));
  }
}

async function* broken(): AsyncIterable<Buffer> {
  yield Buffer.from('name,price\n');
  throw new Error('the connection is gone');
}

/** As a menu is read. */
const items = { columns: importColumns, required: ['name', 'price'] as const, mostRows: 5_000 };

const read = async (file: string | Buffer, encoding: FileEncoding = 'utf-8', size?: number) => {
  const rows = await readTable(inParts(Buffer.from(file), size), encoding, items);
  return rows.map(({ row, cells }) => [row, Object.fromEntries(cells)]);
};

const smorrebrod = { name: 'Smørrebrød', price: '25,00' };

describe('a file of items', () => {
  test.each([
    ['commas', 'name,price\r\n"Smørrebrød","25,00"\r\n'],
    ['semicolons', 'name;price\nSmørrebrød;25,00'],
    ['tabs', 'name\tprice\rSmørrebrød\t25,00\r'],
    ['names in other letters and other order', 'PRICE; Name \n25,00;Smørrebrød\n'],
  ])('is read with %s between cells', async (_what, file) => {
    expect(await read(file)).toEqual([[2, smorrebrod]]);
  });

  test('is UTF-8, with or without its mark, wherever the network cuts it', async () => {
    const file = Buffer.from('\uFEFFname;price\nSmørrebrød;25,00\n🍰;1\n');
    for (const size of [1, 2, 3, 5, 7]) {
      expect(await read(file, 'utf-8', size)).toEqual([
        [2, smorrebrod],
        [3, { name: '🍰', price: '1' }],
      ]);
    }
  });

  test('is Windows-1252 where that was chosen', async () => {
    const file = Buffer.from('name;price\nSm\xF8rrebr\xF8d;25,00\n\x80 \x96 x;1\n', 'latin1');
    expect(await read(file, 'windows-1252')).toEqual([
      [2, smorrebrod],
      [3, { name: '€ – x', price: '1' }],
    ]);
    await expect(read(file)).rejects.toMatchObject({
      code: 'invalid-request',
      message: expect.stringContaining('choose Windows-1252') as string,
    });
  });

  test.each([
    ['UTF-16 from Windows', Buffer.from('\uFEFFname;price\nTea;1\n', 'utf16le'), /UTF-16/],
    ['UTF-16 the other way round', Buffer.from('\uFEFFname\n', 'utf16le').swap16(), /UTF-16/],
    ['UTF-16 without its mark', Buffer.from('name;price\n', 'utf16le'), /zeros/],
    [
      'a letter that is cut off at the end',
      Buffer.from('name;price\nx;1\n\xC3', 'latin1'),
      /not valid UTF-8/,
    ],
    ['an Excel workbook', Buffer.from('PK\x03\x04\x14\x00\x06\x00', 'latin1'), /zeros/],
  ])('is refused, saying so, when it is %s', async (_what, file, words) => {
    await expect(read(file)).rejects.toMatchObject({
      code: 'invalid-request',
      message: expect.stringMatching(words) as string,
      extra: { errors: [{ pointer: '/query/encoding' }] },
    });
  });

  test('that says it is UTF-8 is not read as anything else', async () => {
    await expect(read('\uFEFFname;price\nx;1\n', 'windows-1252')).rejects.toMatchObject({
      message: expect.stringContaining('Choose UTF-8') as string,
    });
  });

  test('keeps lines and quotation marks within cells, and counts rows as a spreadsheet does', async () => {
    const file =
      'name,price,description\r\n\r\n"Tea ""Earl Grey""",1,"hot\r\nand black"\r\n , ,\r\nx "y" z,2,\r\n"x"y,3,\r\n';
    expect(await read(file)).toEqual([
      [3, { name: 'Tea "Earl Grey"', price: '1', description: 'hot\r\nand black' }],
      [5, { name: 'x "y" z', price: '2', description: '' }],
      [6, { name: '"x"y', price: '3', description: '' }],
    ]);
  });

  test('takes formulas for the text that they are', async () => {
    const [row] = await read("name,price\n=1+1,1\n'=2+2,1\n");
    expect(row).toEqual([2, { name: '=1+1', price: '1' }]);
    expect((await read("name,price\n'＝2,1\n"))[0]).toEqual([2, { name: '＝2', price: '1' }]);
  });

  test.each([
    ['', /is empty/],
    ['\n\n', /is empty/],
    ['name,price,color\nx,1,red\n', /“color”, which is not known/],
    ['name,name,price\n', /name twice/],
    ['name,vat\nx,1\n', /lacks the column price/],
    ['name,price\n"x,1\ny,2\n', /never closed/],
    [`name,price\n"${'x'.repeat(40_000)}",1\n`, /longer than/],
    ['<html><body>Sign in</body></html>', /not known/],
  ])('is refused when it is no table of items: %j', async (file, words) => {
    await expect(read(file)).rejects.toMatchObject({
      code: 'invalid-request',
      message: expect.stringMatching(words) as string,
    });
  });

  test('notices cells beyond the last column', async () => {
    const rows = await readTable(inParts(Buffer.from('name,price\nTea,25,00\nMilk,1,\n')), 'utf-8', items);
    expect(rows.map(({ isTooLong }) => isTooLong)).toEqual([true, false]);
  });

  test('has at most 5,000 rows, and is told how many it has', async () => {
    expect(await readTable(endless(5_000), 'utf-8', items)).toHaveLength(5_000);
    await expect(readTable(endless(100_000), 'utf-8', items)).rejects.toMatchObject({
      code: 'invalid-request',
      message: expect.stringContaining('100000 rows, and 5000') as string,
    });
  });

  test('passes on what ends it early', async () => {
    await expect(readTable(broken(), 'utf-8', items)).rejects.toThrow('the connection is gone');
  });
});
