import type { Kysely } from 'kysely';
import { OrganizationId } from '../../../contract/primitives.ts';
import type { Principal } from '../../entra/principal.ts';
import type { Caller } from '../../kernel/caller.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';

/** A person of a tenant, by name where it is known. */
export interface SignedOutPerson extends Pick<Principal, 'tenantId' | 'objectId'> {
  readonly name: string;
}

/** When administrators ended the sign-ins of people, per organization. Times are real milliseconds since 1970. */
export interface SignOutStore {
  /** The organizations, of those asked about, in which the sign-ins of a person were ended, and when. */
  listOf(
    organizations: readonly OrganizationId[],
    person: Pick<Principal, 'tenantId' | 'objectId'>,
  ): Promise<ReadonlyMap<OrganizationId, number>>;
  /** Audited. Tickets that would still open a pane go as well. */
  add(caller: Caller, person: SignedOutPerson, at: number): Promise<void>;
}

/** Longer than any session, and than any access token of Entra (28 h with continuous access evaluation). */
const KEPT_MS = 2 * 24 * 60 * 60_000;

export function createSignOutStore(db: Kysely<Database>): SignOutStore {
  return {
    async listOf(organizations, { tenantId, objectId }) {
      if (organizations.length === 0) return new Map();
      const rows = await db
        .selectFrom('sign_out')
        .select(['organization_id', 'at'])
        .where('organization_id', 'in', organizations)
        .where('tenant_id', '=', tenantId)
        .where('object_id', '=', objectId)
        .execute();
      return new Map(
        rows.map(({ organization_id, at }) => [OrganizationId.parse(organization_id), at.getTime()]),
      );
    },

    add: (caller, { tenantId, objectId, name }, at) =>
      db.transaction().execute(async (tx) => {
        const person = { tenant_id: tenantId, object_id: objectId };
        await tx
          .deleteFrom('sign_out')
          .where('organization_id', '=', caller.organization)
          .where('at', '<', new Date(at - KEPT_MS))
          .execute();
        await tx
          .insertInto('sign_out')
          .values({ organization_id: caller.organization, ...person, at: instantOf(at) })
          .onConflict((conflict) =>
            conflict
              .columns(['organization_id', 'tenant_id', 'object_id'])
              .doUpdateSet({ at: instantOf(at) }),
          )
          .execute();
        await tx
          .deleteFrom('sign_in_ticket')
          .where('tenant_id', '=', tenantId)
          .where('object_id', '=', objectId)
          .execute();
        await recordAudit(tx, caller.organization, {
          ...askedBy(caller),
          action: 'person.signed-out',
          subject: { kind: 'person', id: objectId, name },
        });
      }),
  };
}
