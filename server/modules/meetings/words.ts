import type { LinkState, Reason } from '../../../contract/meetings.ts';
import type { LinkReason } from './link.ts';

const sentences: Readonly<Record<LinkState, string>> = {
  draft: 'Not sent yet. What hangs on it is kept here and nobody has been told.',
  expected: 'Sent. No room has shown it yet.',
  pending: 'A room has it and has not accepted yet.',
  bound: 'Booked. What hangs on it follows the meeting.',
  'room-lost': 'A room does not hold it any more.',
  orphaned: 'It vanished from its rooms; all calendars are being looked through.',
  suspended: 'The calendars of its rooms cannot be read. Nothing is changed until they can.',
  'needs-attention': 'Somebody has to decide about it.',
  canceled: 'Canceled.',
  expired: 'Not followed any more.',
  done: 'Over.',
};

const reasons: Readonly<Record<LinkReason, string>> = {
  ambiguous: 'Several meetings fit what was planned. Somebody says in the portal which one it is.',
  contested: 'Two plans fit the same meeting. Somebody says in the portal which one it belongs to.',
  unmatched:
    'It was sent 15 minutes ago or more, and no room shows it. Check in Outlook that the room was invited.',
  assumed: 'The meeting in the room differs from what was planned; it was taken for the same one.',
  uncertain:
    'Meetings come near what was planned, and nothing says whether one of them is it. Somebody says so in the portal.',
  continued: 'The rest of the series goes on as a new one in Outlook; it was taken for the same series.',
  'split-unclear':
    'Dates of the series are gone, and several new series may be their continuation. Somebody says in the portal which one.',
  unreadable: 'None of its rooms can be read. What is shown is what was seen last.',
  'room-lost': 'It left a room, and it is not known yet whether it moved to another one.',
  declined: 'No room accepted it. What hangs on it is held for four hours, then canceled free of charge.',
  'rooms-removed':
    'All its rooms were removed. What hangs on it is held for four hours, then canceled free of charge.',
  canceled: 'The meeting was canceled in Outlook.',
  'hold-ended': 'No room was found for it within four hours.',
  'never-sent': 'No room had shown it 24 hours after it was to begin.',
  discarded: 'It was thrown away.',
};

/** A state in one sentence, for people. */
export function sentenceOf(state: LinkState): string {
  return sentences[state];
}

/** Why a link stands where it stands, for people. */
export function reasonOf(reason: LinkReason | null): Reason | null {
  return reason && { code: reason, text: reasons[reason] };
}
