/** Somebody invited who does not belong to the organization. */
export interface Suggestion {
  readonly mail: string;
  /** Made of the address; the person may correct it. */
  readonly name: string;
}

/**
 * Attendees of foreign mail domains, in the order of the form, without rooms and without whoever is expected already.
 * `attendees` are addresses in lower case; a name that Outlook has not resolved has no address and is passed over. An
 * address below an own domain (`mail.nordhavn.example`) is one of the organization's.
 */
export function suggestVisitors(
  attendees: readonly string[],
  ownDomains: readonly string[],
  expected: readonly (string | null)[],
): readonly Suggestion[] {
  return attendees.flatMap((mail) => {
    const domain = /^[^@\s]+@([^@\s]+)$/.exec(mail)?.[1];
    if (domain === undefined || expected.includes(mail)) return [];
    const isOwn = ownDomains.some((own) => domain === own || domain.endsWith(`.${own}`));
    return isOwn ? [] : [{ mail, name: nameIn(mail) }];
  });
}

/** `vera.olsen+work@fabrikam.example` gives `Vera Olsen`. */
export function nameIn(mail: string): string {
  const [local = ''] = mail.split('@');
  const words = (local.split('+')[0] ?? '').split(/[._-]+/).filter((word) => word !== '');
  return words.map((word) => word.slice(0, 1).toLocaleUpperCase() + word.slice(1)).join(' ');
}
