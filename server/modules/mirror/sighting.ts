import { createHash } from 'node:crypto';
import type { Instant } from '../../../contract/primitives.ts';
import type { RoomMeeting } from '../../exchange/meetings.port.ts';

/** What a meeting, or one occurrence of a series, is known by in every calendar. */
export interface MeetingKey {
  readonly meetingUid: string;
  /** Null for a meeting that does not repeat. */
  readonly occurrence: Instant | null;
}

export function keyOf({ meetingUid, occurrence }: MeetingKey): string {
  return `${occurrence ?? ''} ${meetingUid}`;
}

const LONGEST_ID = 512;
const LONGEST_TEXT = 1_000;

/**
 * A meeting from Exchange in the form that is kept, one per key. Texts are cut to what the database takes: whoever
 * invites a room from outside chooses ids and subjects, and one odd meeting must not make a calendar unreadable. While a
 * room has not answered yet it still has the organizer's own subject, which it is about to replace: that is not kept.
 */
export function sightingsIn(meetings: readonly RoomMeeting[]): readonly RoomMeeting[] {
  const byKey = new Map<string, RoomMeeting>();
  for (const raw of meetings) {
    const meeting = clean(raw);
    const key = keyOf(meeting);
    const other = byKey.get(key);
    if (!other || isBefore(meeting, other)) byKey.set(key, meeting);
  }
  return [...byKey.values()];
}

/** Of two items with one key (a slice shows what lies on its edge twice; a copy may be there) always the same counts. */
function isBefore(one: RoomMeeting, other: RoomMeeting): boolean {
  if (one.isCanceled !== other.isCanceled) return other.isCanceled;
  return one.eventId < other.eventId;
}

function clean(meeting: RoomMeeting): RoomMeeting {
  const { organizer, subject, isPrivate, response } = meeting;
  const isKept = subject !== null && !isPrivate && response !== 'none';
  const eventId = idFrom(meeting.eventId);
  return {
    ...meeting,
    meetingUid: idFrom(meeting.meetingUid) || `item:${eventId}`,
    eventId,
    changeKey: idFrom(meeting.changeKey),
    organizer: organizer && { mailbox: organizer.mailbox, name: textFrom(organizer.name) },
    subject: isKept ? textFrom(subject) : null,
  };
}

function idFrom(text: string): string {
  const id = storable(text);
  if (id.length <= LONGEST_ID) return id;
  return `sha256:${createHash('sha256').update(id).digest('hex')}`; // an index takes no more than 2,700 bytes
}

function textFrom(text: string): string {
  return storable(text.slice(0, LONGEST_TEXT));
}

/** PostgreSQL stores neither NUL nor half a character. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
