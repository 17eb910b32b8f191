import type { Kysely } from 'kysely';
import { OrganizationId } from '../../../contract/primitives.ts';
import type { Instant } from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';

/** A customer as somebody sees it who has no role there yet. */
export interface Organization {
  readonly id: OrganizationId;
  readonly name: string;
  /** Whom to ask for a role. */
  readonly contact: { readonly name: string; readonly mail: string };
  /** Somebody has used the add-in in it. */
  readonly isOpened: boolean;
}

export interface OrganizationStore {
  /** The organizations that people of an Entra tenant may sign in to, by name. */
  listOfTenant(tenantId: string): Promise<readonly Organization[]>;
  /** Writes down that somebody uses the add-in in an organization; the first time counts. */
  noteOpened(organization: OrganizationId, at: Instant): Promise<void>;
}

export function createOrganizationStore(db: Kysely<Database>): OrganizationStore {
  return {
    async listOfTenant(tenantId) {
      const rows = await db
        .selectFrom('login_tenant')
        .innerJoin('organization', 'organization.id', 'login_tenant.organization_id')
        .select(['organization.id', 'organization.name', 'contact_name', 'contact_mail', 'first_opened_at'])
        .where('login_tenant.tenant_id', '=', tenantId)
        .orderBy('organization.name')
        .orderBy('organization.id')
        .execute();
      return rows.map((row) => ({
        id: OrganizationId.parse(row.id),
        name: row.name,
        contact: { name: row.contact_name, mail: row.contact_mail },
        isOpened: row.first_opened_at !== null,
      }));
    },

    async noteOpened(organization, at) {
      await db
        .updateTable('organization')
        .set({ first_opened_at: at })
        .where('id', '=', organization)
        .where('first_opened_at', 'is', null)
        .execute();
    },
  };
}
