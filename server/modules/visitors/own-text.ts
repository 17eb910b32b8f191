import { KioskLanguage } from '../../../contract/visitor-ids.ts';
import type { VisitorText } from '../../../contract/visitor-texts.ts';
import type { Reception } from './reception.ts';

/**
 * What a reception says in its own words to somebody who speaks `own` (BCP 47; null: as the reception). What to bring is
 * better read in the language of the reception than not at all; a subject belongs to the language of its mail.
 */
export function ownText(
  { texts, language }: Pick<Reception, 'texts' | 'language'>,
  own: string | null,
): VisitorText {
  const theirs = texts[written(own ?? language)];
  return { subject: theirs.subject, paragraph: theirs.paragraph || texts[written(language)].paragraph };
}

/** The language in which somebody is written to: English where theirs is not written. */
function written(language: string): KioskLanguage {
  return KioskLanguage.safeParse(language.toLowerCase().split('-')[0]).data ?? 'en';
}
