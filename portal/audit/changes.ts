/** One value of an entry, before and after; null where there was none. */
export interface Change {
  /** Where it lies, such as `server.url`. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ValueWords {
  readonly yes: string;
  readonly no: string;
}

/**
 * What differs between two recorded values, one row per single value, in the order in which they were recorded. What is
 * alike on both sides is left out. Lists of plain values stay together in one row.
 */
export function changesIn(before: unknown, after: unknown, words: ValueWords): readonly Change[] {
  const was = valuesIn(before, words);
  const is = valuesIn(after, words);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

function valuesIn(value: unknown, words: ValueWords, field = ''): ReadonlyMap<string, string> {
  const within = (name: string) => (field === '' ? name : `${field}.${name}`);
  if (value === null || value === undefined) return new Map();
  if (typeof value === 'boolean') return new Map([[field, value ? words.yes : words.no]]);
  if (typeof value === 'string' || typeof value === 'number') return new Map([[field, String(value)]]);
  if (Array.isArray(value)) {
    const isPlain = value.every((one) => typeof one !== 'object' || one === null);
    if (isPlain) return new Map(value.length === 0 ? [] : [[field, value.map(String).join(', ')]]);
    return new Map(value.flatMap((one, index) => [...valuesIn(one, words, within(String(index + 1)))]));
  }
  if (typeof value !== 'object') return new Map();
  return new Map(Object.entries(value).flatMap(([name, one]) => [...valuesIn(one, words, within(name))]));
}
