import { sql } from 'kysely';
import type { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';

/**
 * Wants calendars to be looked at beyond their window, each for some meetings; what is not there is passed over. Rows are
 * locked in one order, as by every wake-up.
 */
export async function wantBeyond(
  tx: Tx,
  organization: OrganizationId,
  wishes: ReadonlyMap<CalendarId, readonly string[]>,
): Promise<void> {
  const wanted = [...wishes].map(([calendar, meetings]) => ({ calendar, meetings }));
  await sql`
    with wanted as (
      select s.organization_id, s.calendar_id, w.meetings from calendar_sync s
      join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (calendar uuid, meetings jsonb)
        on s.organization_id = ${organization} and w.calendar = s.calendar_id
      order by s.organization_id, s.calendar_id
      for update of s
    )
    update calendar_sync s set
      want = s.want + 1,
      due_at = case when s.done < s.want then s.due_at else greatest(s.due_at, now()) end,
      beyond = array(
        select unnest(s.beyond) union select jsonb_array_elements_text(wanted.meetings) order by 1)
    from wanted
    where s.organization_id = wanted.organization_id and s.calendar_id = wanted.calendar_id`.execute(tx);
}
