import { createWordWatch } from '../unknown-words.ts';
import type { UnknownWord } from '../unknown-words.ts';
import { createTagReader } from './tags.ts';

/** `LegacyFreeBusyType` of Microsoft's schema (types.xsd). The library makes nothing of a word that it does not know. */
const known: ReadonlyMap<string, true> = new Map(
  ['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere', 'NoData'].map((word) => [word, true]),
);
const BUSY_TYPE = /BusyType>\s*([^<\s]*)\s*</g;

/**
 * What mailboxes were shown as, in words that nobody knows: per mailbox of a GetUserAvailability reply, in its order, with
 * nothing for those whose words are all known. The reply is walked through only when there is such a word.
 */
export function unknownBusyWords(text: string): readonly (readonly UnknownWord[] | undefined)[] {
  if ([...text.matchAll(BUSY_TYPE)].every(([, word = '']) => known.has(word))) return [];
  const watches: ReturnType<typeof createWordWatch>[] = [];
  createTagReader(text).read({
    opened(name) {
      if (name === 'FreeBusyResponse') watches.push(createWordWatch());
    },
    leaf(name, _attributes, content) {
      if (name === 'BusyType') watches.at(-1)?.meaning('showAs', known, content.trim());
    },
  });
  return watches.map((watch) => watch.found().unknownWords);
}
