import { useEffect, useState } from 'react';
import type { MeetingSeen, Session } from '../../outlook/wire.ts';
import type { CalendarApi } from '../api.ts';
import { isRoom } from './draft.ts';

interface SentNoticeProps {
  readonly api: CalendarApi;
  readonly session: Session;
  readonly sent: MeetingSeen;
  readonly onDismiss: () => void;
}

/** How often the answers are asked for, and for how long: rooms take seconds, people hours. */
const EVERY_MS = 1_000;
const TIMES = 15;

/** Says that the meeting went out and what its rooms have answered. */
export function SentNotice({ api, session, sent, onDismiss }: SentNoticeProps) {
  const [{ meeting }, setSeen] = useState(sent);
  const [asked, setAsked] = useState(0);
  const answers = meeting.answers.filter(({ address }) => isRoom(session, address));
  const isOpen = answers.some(({ response }) => response === 'none') || answers.length < meeting.rooms.length;

  useEffect(() => {
    if (!isOpen || asked >= TIMES) return undefined;
    const timer = setTimeout(() => {
      void api
        .meeting(sent.meeting.meetingUid)
        .then(setSeen, () => undefined) // the sentence stays as it is; the next try may work
        .finally(() => setAsked((times) => times + 1));
    }, EVERY_MS);
    return () => clearTimeout(timer);
  }, [api, asked, isOpen, sent]);

  return (
    <output className="sent" aria-label="What was sent">
      <p>
        Sent: {meeting.subject === '' ? 'a meeting without a title' : meeting.subject}.
        {meeting.rooms.map((address) => {
          const response = answers.find((answer) => answer.address === address)?.response ?? 'none';
          return ` ${sentence(session, address, response)}`;
        })}
      </p>
      <button type="button" className="quiet" aria-label="Dismiss" onClick={onDismiss}>
        ✕
      </button>
    </output>
  );
}

function sentence(session: Session, address: string, response: string): string {
  const room = session.rooms.find((one) => one.address === address);
  const name = room?.displayName ?? address;
  if (response === 'accepted') return `${name} accepted.`;
  if (response === 'declined') return `${name} declined.`;
  return room?.managed ? `${name} waits for somebody to decide.` : `${name} has not answered yet.`;
}
