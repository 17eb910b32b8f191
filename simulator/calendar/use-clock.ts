import { useCallback } from 'react';
import { CalendarError } from './api.ts';
import type { CalendarApi } from './api.ts';
import { useWhileSeen } from './use-while-seen.ts';

/**
 * Keeps up with business time, which somebody may set while the client is open: `onNow` hears what it is, now and then
 * and whenever the function that is returned asks. That one never rejects: without an answer the last time holds.
 */
export function useClock(api: Pick<CalendarApi, 'clock'> | null, onNow: (now: string) => void) {
  const ask = useCallback(async (): Promise<string | null> => {
    if (!api) return null;
    try {
      const { now } = await api.clock();
      onNow(now);
      return now;
    } catch (error) {
      if (error instanceof CalendarError) return null; // the next call that matters says that nobody answers
      throw error;
    }
  }, [api, onNow]);
  useWhileSeen(useCallback(() => void ask(), [ask]));
  return ask;
}
