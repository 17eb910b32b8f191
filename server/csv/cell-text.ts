/**
 * What a spreadsheet would take for a formula: = + - @ | % at the beginning, the first four also in full width (which some
 * of them fold), after blanks, control and invisible characters that it skips to find one. Any number of our own marks may
 * stand before it. A cell that begins with a tab or a line break is one as well.
 */
const FORMULA =
  /^'*[\s\p{Cc}\u200B-\u200F\u2060-\u2064\uFEFF]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|^'*[\t\r\n]/u;

/** A text that a spreadsheet leaves a text: an apostrophe keeps a formula from being one. Not for numbers. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that a cell stands for: the apostrophe of `harmless` is taken away again; formulas stay the text that they are. */
export function textOf(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
