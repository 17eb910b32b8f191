import type { CostCenterName } from '../../../../contract/order-lines.ts';

/**
 * Whom one date is charged to after its order was changed. What the organizer leaves as it was stays on every date as it is,
 * also where the team has charged one date to somebody else (decision 40).
 */
export function chargedAgain(
  onDate: CostCenterName | null,
  { before, wished }: { readonly before: CostCenterName | null; readonly wished: CostCenterName | null },
): CostCenterName | null {
  return wished?.id === before?.id ? onDate : wished;
}
