import { sql } from 'kysely';
import type { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';

export interface Touched {
  readonly calendar: CalendarId;
  readonly meetingUids: readonly string[];
  /** The calendar has become readable, or unreadable: whatever it shows is touched. */
  readonly isAll: boolean;
}

/**
 * Which links a change of a calendar may concern: those bound to a changed meeting, those that were suspended and that it
 * shows, and of the organizers of what it shows of the change now the open plans, and the series that a new one may
 * continue. Ids in order.
 */
export async function touchedLinks(
  tx: Tx,
  organization: OrganizationId,
  { calendar, meetingUids, isAll }: Touched,
): Promise<readonly string[]> {
  const uids = [...meetingUids];
  const shown = isAll ? sql`true` : sql`s.meeting_uid = any(${uids}::text[])`;
  const { rows } = await sql<{ id: string }>`
    select l.id from meeting_link l
    where l.organization_id = ${organization}
      and (l.meeting_uid = any(${uids}::text[]) or l.continued_by && ${uids}::text[])
    union
    select l.id from meeting_link l
    where (${isAll} or l.state = 'suspended') and l.organization_id = ${organization} and l.state not in ('canceled', 'expired', 'done')
      and l.meeting_uid is not null and exists (select 1 from sighting s
        where s.organization_id = ${organization} and s.calendar_id = ${calendar}
          and (s.meeting_uid = l.meeting_uid or s.meeting_uid = any(l.continued_by)))
    union
    select l.id from meeting_link l
    where l.organization_id = ${organization} and l.meeting_uid is not null
      and l.occurrence is distinct from '' and l.state in ('pending', 'bound', 'room-lost', 'orphaned')
      and l.organizer in (select s.organizer from sighting s
        where s.organization_id = ${organization} and s.calendar_id = ${calendar} and s.occurrence <> '' and ${shown})
    union
    select l.id from meeting_link l
    where l.organization_id = ${organization} and l.meeting_uid is null
      and l.state in ('draft', 'expected', 'needs-attention')
      and l.organizer in (select s.organizer from sighting s
        where s.organization_id = ${organization} and s.calendar_id = ${calendar} and ${shown})
    order by id`.execute(tx);
  return rows.map(({ id }) => id);
}
