import { z } from 'zod';
import { BasisPoints, Currency } from '../../../../contract/money.ts';
import { Amounts, CostCenterName } from '../../../../contract/order-lines.ts';
import { sumOf } from '../../finance/index.ts';
import { feeShares } from '../orders/ordered-line.ts';
import type { ServiceRequest } from '../request.ts';

/** What is charged at one rate of VAT. */
export const ChargePart = z.object({ vatRate: BasisPoints, ...Amounts.shape });
export type ChargePart = z.output<typeof ChargePart>;

/** What a request costs whom: by rate of VAT, the lowest first; never empty, and no part of it is nothing. */
export const Charge = z.object({
  currency: Currency,
  costCenter: CostCenterName.nullable(),
  parts: z.array(ChargePart),
});
export type Charge = z.output<typeof Charge>;

type Chargeable = Pick<ServiceRequest, 'status' | 'lines' | 'feeRate' | 'costCenter'>;

/**
 * What a request costs as it stands: nothing (null) when it was rejected or canceled in time, the share that was agreed on
 * when it was canceled too late, else what was ordered. Sums of what stands on the lines: nothing is rounded anew. Pure.
 */
export function chargeOf(request: Chargeable): Charge | null {
  const { lines, costCenter } = request;
  const [first] = lines;
  const charged = amountsOf(request);
  if (!first || charged === null) return null;
  const byRate = Map.groupBy(
    charged.map((amounts, at) => ({ amounts, vatRate: lines[at]?.vat.rate ?? 0 })),
    ({ vatRate }) => vatRate,
  );
  const parts = [...byRate]
    .map(([vatRate, of]): ChargePart => ({ vatRate, ...sumOf(of.map(({ amounts }) => amounts)) }))
    .filter(({ net, vat }) => net !== 0 || vat !== 0)
    .toSorted((one, other) => one.vatRate - other.vatRate);
  return parts.length === 0 ? null : { currency: first.currency, costCenter, parts };
}

/** It has come to an end that costs something: what it costs is final, unless somebody corrects it. */
export function isDue({ status }: Pick<Chargeable, 'status'>): boolean {
  return status === 'completed' || status === 'canceled-late';
}

/** What a request costs for good; null: nothing, or it has not come to an end. Pure. */
export function dueOf(request: Chargeable): Charge | null {
  return isDue(request) ? chargeOf(request) : null;
}

function amountsOf({ status, lines, feeRate }: Chargeable): readonly Amounts[] | null {
  if (status === 'rejected' || status === 'canceled') return null;
  if (status !== 'canceled-late') return lines.map(({ price }) => price);
  return feeRate === null || feeRate === 0 ? null : feeShares(lines, feeRate);
}
