import { sql } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { RenamedRoom } from '../../kernel/renamed-room.ts';
import type { Tx } from '../../storage/database.ts';

/** Rooms have other addresses: what was asked for in them, and what teams are asked about, stays in the same rooms. */
export async function renameRoomsOfServices(
  tx: Tx,
  organization: OrganizationId,
  renamed: readonly RenamedRoom[],
): Promise<void> {
  const names = sql`jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as renamed ("from" text, "to" text)`;
  const old = sql`${renamed.map(({ from }) => from)}::text[]`;
  await sql`
    update service_template t set room = renamed."to" from ${names}
    where t.organization_id = ${organization} and t.room = renamed."from"`.execute(tx);
  await sql`
    update service_request r set room = renamed."to" from ${names}
    where r.organization_id = ${organization} and r.room = renamed."from"`.execute(tx);
  await sql`
    update service_request set proposal = proposal || jsonb_build_object(
      'room', coalesce((select to_jsonb(renamed."to") from ${names} where renamed."from" = proposal ->> 'room'),
        proposal -> 'room'),
      'rooms', (select coalesce(jsonb_agg(coalesce(renamed."to", room) order by number), '[]')
        from jsonb_array_elements_text(proposal -> 'rooms') with ordinality as proposed (room, number)
        left join ${names} on renamed."from" = room))
    where organization_id = ${organization} and proposal is not null
      and (proposal ->> 'room' = any(${old}) or proposal -> 'rooms' ?| ${old})`.execute(tx);
}
