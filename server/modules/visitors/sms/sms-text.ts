import type { Instant } from '../../../../contract/primitives.ts';
import { createTimes, wordsOf } from '../../messages/index.ts';
import type { Reception } from '../reception.ts';

/** Of a name that would fill the message. */
const LONGEST_NAME = 40;

/** Of a street and a town. */
const LONGEST_ADDRESS = 60;

/** What a visitor is told in one breath; `start` is when they were, or are, to come. */
export interface SmsEvent {
  readonly say: 'invited' | 'changed' | 'canceled';
  readonly start: Instant;
}

/**
 * What an SMS to a visitor says, in their language or that of the reception: where, when by its clock, for whom. Never who they
 * are, and nothing of the meeting: a telephone shows it to whoever looks at it.
 */
export function smsText(
  { say, start }: SmsEvent,
  { name, address, language, timeZone }: Pick<Reception, 'name' | 'address' | 'language' | 'timeZone'>,
  host: string,
  own: string | null,
): string {
  const { words, language: reader } = wordsOf(own ?? language);
  const when = createTimes(reader, timeZone).moment(start);
  const text = words.sms[say](short(name, LONGEST_NAME), when, short(host, LONGEST_NAME));
  const where = short(address, LONGEST_ADDRESS);
  return say === 'canceled' || where === '' ? text : `${text} ${where}`;
}

/** On one line and no longer than it may be; never half of a character. */
function short(name: string, most: number): string {
  const letters = [...new Intl.Segmenter().segment(name.replaceAll(/\s+/g, ' ').trim())];
  const shown = letters.length <= most ? letters : letters.slice(0, most - 1);
  return `${shown.map(({ segment }) => segment).join('')}${shown === letters ? '' : '…'}`;
}
