import type { Kysely } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Integration } from '../../exchange/index.ts';
import type { Database } from '../../storage/database.ts';

/** The connections of organizations to their Exchange. */
export interface IntegrationStore {
  /** Undefined when the organization has no such integration, or when it is not in use. */
  find(organization: OrganizationId, id: string): Promise<Integration | undefined>;
}

export function createIntegrationStore(db: Kysely<Database>): IntegrationStore {
  return {
    async find(organization, id) {
      const row = await db
        .selectFrom('integration')
        .select(['id', 'kind', 'tenant_id as tenantId'])
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .where('status', '=', 'active')
        .executeTakeFirst();
      return row;
    },
  };
}
