import { sql } from 'kysely';
import { TimeZone } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { ChangeContext } from './changed-request.ts';

/** Who organizes the meetings of some links; name and mail, nothing else. */
export async function organizersOf(
  db: Db | Tx,
  organization: OrganizationId,
  links: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly mail: string }>> {
  const ids = [...new Set(links)];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('meeting_link')
    .select(['id', 'organizer as mail', 'organizer_name as name'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, mail, name }) => [id, { name, mail }]));
}

/** Locks a link as everybody does before changing what hangs there, and gives whom to tell; null: it is gone. */
export async function lockOrganizer(
  tx: Tx,
  organization: OrganizationId,
  id: string,
): Promise<ChangeContext['link'] | null> {
  const row = await tx
    .selectFrom('meeting_link')
    .select(['id', 'organizer as mail', 'organizer_name as name', 'language', 'time_zone'])
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const { mail, name, language } = row;
  return { id: row.id, organizer: { mail, name }, language, timeZone: TimeZone.parse(row.time_zone) };
}
