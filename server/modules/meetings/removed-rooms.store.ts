import { sql } from 'kysely';
import type { CalendarId, Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import { makeDue } from './links.store.ts';

/**
 * Rooms are taken out of Foyer in this transaction: every meeting that is followed there is due at once, and says then that
 * it cannot be read any more, or goes on in its other rooms. Called before the calendars are locked or deleted: locks what
 * is kept of reading them, then the links, as readings do; what a reading keeps meanwhile is seen.
 */
export async function wakeMeetingsOfRemoved(
  tx: Tx,
  organization: OrganizationId,
  calendars: readonly CalendarId[],
  now: Instant,
): Promise<void> {
  const ids = sql`${[...calendars]}::text[]`;
  await sql`
    select calendar_id from calendar_sync
    where organization_id = ${organization} and calendar_id = any(${ids}::uuid[])
    order by calendar_id for update`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    select l.id from meeting_link l
    where l.organization_id = ${organization} and l.meeting_uid is not null
      and l.state in ('pending', 'bound', 'room-lost', 'orphaned')
      and (exists (
        select from meeting_occurrence o, jsonb_array_elements(o.rooms) room
        where o.organization_id = l.organization_id and o.link_id = l.id and room ->> 'calendar' = any(${ids}))
      or exists (
        select from sighting s
        where s.organization_id = l.organization_id and s.calendar_id = any(${ids}::uuid[])
          and (s.meeting_uid = l.meeting_uid or s.meeting_uid = any(l.continued_by))))
    order by l.id for update of l`.execute(tx);
  await makeDue(
    tx,
    organization,
    rows.map(({ id }) => id),
    now,
  );
}
