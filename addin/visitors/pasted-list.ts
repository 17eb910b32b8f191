import { nameIn } from './suggest-visitors.ts';

/** A line of a pasted list, as far as it can be told what is what. */
export interface PastedVisitor {
  /** Counted from 1, empty lines included. */
  readonly line: number;
  readonly name: string;
  readonly mail: string;
  readonly company: string;
  readonly phone: string;
}

/**
 * People as they come out of a mail, a table or a sheet: one per line, `Vera Olsen <vera@fabrikam.example>` or cells parted
 * by tabs, semicolons or commas in any order: what has an @ is the address, what looks like a number is the telephone, of
 * the rest the first is the name and the second the company. A head of a table is passed over.
 */
export function readPasted(text: string): readonly PastedVisitor[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((content, at) => ({ content: content.trim(), line: at + 1 }))
    .filter(({ content, line }) => content !== '' && !(line === 1 && isHead(content)))
    .map(({ content, line }) => ({ line, ...readLine(content) }));
}

function isHead(line: string): boolean {
  return !line.includes('@') && /\bname/i.test(line) && /mail/i.test(line);
}

function readLine(line: string): Omit<PastedVisitor, 'line'> {
  const [, called = '', address = ''] = /^"?([^"<>]*)"?\s*<([^<>]+@[^<>\s]+)>[;,]?$/.exec(line) ?? [];
  if (address !== '')
    return { name: called.trim() || nameIn(address), mail: address, company: '', phone: '' };
  const cells = cellsOf(line);
  const mail = cells.find((cell) => cell.includes('@')) ?? '';
  const phone = cells.find((cell) => cell !== mail && isNumber(cell)) ?? '';
  const [name = '', company = ''] = cells.filter((cell) => cell !== mail && cell !== phone);
  return { name: name || nameIn(mail), mail, company, phone };
}

/** The separator that parts a sheet is the first of these that occurs: names have commas, companies semicolons never. */
function cellsOf(line: string): readonly string[] {
  const separator = ['\t', ';', ','].find((one) => line.includes(one));
  const cells = separator === undefined ? [line] : line.split(separator);
  return cells
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter((cell) => cell !== '');
}

function isNumber(cell: string): boolean {
  return /^[+\d(][\d\s()./-]{4,}$/.test(cell);
}
