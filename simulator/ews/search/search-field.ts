import { EwsError } from '../ews-error.ts';

/** What kind of value a property has, which decides how constants are read and what may be asked about it. */
export type FieldKind = 'text' | 'time' | 'whole' | 'truth' | 'choice' | 'binary';

/**
 * A property that restrictions, sort orders and groupings may name. Values are comparable as they are: instants in
 * milliseconds, truth as 0 and 1, choices as their place in the list, bytes as hexadecimal text.
 */
export interface SearchField<T> {
  readonly kind: FieldKind;
  /** Null when the thing has no such property: then no comparison holds, not even that it differs. */
  readonly value: (of: T) => string | number | null;
  /** The names of a choice, in the order in which the schema lists them. */
  readonly choices?: readonly string[];
  /** One bit of a property with several: it can be compared, but always exists. */
  readonly isFlag?: true;
}

/**
 * Reads a constant as a value of the property. Throws ErrorInvalidValueForProperty for what it cannot be
 * (learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode).
 */
export function constantFor<T>(field: SearchField<T>, written: string): string | number {
  const value = readers[field.kind](written.trim(), written, field.choices ?? []);
  if (value === null || Number.isNaN(value)) {
    throw new EwsError('ErrorInvalidValueForProperty', 'The specified value is invalid for property.');
  }
  return value;
}

type Reader = (text: string, written: string, choices: readonly string[]) => string | number | null;

/** How a constant of each kind is read; null or not a number when it is none. */
const readers: Readonly<Record<FieldKind, Reader>> = {
  text: (_, written) => written,
  time: (text) => (/^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(zoned(text)) : null),
  whole: (text) => (/^[+-]?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : null),
  truth: (text) => (/^(true|false|1|0)$/i.test(text) ? Number(/^(true|1)$/i.test(text)) : null),
  choice: (text, _, choices) => (choices.includes(text) ? choices.indexOf(text) : null),
  binary: (text) => (/^[\d+/A-Za-z]*={0,2}$/.test(text) ? Buffer.from(text, 'base64').toString('hex') : null),
};

/** Which of two values comes first: negative, zero or positive. Exchange compares texts without regard to case. */
export function inOrder(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [String(one).toLowerCase(), String(other).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A value as a response writes it, e.g. as the index of a group. */
export function writtenValue<T>(field: SearchField<T>, value: string | number | null): string {
  if (value === null) return '';
  if (field.kind === 'time') return new Date(value).toISOString().replace('.000Z', 'Z');
  if (field.kind === 'truth') return value === 1 ? 'true' : 'false';
  if (field.kind === 'choice') return field.choices?.[Number(value)] ?? '';
  return field.kind === 'binary' ? Buffer.from(String(value), 'hex').toString('base64') : String(value);
}

/** A constant without a zone is taken as UTC, a date alone as its midnight. */
function zoned(text: string): string {
  if (/(Z|[+-]\d\d:\d\d)$/i.test(text.slice(10))) return text;
  return text.length === 10 ? text : `${text}Z`;
}
