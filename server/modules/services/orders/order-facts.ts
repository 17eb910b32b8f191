import type { Currency } from '../../../../contract/money.ts';
import type { ProviderId } from '../../../../contract/services.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Tx } from '../../../storage/database.ts';
import { costCentersFor, currencyOf } from '../../finance/index.ts';
import type { CostCenter } from '../../finance/index.ts';
import { readOffered } from '../../menus/index.ts';
import type { MenuItem } from '../../menus/index.ts';

/** What orders are checked against. */
export interface OrderFacts {
  /** What can be had of each team. */
  readonly offered: ReadonlyMap<ProviderId, readonly MenuItem[]>;
  readonly currency: Currency;
  /** What the caller may charge. */
  readonly payable: readonly CostCenter[];
}

/** Reads it once for all that a person orders of some teams in one transaction; null: of none of them. */
export async function readOrderFacts(
  tx: Tx,
  caller: Caller,
  providers: readonly ProviderId[],
): Promise<OrderFacts | null> {
  if (providers.length === 0) return null;
  return {
    offered: await readOffered(tx, caller.organization, [...new Set(providers)]),
    currency: await currencyOf(tx, caller.organization),
    payable: await costCentersFor(tx, caller),
  };
}
