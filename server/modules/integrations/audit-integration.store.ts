import type { Transaction } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import type { Draft } from './integration.ts';
import type { Asked } from './integration-writes.ts';

/** People of a connected tenant may sign in to the organization; whether they may do anything there, roles say. */
export async function admitTenant(
  tx: Transaction<Database>,
  organization: OrganizationId,
  draft: Draft,
  asked: Asked,
): Promise<void> {
  if (draft.reach.kind === 'ews-server') return;
  const { id, name, domain } = draft.reach.tenant;
  const known = await tx
    .selectFrom('login_tenant')
    .select(['name', 'domain'])
    .where('organization_id', '=', organization)
    .where('tenant_id', '=', id)
    .executeTakeFirst();
  if (known && (name === null || (known.name === name && known.domain === domain))) return;
  await tx
    .insertInto('login_tenant')
    .values({ organization_id: organization, tenant_id: id, name, domain })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'tenant_id']).doUpdateSet({ name, domain }),
    )
    .execute();
  const action = known ? 'organization.tenant-named' : 'organization.tenant-admitted';
  const subject = { kind: 'tenant', id, name: name ?? id };
  await recordAudit(tx, organization, {
    ...asked,
    action,
    subject,
    before: known ?? null,
    after: { name, domain },
  });
}

/** An entry about an integration. */
export async function audit(
  tx: Transaction<Database>,
  organization: OrganizationId,
  { id, label }: Pick<Draft, 'id' | 'label'>,
  action: string,
  asked: Asked,
  before: unknown,
  after: unknown,
): Promise<void> {
  const subject = { kind: 'integration', id, name: label };
  await recordAudit(tx, organization, { ...asked, action, subject, before, after });
}
