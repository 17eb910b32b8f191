import type { Appointment, PropertyDefinitionBase } from 'ews-javascript-api';
import { instantOf } from '../../kernel/time.ts';
import type { RoomMeeting } from '../meetings.port.ts';
import { meetingUidOf, namesInstance } from '../meeting-uid.ts';
import { plainText } from '../plain-text.ts';
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
 * One item of a calendar view. Whatever is not marked as for everybody is private. Throws UnreadableSoap for what has no
 * id or no time.
 */
export function toFoundMeeting(ews: EwsLibrary, item: Appointment): FoundMeeting {
  const { AppointmentSchema, AppointmentType } = ews;
  const start = instantIn(item, AppointmentSchema.Start);
  const end = instantIn(item, AppointmentSchema.End);
  const id = item.Id?.UniqueId;
  if (start === null || end === null || !id) {
    throw new UnreadableSoap('broken', 'The reply holds a meeting without an id or a time');
  }
  const kind = valueOf(item, AppointmentSchema.AppointmentType);
  const uid = textIn(item, AppointmentSchema.ICalUid) || id;
  const isException = kind === AppointmentType.Exception;
  const isOfSeries = isException || kind === AppointmentType.Occurrence || namesInstance(uid);
  const original = instantIn(item, AppointmentSchema.ICalRecurrenceId);
  const meeting: RoomMeeting = {
    meetingUid: meetingUidOf(uid),
    occurrence: isOfSeries ? (original ?? start) : null,
    isException,
    eventId: plainText(id, 1000),
    changeKey: plainText(item.Id.ChangeKey, 500),
    start,
    end,
    organizer: organizerOf(ews, item),
    ...subjectOf(ews, item),
    isAllDay: valueOf(item, AppointmentSchema.IsAllDayEvent) === true,
    isCanceled: valueOf(item, AppointmentSchema.IsCancelled) === true,
    response: responseOf(ews, valueOf(item, AppointmentSchema.MyResponseType)),
    showAs: shownAs(ews, valueOf(item, AppointmentSchema.LegacyFreeBusyStatus)),
  };
  return { meeting, hasOriginal: !isException || original !== null };
}

function subjectOf({ ItemSchema, Sensitivity }: EwsLibrary, item: Appointment) {
  const isPrivate = valueOf(item, ItemSchema.Sensitivity) !== Sensitivity.Normal;
  return { isPrivate, subject: isPrivate ? null : plainText(textIn(item, ItemSchema.Subject) ?? '', 400) };
}

export function originalStartOf(ews: EwsLibrary, item: Appointment) {
  return instantIn(item, ews.AppointmentSchema.OriginalStart);
}

/** Who organizes an item, where Exchange says it with a mail address. */
export function organizerOf(ews: EwsLibrary, item: Appointment): RoomMeeting['organizer'] {
  const organizer = valueOf(item, ews.AppointmentSchema.Organizer);
  if (!(organizer instanceof ews.EmailAddress)) return null;
  const mailbox = addressOf(organizer.Address);
  return mailbox === null ? null : { mailbox, name: plainText(organizer.Name ?? '', 400) || mailbox };
}

/** An answer that we do not know is none. */
function responseOf(ews: EwsLibrary, value: unknown): RoomMeeting['response'] {
  const { Organizer, Tentative, Accept, Decline } = ews.MeetingResponseType;
  if (value === Organizer) return 'organizer';
  if (value === Tentative) return 'tentative';
  if (value === Accept) return 'accepted';
  return value === Decline ? 'declined' : 'none';
}

function shownAs(ews: EwsLibrary, value: unknown): RoomMeeting['showAs'] {
  const { Free, Tentative, Busy, OOF, WorkingElsewhere } = ews.LegacyFreeBusyStatus;
  if (value === Free) return 'free';
  if (value === Tentative) return 'tentative';
  if (value === Busy) return 'busy';
  if (value === OOF) return 'out-of-office';
  return value === WorkingElsewhere ? 'working-elsewhere' : 'unknown';
}

/** The library throws for a property that did not come, unless it is asked like this. */
function valueOf(item: Appointment, property: PropertyDefinitionBase): unknown {
  const found: { outValue: unknown } = { outValue: null };
  return item.TryGetProperty(property, found) ? found.outValue : null;
}

function textIn(item: Appointment, property: PropertyDefinitionBase): string | null {
  const value = valueOf(item, property);
  return typeof value === 'string' ? value : null;
}

function instantIn(item: Appointment, property: PropertyDefinitionBase) {
  const value = valueOf(item, property);
  if (typeof value !== 'object' || value === null || !('TotalMilliSeconds' in value)) return null;
  const milliseconds = value.TotalMilliSeconds;
  return typeof milliseconds === 'number' && Number.isFinite(milliseconds) ? instantOf(milliseconds) : null;
}
