import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { FileEncoding } from '../../contract/file-import.ts';
import { Problem } from '../kernel/problem.ts';
import { textOf } from './cell-text.ts';
import { decodeFile } from './decode-file.ts';

/** A row as a spreadsheet counts it: the first has the names of the columns. */
export interface TableRow<C extends string> {
  readonly row: number;
  /** Trimmed; a column that the file has and the row lacks is empty. */
  readonly cells: ReadonlyMap<C, string>;
  /** It has more cells than there are columns: something is in the wrong place. */
  readonly isTooLong: boolean;
}

/** What a table may consist of. */
export interface TableShape<C extends string> {
  readonly columns: readonly C[];
  /** Those without which no row means anything. */
  readonly required: readonly C[];
  readonly mostRows: number;
}

const LONGEST_ROW = 32_000;

/**
 * Reads a table from a file: comma, semicolon or tab between cells, names of columns in the first row, in any order. However
 * long the file is, no more is kept of it than `mostRows`. Throws `invalid-request` for a file that is no such table or has
 * more rows, and says how many.
 */
export async function readTable<C extends string>(
  bytes: AsyncIterable<Buffer>,
  encoding: FileEncoding,
  shape: TableShape<C>,
): Promise<readonly TableRow<C>[]> {
  const { first, rest } = await firstLine(decodeFile(bytes, encoding));
  const parser = parse({
    delimiter: delimiterOf(first, shape),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  });
  try {
    const [, rows] = await Promise.all([pipeline(rest, parser), collect(parser, shape)]);
    return rows;
  } catch (error) {
    if (error instanceof CsvError) throw notATable(wordsFor(error), error);
    throw error;
  }
}

async function collect<C extends string>(
  records: AsyncIterable<readonly string[]>,
  shape: TableShape<C>,
): Promise<readonly TableRow<C>[]> {
  const { mostRows } = shape;
  let columns: readonly C[] | undefined;
  let [row, count] = [0, 0];
  const rows: TableRow<C>[] = [];
  for await (const record of records) {
    row += 1;
    if (record.every((cell) => cell.trim() === '')) continue;
    if (!columns) {
      columns = columnsOf(record, shape);
      continue;
    }
    count += 1;
    if (count > mostRows) continue; // only counted, so that the answer can say how many there are
    const cells = columns.map((column, at) => [column, textOf((record[at] ?? '').trim())] as const);
    const isTooLong = record.slice(columns.length).some((cell) => cell.trim() !== '');
    rows.push({ row, cells: new Map(cells), isTooLong });
  }
  if (!columns) throw notATable('It is empty.');
  if (count > mostRows) {
    throw notATable(
      `It has ${count} rows, and ${mostRows} can be imported at most. Divide it, or leave out what is not needed.`,
    );
  }
  return rows;
}

function columnsOf<C extends string>(
  names: readonly string[],
  { columns: possible, required }: TableShape<C>,
): readonly C[] {
  const columns = names.map((name) => {
    const known = possible.find((column) => column === name.trim().toLowerCase());
    if (known) return known;
    throw notATable(
      `Its first row names a column “${name.trim().slice(0, 60)}”, which is not known. The columns are ${possible.join(', ')}.`,
    );
  });
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice) throw notATable(`It has the column ${twice} twice.`);
  const missing = required.find((column) => !columns.includes(column));
  if (missing) throw notATable(`It lacks the column ${missing}.`);
  return columns;
}

/** The first line with its text still in the rest: its names tell which mark stands between cells. */
async function firstLine(
  text: AsyncIterable<string>,
): Promise<{ readonly first: string; readonly rest: AsyncIterable<string> }> {
  const parts = text[Symbol.asyncIterator]();
  let begun = '';
  let isOver = false;
  while (!isOver && !/[\r\n]/.test(begun.trimStart()) && begun.length < LONGEST_ROW) {
    const next = await parts.next();
    isOver = next.done === true;
    if (!next.done) begun += next.value;
  }
  async function* rest() {
    yield begun;
    for (let next = await parts.next(); !next.done; next = await parts.next()) yield next.value;
  }
  return { first: begun.trimStart().split(/[\r\n]/, 1)[0] ?? '', rest: rest() };
}

/** The mark by which the first row falls into the most names of columns. */
function delimiterOf<C extends string>(first: string, { columns }: TableShape<C>): string {
  const known = (mark: string) =>
    first
      .split(mark)
      .map((name) => name.replaceAll('"', '').trim().toLowerCase())
      .filter((name) => columns.some((column) => column === name)).length;
  const [best = ','] = [',', ';', '\t'].toSorted((one, other) => known(other) - known(one));
  return best;
}

function wordsFor({ code }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'A quotation mark opens a cell and is never closed.';
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return `A row is longer than ${LONGEST_ROW} characters: a quotation mark may open a cell and close it much later.`;
  }
  return 'It is not a table of cells with commas, semicolons or tabs between them.';
}

function notATable(why: string, cause?: unknown): Problem {
  return new Problem('invalid-request', `This file cannot be imported. ${why}`, {}, { cause });
}
