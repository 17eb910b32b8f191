import { foldedWords } from '../folded-words.ts';

/** Whoever has more namesakes than these says more of the name. */
const MOST = 3;
/** Of a word that is not said to its end. */
const LEAST_LETTERS = 3;

/**
 * Those of `people` who may be meant by somebody who knows their name: every word that was said is one of the name, but the last,
 * which may be the beginning of one; and two words are said, unless the name has one only. Of many none, and of people
 * of one name none: a directory is asked for somebody here, and not read. Large or small, with or without marks.
 */
export function likelyHosts<T extends { readonly name: string }>(
  people: readonly T[],
  said: string,
): readonly T[] {
  const words = foldedWords(said);
  const fitting = people.filter(({ name }) => fits(foldedWords(name), words));
  const names = fitting.map(({ name }) => foldedWords(name).toSorted().join(' '));
  const alone = fitting.filter((_one, at) => names.filter((name) => name === names[at]).length === 1);
  return fitting.length > MOST ? [] : alone;
}

function fits(name: readonly string[], said: readonly string[]): boolean {
  const last = said.at(-1);
  if (last === undefined || said.length < Math.min(2, name.length)) return false;
  const left = [...name];
  for (const word of said.slice(0, -1)) {
    const at = left.indexOf(word);
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return left.some((word) => word === last || (last.length >= LEAST_LETTERS && word.startsWith(last)));
}
