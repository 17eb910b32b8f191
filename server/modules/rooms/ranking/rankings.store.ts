import { sql } from 'kysely';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { PolicyHolder } from '../../../../contract/room-policies.ts';
import type { OwnWeights } from '../../../../contract/room-rankings.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { HeldWeights } from './weights.ts';

interface Row {
  readonly kind: PolicyHolder['kind'];
  readonly subject_id: string;
  readonly name: string;
  readonly weights: unknown;
}

/** What an organization and its places say about the order of rooms, with their names. */
export async function listRankings(
  db: Db | Tx,
  organization: OrganizationId,
): Promise<readonly HeldWeights[]> {
  const { rows } = await sql<Row>`
    select case when r.unit_id is null then 'organization' else 'unit' end as kind,
      r.subject_id, coalesce(u.name, o.name) as name, r.weights
    from room_ranking r
    join organization o on o.id = r.organization_id
    left join unit u on u.organization_id = r.organization_id and u.id = r.unit_id
    where r.organization_id = ${organization}`.execute(db);
  return rows.map(({ kind, subject_id: id, name, weights }) => ({
    holder: { kind, id, name },
    weights: weights as OwnWeights, // was checked when it was written
  }));
}
