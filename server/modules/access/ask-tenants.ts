import type { OrganizationId } from '../../../contract/primitives.ts';
import type { PeopleDirectory } from '../../entra/directory.port.ts';
import { problemTable } from '../../kernel/problem-table.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AssignmentStore, LinkedTenant } from './assignments.store.ts';

/** A tenant that could not be asked, and why. */
export interface TenantNotice {
  readonly tenantId: string;
  readonly title: string;
  readonly detail: string;
}

export interface AskTenantsDeps {
  readonly assignments: Pick<AssignmentStore, 'listTenants'>;
  readonly peopleOf: (tenantId: string) => PeopleDirectory;
}

/** Asks every tenant of the organization at once. One that cannot be asked becomes a notice and keeps no other waiting. */
export async function askTenants<T>(
  { assignments, peopleOf }: AskTenantsDeps,
  organization: OrganizationId,
  ask: (directory: PeopleDirectory, tenant: LinkedTenant) => Promise<T>,
): Promise<{ readonly answers: readonly T[]; readonly notices: readonly TenantNotice[] }> {
  const tenants = await assignments.listTenants(organization);
  const outcomes = await Promise.all(
    tenants.map(async (tenant) => {
      try {
        return { answer: await ask(peopleOf(tenant.id), tenant) };
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const { title } = problemTable[error.code];
        return { notice: { tenantId: tenant.id, title, detail: error.message } };
      }
    }),
  );
  return {
    answers: outcomes.flatMap((outcome) => ('answer' in outcome ? [outcome.answer] : [])),
    notices: outcomes.flatMap((outcome) => ('notice' in outcome ? [outcome.notice] : [])),
  };
}
