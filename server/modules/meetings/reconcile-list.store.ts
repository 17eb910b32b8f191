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
    select id from meeting_link where organization_id = ${organization}
      and (state = 'needs-attention'
        or reason = 'split-unclear' and state not in ('canceled', 'done', 'expired'))
    order by state_since, id limit ${most}`.execute(db);
  return await linksByIds(
    db,
    organization,
    rows.map(({ id }) => id),
  );
}

/** Links that follow what was assumed and that nobody has confirmed, the newest first. */
export async function assumedLinks(
  db: Db,
  organization: OrganizationId,
  most: number,
): Promise<readonly Link[]> {
  const { rows } = await sql<{ id: string }>`
    select id from meeting_link where organization_id = ${organization} and meeting_uid is not null
      and reason in ('assumed', 'continued') and state not in ('canceled', 'done', 'expired')
    order by bound_at desc, id limit ${most}`.execute(db);
  return await linksByIds(
    db,
    organization,
    rows.map(({ id }) => id),
  );
}
