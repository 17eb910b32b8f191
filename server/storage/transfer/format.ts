import { z } from 'zod';

/**
 * The file that moves the data between databases: text, one JSON value a line.
 *
 * The first line is the header. Then come the rows, in the order and number that the header announces for each table,
 * each as PostgreSQL's `row_to_json` writes it and never parsed by JavaScript, whose numbers are too small for some of
 * them. The last line says that the file is whole.
 */
export const Header = z.object({
  format: z.literal('foyer-export'),
  version: z.literal(1),
  /** The newest migration of the database that was exported. */
  schema: z.string().max(200),
  exportedAt: z.iso.datetime(),
  tables: z.array(z.object({ name: z.string().max(63), rows: z.int().min(0) })).max(1000),
});
export type Header = z.output<typeof Header>;

export const END = '{"end":true}';

/** How many rows travel together. */
export const BATCH = 500;
