/** What of an item; as a draft has it, and as it was ordered. */
interface Chosen {
  readonly item: string;
  readonly options: readonly { readonly option: string; readonly choice: string }[];
}
interface Counted extends Chosen {
  readonly quantity: number;
}

/**
 * Which line of an order each line of the changed order goes on from, by its index: first the one with the same choices,
 * then one that is left of the same item. Null: it is new. Each earlier line is gone on from once. Pure; the pane and the
 * server reckon with the same pairs.
 */
export function pairLines(lines: readonly Chosen[], before: readonly Chosen[]): readonly (number | null)[] {
  const free = new Set(before.keys());
  const take = (fits: (earlier: Chosen) => boolean): number | null => {
    const found = [...free].find((at) => {
      const earlier = before[at];
      return earlier !== undefined && fits(earlier);
    });
    if (found === undefined) return null;
    free.delete(found);
    return found;
  };
  const exact = lines.map((line) => take((earlier) => isSameChoice(line, earlier)));
  return lines.map((line, at) => exact[at] ?? take((earlier) => earlier.item === line.item));
}

/** Nothing of it was changed: it stays as it was ordered, with the price of then. */
export function staysAsItWas(line: Counted, before: Counted): boolean {
  return line.quantity === before.quantity && isSameChoice(line, before);
}

function isSameChoice(one: Chosen, other: Chosen): boolean {
  return one.item === other.item && choicesOf(one) === choicesOf(other);
}

function choicesOf({ options }: Chosen): string {
  return options
    .map(({ option, choice }) => `${option} ${choice}`)
    .toSorted()
    .join();
}
