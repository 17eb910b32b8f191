import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../kernel/caller.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import type { AuditRecord } from '../audit/index.ts';
import { pseudonymOf } from './audit-visits.ts';
import type { Visitor } from './visitor.ts';

/** One entry for what a person changed or took back. Of what they wrote it says which fields, never what. */
export async function recordVisitor(tx: Tx, caller: Caller, before: Visitor, after: Visitor): Promise<void> {
  const action = after.withdrawnAt === before.withdrawnAt ? 'visitor.edited' : 'visitor.withdrawn';
  await recordAudit(tx, caller.organization, entryOf(caller, action, before, after));
}

/** One entry for each of those whom a person entered. */
export async function recordEntered(tx: Tx, caller: Caller, visitors: readonly Visitor[]): Promise<void> {
  const entries = visitors.map((visitor) => entryOf(caller, 'visitor.entered', null, visitor));
  await recordAudit(tx, caller.organization, ...entries);
}

function entryOf(caller: Caller, action: string, before: Visitor | null, after: Visitor): AuditRecord {
  return {
    ...askedBy(caller),
    cause: 'pane',
    action,
    subject: { kind: 'visitor', id: after.id, name: pseudonymOf(after) },
    before: before && factsOf(before, after),
    after: factsOf(after, before),
  };
}

const personal = [
  'name',
  'mail',
  'company',
  'phone',
  'note',
  'carPlate',
  'language',
  'group',
  'answers',
  'chosen',
] as const;

function factsOf({ link, reception, withdrawnAt, ...visitor }: Visitor, other: Visitor | null) {
  const changed =
    other === null ? [] : personal.filter((field) => !isDeepStrictEqual(visitor[field], other[field]));
  return { meeting: link, reception, withdrawnAt, ...(changed.length > 0 && { changed }) };
}
