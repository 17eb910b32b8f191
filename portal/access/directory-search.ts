import { searchDirectory } from '../../contract/access.ts';
import type { RouteReply } from '../../contract/route.ts';
import { FEWEST_LETTERS, usePaused } from '../forms/use-paused.ts';
import { useReading } from '../shell/reading.ts';

export type Found = RouteReply<typeof searchDirectory>['found'][number];

/** Asks the directories for what begins with `text`, once typing pauses and there is enough of it. */
export function useDirectorySearch(kind: Found['kind'], text: string) {
  const search = usePaused(text.trim());
  const isEnabled = search.length >= FEWEST_LETTERS;
  const answer = useReading(searchDirectory, { query: { kind, search } }, { isEnabled });
  const isAsked = isEnabled && search === text.trim();
  return { search, answer: isAsked ? answer : null };
}
