import { z } from 'zod';
import { FileEncoding, Flag, OutcomeCounts, rowReport } from './file-import.ts';
import { Version } from './primitives.ts';

export const DecimalMark = z.enum(['comma', 'point']);
export type DecimalMark = z.output<typeof DecimalMark>;

/** How a file of items is to be read, and whether it is only tried. */
export const ImportQuery = z.strictObject({
  isDryRun: Flag,
  encoding: FileEncoding.default('utf-8'),
  /** Left out: the prices themselves must tell, and one that does not is refused. */
  decimal: DecimalMark.optional(),
});
export type ImportQuery = z.output<typeof ImportQuery>;

export const ExportQuery = z.strictObject({ decimal: DecimalMark.default('point') });

export const importColumns = [
  'category',
  'name',
  'description',
  'price',
  'unit',
  'vat',
  'deadline',
  'weekdays',
  'season',
  'least',
  'most',
  'allergens',
  'diets',
  'stock',
  'covers',
  'active',
] as const;
export const ImportColumn = z.enum(importColumns);
export type ImportColumn = z.output<typeof ImportColumn>;

export const RowReport = rowReport(ImportColumn);
export type RowReport = z.output<typeof RowReport>;

/** What an import did, or would do: all of it or, when any row is refused, nothing. */
export const ImportReport = z.object({
  isDryRun: z.boolean(),
  isImported: z.boolean(),
  /** Null: no price had one. */
  decimal: DecimalMark.nullable(),
  newCategories: z.array(z.string()),
  counts: OutcomeCounts,
  rows: z.array(RowReport),
  /** Of the menu, afterwards. */
  version: Version,
});
export type ImportReport = z.output<typeof ImportReport>;
