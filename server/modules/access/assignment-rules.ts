import type { FieldError } from '../../../contract/problem.ts';
import type { RoleAssignment } from './access.store.ts';
import type { AssignmentDraft } from './assignment-facts.ts';
import type { LinkedTenant } from './assignments.store.ts';
import { roleTable } from './role-table.ts';

/** Every mistake in a role that is to be given; `has` says whether its unit and its department are there. */
export function mistakesIn(
  { role, holder, unit, department }: AssignmentDraft,
  tenants: readonly LinkedTenant[],
  has: { readonly unit: boolean; readonly department: boolean },
): readonly FieldError[] {
  const { name, mayBeConfined } = roleTable[role];
  const wholeOnly = `must be left out: ${name} is a role for the whole organization`;
  const mistakes: FieldError[] = [];
  const found = (pointer: string, detail: string) => mistakes.push({ pointer: `/body/${pointer}`, detail });

  if (!tenants.some(({ id }) => id === holder.tenantId)) {
    found('holder/tenantId', 'is not a tenant of this organization; connect it under Integrations first');
  }
  if (unit !== null && !mayBeConfined) found('unit', wholeOnly);
  if (department !== null && !mayBeConfined) found('department', wholeOnly);
  if (unit !== null && department !== null && mayBeConfined) {
    found('department', 'must be left out when a place is given: a role is for a place or for a department');
  }
  if (!has.unit) found('unit', 'is not a place of this organization');
  if (!has.department) found('department', 'is not a department of this organization');
  return mistakes;
}

/** Whether somebody is left who is owner by name: groups may turn out to be empty, and then nobody could give roles. */
export function hasNamedOwner(assignments: readonly RoleAssignment[]): boolean {
  return assignments.some(({ role, holder }) => role === 'owner' && holder.kind === 'user');
}
