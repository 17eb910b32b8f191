import type { CostCenterId } from '../../../contract/finance.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { costCentersFor, findActive } from './charge.store.ts';
import type { CostCenter, Payer } from './charge.store.ts';

/**
 * The cost center that a person wants to charge. Rejects with `invalid-request` (at `/body/costCenter`) for one that is
 * not there or out of use, and with `permission-missing` for one that this person may not charge, wherever they got its
 * id from. `payable`: what `costCentersFor` says, if it is known.
 */
export async function requireCostCenter(
  tx: Tx,
  payer: Payer,
  id: CostCenterId,
  payable?: readonly CostCenter[],
): Promise<CostCenter> {
  const chosen = (payable ?? (await costCentersFor(tx, payer))).find((one) => one.id === id);
  if (chosen) return chosen;
  const there = await findActive(tx, payer, id);
  if (!there) {
    throw new Problem('invalid-request', 'This cost center cannot be charged.', {
      errors: [{ pointer: '/body/costCenter', detail: 'is not a cost center that is in use' }],
    });
  }
  throw new Problem(
    'permission-missing',
    `Cost center ${there.code} is open to some people only, and you are not one of them. Choose another, or ask whoever looks after cost centers.`,
  );
}
