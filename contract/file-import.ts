import { z } from 'zod';

/** In which bytes the letters of a file are written. What is not UTF-8 must be chosen: bytes do not tell. */
export const FileEncoding = z.enum(['utf-8', 'windows-1252']);
export type FileEncoding = z.output<typeof FileEncoding>;

/** A flag in a query. */
export const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const RowOutcome = z.enum(['created', 'changed', 'same', 'refused']);
export type RowOutcome = z.output<typeof RowOutcome>;

/** What became of one row of a file, or would become; `Column`: what its columns are called. */
export const rowReport = <C extends z.ZodType>(Column: C) =>
  z.object({
    /** As a spreadsheet counts: the first row has the names of the columns. */
    row: z.number().int(),
    name: z.string(),
    outcome: RowOutcome,
    mistakes: z.array(z.object({ column: Column.nullable(), detail: z.string() })),
  });

export const OutcomeCounts = z.object({
  created: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  refused: z.number().int(),
});
export type OutcomeCounts = z.output<typeof OutcomeCounts>;
