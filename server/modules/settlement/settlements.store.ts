import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { CalendarDay } from '../../../contract/deadlines.ts';
import { Currency } from '../../../contract/money.ts';
import { Amounts, CostCenterName } from '../../../contract/order-lines.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { RequestId } from '../../../contract/services.ts';
import { CostCenterSum, SettlementId, SettlementRow } from '../../../contract/settlements.ts';
import type { SettlementReply } from '../../../contract/settlements.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { SettlementRowTable, SettlementTable } from '../../storage/tables/settlement.ts';
import { listProviders } from '../services/index.ts';
import type { Sums } from './sums.ts';

const StoredSums = z.object({
  requests: z.number().int(),
  rows: z.number().int(),
  costCenters: z.array(CostCenterSum),
  total: Amounts,
});

const StoredFacts = SettlementRow.omit({
  request: true,
  entry: true,
  vatRate: true,
  net: true,
  vat: true,
  gross: true,
});

export async function nextNumber(tx: Tx, organization: OrganizationId): Promise<number> {
  const { last } = await tx
    .selectFrom('settlement')
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .where('organization_id', '=', organization)
    .executeTakeFirstOrThrow();
  return last + 1;
}

/** The newest first, at most `most`, with numbers below `before` (null: from the newest). */
export async function listSettlements(
  db: Db | Tx,
  organization: OrganizationId,
  before: number | null,
  most: number,
): Promise<readonly SettlementReply[]> {
  const rows = await db
    .selectFrom('settlement')
    .selectAll()
    .where('organization_id', '=', organization)
    .$if(before !== null, (query) => query.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(most)
    .execute();
  return await settlementsFrom(db, organization, rows);
}

export async function findSettlement(
  db: Db | Tx,
  organization: OrganizationId,
  id: SettlementId,
): Promise<SettlementReply | null> {
  const rows = await db
    .selectFrom('settlement')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
  return (await settlementsFrom(db, organization, rows))[0] ?? null;
}

export async function insertSettlement(
  tx: Tx,
  organization: OrganizationId,
  settlement: SettlementReply,
): Promise<void> {
  await tx
    .insertInto('settlement')
    .values({
      organization_id: organization,
      id: settlement.id,
      number: settlement.number,
      first_day: settlement.from,
      last_day: settlement.to,
      provider_id: settlement.provider?.id ?? null,
      cost_center: settlement.costCenter && JSON.stringify(settlement.costCenter),
      currency: settlement.currency,
      locked_at: settlement.lockedAt,
      locked_by: settlement.lockedBy,
      sums: storedSums(settlement),
    })
    .execute();
}

export async function saveSums(
  tx: Tx,
  organization: OrganizationId,
  id: SettlementId,
  sums: Sums,
): Promise<void> {
  await tx
    .updateTable('settlement')
    .set({ sums: storedSums(sums) })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** Who settled: a settlement of ours, or another system under an id of its own. */
export type SettledBy =
  | { readonly settlement: SettlementId; readonly settledAt: Instant }
  | { readonly externalId: string; readonly settledAt: Instant };

export interface NewRow extends SettlementRow {
  readonly sequence: number;
  /** Within its settlement, from 1; null outside of one. */
  readonly position: number | null;
}

export async function insertRows(
  tx: Tx,
  organization: OrganizationId,
  by: SettledBy,
  rows: readonly NewRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const settlement = 'settlement' in by ? by.settlement : null;
  const external = 'externalId' in by ? by.externalId : null;
  const written = rows.map((row) => {
    const { request, sequence, position, entry, vatRate, net, vat, gross, ...facts } = row;
    return { request, sequence, position, entry, vatRate, net, vat, gross, facts };
  });
  await sql`
    insert into settlement_row (organization_id, request_id, sequence, entry, vat_rate, settlement_id, position,
      external_id, settled_at, net, vat, gross, facts)
    select ${organization}::uuid, request, sequence, entry, "vatRate", ${settlement}::uuid, position, ${external}::text,
      ${by.settledAt}::timestamptz, net, vat, gross, facts
    from json_to_recordset(${JSON.stringify(written)}::json)
      as r (request uuid, sequence integer, position integer, entry text, "vatRate" integer, net bigint, vat bigint,
        gross bigint, facts json)`.execute(tx);
}

export type PlacedRow = SettlementRow & { readonly position: number };

/** Rows of a settlement by position, after `after`, at most `most`. */
export async function rowsOf(
  db: Db | Tx,
  organization: OrganizationId,
  id: SettlementId,
  after: number,
  most: number,
): Promise<readonly PlacedRow[]> {
  const rows = await db
    .selectFrom('settlement_row')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('settlement_id', '=', id)
    .where('position', '>', after)
    .orderBy('position')
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...rowFrom(row), position: row.position ?? 0 }));
}

/** What was written down of a request under the id of another system, if anything was. */
export async function rowsSettledAs(
  db: Db | Tx,
  organization: OrganizationId,
  request: RequestId,
  externalId: string,
): Promise<{ readonly settledAt: Instant; readonly rows: readonly SettlementRow[] } | null> {
  const rows = await db
    .selectFrom('settlement_row')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('request_id', '=', request)
    .where('external_id', '=', externalId)
    .orderBy('sequence')
    .orderBy('entry', 'desc') // what is taken back stands before what is charged
    .orderBy('vat_rate')
    .execute();
  const [first] = rows;
  return first ? { settledAt: instantOf(first.settled_at.getTime()), rows: rows.map(rowFrom) } : null;
}

function rowFrom(row: Selectable<SettlementRowTable>): SettlementRow {
  return {
    request: RequestId.parse(row.request_id),
    entry: row.entry,
    ...StoredFacts.parse(row.facts),
    vatRate: row.vat_rate,
    net: Number(row.net),
    vat: Number(row.vat),
    gross: Number(row.gross),
  };
}

function storedSums({ requests, rows, costCenters, total }: Omit<Sums, 'currency'>): string {
  return JSON.stringify({ requests, rows, costCenters, total });
}

async function settlementsFrom(
  db: Db | Tx,
  organization: OrganizationId,
  rows: readonly Selectable<SettlementTable>[],
): Promise<readonly SettlementReply[]> {
  const ids = rows.flatMap(({ provider_id }) => provider_id ?? []);
  const providers = new Map<string, { readonly id: SettlementReply['provider'] & object }['id']>(
    (await listProviders(db, organization, ids)).map(({ id, name }) => [id, { id, name }]),
  );
  return rows.map((row) => ({
    id: SettlementId.parse(row.id),
    number: row.number,
    from: CalendarDay.parse(row.first_day),
    to: CalendarDay.parse(row.last_day),
    provider: providers.get(row.provider_id ?? '') ?? null,
    costCenter: row.cost_center === null ? null : CostCenterName.parse(row.cost_center),
    lockedAt: instantOf(row.locked_at.getTime()),
    lockedBy: row.locked_by,
    currency: Currency.parse(row.currency),
    ...StoredSums.parse(row.sums),
  }));
}
