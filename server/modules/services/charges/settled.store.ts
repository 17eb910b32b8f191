import { sql } from 'kysely';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import type { RequestId } from '../../../../contract/services.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { SettledCharge } from './charges.store.ts';

export interface NewlySettled extends Omit<SettledCharge, 'settledAt'> {
  readonly id: RequestId;
}

/** Keeps what was settled of some requests, each once, in place of what was settled of them before. */
export async function keepSettled(
  tx: Tx,
  organization: OrganizationId,
  settled: readonly NewlySettled[],
  at: Instant,
): Promise<void> {
  const [first, again] = [
    settled.filter(({ sequence }) => sequence === 1),
    settled.filter(({ sequence }) => sequence > 1),
  ];
  if (first.length > 0) {
    await sql`
      insert into settled_request (organization_id, request_id, version, charge, sequence, settled_as, settled_at)
      select ${organization}::uuid, id, version, nullif(charge, 'null'::jsonb), sequence, "settledAs",
        ${at}::timestamptz
      ${newly(first)}`.execute(tx);
  }
  if (again.length > 0) {
    await sql`
      update settled_request set version = newly.version, charge = nullif(newly.charge, 'null'::jsonb),
        sequence = newly.sequence, settled_as = newly."settledAs", settled_at = ${at}
      ${newly(again)} where organization_id = ${organization} and request_id = newly.id`.execute(tx);
  }
}

function newly(settled: readonly NewlySettled[]) {
  return sql`
    from json_to_recordset(${JSON.stringify(settled)}::json)
      as newly (id uuid, version integer, charge jsonb, sequence integer, "settledAs" text)`;
}

/** Notes that newer versions of some requests cost what was settled of them. */
export async function noteSame(
  tx: Tx,
  organization: OrganizationId,
  same: readonly { readonly id: RequestId; readonly version: number }[],
): Promise<void> {
  if (same.length === 0) return;
  await sql`
    update settled_request set version = same.version
    from jsonb_to_recordset(${JSON.stringify(same)}::jsonb) as same (id uuid, version integer)
    where organization_id = ${organization} and request_id = same.id`.execute(tx);
}

/** Under which names requests were settled last, by request; those that never were are not named. */
export async function settledNames(
  db: Db | Tx,
  organization: OrganizationId,
  requests: readonly RequestId[],
): Promise<ReadonlyMap<string, string>> {
  if (requests.length === 0) return new Map();
  const rows = await db
    .selectFrom('settled_request')
    .select(['request_id', 'settled_as'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`request_id = any(${[...requests]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ request_id, settled_as }) => [request_id, settled_as]));
}
