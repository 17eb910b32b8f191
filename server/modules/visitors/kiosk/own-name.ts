import { foldedWords } from '../folded-words.ts';

/** What stands before a name and is none, in the languages of the house. */
const TITLES = new Set(
  'dr prof mr mrs ms miss mx sir hr fr herr frau fru m mme mlle monsieur madame ing'.split(' '),
);

/**
 * What a kiosk calls somebody: the first name, `Vera` of `Dr. Vera Olsen` and of `Olsen, Vera`. Who has one name, or writes it
 * without blanks, is called by all of it.
 */
export function firstNameOf(name: string): string {
  const [family = '', given = ''] = name.split(',').map((part) => part.trim());
  const words = (given === '' ? family : given).split(/\s+/);
  return words.find((word) => !TITLES.has(word.toLowerCase().replace(/\.$/, ''))) ?? name;
}

/**
 * Whether two write the same name: large or small, with or without marks, family name first or last. A name without a letter
 * is like none.
 */
export function isSameName(one: string, other: string): boolean {
  const folded = wordsOf(one);
  return folded !== '' && folded === wordsOf(other);
}

function wordsOf(name: string): string {
  return foldedWords(name).toSorted().join(' ');
}
