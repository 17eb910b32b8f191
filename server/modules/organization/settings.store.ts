import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { z } from 'zod';
import { OrganizationReply } from '../../../contract/organization.ts';
import type { changeOrganization } from '../../../contract/organization.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Database } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';

export type Settings = z.output<typeof OrganizationReply>;
export type SettingsChange = z.output<(typeof changeOrganization)['body']>;

/** What the organization says about itself. */
export interface SettingsStore {
  read(organization: OrganizationId): Promise<Settings>;
  /** `isChanged: false`: somebody was faster, and `settings` are theirs. */
  change(
    caller: Caller,
    version: number,
    change: SettingsChange,
  ): Promise<{ readonly isChanged: boolean; readonly settings: Settings }>;
}

export function createSettingsStore(db: Kysely<Database>): SettingsStore {
  return {
    read: (organization) => read(db, organization),

    change: (caller, version, { name, contactName, contactMail }) =>
      db.transaction().execute(async (tx) => {
        const { organization } = caller;
        await sql`select from organization where id = ${organization} for update`.execute(tx);
        const before = await read(tx, organization);
        if (before.version !== version) return { isChanged: false, settings: before };

        await tx
          .updateTable('organization')
          .set({
            version: version + 1,
            ...(name !== undefined && { name }),
            ...(contactName !== undefined && { contact_name: contactName }),
            ...(contactMail !== undefined && { contact_mail: contactMail }),
          })
          .where('id', '=', organization)
          .execute();
        const after = await read(tx, organization);
        await recordAudit(tx, organization, {
          ...askedBy(caller),
          action: 'organization.changed',
          subject: { kind: 'organization', id: organization, name: after.name },
          before: factsOf(before),
          after: factsOf(after),
        });
        return { isChanged: true, settings: after };
      }),
  };
}

async function read(
  db: Kysely<Database> | Transaction<Database>,
  organization: OrganizationId,
): Promise<Settings> {
  const row = await db
    .selectFrom('organization')
    .select(['id', 'name', 'contact_name', 'contact_mail', 'version'])
    .where('id', '=', organization)
    .executeTakeFirstOrThrow();
  const tenants = await db
    .selectFrom('login_tenant')
    .select(['tenant_id as tenantId', 'name', 'domain'])
    .where('organization_id', '=', organization)
    .orderBy('domain')
    .orderBy('tenant_id')
    .execute();
  const { id, name, version } = row;
  const contact = { name: row.contact_name, mail: row.contact_mail };
  return OrganizationReply.parse({ id, name, contact, version, tenants });
}

function factsOf({ name, contact }: Settings) {
  return { name, contact };
}
