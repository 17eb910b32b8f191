import type { AddressBook } from './addresses.ts';
import type { CalendarEntry, Meeting, MeetingDraft, Response } from './calendaring.ts';
import type { RoomProcessing } from './directory.ts';
import { changeKeyOf, itemIdOf, meetingUidOf, occurrenceUidOf } from './ids.ts';
import { answerAt, draftAt, hasMaster, partOf } from './stored-meeting.ts';
import type { Answer, Occurrence, StoredMeeting } from './stored-meeting.ts';
import { localOf, textOf } from './zoned.ts';

const ORGANIZER: Answer = { response: 'organizer', stage: 'processed' };

/** How one mailbox sees one occurrence: a room shows what its processing left of it. */
export function entryOf(
  occurrence: Occurrence,
  mailbox: string,
  mailboxNumber: number,
  book: AddressBook,
): CalendarEntry {
  const { meeting, originalStart } = occurrence;
  const draft = draftAt(occurrence);
  const part = partOf(meeting, mailbox);
  const answer = part ? answerAt(part, originalStart) : ORGANIZER;
  const isOrganizer = part === undefined;
  const tracked = (address: string): Response => trackedAnswer(occurrence, address, mailbox, isOrganizer);

  return {
    ...identityOf(occurrence, mailbox, mailboxNumber),
    originalStart: textOf(originalStart),
    start: textOf(occurrence.start),
    end: textOf(occurrence.end),
    timeZone: draft.timeZone,
    isAllDay: draft.isAllDay ?? false,
    isCancelled: meeting.cancelled,
    ...shownContent(draft, answer, meeting.cancelled, book.room(mailbox)?.entry.processing, book),
    showAs: meeting.cancelled ? 'free' : isOrganizer || answer.response === 'accepted' ? 'busy' : 'tentative',
    organizer: { address: draft.organizer, name: book.nameOf(draft.organizer) },
    rooms: draft.rooms.map((address) => ({
      address,
      name: book.nameOf(address),
      response: tracked(address),
    })),
    attendees: draft.attendees.map(({ address, name, optional }) => ({
      address,
      name: name ?? book.nameOf(address),
      optional: optional ?? false,
      response: tracked(address),
    })),
    locationText: draft.locationText ?? '',
    response: answer.response,
    createdAt: textOf(meeting.createdAt),
    modifiedAt: textOf(meeting.modifiedAt),
  };
}

/** The organizer's truth, with everybody's answer to the meeting as a whole. */
export function meetingOf(meeting: StoredMeeting): Meeting {
  const { draft } = meeting;
  const invited = [...draft.rooms, ...draft.attendees.map((attendee) => attendee.address)];
  return {
    ...draft,
    meetingUid: meetingUidOf(meeting.serial),
    answers: invited.map((address) => ({
      address,
      response: partOf(meeting, address)?.answer.response ?? 'none',
    })),
    cancelled: meeting.cancelled,
    createdAt: textOf(meeting.createdAt),
    modifiedAt: textOf(meeting.modifiedAt),
  };
}

type Identity = Pick<
  CalendarEntry,
  'id' | 'meetingUid' | 'iCalUId' | 'changeKey' | 'kind' | 'seriesMasterId'
>;

function identityOf(occurrence: Occurrence, mailbox: string, mailboxNumber: number): Identity {
  const { meeting, originalStart, exception } = occurrence;
  const meetingUid = meetingUidOf(meeting.serial);
  const changeKey = changeKeyOf(meeting.revision);
  const master = itemIdOf(mailboxNumber, meeting.serial, null);
  if (!meeting.draft.recurrence) {
    return { id: master, meetingUid, iCalUId: meetingUid, changeKey, kind: 'single', seriesMasterId: null };
  }

  return {
    id: itemIdOf(mailboxNumber, meeting.serial, originalStart),
    meetingUid,
    iCalUId: occurrenceUidOf(meetingUid, localOf(originalStart, meeting.draft.timeZone)),
    changeKey,
    kind: exception ? 'exception' : 'occurrence',
    seriesMasterId: hasMaster(meeting, mailbox) ? master : null,
  };
}

/**
 * A processed room copy loses its subject to the organizer's name and its private flag; until then, for the moment
 * between arrival and processing, it shows what the organizer wrote. Cancelled copies are marked as Outlook does.
 */
function shownContent(
  draft: MeetingDraft,
  answer: Answer,
  cancelled: boolean,
  policy: RoomProcessing | undefined,
  book: AddressBook,
): Pick<CalendarEntry, 'subject' | 'sensitivity'> {
  const written = draft.sensitivity ?? 'normal';
  const marked = (subject: string): string => (cancelled ? `Canceled: ${subject}` : subject);
  if (!policy || answer.stage === 'arrived') return { subject: marked(draft.subject), sensitivity: written };
  const kept = [
    policy.addOrganizerToSubject ? book.nameOf(draft.organizer) : '',
    policy.deleteSubject ? '' : draft.subject,
  ];
  return {
    subject: marked(kept.filter(Boolean).join(' ')),
    sensitivity: policy.removePrivateProperty ? 'normal' : written,
  };
}

/** Only the organizer's copy tracks the others' answers; every copy knows its own. */
function trackedAnswer(
  { meeting, originalStart }: Occurrence,
  address: string,
  viewer: string,
  isOrganizer: boolean,
): Response {
  if (!isOrganizer && address !== viewer) return 'none';
  const part = partOf(meeting, address);
  return part ? answerAt(part, originalStart).response : 'none';
}
