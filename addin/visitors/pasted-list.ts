import { nameIn } from './suggest-visitors.ts';

/** A line of a pasted list, as far as it can be told what is what. */
export interface PastedVisitor {
  /** Counted from 1, empty lines included. */
  readonly line: number;
  readonly name: string;
  readonly mail: string;
  readonly company: string;
  readonly phone: string;
  readonly carPlate: string;
  readonly language: string;
  readonly note: string;
  /** To the fields of the reception, by their ids. */
  readonly answers: Readonly<Record<string, string>>;
}

export interface PastedList {
  readonly people: readonly PastedVisitor[];
  /** Columns that have a name which nobody knows: what stands in them is left out. */
  readonly unknown: readonly string[];
}

type Text = 'name' | 'mail' | 'company' | 'phone' | 'carPlate' | 'language' | 'note';

/** How the columns of a sheet are called, in the languages of the messages to visitors. */
const columns: Readonly<Record<Text, RegExp>> = {
  mail: /^(e-?)?mail\b|^courriel/,
  name: /^(full |display |visitor )?(name|navn|nom)$/,
  company: /^(company|organi[sz]ation|firma|virksomhed|unternehmen|soci[ée]t[ée]|entreprise)$/,
  phone: /^(tele)?(phone|fon)|^(mobile?|tel|t[ée]l[ée]phone|telefon|mobil)\b/,
  carPlate: /plate|^(kennzeichen|nummerplade|plaque)/,
  language: /^(language|sprog|sprache|langue)$/,
  note: /^(note|notes|comment|bemærkning|notiz|remarque)$/,
};

/**
 * People as they come out of a mail, a table or a sheet: one per line, `Vera Olsen <vera@fabrikam.example>` or cells parted
 * by tabs, semicolons or commas. Where the first line names the columns, they say what is what, also for the own `fields`
 * of the reception. Without such a head what has an @ is the address, what looks like a number is the telephone, of the rest
 * the first is the name and the second the company.
 */
export function readPasted(
  text: string,
  fields: readonly { readonly id: string; readonly name: string }[] = [],
): PastedList {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((content, at) => ({ content: content.trim(), line: at + 1 }))
    .filter(({ content }) => content !== '');
  const [first] = lines;
  const isHeaded = first !== undefined && isHead(first.content);
  const head = isHeaded ? headOf(first.content, fields) : null;
  return {
    people: (isHeaded ? lines.slice(1) : lines).map(({ content, line }) => ({
      line,
      ...(head ? readRow(content, head) : { ...nothing, ...readLine(content) }),
    })),
    unknown: head ? head.columns.flatMap(({ called, is }) => (is === null ? called : [])) : [],
  };
}

const nothing = {
  name: '',
  mail: '',
  company: '',
  phone: '',
  carPlate: '',
  language: '',
  note: '',
  answers: {},
};

function isHead(line: string): boolean {
  return !line.includes('@') && /\b(name|navn|nom)\b/i.test(line) && /mail|courriel/i.test(line);
}

interface Head {
  readonly separator: string;
  readonly columns: readonly {
    readonly called: string;
    readonly is: Text | { readonly field: string } | null;
  }[];
}

function headOf(line: string, fields: readonly { readonly id: string; readonly name: string }[]): Head {
  const separator = separatorOf(line) ?? '\t';
  return {
    separator,
    columns: cellsOf(line, separator).map((called) => {
      const folded = called.toLowerCase();
      const own = fields.find(({ name }) => name.toLowerCase() === folded);
      const known = (Object.keys(columns) as Text[]).find((name) => columns[name].test(folded));
      return { called, is: own ? { field: own.id } : called === '' ? null : (known ?? null) };
    }),
  };
}

function readRow(line: string, { separator, columns: of }: Head): Omit<PastedVisitor, 'line'> {
  const cells = cellsOf(line, separator);
  const row = of.flatMap(({ is }, at) => (is === null ? [] : [{ is, cell: cells[at] ?? '' }]));
  const texts = row.flatMap(({ is, cell }) => (typeof is === 'string' ? [[is, cell] as const] : []));
  const answers = row.flatMap(({ is, cell }) => (typeof is === 'string' ? [] : [[is.field, cell] as const]));
  const read = { ...nothing, ...Object.fromEntries(texts), answers: Object.fromEntries(answers) };
  return { ...read, name: read.name || nameIn(read.mail) };
}

function readLine(line: string): Pick<PastedVisitor, 'name' | 'mail' | 'company' | 'phone'> {
  const [, called = '', address = ''] = /^"?([^"<>]*)"?\s*<([^<>]+@[^<>\s]+)>[;,]?$/.exec(line) ?? [];
  if (address !== '')
    return { name: called.trim() || nameIn(address), mail: address, company: '', phone: '' };
  const separator = separatorOf(line);
  const cells = (separator === null ? [line] : cellsOf(line, separator)).filter((cell) => cell !== '');
  const mail = cells.find((cell) => cell.includes('@')) ?? '';
  const phone = cells.find((cell) => cell !== mail && isNumber(cell)) ?? '';
  const [name = '', company = ''] = cells.filter((cell) => cell !== mail && cell !== phone);
  return { name: name || nameIn(mail), mail, company, phone };
}

/** The separator that parts a sheet is the first of these that occurs: names have commas, companies semicolons never. */
function separatorOf(line: string): string | null {
  return ['\t', ';', ','].find((one) => line.includes(one)) ?? null;
}

/** A separator within quotation marks parts nothing, and `""` is one (RFC 4180, section 2). */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells = [''];
  let isQuoted = false;
  for (const part of line.split(/("|\t|;|,)/)) {
    if (part === '"') isQuoted = !isQuoted;
    if (part === separator && !isQuoted) cells.push('');
    else cells[cells.length - 1] += part;
  }
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"')
      .trim(),
  );
}

function isNumber(cell: string): boolean {
  return /^[+\d(][\d\s()./-]{4,}$/.test(cell);
}
