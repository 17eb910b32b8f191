import type { Transaction } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';
import { admitTenant, audit } from './audit-integration.store.ts';
import { auditedIntegration } from './audited-integration.ts';
import type { Draft } from './integration.ts';
import { reachColumns } from './integration-row.ts';
import type { NewIntegration } from './integration-writes.ts';
import { lockVersion } from './select-integrations.store.ts';
import { triedColumns, update } from './update-integration.store.ts';

/** A new integration, as `IntegrationStore.add` promises it. */
export async function addIn(
  tx: Transaction<Database>,
  organization: OrganizationId,
  draft: Draft,
  more: NewIntegration,
): Promise<boolean> {
  const { tried, secret, proven, asked } = more;
  const added = await tx
    .insertInto('integration')
    .values({
      organization_id: organization,
      id: draft.id,
      label: draft.label,
      control_mailbox: draft.controlMailbox,
      ...reachColumns(draft),
      ...triedColumns(tried),
      secret,
      secret_set_at: secret === null ? null : tried.at,
      proven_by: proven?.by ?? null,
      proven_at: proven?.at ?? null,
      proof_due_at: tried.at,
      rooms_due_at: tried.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  if (added.length === 0) return false;
  await audit(tx, organization, draft, 'integration.added', asked, null, {
    ...auditedIntegration(draft),
    status: tried.status,
  });
  await admitTenant(tx, organization, draft, asked);
  return true;
}

/** Another way to reach one, as `IntegrationStore.reconnect` promises it. */
export async function reconnectIn(
  tx: Transaction<Database>,
  organization: OrganizationId,
  version: number,
  draft: Draft,
  more: NewIntegration,
): Promise<boolean> {
  const { tried, secret, asked } = more;
  const before = await lockVersion(tx, organization, draft.id, version);
  if (!before) return false;
  await update(tx, organization, draft.id, {
    label: draft.label,
    control_mailbox: draft.controlMailbox,
    ...reachColumns(draft),
    ...triedColumns(tried),
    ...(secret !== null && { secret, secret_set_at: tried.at }),
    version: version + 1,
    proof_due_at: tried.at,
    rooms_due_at: tried.at,
  });
  const after = {
    ...auditedIntegration(draft),
    status: tried.status,
    ...(secret !== null && { password: 'set anew' }),
  };
  await audit(tx, organization, draft, 'integration.reconnected', asked, auditedIntegration(before), after);
  return true;
}
