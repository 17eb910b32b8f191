import { refusals } from './failures.ts';

/** What a filter looks at: an event with its times in UTC. */
type Body = Readonly<Record<string, unknown>>;
type Holds = (event: Body) => boolean;
type Literal = string | number | boolean | null;

const TOKEN = /\s*([(),]|'(?:[^']|'')*'|[\w/.:+-]+)/y;
const functions: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
};
const operators: Readonly<Record<string, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

/**
 * Reads a `$filter` over events: comparisons, startswith, endswith and contains, with `and`, `or`, `not` and brackets
 * (learn.microsoft.com/graph/filter-query-parameter). Texts compare without regard to case, times as instants, a time
 * without a zone being UTC. Throws Graph's 400 for what is no filter and for properties that events do not have.
 */
export function eventFilter(filter: string | null, properties: readonly string[]): Holds {
  if (filter === null) return () => true;
  const tokens = tokensOf(filter);
  const holds = either(tokens, properties);
  if (tokens.length > 0) throw invalid();
  return holds;
}

function tokensOf(filter: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const written = filter.trim();
  while (TOKEN.lastIndex < written.length) {
    const token = TOKEN.exec(written)?.[1];
    if (token === undefined) throw invalid();
    tokens.push(token);
  }
  return tokens;
}

function either(tokens: string[], properties: readonly string[]): Holds {
  const some = [both(tokens, properties)];
  while (takes(tokens, 'or')) some.push(both(tokens, properties));
  return (event) => some.some((holds) => holds(event));
}

function both(tokens: string[], properties: readonly string[]): Holds {
  const all = [one(tokens, properties)];
  while (takes(tokens, 'and')) all.push(one(tokens, properties));
  return (event) => all.every((holds) => holds(event));
}

function one(tokens: string[], properties: readonly string[]): Holds {
  if (takes(tokens, 'not')) {
    const holds = one(tokens, properties);
    return (event) => !holds(event);
  }
  if (takes(tokens, '(')) {
    const holds = either(tokens, properties);
    expect(tokens, ')');
    return holds;
  }
  const [name = '', next] = tokens;
  const test = next === '(' ? functions[name.toLowerCase()] : undefined;
  return test ? called(tokens, test, properties) : compared(tokens, properties);
}

function called(
  tokens: string[],
  test: (text: string, part: string) => boolean,
  properties: readonly string[],
): Holds {
  tokens.splice(0, 2);
  const path = pathOf(tokens.shift(), properties);
  expect(tokens, ',');
  const part = String(literalOf(tokens.shift())).toLowerCase();
  expect(tokens, ')');
  return (event) => {
    const value = valueAt(event, path);
    return typeof value === 'string' && test(value.toLowerCase(), part);
  };
}

function compared(tokens: string[], properties: readonly string[]): Holds {
  const path = pathOf(tokens.shift(), properties);
  const operator = operators[tokens.shift()?.toLowerCase() ?? ''];
  if (!operator) throw invalid();
  const wanted = literalOf(tokens.shift());
  return (event) => operator(orderOf(valueAt(event, path), wanted));
}

/** Zero when equal; what cannot be ordered is merely different. */
function orderOf(value: unknown, wanted: Literal): number {
  const [left, right] = [comparable(value), comparable(wanted)];
  if (left === right) return 0;
  if (typeof left === typeof right && left !== null && right !== null) return left < right ? -1 : 1;
  return Number.NaN;
}

function comparable(value: unknown): string | number | boolean | null {
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  if (!/^\d{4}-\d\d-\d\d(T[\d:.]+)?(Z|[+-]\d\d:\d\d)?$/.test(value)) return value.toLowerCase();
  return Date.parse(/T.*[\d.]$/.test(value) && !/[+-]\d\d:\d\d$/.test(value) ? `${value}Z` : value);
}

function pathOf(token: string | undefined, properties: readonly string[]): readonly string[] {
  const path = (token ?? '').split('/');
  const [first = ''] = path;
  if (!/^[a-z]\w*$/i.test(first)) throw invalid();
  if (!properties.includes(first)) throw refusals.badProperty(first, 'Microsoft.OutlookServices.Event');
  return path;
}

function literalOf(token: string | undefined): Literal {
  if (token === undefined || /^[(),]$/.test(token)) throw invalid();
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (/^(true|false)$/i.test(token)) return token.toLowerCase() === 'true';
  if (/^null$/i.test(token)) return null;
  return /^[+-]?\d+(\.\d+)?$/.test(token) ? Number(token) : token;
}

function valueAt(event: Body, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[name] : undefined,
    event,
  );
}

function takes(tokens: string[], wanted: string): boolean {
  if (tokens[0]?.toLowerCase() !== wanted) return false;
  tokens.shift();
  return true;
}

function expect(tokens: string[], wanted: string): void {
  if (!takes(tokens, wanted)) throw invalid();
}

function invalid() {
  return refusals.badRequest('Invalid filter clause.');
}
