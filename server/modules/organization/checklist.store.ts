import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';

/** What there is of everything that setting up is about. */
export interface SetUp {
  readonly integrations: number;
  readonly activeIntegrations: number;
  /** Calendars that are read. */
  readonly calendars: number;
  readonly withoutPlace: number;
  readonly roles: number;
  /** Roles that let somebody use the add-in. */
  readonly addInRoles: number;
  /** Active integrations whose last proof succeeded after `provenSince`. */
  readonly proven: number;
  /** Somebody has used the add-in. */
  readonly isOpened: boolean;
}

export interface ChecklistStore {
  /** `provenSince`: an older proof counts as none. */
  read(organization: OrganizationId, provenSince: string): Promise<SetUp>;
}

const ADD_IN_ROLES = ['add-in-user', 'add-in-user-with-delegated-access'];

export function createChecklistStore(db: Kysely<Database>): ChecklistStore {
  return {
    async read(organization, provenSince) {
      const { rows } = await sql<SetUp>`
        select
          (select count(*)::int from integration where organization_id = ${organization}) as "integrations",
          (select count(*)::int from integration
            where organization_id = ${organization} and status = 'active') as "activeIntegrations",
          (select count(*)::int from calendar
            where organization_id = ${organization} and state = 'read') as "calendars",
          (select count(*)::int from calendar
            where organization_id = ${organization} and state = 'read' and unit_id is null) as "withoutPlace",
          (select count(*)::int from role_assignment where organization_id = ${organization}) as "roles",
          (select count(*)::int from role_assignment
            where organization_id = ${organization} and role = any(${ADD_IN_ROLES}::text[])) as "addInRoles",
          (select count(*)::int from integration i
            where organization_id = ${organization} and status = 'active' and exists (
              select from (
                select verdict, at from proof_run p
                where p.organization_id = i.organization_id and p.integration_id = i.id
                order by number desc limit 1) last
              where verdict = 'proven' and at >= ${provenSince}::timestamptz)) as "proven",
          exists (select from organization
            where id = ${organization} and first_opened_at is not null) as "isOpened"`.execute(db);
      const [found] = rows;
      if (!found) throw new Error('counting gives one row');
      return found;
    },
  };
}
