import { extendedSearchField, readExtended } from '../extended-properties.ts';
import { answers, joinedLocation, shownAs } from '../property-kinds.ts';
import type { SeenItem } from '../property-kinds.ts';
import type { XmlElement } from '../read-xml.ts';
import type { SearchField } from './search-field.ts';

type Field = SearchField<SeenItem>;
type Value = (item: SeenItem) => string | null;

const instant = (text: string | null): number | null => (text === null ? null : Date.parse(text));
const text = (value: Value): Field => ({ kind: 'text', value });
const time = (value: Value): Field => ({ kind: 'time', value: (item) => instant(value(item)) });
const whole = (value: (item: SeenItem) => number): Field => ({ kind: 'whole', value });
const truth = (value: (item: SeenItem) => boolean): Field => ({
  kind: 'truth',
  value: (item) => Number(value(item)),
});
const flag = (): Field => ({ ...truth(() => false), isFlag: true });
const choice = (choices: readonly string[], value: (item: SeenItem) => string): Field => ({
  kind: 'choice',
  choices,
  value: (item) => choices.indexOf(value(item)),
});

const itemTypes = ['Single', 'Occurrence', 'Exception', 'RecurringMaster'];
const kinds = {
  single: 'Single',
  occurrence: 'Occurrence',
  exception: 'Exception',
  master: 'RecurringMaster',
};
const invited = ({ entry }: SeenItem): boolean => entry.attendees.length + entry.rooms.length > 0;

/**
 * What a calendar item can be found and sorted by. What Exchange computes when it is asked (UID, attendees, the rule of
 * a series, time zones, bodies' forms) is not among it, as on a real server: a meeting is found by its id through
 * PidLidGlobalObjectId or PidLidCleanGlobalObjectId.
 */
const fields: Readonly<Record<string, Field>> = {
  'item:ItemClass': text(() => 'IPM.Appointment'),
  'item:Subject': text(({ entry }) => entry.subject),
  'item:Body': text(({ body }) => body),
  'item:Sensitivity': choice(['Normal', 'Personal', 'Private', 'Confidential'], ({ entry }) =>
    entry.sensitivity === 'private' ? 'Private' : 'Normal',
  ),
  'item:Importance': choice(['Low', 'Normal', 'High'], () => 'Normal'),
  'item:Size': whole(({ entry, body }) => 2048 + entry.subject.length * 2 + body.length * 2),
  'item:HasAttachments': truth(() => false),
  'item:ReminderIsSet': truth(() => false),
  'item:ReminderMinutesBeforeStart': whole(() => 15),
  'item:Categories': text(() => null),
  'item:IsAssociated': flag(),
  'item:IsDraft': flag(),
  'item:IsFromMe': flag(),
  'item:IsResend': flag(),
  'item:IsSubmitted': flag(),
  'item:IsUnmodified': flag(),
  'item:DateTimeReceived': time(({ entry }) => entry.createdAt),
  'item:DateTimeSent': time(({ entry }) => entry.createdAt),
  'item:DateTimeCreated': time(({ entry }) => entry.createdAt),
  'item:LastModifiedTime': time(({ entry }) => entry.modifiedAt),
  'item:DisplayTo': text(({ entry }) =>
    entry.attendees
      .filter(({ optional }) => !optional)
      .map(({ name }) => name)
      .join('; '),
  ),
  'item:DisplayCc': text(({ entry }) =>
    entry.attendees
      .filter(({ optional }) => optional)
      .map(({ name }) => name)
      .join('; '),
  ),
  'calendar:Start': time(({ entry, kind, meeting }) => (kind === 'master' ? meeting.start : entry.start)),
  'calendar:End': time(({ entry, kind, meeting }) => (kind === 'master' ? meeting.end : entry.end)),
  'calendar:IsAllDayEvent': truth(({ entry }) => entry.isAllDay),
  'calendar:LegacyFreeBusyStatus': choice(
    ['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere', 'NoData'],
    ({ entry }) => shownAs[entry.showAs],
  ),
  'calendar:Location': text(({ entry }) => joinedLocation(entry)),
  'calendar:IsMeeting': truth(invited),
  'calendar:IsCancelled': truth(({ entry }) => entry.isCancelled),
  'calendar:IsRecurring': truth(({ kind }) => kind === 'occurrence' || kind === 'exception'),
  'calendar:MeetingRequestWasSent': truth(invited),
  'calendar:CalendarItemType': choice(itemTypes, ({ kind }) => kinds[kind]),
  'calendar:MyResponseType': choice(
    ['Unknown', 'Organizer', 'Tentative', 'Accept', 'Decline', 'NoResponseReceived'],
    ({ entry }) => answers[entry.response],
  ),
  'calendar:Organizer': text(({ entry }) => entry.organizer.name),
  'calendar:AppointmentReplyTime': time(({ entry }) =>
    entry.response === 'none' || entry.response === 'organizer' ? null : entry.modifiedAt,
  ),
  'calendar:AppointmentSequenceNumber': whole(() => 0),
};

/** The property behind a path in a FindItem request; undefined for one that cannot be searched or sorted by. */
export function itemField(path: XmlElement): Field | undefined {
  if (path.name === 'ExtendedFieldURI') return extendedSearchField(readExtended(path));
  const uri = path.name === 'FieldURI' ? (path.attributes.FieldURI ?? '') : '';
  return Object.hasOwn(fields, uri) ? fields[uri] : undefined;
}
