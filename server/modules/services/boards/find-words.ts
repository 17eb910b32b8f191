import { numberOf } from '../../../../contract/service-ids.ts';
import type { ServiceRequest } from '../request.ts';

/** Nobody types more of a word than this to find it. */
const LONGEST_WORD = 40;
/** Of one request; a text of 10,000 characters has fewer. */
const MOST_WORDS = 2_000;
/** Of one search. */
const MOST_SOUGHT = 10;

/**
 * The words of some texts without accents and case, each once: `Crème brûlée` is found by `creme`, `Kjær` by `kjær`. What
 * is neither a letter nor a figure parts words; so nothing in them means anything to the database.
 */
export function foldedWords(texts: readonly string[]): readonly string[] {
  const words = new Set<string>();
  for (const text of texts) {
    const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
    for (const [word] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
      words.add(firstLetters(word));
      if (words.size === MOST_WORDS) return [...words];
    }
  }
  return [...words];
}

/** Code points, not halves of one. */
function firstLetters(word: string): string {
  return Array.from(word).slice(0, LONGEST_WORD).join('');
}

/** What somebody looks for, as `foldedWords` writes it; what comes after ten words is not looked for. */
export function soughtWords(typed: string): readonly string[] {
  return foldedWords([typed]).slice(0, MOST_SOUGHT);
}

type Findable = Pick<
  ServiceRequest,
  'id' | 'text' | 'lines' | 'reason' | 'costCenter' | 'properties' | 'staffProperties'
>;

/** What a request is found by, beside its organizer, its room and what was said about it; nothing of the meeting's subject, which teams do not see. */
export function wordsOfRequest(request: Findable): readonly string[] {
  const { id, text, lines, reason, costCenter, properties, staffProperties } = request;
  return foldedWords([
    numberOf(id),
    ...lines.flatMap(({ name, options }) => [name, ...options.map(({ chosen }) => chosen)]),
    ...(costCenter ? [costCenter.code, costCenter.name] : []),
    reason ?? '',
    ...[...properties, ...staffProperties].map(({ shown }) => shown),
    text,
  ]);
}
