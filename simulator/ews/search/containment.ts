/** How a Contains filter looks for its constant in a text; both values are checked by the schema. */
export interface Containment {
  /** ContainmentMode; FullString when the request names none. */
  readonly mode: string;
  /** ContainmentComparison; Exact when the request names none. */
  readonly comparison: string;
}

/**
 * Whether a text contains what is wanted
 * (learn.microsoft.com/exchange/client-developer/web-service-reference/contains). Words are what stands between spaces
 * and punctuation.
 */
export function contains(text: string, wanted: string, { mode, comparison }: Containment): boolean {
  const [whole, part] = [folded(text, comparison), folded(wanted, comparison)];
  switch (mode) {
    case 'Prefixed':
      return whole.startsWith(part);
    case 'Substring':
      return whole.includes(part);
    case 'PrefixOnWords':
      return wordStarts(whole).some((at) => whole.startsWith(part, at));
    case 'ExactPhrase':
      return wordStarts(whole).some((at) => whole.startsWith(part, at) && endsWord(whole, at + part.length));
    default:
      return whole === part;
  }
}

/** Case, marks above and below letters, or both do not count; the loose comparisons of old clients mean both. */
function folded(text: string, comparison: string): string {
  const isLoose = comparison.startsWith('Loose');
  const cased = isLoose || comparison.includes('Case') ? text.toLowerCase() : text;
  return isLoose || comparison.includes('NonSpac') ? cased.normalize('NFD').replaceAll(/\p{M}/gu, '') : cased;
}

function wordStarts(text: string): number[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => index);
}

function endsWord(text: string, at: number): boolean {
  return !/^[\p{L}\p{N}]/u.test(text.slice(at));
}
