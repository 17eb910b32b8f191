import { UnreadableReply } from './graph-failure.ts';

/**
 * What a link of Graph says about where to go on: the values of `names` in its query, and nothing else. Its path is
 * not followed, so that no answer decides whose mailbox is asked or for what. Throws UnreadableReply for a link to
 * another place, or one that says nothing.
 */
export function continuationOf(link: string, origin: string, names: readonly string[]): string {
  if (new URL(link).origin !== origin) {
    throw new UnreadableReply('Graph points to another origin for the next page');
  }
  const { searchParams } = new URL(link);
  const found = names.flatMap((name) => {
    const value = searchParams.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  if (found.length === 0) throw new UnreadableReply('Graph points to a next page without naming it');
  return found.join('&');
}
