/**
 * A value that Exchange gave for one of its own lists of words and that is not on the list as we know it. What was read
 * has the careful meaning all the same: such a meeting is neither free nor canceled.
 */
export interface UnknownWord {
  readonly field: WordField;
  /** As Exchange wrote it; empty: nothing was there. What does not look like a word of a list is `NOT_A_WORD`. */
  readonly word: string;
}

/** What the two services call them differs; `response` is what the room answered. */
export const wordFields = ['showAs', 'response', 'type', 'sensitivity'] as const;
export type WordField = (typeof wordFields)[number];

export const NOT_A_WORD = '…';
/** A text that people wrote must not get from here to where alerts are shown: names of values have no space and no @. */
const LIKE_A_WORD = /^[A-Za-z][\w.-]{0,63}$/;
/** Of one reading: what comes beyond is no list of words. */
const MOST_WORDS = 20;

/** Takes the words of one reading apart and remembers those that nobody knows. */
export interface WordWatch {
  /** What `known` has for a word; undefined, and noted, when it has nothing. `isOptional`: none at all is ordinary. */
  meaning<T>(
    field: WordField,
    known: ReadonlyMap<string, T>,
    word: string | null | undefined,
    isOptional?: boolean,
  ): T | undefined;
  /** For the end of a reading: no field at all where every word was known. */
  found(): { readonly unknownWords?: readonly UnknownWord[] };
}

export function createWordWatch(): WordWatch {
  const unknown = new Map<string, UnknownWord>();

  return {
    meaning(field, known, given, isOptional = false) {
      const word = given ?? '';
      const meaning = known.get(word);
      if (meaning === undefined && !(isOptional && word === '') && unknown.size < MOST_WORDS) {
        const shown = word === '' || LIKE_A_WORD.test(word) ? word : NOT_A_WORD;
        unknown.set(`${field} ${shown}`, { field, word: shown });
      }
      return meaning;
    },
    found: () => (unknown.size > 0 ? { unknownWords: [...unknown.values()] } : {}),
  };
}
