import type { Attendee } from '../outlook/composed-meeting.ts';

/** Somebody invited who does not belong to the organization. */
export interface Suggestion {
  readonly mail: string;
  /** As Outlook shows them, else made of the address; the person may correct it. */
  readonly name: string;
  /** Why it is taken for a mailing list, which is nobody who can come; null: it is taken for a person. */
  readonly list: 'outlook-says' | 'address-says' | null;
}

/**
 * Attendees of foreign mail domains, in the order of the form, without rooms and without whoever is expected already. A
 * name that Outlook has not resolved has no address and is passed over. An address below an own domain
 * (`mail.nordhavn.example`) is one of the organization's.
 */
export function suggestVisitors(
  invited: readonly Attendee[],
  ownDomains: readonly string[],
  expected: readonly (string | null)[],
): readonly Suggestion[] {
  return invited.flatMap((attendee) => {
    const { mail } = attendee;
    const domain = /^.+@([^@\s]+)$/.exec(mail)?.[1];
    if (domain === undefined || expected.includes(mail)) return [];
    const isOwn = ownDomains.some((own) => domain === own || domain.endsWith(`.${own}`));
    return isOwn ? [] : [{ mail, name: nameOf(attendee), list: listHint(attendee) }];
  });
}

/**
 * The name that Outlook shows, unless that is only the address: alone, in quotes, or with the address behind it. What turns
 * text around or breaks its line is left out; nobody typed it.
 */
export function nameOf({ mail, name }: Pick<Attendee, 'mail' | 'name'>): string {
  const shown = name
    .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/\s*[<(][^<>()]*@[^<>()]*[)>]\s*$/, '')
    .trim()
    .replace(/^(['"])(.*)\1$/, '$2')
    .trim();
  if (shown === '' || shown.toLowerCase() === mail || /^\S+@\S+$/.test(shown)) return nameIn(mail);
  return Array.from(shown).slice(0, LONGEST_NAME).join('').trim();
}

/** `vera.olsen+work@fabrikam.example` gives `Vera Olsen`. */
export function nameIn(mail: string): string {
  const local = mail.slice(0, Math.max(0, mail.lastIndexOf('@'))).replaceAll(/["\\]/g, '');
  const words = (local.split('+')[0] ?? '').split(/[\s._-]+/).filter((word) => word !== '');
  return words.map((word) => word.slice(0, 1).toLocaleUpperCase() + word.slice(1)).join(' ');
}

const LONGEST_NAME = 150;

/** Words of which addresses of many are made: RFC 2142's, and what list servers and people use. */
const many = new Set(
  `all alle announce board contact department everybody everyone group gruppe hello hr info kontakt
   list lists mail marketing members news newsletter office post sales service staff support team users`.split(
    /\s+/,
  ),
);

function listHint({ mail, isList }: Attendee): Suggestion['list'] {
  if (isList) return 'outlook-says';
  const words = mail.slice(0, mail.lastIndexOf('@')).split(/[._-]+/);
  return many.has(words[0] ?? '') || many.has(words.at(-1) ?? '') ? 'address-says' : null;
}
