/** Which lives of nodes serve at this moment. */
export interface Presence {
  /** Names of their connections, where they have any. */
  readonly names: ReadonlySet<string>;
  /** Says that one serves; gives what is to be called when it does no more. */
  readonly enter: (name: string) => () => void;
  /** Resolves as soon as one other than this serves. */
  readonly another: (name: string) => Promise<void>;
}

/** `most`: how many nodes there may be; of only one nobody waits for another. */
export function createPresence(most: number): Presence {
  const names = new Set<string>();
  let waiting: { readonly name: string; readonly resolve: () => void }[] = [];
  const isAnother = (than: string): boolean => most < 2 || [...names].some((name) => name !== than);

  return {
    names,
    enter(name) {
      names.add(name);
      const over = waiting.filter((one) => isAnother(one.name));
      waiting = waiting.filter((one) => !over.includes(one));
      for (const { resolve } of over) resolve();
      return () => void names.delete(name);
    },
    another: async (name) =>
      isAnother(name) ? undefined : await new Promise<void>((resolve) => waiting.push({ name, resolve })),
  };
}
