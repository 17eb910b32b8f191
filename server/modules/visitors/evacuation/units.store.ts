import { sql } from 'kysely';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { PlacedUnit } from './shared-buildings.ts';

/** Every place of an organization, with what it stands in. */
export async function placedUnits(db: Db | Tx, organization: OrganizationId): Promise<readonly PlacedUnit[]> {
  const { rows } = await sql<PlacedUnit>`
    select id::text as id, parent_id::text as parent, kind from unit
    where organization_id = ${organization}`.execute(db);
  return rows;
}
