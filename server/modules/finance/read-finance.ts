import type { readFinance as readRoute } from '../../../contract/finance.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { readCurrency } from './change-currency.ts';
import type { FinanceDeps } from './finance-deps.ts';
import { listCostCenters, listGroups, listVatCategories } from './finance.store.ts';

/** Everything that was set up about money. */
export async function readFinance(
  deps: FinanceDeps,
  { organization }: Caller,
): Promise<RouteReply<typeof readRoute>> {
  const { db } = deps;
  return {
    currency: await readCurrency(deps, db, organization),
    vatCategories: [...(await listVatCategories(db, organization))],
    costCenters: [...(await listCostCenters(db, organization))],
    groups: [...(await listGroups(db, organization))],
  };
}
