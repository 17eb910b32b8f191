import { MOST_PREVIEWED } from '../../../contract/settlements.ts';
import type { SettlementPreview, SettlementWish } from '../../../contract/settlements.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { currencyOf } from '../finance/index.ts';
import { countOpenCharges, sumDue } from '../services/index.ts';
import { costCenterOf, gatherFirst, windowsOf } from './gather.ts';
import type { SettlementDeps } from './settlement-deps.ts';
import { sumsOf } from './sums.ts';

/** What a settlement would hold if it were locked now. Rejects with `not-found` for a team of others. */
export async function previewSettlement(
  { db }: Pick<SettlementDeps, 'db'>,
  { organization }: Pick<Caller, 'organization'>,
  wish: SettlementWish,
): Promise<SettlementPreview> {
  return await foresee(db, organization, wish);
}

/** The same within a transaction. */
export async function foresee(
  db: Db | Tx,
  organization: OrganizationId,
  wish: SettlementWish,
): Promise<SettlementPreview> {
  await costCenterOf(db, organization, wish);
  const windows = await windowsOf(db, organization, wish);
  const due = { windows, costCenter: wish.costCenter };
  const { requests, sums } = await sumDue(db, organization, due);
  const first = await gatherFirst(db, organization, due, MOST_PREVIEWED);
  return {
    ...sumsOf(await currencyOf(db, organization), requests, sums),
    first: first.flatMap(({ rows }) => rows).slice(0, MOST_PREVIEWED),
    open: await countOpenCharges(db, organization, windows),
  };
}
