import type { CalendarEntry, Response } from '../../state/calendaring.ts';
import type { MeetingSeen, Session } from '../../outlook/wire.ts';
import type { CalendarApi } from '../api.ts';
import { isRoom } from './draft.ts';

/** What went out: a meeting or a series, or the update of one occurrence, which the rooms answer by itself. */
export interface Sent {
  readonly seen: MeetingSeen;
  readonly occurrence: Pick<CalendarEntry, 'originalStart' | 'start' | 'end'> | null;
}

/** What the rooms have said so far. */
export interface Answers {
  readonly subject: string;
  readonly rooms: readonly { readonly address: string; readonly response: Response }[];
}

/** The answers that came back with the sending; of one occurrence they are still to be asked for. */
export function firstAnswers(sent: Sent): Answers | null {
  return sent.occurrence ? null : answersOf(sent.seen);
}

/** Asks anew. An occurrence that is not found at its time any more has no answers to show. */
export async function readAnswers(
  api: Pick<CalendarApi, 'meeting' | 'entries'>,
  { seen, occurrence }: Sent,
): Promise<Answers> {
  const { meetingUid, organizer } = seen.meeting;
  if (!occurrence) return answersOf(await api.meeting(meetingUid));
  const { originalStart, start, end } = occurrence;
  const { entries } = await api.entries(organizer, Date.parse(start), Date.parse(end));
  const entry = entries.find((one) => one.meetingUid === meetingUid && one.originalStart === originalStart);
  return { subject: entry?.subject ?? seen.meeting.subject, rooms: entry?.rooms ?? [] };
}

/** A sentence for each room, in the order of the meeting. */
export function answerSentences(session: Pick<Session, 'rooms'>, { rooms }: Answers): readonly string[] {
  return rooms.map(({ address, response }) => {
    const room = session.rooms.find((one) => one.address === address);
    const name = room?.displayName ?? address;
    if (response === 'accepted') return `${name} accepted.`;
    if (response === 'declined') return `${name} declined.`;
    return room?.managed ? `${name} waits for somebody to decide.` : `${name} has not answered yet.`;
  });
}

/** Whether asking again in a moment is worth while: a tentative room waits for a person, which takes hours. */
export function isOpen(answers: Answers | null, session: Pick<Session, 'rooms'>): boolean {
  return (
    answers === null ||
    answers.rooms.some(({ address, response }) => response === 'none' && isRoom(session, address))
  );
}

function answersOf({ meeting }: MeetingSeen): Answers {
  const responseOf = (address: string) =>
    meeting.answers.find((answer) => answer.address === address)?.response ?? 'none';
  return {
    subject: meeting.subject,
    rooms: meeting.rooms.map((address) => ({ address, response: responseOf(address) })),
  };
}
