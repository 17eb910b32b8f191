import { useEffect, useState } from 'react';
import type { Session } from '../../outlook/wire.ts';
import type { CalendarApi } from '../api.ts';
import { answerSentences, firstAnswers, isOpen, readAnswers } from './answers.ts';
import type { Sent } from './answers.ts';

interface SentNoticeProps {
  readonly api: CalendarApi;
  readonly session: Session;
  readonly sent: Sent;
  readonly onDismiss: () => void;
}

/** How often the answers are asked for, and for how long: rooms take seconds, people hours. */
const EVERY_MS = 1_000;
const TIMES = 15;

/** Says that the meeting went out and what its rooms have answered; to be keyed by what was sent. */
export function SentNotice({ api, session, sent, onDismiss }: SentNoticeProps) {
  const [answers, setAnswers] = useState(() => firstAnswers(sent));
  const [asked, setAsked] = useState(0);
  const isWaiting = isOpen(answers, session) && asked < TIMES;
  const subject = answers?.subject ?? sent.seen.meeting.subject;

  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(
      () => {
        void readAnswers(api, sent)
          .then(setAnswers, () => undefined) // the sentence stays as it is; the next try may work
          .finally(() => setAsked((times) => times + 1));
      },
      sent.occurrence && asked === 0 ? 0 : EVERY_MS,
    );
    return () => clearTimeout(timer);
  }, [api, asked, isWaiting, sent]);

  return (
    <output className="sent" aria-label="What was sent">
      <p>
        {[`Sent: ${subject === '' ? 'a meeting without a title' : subject}.`]
          .concat(answers ? answerSentences(session, answers) : [])
          .join(' ')}
      </p>
      <button type="button" className="quiet" aria-label="Dismiss" onClick={onDismiss}>
        ✕
      </button>
    </output>
  );
}
