import type { AddressBook } from './addresses.ts';
import type { Calendar } from './calendar.ts';
import type { Response } from './calendaring.ts';
import type { SimulatedRoom } from './directory.ts';
import { decide } from './room-attendant.ts';
import type { Invitation, Verdict } from './room-attendant.ts';
import { goesOnAfter, occurrenceAt, startsUntil } from './series.ts';
import { answerAt, attendeesOf, draftAt, holds, partOf, roomsOf } from './stored-meeting.ts';
import type { Answer, Occurrence, Part, StoredMeeting } from './stored-meeting.ts';

const DAY_MS = 86_400_000;
const ARRIVED: Answer = { response: 'none', stage: 'arrived' };

export interface InvitationDeps {
  readonly book: AddressBook;
  readonly calendarOf: (mailbox: string) => Calendar;
  /** Business time in milliseconds. */
  readonly now: () => number;
}

/** Makes the meeting's parts fit its draft: a copy for everybody invited who has a mailbox here, none for others. */
export function distribute(meeting: StoredMeeting, { book }: InvitationDeps): void {
  const rooms = [...roomsOf(meeting)].map((mailbox) => ({ mailbox, isRoom: true }));
  const people = [...attendeesOf(meeting)].map((mailbox) => ({ mailbox, isRoom: false }));
  const known = new Map(meeting.parts.map((part) => [part.mailbox, part]));
  meeting.parts = [...rooms, ...people]
    .filter(({ mailbox, isRoom }) => (isRoom ? book.room(mailbox) : book.person(mailbox)) !== undefined)
    .map(({ mailbox, isRoom }) => {
      return known.get(mailbox) ?? { mailbox, isRoom, answer: ARRIVED, occurrences: null, keepsUntil: null };
    });
}

/** The invitation lies in the mailbox, undecided: the whole meeting, or one occurrence of it. */
export function arrive(part: Part, originalStart: number | null): void {
  if (originalStart === null) {
    part.answer = ARRIVED;
    part.occurrences = null;
    part.keepsUntil = null;
  } else {
    part.occurrences ??= new Map();
    part.occurrences.set(originalStart, ARRIVED);
  }
}

/**
 * The room decides about everything of this meeting that has arrived. Dates with a time or rooms of their own are
 * decided one by one, the others together as the series.
 */
export function processRoom(meeting: StoredMeeting, part: Part, deps: InvitationDeps): void {
  const room = deps.book.room(part.mailbox);
  if (!room) return;
  const policy = room.entry.processing;
  const horizon = deps.now() + policy.bookingWindowInDays * DAY_MS;
  const isTaken = takenBy(meeting, room.entry, deps);
  const organizer = deps.book.person(meeting.draft.organizer) ?? deps.book.room(meeting.draft.organizer);
  const organizerIsExternal = organizer?.tenant !== room.tenant;
  const judge = (invitation: Omit<Invitation, 'organizerIsExternal'>): Verdict =>
    decide(policy, { ...invitation, organizerIsExternal }, horizon, isTaken);

  const invited = datesFor(meeting, part.mailbox, horizon);
  if (part.answer.stage === 'arrived') {
    const regular = invited.filter((occurrence) => !isSpecial(occurrence));
    const isSeries = meeting.draft.recurrence !== null && meeting.draft.recurrence !== undefined;
    const verdict = judge({ isSeries, occurrences: regular, goesBeyond: goesOnAfter(meeting, horizon) });
    applyToAll(part, meeting.draft.rooms.includes(part.mailbox) ? verdict : { kind: 'declined' });
    for (const special of invited.filter(isSpecial)) arrive(part, special.originalStart);
  }
  for (const occurrence of invited) {
    if (answerAt(part, occurrence.originalStart).stage !== 'arrived' || part.occurrences === null) continue;
    const verdict = judge({ isSeries: false, occurrences: [occurrence], goesBeyond: false });
    const answer = answerOf(verdict);
    if (answer) part.occurrences.set(occurrence.originalStart, answer);
  }
}

/** What a delegate or a person answers, for the meeting or one occurrence of it. */
export function answered(part: Part, response: Response, originalStart: number | null): void {
  const answer: Answer = { response, stage: 'processed' };
  if (originalStart === null) {
    part.answer = answer;
    part.occurrences = null;
  } else {
    part.occurrences ??= new Map();
    part.occurrences.set(originalStart, answer);
  }
}

/** All dates with that room, in order: those up to the horizon, and later ones that have a place or time of their own. */
function datesFor(meeting: StoredMeeting, room: string, horizon: number): Occurrence[] {
  const starts = meeting.draft.recurrence
    ? new Set([...startsUntil(meeting, horizon + 1), ...(meeting.exceptions?.keys() ?? [])])
    : [meeting.start];
  return [...starts]
    .map((originalStart) => occurrenceAt(meeting, originalStart))
    .filter((occurrence) => !occurrence.exception?.cancelled && draftAt(occurrence).rooms.includes(room))
    .sort((one, other) => one.start - other.start);
}

function isSpecial({ exception }: Occurrence): boolean {
  return exception?.patch.start !== undefined || exception?.patch.rooms !== undefined;
}

function applyToAll(part: Part, verdict: Verdict): void {
  const answer = answerOf(verdict);
  if (answer) part.answer = answer;
  if (verdict.kind !== 'accepted') return;
  part.keepsUntil = verdict.keepsUntil;
  const declined: Answer = { response: 'declined', stage: 'processed' };
  for (const { originalStart } of verdict.declined) {
    part.occurrences ??= new Map();
    part.occurrences.set(originalStart, declined);
  }
}

/** Undefined: nobody processes it; the item stays as it arrived. */
function answerOf({ kind }: Verdict): Answer | undefined {
  return answers[kind];
}

const answers: Readonly<Record<Verdict['kind'], Answer | undefined>> = {
  ignored: { response: 'none', stage: 'ignored' },
  waiting: undefined,
  pending: { response: 'tentative', stage: 'processed' },
  declined: { response: 'declined', stage: 'processed' },
  accepted: { response: 'accepted', stage: 'processed' },
};

/**
 * Other meetings that the room has accepted stand in the way; requests that still wait for a delegate do not. Where places
 * are counted, they do so only when there are not enough left for the people of this one.
 */
function takenBy(
  meeting: StoredMeeting,
  { address, capacity, processing }: SimulatedRoom,
  { calendarOf }: InvitationDeps,
): (occurrence: Occurrence) => boolean {
  const accepted = ({ start, end }: Occurrence) =>
    calendarOf(address)
      .touching(start, end)
      .filter((other) => {
        if (other.meeting === meeting || other.meeting.cancelled || !holds(address, other)) return false;
        if (other.start >= end || other.end <= start) return false;
        const part = partOf(other.meeting, address);
        return part ? answerAt(part, other.originalStart).response === 'accepted' : true;
      });
  if (!processing.enforceCapacity || capacity === null)
    return (occurrence) => accepted(occurrence).length > 0;
  return (occurrence) => peopleOf(occurrence) + mostPeople(accepted(occurrence)) > capacity;
}

/** Whoever booked and everybody they invited: a desk for oneself has no attendee and takes a place all the same. */
function peopleOf(occurrence: Occurrence): number {
  return 1 + draftAt(occurrence).attendees.length;
}

/** The most people that are there at once; that is the case when one of the meetings begins. */
function mostPeople(meetings: readonly Occurrence[]): number {
  const at = ({ start }: Occurrence) =>
    meetings
      .filter((other) => other.start <= start && other.end > start)
      .reduce((sum, other) => sum + peopleOf(other), 0);
  return Math.max(0, ...meetings.map(at));
}
