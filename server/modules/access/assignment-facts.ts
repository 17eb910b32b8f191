import type { AssignmentReply, Holder } from '../../../contract/access.ts';
import type { DepartmentId, UnitId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { askedBy } from '../audit/index.ts';
import type { AuditRecord } from '../audit/index.ts';

/** A role to be given. */
export type AssignmentDraft = Omit<AssignmentReply, 'addedAt'>;

/** What an assignment says: who holds which role where. */
export interface AssignmentFacts {
  readonly holder: Holder;
  readonly role: string;
  readonly unit: UnitId | null;
  readonly department: DepartmentId | null;
}

export function factsOf({ holder, role, unit, department }: AssignmentDraft): AssignmentFacts {
  const { kind, tenantId, id } = holder;
  return { holder: { kind, tenantId, id }, role, unit, department };
}

/** Whether two assignments say the same in the same words. */
export function saySame(one: AssignmentDraft, other: AssignmentDraft): boolean {
  const isEqual = JSON.stringify(factsOf(one)) === JSON.stringify(factsOf(other));
  return isEqual && one.holderName === other.holderName;
}

/** The part of an audit record that an assignment and whoever changed it give. */
export function recordOf(caller: Caller, assignment: AssignmentDraft, action: string): AuditRecord {
  const { id, role, holderName, holder } = assignment;
  const name = `${role}: ${holderName || holder.id}`;
  return { ...askedBy(caller), action, subject: { kind: 'assignment', id, name } };
}
