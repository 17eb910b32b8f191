/**
 * Keeps what was worked out for a text, at most `most` of them and then begins anew: for what is always the same and takes
 * long, such as a day on the calendar of a zone.
 */
export function createMemo<V>(most: number): (key: string, workOut: () => V) => V {
  const known = new Map<string, V>();
  return (key, workOut) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = workOut();
    if (known.size >= most) known.clear();
    known.set(key, value);
    return value;
  };
}
