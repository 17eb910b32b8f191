/** What was left out of a change stays. */
export function definedOf<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as { [K in keyof T]?: Exclude<T[K], undefined> }; // just what was said
}

/** Whether two say the same, in whichever order they name it. */
export function isAlike<T extends object>(one: T, other: T): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(thing: object): string {
  const facts = Object.entries(thing).map(([name, value]): readonly [string, unknown] => [
    name,
    Array.isArray(value) ? sorted(value) : value,
  ]);
  return JSON.stringify(facts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function sorted(list: readonly unknown[]): readonly string[] {
  return list
    .map((entry) =>
      JSON.stringify(
        typeof entry === 'object' && entry !== null
          ? Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1))
          : entry,
      ),
    )
    .toSorted();
}
