import { sql } from 'kysely';
import type { LinkState } from '../../../contract/meetings.ts';
import { TimeZone } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { ChangeContext } from './changed-request.ts';

/** Of the meeting of a request: who organizes it, and how well it is followed; nothing else. */
export interface MeetingStanding {
  readonly organizer: { readonly name: string; readonly mail: string };
  readonly state: LinkState;
  readonly reason: string | null;
}

/** Of the meetings of some links. */
export async function standingsOf(
  db: Db | Tx,
  organization: OrganizationId,
  links: readonly string[],
): Promise<ReadonlyMap<string, MeetingStanding>> {
  const ids = [...new Set(links)];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('meeting_link')
    .select(['id', 'organizer as mail', 'organizer_name as name', 'state', 'reason'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ id, mail, name, state, reason }) => [id, { organizer: { name, mail }, state, reason }]),
  );
}

/** Locks a link as everybody does before changing what hangs there, and gives whom to tell; null: it is gone. */
export async function lockOrganizer(
  tx: Tx,
  organization: OrganizationId,
  id: string,
): Promise<ChangeContext['link'] | null> {
  const row = await tx
    .selectFrom('meeting_link')
    .select(['id', 'organizer as mail', 'organizer_name as name', 'language', 'time_zone', 'steward'])
    .select('organizer_gone_since')
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const { mail, name, language, steward } = row;
  return {
    id: row.id,
    organizer: { mail, name },
    contact: steward ?? mail,
    isAbandoned: row.organizer_gone_since !== null && steward === null,
    language,
    timeZone: TimeZone.parse(row.time_zone),
  };
}
