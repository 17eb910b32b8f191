import type { Instant } from '../../../contract/primitives.ts';

/** What is known of somebody who organizes meetings that are followed. Times are business time. */
export interface Presence {
  /** Lower case, as rooms show it. */
  readonly mail: string;
  readonly name: string;
  /** The directory's own name for the person; null: it never knew them under this address. */
  readonly known: { readonly tenantId: string; readonly objectId: string } | null;
  readonly seenAt: Instant | null;
  /** Null: they are here, or nobody knows. */
  readonly goneSince: Instant | null;
  /** A person said so, where the directory does not tell; what they said counts until the directory contradicts it. */
  readonly markedBy: { readonly name: string; readonly says: 'gone' | 'here' } | null;
  readonly version: number;
}

/** `unanswered`: the directory could not be asked, which says nothing about anybody. */
export type DirectoryAnswer =
  | { readonly kind: 'here'; readonly tenantId: string; readonly objectId: string; readonly name: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unanswered' };

/**
 * What is known after the directory was asked; the same object when nothing differs but the time. Gone is only who was
 * known before: an address that the directory never knew may be a shared mailbox, an old alias or a guest's. It does not
 * tell whether an account is disabled (User.ReadBasic.All shows names and addresses), so what a person says about that
 * stands until the account itself is gone, or is back after it was.
 */
export function presenceAfter(before: Presence, answer: DirectoryAnswer, now: Instant): Presence {
  if (answer.kind === 'unanswered') return before;
  if (answer.kind === 'absent') {
    if (before.known === null || before.markedBy?.says === 'here' || before.goneSince !== null) return before;
    return changed(before, { goneSince: now, markedBy: null });
  }
  const seen = {
    known: { tenantId: answer.tenantId, objectId: answer.objectId },
    name: answer.name,
    seenAt: now,
  };
  const isMarkedGone = before.markedBy?.says === 'gone';
  if (isMarkedGone || (before.goneSince === null && before.markedBy === null)) return { ...before, ...seen };
  return changed(before, { ...seen, goneSince: null, markedBy: null });
}

/** What is known after somebody said that they have left, or that they are here. */
export function presenceMarked(
  before: Presence,
  says: 'gone' | 'here',
  name: string,
  now: Instant,
): Presence {
  const goneSince = says === 'here' ? null : (before.goneSince ?? now);
  return changed(before, { goneSince, markedBy: { name, says } });
}

function changed(before: Presence, what: Partial<Presence>): Presence {
  return { ...before, ...what, version: before.version + 1 };
}
