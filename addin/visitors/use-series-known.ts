import { useEffect } from 'react';
import { useLink } from '../meeting/use-link.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';

/**
 * Tells the server of a series without a room as soon as visitors are thought of: only the server says which dates it has,
 * and they are chosen before anybody is registered.
 */
export function useSeriesKnown({ recurrence }: Pick<Meeting, 'recurrence'>): void {
  const { meeting, ensure } = useLink();
  const isUnknown = recurrence !== null && meeting === null;
  useEffect(() => {
    if (isUnknown) void ensure().catch(() => undefined); // registering says what is wrong
  }, [isUnknown, ensure]);
}
