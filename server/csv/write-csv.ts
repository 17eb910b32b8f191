import { stringify } from 'csv-stringify/sync';
import type { DecimalMark } from '../../contract/menu-import.ts';

/** Without it a spreadsheet takes UTF-8 for the letters of its own country. */
export const UTF8_MARK = '\uFEFF';

/** Where a spreadsheet writes a decimal comma, a semicolon stands between cells. */
export function between(decimal: DecimalMark): ',' | ';' {
  return decimal === 'comma' ? ';' : ',';
}

/**
 * Rows of a CSV file (RFC 4180): every cell quoted, quotes doubled, lines ended as the RFC says. The cells are written as
 * they are: whatever a person typed goes through `harmless` first.
 */
export function csvRows(rows: readonly (readonly string[])[], decimal: DecimalMark): string {
  return stringify(
    rows.map((row) => [...row]),
    { delimiter: between(decimal), quoted: true, quoted_empty: true, record_delimiter: 'windows' },
  );
}
