import { sql } from 'kysely';
import { OrganizationId } from '../../../contract/primitives.ts';
import type { Instant } from '../../../contract/primitives.ts';
import type { Db } from '../../storage/database.ts';

export interface DueLink {
  readonly organization: OrganizationId;
  readonly id: string;
}

/**
 * Links to look at although no calendar told of anything: their timer is over, the longest due first, or their sweep is
 * complete and nothing is looked for beyond the window, of which the mirror tells. The calendars of a sweep are unfolded once, and not once for each of them.
 */
export async function dueLinks(db: Db, now: Instant, most: number): Promise<readonly DueLink[]> {
  const { rows } = await sql<{ organization_id: string; id: string }>`
    (select organization_id, id from meeting_link where check_at <= ${now} order by check_at limit ${most})
    union
    (select l.organization_id, l.id from meeting_link l
      where l.sweep is not null
        and not coalesce(jsonb_path_exists(l.beyond, '$.* ? (@ == "asked" || @ == "unreadable")'), false)
        and not exists (
        select 1 from jsonb_each_text(l.sweep -> 'wanted') as w (calendar, want)
        join calendar_sync s on s.organization_id = l.organization_id and s.calendar_id = w.calendar::uuid
          and s.unreadable_since is null and s.done < w.want::bigint
        join calendar c on c.organization_id = s.organization_id and c.id = s.calendar_id and c.state = 'read')
      limit ${most})`.execute(db);
  return rows.map(({ organization_id, id }) => ({
    organization: OrganizationId.parse(organization_id),
    id,
  }));
}

/** Whether any link waits for a sweep. */
export async function isAnySweeping(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select 1 from meeting_link where sweep is not null
      and not coalesce(jsonb_path_exists(beyond, '$.* ? (@ == "asked" || @ == "unreadable")'), false) limit 1`.execute(
    db,
  );
  return rows.length > 0;
}
