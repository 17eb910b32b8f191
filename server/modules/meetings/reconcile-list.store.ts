import { sql } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Db } from '../../storage/database.ts';
import type { Link } from './link.ts';
import { linksByIds } from './links.store.ts';

/** Links that need somebody's decision, the longest first. */
export async function unclearLinks(
  db: Db,
  organization: OrganizationId,
  most: number,
): Promise<readonly Link[]> {
  const { rows } = await sql<{ id: string }>`
    select id from meeting_link where organization_id = ${organization} and state = 'needs-attention'
    order by state_since, id limit ${most}`.execute(db);
  return await linksByIds(
    db,
    organization,
    rows.map(({ id }) => id),
  );
}
