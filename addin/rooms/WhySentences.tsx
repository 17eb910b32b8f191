import type { RoomOffer } from '../../contract/rooms.ts';
import { useLaterTexts } from '../texts/use-later-texts.ts';
import { fitSentences } from './fit-words.ts';
import type { Wording } from './reasons.ts';

interface WhySentencesProps {
  readonly offer: RoomOffer;
  readonly wording: Wording;
}

/** What speaks for and against a room. */
export function WhySentences({ offer, wording }: WhySentencesProps) {
  const t = useLaterTexts();
  return fitSentences(offer, { ...wording, t }).join(' ');
}
