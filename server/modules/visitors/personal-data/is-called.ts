import { foldedWords } from '../folded-words.ts';

/** Whether every word that is looked for begins a word of a name, whatever the case and accents of its letters. */
export function isCalled(name: string, sought: string): boolean {
  const words = foldedWords(name);
  const wanted = foldedWords(sought);
  return wanted.length > 0 && wanted.every((word) => words.some((one) => one.startsWith(word)));
}
