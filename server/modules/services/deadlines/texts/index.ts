import type { Language } from '../../../../../contract/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { DeadlineWords } from './words.ts';

export const deadlineWords: Readonly<Record<Language, DeadlineWords>> = { en, da, de, fr };
