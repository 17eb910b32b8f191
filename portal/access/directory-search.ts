import { useEffect, useState } from 'react';
import { searchDirectory } from '../../contract/access.ts';
import type { RouteReply } from '../../contract/route.ts';
import { useReading } from '../shell/reading.ts';

export type Found = RouteReply<typeof searchDirectory>['found'][number];

/** Directories are asked when somebody pauses, not for every letter. */
const PAUSE_MS = 250;
const FEWEST_LETTERS = 2;

/** Asks the directories for what begins with `text`, once typing pauses and there is enough of it. */
export function useDirectorySearch(kind: Found['kind'], text: string) {
  const search = usePaused(text.trim());
  const isEnabled = search.length >= FEWEST_LETTERS;
  const answer = useReading(searchDirectory, { query: { kind, search } }, { isEnabled });
  const isAsked = isEnabled && search === text.trim();
  return { search, answer: isAsked ? answer : null };
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
