import type { ResourceMailbox, ResourceKind } from '../../contract/calendars.ts';

export interface MailboxFilter {
  readonly search: string;
  readonly kind: ResourceKind | 'all';
  /** `''`: those without one; null: all. */
  readonly building: string | null;
}

/** Those that fit: every word of the search is somewhere in the name, the address, the building, the floor or a room list. */
export function filterMailboxes(
  mailboxes: readonly ResourceMailbox[],
  { search, kind, building }: MailboxFilter,
): readonly ResourceMailbox[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return mailboxes.filter((one) => {
    if (kind !== 'all' && one.kind !== kind) return false;
    if (building !== null && (one.building ?? '') !== building) return false;
    if (words.length === 0) return true;
    const text = [one.name, one.mailbox, one.building, one.floor, ...one.roomLists]
      .join(' ')
      .toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The buildings among them by name; `''` comes first when some have none. */
export function buildingsOf(mailboxes: readonly ResourceMailbox[]): readonly string[] {
  return [...new Set(mailboxes.map(({ building }) => building ?? ''))].toSorted((one, other) =>
    one.localeCompare(other),
  );
}
