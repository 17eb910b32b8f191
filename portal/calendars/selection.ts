import type { listResourceMailboxes } from '../../contract/calendars.ts';
import type { RouteReply } from '../../contract/route.ts';

export type Found = RouteReply<typeof listResourceMailboxes>['mailboxes'][number];

/** Those of both lists, each mailbox once. */
export function joined(listed: readonly Found[], more: readonly Found[]): readonly Found[] {
  const known = new Set(listed.map(({ mailbox }) => mailbox));
  return [...listed, ...more.filter(({ mailbox }) => !known.has(mailbox))];
}

/** With every one of `members` in or out. */
export function changed<T>(selected: ReadonlySet<T>, members: readonly T[], isIn: boolean): ReadonlySet<T> {
  const result = new Set(selected);
  for (const one of members) {
    if (isIn) result.add(one);
    else result.delete(one);
  }
  return result;
}
