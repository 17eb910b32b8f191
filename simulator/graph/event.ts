import type { CalendarEntry, Meeting, Response } from '../state/calendaring.ts';
import { inZone, stamp, windowsOf } from './zones.ts';

/** How answers are called in Graph's responseStatus. */
const responses: Readonly<Record<Response, string>> = {
  none: 'notResponded',
  organizer: 'organizer',
  accepted: 'accepted',
  tentative: 'tentativelyAccepted',
  declined: 'declined',
};
const types = { single: 'singleInstance', occurrence: 'occurrence', exception: 'exception' } as const;
const NEVER = '0001-01-01T00:00:00Z';

interface Shown {
  readonly mailbox: string;
  /** As the organizer wrote it; rooms that delete comments show nothing. */
  readonly body: string;
  readonly zone: { readonly name: string; readonly iana: string };
}

/** One line of a calendar as Graph's event (learn.microsoft.com/graph/api/resources/event), with every property. */
export function eventBody(entry: CalendarEntry, { mailbox, body, zone }: Shown) {
  const zoneName = windowsOf(entry.timeZone);
  return {
    '@odata.etag': `W/"${entry.changeKey}"`,
    id: entry.id,
    createdDateTime: stamp(entry.createdAt),
    lastModifiedDateTime: stamp(entry.modifiedAt),
    changeKey: entry.changeKey,
    categories: [],
    transactionId: null,
    originalStartTimeZone: zoneName,
    originalEndTimeZone: zoneName,
    iCalUId: entry.iCalUId,
    reminderMinutesBeforeStart: 15,
    isReminderOn: false,
    hasAttachments: false,
    subject: entry.subject,
    bodyPreview: body.slice(0, 255),
    importance: 'normal',
    sensitivity: entry.sensitivity,
    isAllDay: entry.isAllDay,
    isCancelled: entry.isCancelled,
    isOrganizer: entry.organizer.address === mailbox,
    responseRequested: true,
    seriesMasterId: entry.seriesMasterId,
    originalStart: entry.kind === 'single' ? null : stamp(entry.originalStart),
    showAs: entry.showAs,
    type: types[entry.kind] as string,
    webLink: `https://outlook.sim.test/calendar/item/${entry.id}`,
    onlineMeetingUrl: null,
    isOnlineMeeting: false,
    onlineMeetingProvider: 'unknown',
    allowNewTimeProposals: true,
    isDraft: false,
    hideAttendees: false,
    responseStatus: statusOf(entry.response, entry),
    body: { contentType: 'text', content: body },
    start: inZone(entry.start, zone),
    end: inZone(entry.end, zone),
    location: locationsOf(entry)[0] ?? { displayName: '', locationType: 'default', uniqueIdType: 'unknown' },
    locations: locationsOf(entry),
    recurrence: null as object | null,
    attendees: attendeesOf(entry),
    organizer: { emailAddress: entry.organizer },
    onlineMeeting: null,
  };
}

export const EVENT_PROPERTIES: readonly string[] = Object.keys(
  eventBody(
    {
      id: '',
      meetingUid: '',
      iCalUId: '',
      changeKey: '',
      kind: 'single',
      seriesMasterId: null,
      originalStart: NEVER,
      start: '2026-01-01T00:00:00.000Z',
      end: '2026-01-01T00:00:00.000Z',
      timeZone: 'UTC',
      isAllDay: false,
      isCancelled: false,
      subject: '',
      sensitivity: 'normal',
      showAs: 'free',
      organizer: { address: '', name: '' },
      rooms: [],
      attendees: [],
      locationText: '',
      response: 'none',
      createdAt: NEVER,
      modifiedAt: NEVER,
    },
    { mailbox: '', body: '', zone: { name: 'UTC', iana: 'UTC' } },
  ),
).filter((name) => !name.startsWith('@'));

/** The master of a series, which delta lists beside its occurrences. */
export function masterBody(occurrence: CalendarEntry, meeting: Meeting, shown: Shown) {
  const master: CalendarEntry = {
    ...occurrence,
    id: occurrence.seriesMasterId ?? occurrence.id,
    iCalUId: meeting.meetingUid,
    start: meeting.start,
    end: meeting.end,
    originalStart: meeting.start,
    seriesMasterId: null,
    kind: 'single',
  };
  const recurrence = meeting.recurrence
    ? {
        pattern: { ...patternDefaults, ...meeting.recurrence.pattern },
        range: {
          numberOfOccurrences: 0,
          endDate: '0001-01-01',
          recurrenceTimeZone: windowsOf(meeting.timeZone),
          ...meeting.recurrence.range,
        },
      }
    : null;
  return { ...eventBody(master, shown), type: 'seriesMaster', recurrence };
}

const patternDefaults = { month: 0, dayOfMonth: 0, firstDayOfWeek: 'sunday', index: 'first' };

function statusOf(response: Response, entry: CalendarEntry) {
  const answered = response !== 'none' && response !== 'organizer';
  return { response: responses[response], time: answered ? stamp(entry.modifiedAt) : NEVER };
}

function locationsOf(entry: CalendarEntry) {
  const rooms = entry.rooms.map(({ address, name }) => ({
    displayName: name,
    locationUri: address,
    locationType: 'conferenceRoom',
    uniqueId: address,
    uniqueIdType: 'directory',
  }));
  if (entry.locationText === '') return rooms;
  const text = entry.locationText;
  return [...rooms, { displayName: text, locationType: 'default', uniqueId: text, uniqueIdType: 'private' }];
}

function attendeesOf(entry: CalendarEntry) {
  const people = entry.attendees.map(({ address, name, optional, response }) => ({
    type: optional ? 'optional' : 'required',
    status: statusOf(response, entry),
    emailAddress: { name, address },
  }));
  const rooms = entry.rooms.map(({ address, name, response }) => ({
    type: 'resource',
    status: statusOf(response, entry),
    emailAddress: { name, address },
  }));
  return [...people, ...rooms];
}
