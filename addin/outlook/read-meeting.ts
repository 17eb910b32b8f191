import { Instant } from '../../contract/primitives.ts';
import type { Interval } from '../../contract/primitives.ts';
import type { Attendee, Meeting } from './composed-meeting.ts';
import type { RoomPlaces } from './locations.ts';
import { askOffice, hasMailbox, officeValue } from './office-call.ts';
import { toRecurrence } from './read-recurrence.ts';
import { meetingZone } from './time-zone.ts';

/** Everything Outlook knows of the meeting at this moment. Throws OfficeCallError when its time cannot be read. */
export async function readMeeting(
  item: Office.AppointmentCompose,
  places: RoomPlaces,
  saved: Meeting['saved'],
): Promise<Meeting> {
  const [interval, invited, organizer, located, repeats, timeZone] = await Promise.all([
    readInterval(item),
    readAttendees(item),
    readOrganizer(item),
    places.read(),
    readRepeats(item),
    meetingZone(Office.context.mailbox.userProfile.timeZone, Office.context.displayLanguage),
  ]);
  const rooms = new Map(located.rooms.map((room) => [room.mailbox, room]));
  return {
    interval,
    timeZone,
    ...organizer,
    attendees: invited.map(({ mail }) => mail),
    invited,
    rooms: [...rooms.values()],
    textLocations: located.texts,
    ...repeats,
    saved,
  };
}

export async function readInterval(item: Office.AppointmentCompose): Promise<Interval> {
  const [start, end] = await Promise.all([
    officeValue<Date>((done) => item.start.getAsync(done)),
    officeValue<Date>((done) => item.end.getAsync(done)),
  ]);
  return { start: Instant.parse(start.toISOString()), end: Instant.parse(end.toISOString()) };
}

/** `Office.MailboxEnums.RecipientType.DistributionList`. */
const LIST: string = 'distributionList';

/** Everybody invited, each address once. */
export async function readAttendees(item: Office.AppointmentCompose): Promise<Attendee[]> {
  const [required, optional] = await Promise.all([
    officeValue<Office.EmailAddressDetails[]>((done) => item.requiredAttendees.getAsync(done)),
    officeValue<Office.EmailAddressDetails[]>((done) => item.optionalAttendees.getAsync(done)),
  ]);
  // A name Outlook has not resolved yet has no address; it still is somebody who comes.
  const all = [...required, ...optional].map(({ emailAddress, displayName, recipientType }) => ({
    mail: (emailAddress || displayName).toLowerCase(),
    name: displayName || '',
    isList: recipientType === LIST,
  }));
  const byMail = new Map(all.toReversed().map((one) => [one.mail, one])); // the first of several counts
  return [...new Set(all.map(({ mail }) => mail))].flatMap((mail) =>
    mail === '' ? [] : (byMail.get(mail) ?? []),
  );
}

/** Before Mailbox 1.7 the organizer cannot be asked for; then the person at the screen is taken for it. */
async function readOrganizer(
  item: Office.AppointmentCompose,
): Promise<Pick<Meeting, 'organizer' | 'organizerName'>> {
  const { emailAddress, displayName } = Office.context.mailbox.userProfile;
  const me = { organizer: emailAddress?.toLowerCase() || null, organizerName: displayName || '' };
  if (!hasMailbox('1.7')) return me;
  const answer = await askOffice<Office.EmailAddressDetails>((done) => item.organizer.getAsync(done));
  if (!answer.ok || !answer.value.emailAddress) return me;
  return {
    organizer: answer.value.emailAddress.toLowerCase(),
    organizerName: answer.value.displayName || answer.value.emailAddress,
  };
}

async function readRepeats(
  item: Office.AppointmentCompose,
): Promise<Pick<Meeting, 'repeats' | 'recurrence' | 'seriesId'>> {
  const none = { repeats: 'no', recurrence: null, seriesId: null } as const;
  if (!hasMailbox('1.7')) return none;
  if (item.seriesId) return { ...none, repeats: 'occurrence', seriesId: item.seriesId };
  const answer = await askOffice<Office.Recurrence | null>((done) => item.recurrence.getAsync(done));
  if (!answer.ok || !answer.value) return none;
  return { ...none, repeats: 'series', recurrence: toRecurrence(answer.value) };
}

/** Whether the meeting was saved or sent before. Mailbox 1.8 can tell; before it nobody can, and the answer is no. */
export async function isSaved(item: Office.AppointmentCompose): Promise<boolean> {
  if (!hasMailbox('1.8')) return false;
  const answer = await askOffice<string>((done) => item.getItemIdAsync(done));
  return answer.ok && answer.value !== '';
}
