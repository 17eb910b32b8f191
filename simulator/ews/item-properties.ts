import type { CalendarEntry } from '../state/calendaring.ts';
import { windowsOf } from '../graph/zones.ts';
import { folderChangeKey, folderIdOf } from './folders.ts';
import {
  addressed,
  answers,
  attendees,
  joinedLocation,
  property,
  shownAs,
  stamp,
  text,
} from './property-kinds.ts';
import type { ItemProperty, SeenItem } from './property-kinds.ts';
import { seriesProperties } from './series-properties.ts';
import { el } from './write-xml.ts';
import type { Xml } from './write-xml.ts';

const classes = { single: '', occurrence: '', exception: '.Occurrence', master: '' } as const;
const types = {
  single: 'Single',
  occurrence: 'Occurrence',
  exception: 'Exception',
  master: 'RecurringMaster',
};
/** AppointmentState of MS-OXOCAL 2.2.1.10: a meeting, received, cancelled. */
const MEETING = 1;
const RECEIVED = 2;
const CANCELED = 4;

/** Before extended properties: ItemType's own, in the order of the schema. */
export const itemProperties: readonly ItemProperty[] = [
  property('item:ParentFolderId', 'AllProperties', ({ folder }) =>
    el('t:ParentFolderId', { Id: folderIdOf(folder), ChangeKey: folderChangeKey(folder) }),
  ),
  text('item:ItemClass', 'AllProperties', ({ kind }) => `IPM.Appointment${classes[kind]}`),
  text('item:Subject', 'Default', ({ entry }) => entry.subject),
  text('item:Sensitivity', 'Default', ({ entry }) =>
    entry.sensitivity === 'private' ? 'Private' : 'Normal',
  ),
  {
    ...property('item:Body', 'Default', ({ body }) => el('t:Body', { BodyType: 'Text' }, body)),
    inFind: false,
  },
  text('item:DateTimeReceived', 'AllProperties', ({ entry }) => stamp(entry.createdAt)),
  text('item:Size', 'AllProperties', ({ entry, body }) => 2048 + entry.subject.length * 2 + body.length * 2),
  text('item:Importance', 'AllProperties', () => 'Normal'),
  text('item:IsSubmitted', 'AllProperties', () => false),
  text('item:IsDraft', 'AllProperties', () => false),
  text('item:IsFromMe', 'AllProperties', () => false),
  text('item:IsResend', 'AllProperties', () => false),
  text('item:IsUnmodified', 'AllProperties', () => false),
  text('item:DateTimeSent', 'AllProperties', ({ entry }) => stamp(entry.createdAt)),
  text('item:DateTimeCreated', 'AllProperties', ({ entry }) => stamp(entry.createdAt)),
  text('item:ReminderIsSet', 'AllProperties', () => false),
  text('item:ReminderMinutesBeforeStart', 'AllProperties', () => 15),
  text('item:DisplayTo', 'AllProperties', ({ entry }) => names(entry, false)),
  text('item:HasAttachments', 'Default', () => false),
];

/** After extended properties: the rest of ItemType, then CalendarItemType, in the order of the schema. */
export const calendarProperties: readonly ItemProperty[] = [
  text('item:Culture', 'AllProperties', () => 'en-US'),
  property('item:EffectiveRights', 'AllProperties', () =>
    el(
      't:EffectiveRights',
      null,
      ...['CreateAssociated', 'CreateContents', 'CreateHierarchy', 'Delete', 'Modify'].map((right) =>
        el(`t:${right}`, null, false),
      ),
      el('t:Read', null, true),
    ),
  ),
  text('item:LastModifiedName', 'AllProperties', ({ entry }) => entry.organizer.name),
  text('item:LastModifiedTime', 'AllProperties', ({ entry }) => stamp(entry.modifiedAt)),
  text('item:IsAssociated', 'AllProperties', () => false),
  text('calendar:UID', 'AllProperties', ({ entry }) => entry.meetingUid),
  text('calendar:RecurrenceId', 'AllProperties', ({ entry, kind }) =>
    isDate(kind) ? stamp(entry.originalStart) : null,
  ),
  text('calendar:DateTimeStamp', 'AllProperties', ({ entry }) => stamp(entry.modifiedAt)),
  text('calendar:Start', 'Default', ({ entry, kind, meeting }) =>
    stamp(kind === 'master' ? meeting.start : entry.start),
  ),
  text('calendar:End', 'Default', ({ entry, kind, meeting }) =>
    stamp(kind === 'master' ? meeting.end : entry.end),
  ),
  text('calendar:OriginalStart', 'AllProperties', ({ entry, kind }) =>
    isDate(kind) ? stamp(entry.originalStart) : null,
  ),
  text('calendar:IsAllDayEvent', 'AllProperties', ({ entry }) => entry.isAllDay),
  text('calendar:LegacyFreeBusyStatus', 'Default', ({ entry }) => shownAs[entry.showAs]),
  text('calendar:Location', 'Default', ({ entry }) => joinedLocation(entry)),
  text('calendar:IsMeeting', 'AllProperties', ({ entry }) => isMeeting(entry)),
  text('calendar:IsCancelled', 'AllProperties', ({ entry }) => entry.isCancelled),
  text('calendar:IsRecurring', 'Default', ({ kind }) => isDate(kind)),
  text('calendar:MeetingRequestWasSent', 'AllProperties', ({ entry }) => isMeeting(entry)),
  text('calendar:IsResponseRequested', 'AllProperties', () => true),
  text('calendar:CalendarItemType', 'Default', ({ kind }) => types[kind]),
  text('calendar:MyResponseType', 'Default', ({ entry }) => answers[entry.response]),
  property('calendar:Organizer', 'Default', ({ entry }) =>
    el('t:Organizer', null, addressed('t:Mailbox', entry.organizer)),
  ),
  attendees('calendar:RequiredAttendees', (entry) => entry.attendees.filter(({ optional }) => !optional)),
  attendees('calendar:OptionalAttendees', (entry) => entry.attendees.filter(({ optional }) => optional)),
  attendees('calendar:Resources', (entry) => entry.rooms),
  text('calendar:ConflictingMeetingCount', 'none', () => 0),
  text('calendar:AdjacentMeetingCount', 'none', () => 0),
  text(
    'calendar:Duration',
    'AllProperties',
    ({ entry }) => `PT${(Date.parse(entry.end) - Date.parse(entry.start)) / 60_000}M`,
  ),
  text('calendar:TimeZone', 'AllProperties', ({ entry }) => windowsOf(entry.timeZone)),
  text('calendar:AppointmentReplyTime', 'AllProperties', ({ entry }) =>
    entry.response === 'none' || entry.response === 'organizer' ? null : stamp(entry.modifiedAt),
  ),
  text('calendar:AppointmentSequenceNumber', 'AllProperties', () => 0),
  text('calendar:AppointmentState', 'AllProperties', ({ entry }) =>
    isMeeting(entry)
      ? MEETING + (entry.response === 'organizer' ? 0 : RECEIVED) + (entry.isCancelled ? CANCELED : 0)
      : 0,
  ),
  ...seriesProperties,
  property('calendar:StartTimeZone', 'AllProperties', ({ entry }) => zone('t:StartTimeZone', entry)),
  property('calendar:EndTimeZone', 'AllProperties', ({ entry }) => zone('t:EndTimeZone', entry)),
];

/** Every property by its FieldURI. */
export const propertiesByUri: ReadonlyMap<string, ItemProperty> = new Map(
  [...itemProperties, ...calendarProperties].map((each) => [each.uri, each]),
);

function names(entry: CalendarEntry, optional: boolean): string {
  return entry.attendees
    .filter((each) => each.optional === optional)
    .map(({ name }) => name)
    .join('; ');
}

function zone(element: string, { timeZone }: CalendarEntry): Xml {
  const name = windowsOf(timeZone);
  return el(element, { Id: name, Name: name });
}

function isDate(kind: SeenItem['kind']): boolean {
  return kind === 'occurrence' || kind === 'exception';
}

function isMeeting({ attendees, rooms }: CalendarEntry): boolean {
  return attendees.length + rooms.length > 0;
}
