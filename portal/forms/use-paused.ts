import { useEffect, useState } from 'react';

/** Directories are asked when somebody pauses, not for every letter. */
const PAUSE_MS = 250;
/** And not for one letter. */
export const FEWEST_LETTERS = 2;

/** What stands in a field, once typing pauses. */
export function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
