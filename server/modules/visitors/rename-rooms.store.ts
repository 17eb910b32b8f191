import { sql } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { RenamedRoom } from '../../kernel/renamed-room.ts';
import type { Tx } from '../../storage/database.ts';

/** Rooms have other addresses: visits stay in the same rooms, and nobody is told anew. */
export async function renameRoomsOfVisitors(
  tx: Tx,
  organization: OrganizationId,
  renamed: readonly RenamedRoom[],
): Promise<void> {
  const names = sql`jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as renamed ("from" text, "to" text)`;
  await sql`
    update visit v set room = renamed."to" from ${names}
    where v.organization_id = ${organization} and v.room = renamed."from"`.execute(tx);
}
