import { fillPlaceholders } from '../../../contract/visitor-texts.ts';
import type { Placeholder } from '../../../contract/visitor-texts.ts';
import type { Own, Slot } from './notice-facts.ts';
import type { Times } from './times.ts';

/** What a reception says in its own words to one visitor; null: the usual words are said. */
export interface OwnWords {
  readonly subject: string | null;
  readonly paragraph: string | null;
}

interface ToVisitor {
  readonly own: Own | null;
  readonly visitor: string;
  readonly host: string;
}

/**
 * A reception's own words with every placeholder filled in, times as the reader writes them. Pure. What is filled in is text
 * and no markup: whoever makes HTML of it escapes it as any other.
 */
export function ownWords(
  { own, visitor, host }: ToVisitor,
  { start, end }: Pick<Slot, 'start' | 'end'>,
  times: Times,
): OwnWords {
  if (own === null) return { subject: null, paragraph: null };
  const { company, room, reception, address } = own;
  const values: Readonly<Record<Placeholder, string>> = {
    visitor,
    company,
    host,
    start: times.moment(start),
    end: times.moment(end),
    room,
    reception,
    address,
  };
  const filled = (text: string, shape: (value: string) => string) =>
    text === '' ? null : fillPlaceholders(text, (name) => isolated(shape(values[name])));
  return {
    subject: filled(own.subject, (value) => value.replaceAll(/\s*\n\s*/g, ', ')),
    paragraph: filled(own.paragraph, (value) => value),
  };
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** A name that is read from the right must not turn the words around it (UAX 9, section 6.1); others stay as they are. */
function isolated(value: string): string {
  return rightToLeft.test(value) ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value;
}
