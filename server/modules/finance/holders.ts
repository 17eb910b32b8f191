import type { FieldError } from '../../../contract/problem.ts';
import type { ProviderMember } from '../../../contract/service-teams.ts';

/** Each person and group once; the last name wins. */
export function distinctHolders(holders: readonly ProviderMember[]): ProviderMember[] {
  const byKey = new Map(holders.map((holder) => [`${holder.kind} ${holder.tenantId} ${holder.id}`, holder]));
  return [...byKey.values()];
}

/** A mistake for each one who is of none of the organization's tenants; `field` is where they stand in the body. */
export function strangersIn(
  holders: readonly ProviderMember[],
  tenants: ReadonlySet<string>,
  field: string,
): readonly FieldError[] {
  return holders.flatMap(({ tenantId }, at) =>
    tenants.has(tenantId)
      ? []
      : [{ pointer: `/body/${field}/${at}/tenantId`, detail: 'is not a tenant of this organization' }],
  );
}
