import type { Appointment, PropertyDefinitionBase } from 'ews-javascript-api';
import { instantOf } from '../../kernel/time.ts';
import type { RoomMeeting } from '../meetings.port.ts';
import { meetingUidOf, namesInstance } from '../meeting-uid.ts';
import { plainText } from '../plain-text.ts';
import type { WordWatch } from '../unknown-words.ts';
import type { CalendarItem } from './calendar-items.ts';
import type { EwsLibrary } from './ews-library.ts';
import { addressOf } from './list-rooms.ts';
import { UnreadableSoap } from './unreadable-soap.ts';

/**
 * Everything that is ever asked about a meeting; the wall lets no other list through. `calendar:UID` is the series-wide
 * id: the library cannot ask for MAPI properties such as PidLidCleanGlobalObjectId on this Node (util.isNullOrUndefined).
 */
export function meetingShape(ews: EwsLibrary) {
  const { ItemSchema, AppointmentSchema } = ews;
  return new ews.PropertySet(ews.BasePropertySet.IdOnly, [
    ItemSchema.Subject,
    ItemSchema.Sensitivity,
    AppointmentSchema.ICalUid,
    AppointmentSchema.ICalRecurrenceId,
    AppointmentSchema.Start,
    AppointmentSchema.End,
    AppointmentSchema.IsAllDayEvent,
    AppointmentSchema.LegacyFreeBusyStatus,
    AppointmentSchema.IsCancelled,
    AppointmentSchema.AppointmentType,
    AppointmentSchema.MyResponseType,
    AppointmentSchema.Organizer,
  ]);
}

/** What is asked about single items where `meetingShape` left it open: FindItem refuses the second. */
export function detailShape(ews: EwsLibrary) {
  const { Organizer, OriginalStart } = ews.AppointmentSchema;
  return new ews.PropertySet(ews.BasePropertySet.IdOnly, [Organizer, OriginalStart]);
}

export interface FoundMeeting {
  /** Its organizer is null where Exchange gave a name and no mail address, as FindItem may. */
  readonly meeting: RoomMeeting;
  /** False for a changed date of a series that came without its original start; `occurrence` is its new start then. */
  readonly hasOriginal: boolean;
}

/**
 * One item of a calendar view. Whatever is not marked as for everybody is private. `words` is told what nobody knows.
 * Throws UnreadableSoap for what has no id or no time.
 */
export function toFoundMeeting(item: CalendarItem, words: WordWatch): FoundMeeting {
  const { id, start, end, recurrenceId: original } = item;
  if (start === null || end === null || !id) {
    throw new UnreadableSoap('broken', 'The reply holds a meeting without an id or a time');
  }
  const uid = item.uid || id;
  const type = words.meaning('type', types, item.type);
  const isException = type === 'exception';
  const isOfSeries = isException || type === 'of-series' || namesInstance(uid);
  const meeting: RoomMeeting = {
    meetingUid: meetingUidOf(uid),
    occurrence: isOfSeries ? (original ?? start) : null,
    isException,
    eventId: plainText(id, 1000),
    changeKey: plainText(item.changeKey ?? '', 500),
    start,
    end,
    organizer: personFrom(item.organizerAddress, item.organizerName),
    ...subjectOf(item, words),
    isAllDay: item.isAllDay,
    isCanceled: item.isCanceled,
    ...stateOf(item, words),
  };
  return { meeting, hasOriginal: !isException || original !== null };
}

function subjectOf({ sensitivity, subject }: CalendarItem, words: WordWatch) {
  const isPrivate = words.meaning('sensitivity', isSecret, sensitivity) ?? true;
  return { isPrivate, subject: isPrivate ? null : plainText(subject ?? '', 400) };
}

function stateOf(
  { response, freeBusyStatus }: CalendarItem,
  words: WordWatch,
): Pick<RoomMeeting, 'response' | 'showAs'> {
  return {
    response: words.meaning('response', answered, response, true) ?? 'none',
    showAs: words.meaning('showAs', shown, freeBusyStatus) ?? 'unknown',
  };
}

/**
 * `ResponseTypeType`, `LegacyFreeBusyType`, `CalendarItemTypeType` and `SensitivityChoicesType` of Microsoft's schema
 * (types.xsd); what is not here we do not know.
 */
const answered: ReadonlyMap<string, RoomMeeting['response']> = new Map([
  ['Organizer', 'organizer'],
  ['Tentative', 'tentative'],
  ['Accept', 'accepted'],
  ['Decline', 'declined'],
  ['Unknown', 'none'],
  ['NoResponseReceived', 'none'],
]);
const shown: ReadonlyMap<string, RoomMeeting['showAs']> = new Map([
  ['Free', 'free'],
  ['Tentative', 'tentative'],
  ['Busy', 'busy'],
  ['OOF', 'out-of-office'],
  ['WorkingElsewhere', 'working-elsewhere'],
  ['NoData', 'unknown'],
]);
const types: ReadonlyMap<string, 'single' | 'of-series' | 'exception'> = new Map([
  ['Single', 'single'],
  ['Occurrence', 'of-series'],
  ['Exception', 'exception'],
  ['RecurringMaster', 'single'], // no calendar view shows one
]);
const isSecret: ReadonlyMap<string, boolean> = new Map([
  ['Normal', false],
  ['Personal', true],
  ['Private', true],
  ['Confidential', true],
]);

export function originalStartOf(ews: EwsLibrary, item: Appointment) {
  return instantIn(item, ews.AppointmentSchema.OriginalStart);
}

/** Who organizes an item, where Exchange says it with a mail address. */
export function organizerOf(ews: EwsLibrary, item: Appointment): RoomMeeting['organizer'] {
  const organizer = valueOf(item, ews.AppointmentSchema.Organizer);
  return organizer instanceof ews.EmailAddress ? personFrom(organizer.Address, organizer.Name) : null;
}

function personFrom(address: string | null, name: string | null | undefined): RoomMeeting['organizer'] {
  const mailbox = addressOf(address);
  return mailbox === null ? null : { mailbox, name: plainText(name ?? '', 400) || mailbox };
}

/** The library throws for a property that did not come, unless it is asked like this. */
function valueOf(item: Appointment, property: PropertyDefinitionBase): unknown {
  const found: { outValue: unknown } = { outValue: null };
  return item.TryGetProperty(property, found) ? found.outValue : null;
}

function instantIn(item: Appointment, property: PropertyDefinitionBase) {
  const value = valueOf(item, property);
  if (typeof value !== 'object' || value === null || !('TotalMilliSeconds' in value)) return null;
  const milliseconds = value.TotalMilliSeconds;
  return typeof milliseconds === 'number' && Number.isFinite(milliseconds) ? instantOf(milliseconds) : null;
}
