import { sql } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { RenamedRoom } from '../../kernel/renamed-room.ts';
import type { Tx } from '../../storage/database.ts';

/**
 * Rooms have other addresses and are the same rooms: what is planned in them, and what they were last seen to show, goes
 * along, so that nothing looks as if it had moved. Locks the links, before anything that hangs on them is touched.
 */
export async function renameRoomsOfMeetings(
  tx: Tx,
  organization: OrganizationId,
  renamed: readonly RenamedRoom[],
): Promise<void> {
  const old = sql`${renamed.map(({ from }) => from)}::text[]`;
  const names = sql`jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as renamed ("from" text, "to" text)`;
  await sql`
    select id from meeting_link l
    where organization_id = ${organization} and (planned_rooms && ${old} or exists (
      select from meeting_occurrence o, jsonb_array_elements(o.rooms) room
      where o.organization_id = l.organization_id and o.link_id = l.id and room ->> 'mailbox' = any(${old})
    ))
    order by id for update`.execute(tx);
  await sql`
    update meeting_link set planned_rooms = array(
      select coalesce(renamed."to", room) from unnest(planned_rooms) with ordinality as planned (room, number)
      left join ${names} on renamed."from" = room order by number)
    where organization_id = ${organization} and planned_rooms && ${old}`.execute(tx);
  await sql`
    update meeting_occurrence set rooms = (
      select jsonb_agg(case when renamed."to" is null then room
        else jsonb_set(room, '{mailbox}', to_jsonb(renamed."to")) end order by number)
      from jsonb_array_elements(rooms) with ordinality as seen (room, number)
      left join ${names} on renamed."from" = room ->> 'mailbox')
    where organization_id = ${organization} and exists (
      select from jsonb_array_elements(rooms) room where room ->> 'mailbox' = any(${old}))`.execute(tx);
}
