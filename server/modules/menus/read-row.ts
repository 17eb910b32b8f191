import { z } from 'zod';
import type { VatCategoryReply } from '../../../contract/finance.ts';
import type { DecimalMark, ImportColumn, RowReport } from '../../../contract/menu-import.ts';
import { itemFields } from '../../../contract/menu-items.ts';
import type { MenuItem } from '../../../contract/menu-items.ts';
import type { TableRow } from '../../csv/read-table.ts';
import { listIn, readCount, readDeadline, readSeason, readWeekdays, readYesNo } from './csv-words.ts';
import { readPrice } from './read-price.ts';

type Mistake = RowReport['mistakes'][number];

/** What rows are read by. */
export interface RowContext {
  /** Of the currency. */
  readonly decimals: number;
  readonly decimal: DecimalMark | null;
  /** By name in small letters; those in use. */
  readonly vatCategories: ReadonlyMap<string, VatCategoryReply>;
}

/** What a row says of an item; its category by name, because it may not be there yet. */
export type RowFields = Omit<
  MenuItem,
  'id' | 'provider' | 'category' | 'options' | 'contents' | 'units' | 'picture' | 'version'
> & { readonly category: string | null };

export type ReadRow =
  | { readonly isRead: true; readonly fields: RowFields }
  | { readonly isRead: false; readonly mistakes: readonly Mistake[] };

const {
  category: _category,
  vat: _vat,
  options: _options,
  contents: _contents,
  units: _units,
  ...plain
} = itemFields;
/** What cells must come out as; the same rules as for an item that is typed. */
const Cells = z.strictObject({
  ...plain,
  category: itemFields.name.nullable(),
  isActive: z.boolean(),
});

const fieldOfColumn = {
  category: 'category',
  name: 'name',
  description: 'description',
  price: 'unitPrice',
  unit: 'unit',
  deadline: 'deadline',
  weekdays: 'weekdays',
  season: 'season',
  least: 'least',
  most: 'most',
  allergens: 'allergens',
  diets: 'diets',
  stock: 'stock',
  covers: 'covers',
  active: 'isActive',
} as const satisfies Partial<Record<ImportColumn, keyof z.output<typeof Cells>>>;

/** What an item is that nothing was said about. */
const usual = {
  category: null,
  description: '',
  unit: 'per piece',
  deadline: null,
  weekdays: null,
  season: null,
  least: 1,
  most: null,
  allergens: [],
  diets: [],
  stock: null,
  covers: 0,
  isActive: true,
};

/** An item that is there; its category by name, as a row names it. */
export type ItemBefore = Omit<MenuItem, 'category'> & { readonly category: string | null };

/**
 * Reads a row. A column that the file does not have leaves an item that is there (`before`) as it is; an empty cell says
 * what is usual. Every mistake of the row is named.
 */
export function readRow(
  given: TableRow<ImportColumn>,
  before: ItemBefore | null,
  context: RowContext,
): ReadRow {
  const { said, mistakes } = readCells(given, context);
  const vat = vatOf(given.cells.get('vat') ?? '', before, context);
  if (typeof vat === 'string') mistakes.push({ column: 'vat', detail: vat });

  const known = before ? pick(before) : usual;
  const parsed = Cells.safeParse({ ...known, ...said });
  const named = new Set(mistakes.map(({ column }) => column));
  const others = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    column: columnOf(path[0]),
    detail: message,
  }));
  mistakes.push(...others.filter(({ column }) => column === null || !named.has(column)));
  if (parsed.data) mistakes.push(...contradictionsIn(parsed.data));
  return mistakes.length > 0 || !parsed.data || typeof vat === 'string'
    ? { isRead: false, mistakes }
    : { isRead: true, fields: { ...parsed.data, vat } };
}

/** What the cells say, each by itself. */
function readCells({ cells, isTooLong }: TableRow<ImportColumn>, context: RowContext) {
  const mistakes: Mistake[] = [];
  if (isTooLong) mistakes.push({ column: null, detail: 'has more cells than there are columns' });
  const said: Record<string, unknown> = {};
  for (const [column, read] of readers) {
    const cell = cells.get(column);
    if (cell === undefined) continue;
    const outcome = read(cell, context);
    if ('detail' in outcome) mistakes.push({ column, detail: outcome.detail });
    else said[fieldOfColumn[column]] = outcome.value;
  }
  return { said, mistakes };
}

function contradictionsIn({ least, most }: z.output<typeof Cells>): readonly Mistake[] {
  if (most === null || most >= least) return [];
  return [{ column: 'most', detail: `must not be less than ${least}, the least` }];
}

type Outcome = { readonly value: unknown } | { readonly detail: string };
type Reader = (cell: string, context: RowContext) => Outcome;

const text: Reader = (value) => ({ value });
const orNothing =
  (read: Reader): Reader =>
  (cell, context) =>
    cell === '' ? { value: null } : read(cell, context);
const or =
  (value: unknown, read: Reader): Reader =>
  (cell, context) =>
    cell === '' ? { value } : read(cell, context);
const as =
  (read: (cell: string) => unknown, detail: string): Reader =>
  (cell) => {
    const value = read(cell);
    return value === undefined ? { detail } : { value };
  };
const count = as(readCount, 'must be a whole number');

const readers: readonly (readonly [keyof typeof fieldOfColumn, Reader])[] = [
  ['category', orNothing(text)],
  ['name', text],
  ['description', text],
  [
    'price',
    (cell, { decimals, decimal }) => {
      const read = readPrice(cell, decimals, decimal);
      return read.isPrice ? { value: read.price } : { detail: read.detail };
    },
  ],
  ['unit', or(usual.unit, text)],
  ['deadline', orNothing(as(readDeadline, 'must be such as “2 days 12:00” or “90 minutes”'))],
  ['weekdays', orNothing(as(readWeekdays, 'must be days such as “mon tue”'))],
  ['season', orNothing(as(readSeason, 'must be such as “12-01 to 02-28”'))],
  ['least', or(usual.least, count)],
  ['most', orNothing(count)],
  ['allergens', (cell) => ({ value: listIn(cell) })],
  ['diets', (cell) => ({ value: listIn(cell) })],
  ['stock', orNothing(count)],
  ['covers', or(usual.covers, count)],
  ['active', or(usual.isActive, as(readYesNo, 'must be yes or no'))],
];

/** The VAT category of a row, or what is wrong with it: the one of before, or the only one, need not be named. */
function vatOf(
  cell: string,
  before: Pick<MenuItem, 'vat'> | null,
  { vatCategories }: RowContext,
): MenuItem['vat'] | string {
  if (cell === '' && before) return before.vat;
  if (cell.toLowerCase() === before?.vat.name.toLowerCase()) return before.vat;
  const [only, ...others] = vatCategories.values();
  const found = cell === '' && others.length === 0 ? only : vatCategories.get(cell.toLowerCase());
  if (found) return { id: found.id, name: found.name, rate: found.rate };
  return cell === '' ? 'is missing' : 'is not a VAT category that is in use';
}

function pick(before: ItemBefore) {
  const { category, name, description, unitPrice, unit, deadline, weekdays, season, least, most } = before;
  const { allergens, diets, stock, covers, isActive } = before;
  const first = { category, name, description, unitPrice, unit, deadline, weekdays, season, least, most };
  return { ...first, allergens, diets, stock, covers, isActive };
}

function columnOf(field: PropertyKey | undefined): ImportColumn | null {
  const found = Object.entries(fieldOfColumn).find(([, name]) => name === field);
  return found ? (found[0] as keyof typeof fieldOfColumn) : null; // a key of the table it came from
}
