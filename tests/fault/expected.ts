import type { Story } from './story.ts';
import type { HistoryEntry } from './tenant.ts';
import { address } from './tell-story.ts';

/** What must have become of a story, by what the tenant did and by nothing that the product says. */
export type Outcome =
  | { readonly kind: 'unsent' }
  | { readonly kind: 'canceled' }
  | { readonly kind: 'held'; readonly start: string; readonly end: string; readonly room: string };

/** Folds the tenant's history: the last word about each meeting counts. */
export function outcomesOf(
  stories: readonly Story[],
  history: readonly HistoryEntry[],
): ReadonlyMap<Story, Outcome> {
  const last = new Map(history.map((entry) => [entry.iCalUId, entry]));
  return new Map(stories.map((story) => [story, outcomeOf(story, last)]));
}

function outcomeOf({ name, uid }: Story, last: ReadonlyMap<string, HistoryEntry>): Outcome {
  if (uid === null) return { kind: 'unsent' };
  const entry = last.get(uid);
  if (!entry) throw new Error(`the tenant knows nothing of the meeting of ${name}`);
  if (entry.isCancelled) return { kind: 'canceled' };
  const [room, ...others] = entry.rooms.filter(({ response }) => response === 'accepted');
  if (!room || others.length > 0) {
    const rooms = entry.rooms.map(({ address, response }) => `${address} ${response}`).join(', ');
    throw new Error(`the story of ${name} was to end in one accepted room, and ended in ${rooms}`);
  }
  return { kind: 'held', start: entry.start, end: entry.end, room: room.address };
}

/** Addresses of rooms that any story uses; nobody else's calendar is ever to be read. */
export const roomAddresses: ReadonlySet<string> = new Set(
  ['fjord', 'lille', 'skov', 'bestyrelse', 'hudson'].map((room) => String(address(room))),
);
