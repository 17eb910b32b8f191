import type { MeetingDraft, Response } from './calendaring.ts';

/** A meeting as the simulated Exchange keeps it: the organizer's truth and what became of each invitation. */
export interface StoredMeeting {
  readonly serial: number;
  draft: MeetingDraft;
  start: number;
  end: number;
  /** What differs at single occurrences, by original start; null while nothing does. */
  exceptions: Map<number, Exception> | null;
  parts: Part[];
  cancelled: boolean;
  revision: number;
  readonly createdAt: number;
  modifiedAt: number;
  /** The starts of a series as far as they were needed, with the generator that goes on; null before the first need. */
  expansion: { readonly starts: number[]; readonly more: Iterator<number> } | null;
}

export interface Exception {
  readonly cancelled: boolean;
  readonly patch: Partial<MeetingDraft>;
}

/** One invitation: a room's or a person's copy of the meeting. */
export interface Part {
  readonly mailbox: string;
  readonly isRoom: boolean;
  answer: Answer;
  /** Answers that differ from `answer`, by original start. */
  occurrences: Map<number, Answer> | null;
  /** A room that does not enforce its horizon keeps nothing that starts later than this. */
  keepsUntil: number | null;
}

export interface Answer {
  readonly response: Response;
  /**
   * `arrived`: in the calendar, tentative, not processed yet. `processed`: decided. `ignored`: the mailbox does not
   * process such messages and holds nothing. `canceling`: the cancellation has arrived and is not processed yet.
   */
  readonly stage: 'arrived' | 'processed' | 'ignored' | 'canceling';
}

/** A single meeting, or one date of a series; all times in milliseconds since 1970. */
export interface Occurrence {
  readonly meeting: StoredMeeting;
  readonly originalStart: number;
  readonly start: number;
  readonly end: number;
  readonly exception: Exception | null;
}

/** What holds at this occurrence: the series' values under those of the exception. */
export function draftAt({ meeting, exception }: Pick<Occurrence, 'meeting' | 'exception'>): MeetingDraft {
  return exception ? { ...meeting.draft, ...exception.patch } : meeting.draft;
}

export function partOf(meeting: StoredMeeting, mailbox: string): Part | undefined {
  return meeting.parts.find((part) => part.mailbox === mailbox);
}

export function answerAt(part: Part, originalStart: number): Answer {
  return part.occurrences?.get(originalStart) ?? part.answer;
}

/** Whether the mailbox has this occurrence in its calendar. */
export function holds(mailbox: string, occurrence: Occurrence): boolean {
  const { meeting, originalStart, exception } = occurrence;
  if (exception?.cancelled) return false;
  if (mailbox === meeting.draft.organizer) return !meeting.cancelled;

  const part = partOf(meeting, mailbox);
  if (!part || !isInvited(part, draftAt(occurrence))) return false;
  return part.isRoom ? roomKeeps(part, occurrence) : answerAt(part, originalStart).response !== 'declined';
}

/** Whether the draft that holds at some date names this mailbox. */
export function isInvited(part: Part, draft: MeetingDraft): boolean {
  return part.isRoom
    ? draft.rooms.includes(part.mailbox)
    : draft.attendees.some((attendee) => attendee.address === part.mailbox);
}

/** A room deletes what it declined, and what was cancelled as soon as it has processed that. */
function roomKeeps(part: Part, { meeting, originalStart, start }: Occurrence): boolean {
  const { response, stage } = answerAt(part, originalStart);
  if (stage === 'ignored' || response === 'declined') return false;
  if (meeting.cancelled && stage !== 'canceling') return false;
  return part.keepsUntil === null || start <= part.keepsUntil;
}

/** Every mailbox that may hold some occurrence of the meeting. */
export function mailboxesOf(meeting: StoredMeeting): Set<string> {
  return new Set([meeting.draft.organizer, ...meeting.parts.map((part) => part.mailbox)]);
}

/** Whether the mailbox is in the series as a whole; one that is invited to single dates only has no master. */
export function hasMaster(meeting: StoredMeeting, mailbox: string): boolean {
  const { organizer, rooms, attendees } = meeting.draft;
  return (
    mailbox === organizer ||
    rooms.includes(mailbox) ||
    attendees.some((attendee) => attendee.address === mailbox)
  );
}

/** Rooms invited to the meeting or to any occurrence of it. */
export function roomsOf(meeting: StoredMeeting): Set<string> {
  const rooms = new Set(meeting.draft.rooms);
  for (const { patch } of meeting.exceptions?.values() ?? []) patch.rooms?.forEach((room) => rooms.add(room));
  return rooms;
}

/** People invited to the meeting or to any occurrence of it. */
export function attendeesOf(meeting: StoredMeeting): Set<string> {
  const addresses = new Set(meeting.draft.attendees.map((attendee) => attendee.address));
  for (const { patch } of meeting.exceptions?.values() ?? []) {
    patch.attendees?.forEach((attendee) => addresses.add(attendee.address));
  }
  return addresses;
}
