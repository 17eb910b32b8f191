import type { z } from 'zod';
import type { UnknownWord } from '../../../contract/unknown-words.ts';
import { NOT_A_WORD } from '../../exchange/index.ts';
import type { WordField } from '../../exchange/index.ts';
import type { StoredWord } from './integration.ts';

/** What each field says in Exchange, and what is made of a word there that nobody knows. */
const taken: Readonly<Record<WordField, { readonly about: string; readonly meaning: string }>> = {
  showAs: {
    about: 'how a meeting shows in a calendar',
    meaning: 'the room counts as busy at that time',
  },
  response: {
    about: 'what a room answered',
    meaning: 'the room counts as not having answered yet, and nothing is canceled',
  },
  type: {
    about: 'whether a meeting is one of a series',
    meaning: 'the id of the meeting decides, and nothing is left out',
  },
  sensitivity: {
    about: 'whether a meeting is private',
    meaning: 'the meeting counts as private: its subject is shown to nobody',
  },
};

const FIX =
  'Nothing is shown as free or canceled because of it. Install the current version of Foyer, which may know it; if it does not, tell your supplier the field and the word. The warning goes away by itself 30 days after it was seen last.';

/** A word as the portal warns of it: where it was seen, what is made of it meanwhile, and what to do. */
export function describeWord(seen: StoredWord): z.input<typeof UnknownWord> {
  const { about, meaning } = taken[seen.field];
  return {
    ...seen,
    explanation: `Exchange says ${about} with ${calledHere(seen.word)}. Meanwhile ${meaning}.`,
    fix: FIX,
  };
}

function calledHere(word: string): string {
  if (word === '') return 'nothing at all, where a word has to be';
  if (word === NOT_A_WORD) return 'something that is no single word, which is not shown here';
  return `the word “${word}”, which this version of Foyer does not know`;
}
