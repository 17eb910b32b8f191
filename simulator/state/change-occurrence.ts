import type { MeetingDraft } from './calendaring.ts';
import { normalized } from './draft.ts';
import { arrive } from './invitations.ts';
import type { MeetingStore } from './meeting-store.ts';
import { findOccurrence, startsUntil } from './series.ts';
import { draftAt, isInvited } from './stored-meeting.ts';
import type { Exception, Occurrence, StoredMeeting } from './stored-meeting.ts';
import { textOf } from './zoned.ts';

const YEAR_MS = 366 * 86_400_000;

/**
 * One date of a series gets values of its own. Rooms decide anew about that date when its time changed or when they
 * are new to it. Throws a RangeError when the date would pass another one of the series, as Exchange refuses
 * (ErrorOccurrenceCrossingBoundary).
 */
export function changeOccurrence(
  store: MeetingStore,
  meeting: StoredMeeting,
  originalStart: number,
  patch: Partial<MeetingDraft>,
): void {
  if (patch.recurrence !== undefined)
    throw new RangeError('One occurrence cannot have a recurrence of its own.');
  const occurrence = existing(meeting, originalStart);
  const before = draftAt(occurrence);
  const start = patch.start ?? textOf(occurrence.start);
  const end = patch.end ?? textOf(Date.parse(start) + occurrence.end - occurrence.start);
  const next = normalized({ ...before, ...patch, start, end, recurrence: null }, store.book);
  const isMoved = Date.parse(next.start) !== occurrence.start || Date.parse(next.end) !== occurrence.end;
  if (isMoved) checkBounds(meeting, originalStart, Date.parse(next.start));

  const own: Partial<MeetingDraft> = {
    ...occurrence.exception?.patch,
    ...pick(next, patch),
    ...(isMoved ? { start: next.start, end: next.end } : {}),
  };
  withException(store, meeting, originalStart, { cancelled: false, patch: own });

  for (const part of meeting.parts) {
    const isNew = !isInvited(part, before);
    if (isInvited(part, next) && (isMoved || isNew)) arrive(part, originalStart);
  }
  store.processRooms(meeting);
}

/** One date of a series disappears from every calendar. */
export function cancelOccurrence(store: MeetingStore, meeting: StoredMeeting, originalStart: number): void {
  const { exception } = existing(meeting, originalStart);
  withException(store, meeting, originalStart, { cancelled: true, patch: exception?.patch ?? {} });
}

function withException(
  store: MeetingStore,
  meeting: StoredMeeting,
  originalStart: number,
  exception: Exception,
): void {
  const exceptions = new Map(meeting.exceptions ?? []).set(originalStart, exception);
  const partsBefore = new Set(meeting.parts.map((part) => part.mailbox));
  store.replace(meeting, { draft: meeting.draft, exceptions });
  // Somebody invited to this date only has no answer to the series.
  for (const part of meeting.parts) {
    if (partsBefore.has(part.mailbox)) continue;
    part.answer = { response: 'none', stage: 'processed' };
  }
}

function existing(meeting: StoredMeeting, originalStart: number): Occurrence {
  const occurrence = findOccurrence(meeting, originalStart);
  if (!occurrence) throw new RangeError('The series has no such occurrence.');
  return occurrence;
}

function checkBounds(meeting: StoredMeeting, originalStart: number, start: number): void {
  const starts = startsUntil(meeting, originalStart + YEAR_MS);
  const at = starts.indexOf(originalStart);
  const previous = starts[at - 1] ?? Number.NEGATIVE_INFINITY;
  const next = starts[at + 1] ?? Number.POSITIVE_INFINITY;
  if (start <= previous || start >= next) {
    throw new RangeError('An occurrence cannot be moved to or beyond another date of its series.');
  }
}

/** The values the patch names, in the form in which they are kept. */
function pick(kept: MeetingDraft, patch: Partial<MeetingDraft>): Partial<MeetingDraft> {
  const { start: _start, end: _end, ...rest } = patch;
  return Object.fromEntries(
    Object.entries(kept).filter(([field]) => Object.hasOwn(rest, field) && field !== 'organizer'),
  );
}
