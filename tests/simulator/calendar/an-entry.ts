import type { CalendarEntry } from '../../../simulator/state/calendaring.ts';

/** Tuesday 1 December 2026, 10 to 11 in Copenhagen, in anna's own calendar. */
export function anEntry(part: Partial<CalendarEntry> = {}): CalendarEntry {
  const start = part.start ?? '2026-12-01T09:00:00.000Z';
  return {
    id: 'id',
    meetingUid: 'uid',
    iCalUId: 'uid',
    changeKey: 'key',
    kind: 'single',
    seriesMasterId: null,
    originalStart: start,
    start,
    end: '2026-12-01T10:00:00.000Z',
    timeZone: 'Europe/Copenhagen',
    isAllDay: false,
    isCancelled: false,
    subject: 'Planning',
    sensitivity: 'normal',
    showAs: 'busy',
    organizer: { address: 'anna@nordhavn.example', name: 'Anna Holm' },
    rooms: [],
    attendees: [],
    locationText: '',
    response: 'organizer',
    createdAt: '2026-11-30T08:00:00.000Z',
    modifiedAt: '2026-11-30T08:00:00.000Z',
    ...part,
  };
}
