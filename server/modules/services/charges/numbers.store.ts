import { sql } from 'kysely';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Db } from '../../../storage/database.ts';
import { takeTurn } from '../../../storage/take-turn.ts';

/**
 * Numbers the requests that have no number yet, in the order in which they came about; how many those were. One reader at a
 * time: what is committed after this gets a greater number, however long ago its transaction began.
 */
export async function numberRequests(db: Db, organization: OrganizationId): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    await takeTurn(tx, organization, 'numbers');
    const { numAffectedRows } = await sql`
      insert into request_number (organization_id, number, request_id)
      select r.organization_id,
        (select coalesce(max(number), 0) from request_number where organization_id = ${organization})
          + row_number() over (order by r.created_at, r.id),
        r.id
      from service_request r
      where r.organization_id = ${organization} and not exists (
        select from request_number n where n.organization_id = r.organization_id and n.request_id = r.id)`.execute(
      tx,
    );
    return Number(numAffectedRows ?? 0n);
  });
}
