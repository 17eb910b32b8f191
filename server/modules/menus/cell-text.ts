/**
 * What a spreadsheet would take for a formula: = + - @ at the beginning, also in full width (which some of them fold),
 * after blanks, and the characters that it skips to find one. Any number of our own marks may stand before it.
 */
const FORMULA = /^'*[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^'*[\t\r\n]/u;

/** A text as a cell of a CSV file (RFC 4180), always quoted; an apostrophe keeps a formula from being one. */
export function cellOf(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** The text that a cell stands for: the apostrophe of `cellOf` is taken away again; formulas stay the text that they are. */
export function textOf(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
