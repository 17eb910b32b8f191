import { sql } from 'kysely';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { PolicyHolder } from '../../../../contract/room-policies.ts';
import { OwnWeights } from '../../../../contract/room-rankings.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { takeTurn } from '../../../storage/take-turn.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { noWeights } from '../../rooms/index.ts';

export interface StoredWeights {
  readonly weights: OwnWeights;
  readonly version: number;
}

export interface RoomRankingStore {
  /** What is written down of one holder; a holder that never said anything has version 1. */
  read(organization: OrganizationId, id: string): Promise<StoredWeights>;
  /**
   * Writes it down with its audit entry. False: somebody changed it since `version`; null: its holder is gone. What is
   * the same already is not written again.
   */
  save(caller: Caller, holder: PolicyHolder, version: number, weights: OwnWeights): Promise<boolean | null>;
}

export function createRoomRankingStore(db: Db): RoomRankingStore {
  return {
    read: (organization, id) => read(db, organization, id),

    save: (caller, holder, version, weights) =>
      db.transaction().execute(async (tx) => {
        const { organization } = caller;
        await takeTurn(tx, organization, 'administration');
        if (holder.kind === 'unit' && !(await isThere(tx, organization, holder.id))) return null;
        const before = await read(tx, organization, holder.id);
        if (before.version !== version) return false;
        if (JSON.stringify(before.weights) === JSON.stringify(weights)) return true;
        await sql`
          insert into room_ranking (organization_id, subject_id, unit_id, weights, version)
          values (${organization}, ${holder.id}, ${holder.kind === 'unit' ? holder.id : null},
            ${JSON.stringify(weights)}::jsonb, ${version + 1})
          on conflict (organization_id, subject_id)
          do update set weights = excluded.weights, version = excluded.version`.execute(tx);
        await recordAudit(tx, organization, {
          ...askedBy(caller),
          action: 'room-ranking.changed',
          subject: { kind: 'room-ranking', id: holder.id, name: holder.name },
          before: { ...before.weights },
          after: { ...weights },
        });
        return true;
      }),
  };
}

async function read(db: Db | Tx, organization: OrganizationId, id: string): Promise<StoredWeights> {
  const row = await db
    .selectFrom('room_ranking')
    .select(['weights', 'version'])
    .where('organization_id', '=', organization)
    .where('subject_id', '=', id)
    .executeTakeFirst();
  return row
    ? { weights: OwnWeights.parse(row.weights), version: row.version }
    : { weights: noWeights, version: 1 };
}

/** A place may be removed at the same moment; holding it makes the one wait for the other. */
async function isThere(tx: Tx, organization: OrganizationId, unit: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from unit where organization_id = ${organization} and id = ${unit} for key share`.execute(tx);
  return rows.length > 0;
}
