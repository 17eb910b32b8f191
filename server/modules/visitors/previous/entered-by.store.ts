import { sql } from 'kysely';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Db } from '../../../storage/database.ts';
import type { SealedVisitor } from '../visitors.store.ts';
import { visitorFrom } from '../visitors.store.ts';

/** Whom a person entered for meetings and who is not forgotten yet, the latest first. Walk-ins are of the desk's past. */
export async function enteredBy(
  db: Db,
  organization: OrganizationId,
  { tenantId, objectId }: Pick<Caller, 'tenantId' | 'objectId'>,
  most: number,
): Promise<readonly SealedVisitor[]> {
  const rows = await db
    .selectFrom('visitor')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(
      sql<boolean>`(entered_by ->> 'tenantId') = ${tenantId} and (entered_by ->> 'objectId') = ${objectId}`,
    )
    .where('forgotten_at', 'is', null)
    .where('link_id', 'is not', null)
    .orderBy('entered_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(visitorFrom);
}
