import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Words } from './words.ts';

const catalogues: Readonly<Record<string, Words>> = { en, da, de, fr };

/** The words for a BCP 47 tag, by its language alone (`de-AT` is German); English for one that we do not speak. */
export function wordsOf(language: string): { readonly words: Words; readonly language: string } {
  const spoken = language.toLowerCase().split('-')[0] ?? '';
  const words = catalogues[spoken];
  // The reader's own tag orders day and month as they do; ours only where we speak another language than theirs.
  return words ? { words, language } : { words: en, language: 'en-GB' };
}
