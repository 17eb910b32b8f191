import { Caption1 } from '@fluentui/react-components';
import type { MeetingReply } from '../../contract/meetings.ts';
import type { RoomOffer } from '../../contract/rooms.ts';
import { useLink } from '../meeting/use-link.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';
import { useLaterTexts } from '../texts/use-later-texts.ts';

interface RoomAnswerProps {
  readonly meeting: Pick<Meeting, 'interval' | 'saved'>;
  readonly mailbox: string;
  /** Undefined while it is not known. */
  readonly booking: RoomOffer['booking'] | undefined;
}

/**
 * What a room has answered to the meeting as it was sent. Nothing before that, and nothing as soon as the form says another
 * time: no room has heard of that one.
 */
export function RoomAnswer({ meeting, mailbox, booking }: RoomAnswerProps) {
  const t = useLaterTexts();
  const { meeting: sent } = useLink();
  const answer = sent && answerOf(sent, mailbox, meeting.saved?.rooms ?? []);
  if (!sent || !answer || (!sent.isSeries && sent.start !== meeting.interval.start)) return null;
  const isOpen = answer === 'none' || answer === 'tentative';
  return (
    <Caption1 block>
      {t(isOpen && booking === 'request' ? 'answers.undecided' : `answers.${answer}`)}
    </Caption1>
  );
}

/** A room that turned the meeting down after all shows nothing of it any more; null: it has not been asked. */
function answerOf({ rooms, state }: MeetingReply, mailbox: string, saved: readonly string[]) {
  const answer = rooms.find((room) => room.mailbox === mailbox)?.answer ?? 'not-seen';
  if (answer !== 'not-seen') return answer;
  const isGone = state === 'room-lost' || state === 'orphaned' || state === 'canceled';
  return isGone && saved.includes(mailbox) ? 'lost' : null;
}
