import type { z } from 'zod';
import type { putMeeting } from '../../contract/meetings.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';

export type Plan = Omit<z.input<(typeof putMeeting)['body']>, 'signal' | 'said'>;

/** What the form says, as the server takes it; null while it is no meeting that could be followed. */
export function planOf(meeting: Meeting, language: string): Plan | null {
  const { organizer, organizerName, interval, timeZone, rooms, recurrence, seriesId } = meeting;
  if (organizer === null || interval.end < interval.start) return null;
  return {
    organizer,
    organizerName: organizerName.slice(0, 256),
    language,
    rooms: rooms.map(({ mailbox }) => mailbox),
    start: interval.start,
    end: interval.end,
    timeZone: timeZone.name,
    recurrence,
    seriesId,
  };
}
