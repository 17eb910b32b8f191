import { MOST_PREVIEWED } from '../../../contract/settlements.ts';
import type { SettlementPreview, SettlementRow, SettlementWish } from '../../../contract/settlements.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { currencyOf } from '../finance/index.ts';
import { countOpenCharges } from '../services/index.ts';
import { costCenterOf, gather, windowsOf } from './gather.ts';
import type { SettlementDeps } from './settlement-deps.ts';
import { summing } from './sums.ts';

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
  const counted = summing(await currencyOf(db, organization));
  const first: SettlementRow[] = [];
  for await (const batch of gather(db, organization, wish)) {
    for (const row of batch.flatMap(({ rows }) => rows)) {
      counted.add(row);
      if (first.length < MOST_PREVIEWED) first.push(row);
    }
  }
  const windows = await windowsOf(db, organization, wish);
  return { ...counted.sums(), first, open: await countOpenCharges(db, organization, windows) };
}
