import type { Transaction, Updateable } from 'kysely';
import type { IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';
import { auditedIntegration } from './audited-integration.ts';
import type { StoredIntegration } from './integration.ts';
import type { Tried } from './integration-writes.ts';

/** Changes one integration, and no other. */
export async function update(
  tx: Transaction<Database>,
  organization: OrganizationId,
  id: IntegrationId,
  columns: Updateable<Database['integration']>,
): Promise<void> {
  await tx
    .updateTable('integration')
    .set(columns)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** The columns of what was found when it was tried. */
export function triedColumns({ status, diagnosis, at }: Tried) {
  return { status, diagnosis: diagnosis && JSON.stringify(diagnosis), last_checked_at: at };
}

/** For the audit: how it is reached, and its status. */
export function withStatus(integration: StoredIntegration) {
  return { ...auditedIntegration(integration), status: integration.status };
}
