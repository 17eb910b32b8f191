import type { Currency } from '../../../contract/money.ts';
import type { CostCenterName } from '../../../contract/order-lines.ts';
import type { CostCenterSum, SettlementRow } from '../../../contract/settlements.ts';
import { sumOf } from '../finance/index.ts';
import type { LinePrice } from '../finance/index.ts';

/** What rows add up to. */
export interface Sums {
  readonly currency: Currency;
  readonly requests: number;
  readonly rows: number;
  /** By code; what has none comes last. */
  readonly costCenters: CostCenterSum[];
  readonly total: LinePrice;
}

type Counted = Pick<SettlementRow, 'request' | 'costCenter' | 'net' | 'vat' | 'gross'>;

const nothing: LinePrice = { net: 0, vat: 0, gross: 0 };

/** Adds rows up as they come, in any order: every total is the sum of what stands on the rows, to the smallest unit. */
export function summing(currency: Currency) {
  const centers = new Map<string, { costCenter: CostCenterName | null; rows: number; sum: LinePrice }>();
  let requests = 0;
  let last: string | null = null;
  return {
    /** Rows of one request come one after the other. */
    add({ request, costCenter, net, vat, gross }: Counted): void {
      if (request !== last) requests += 1;
      last = request;
      const key = costCenter?.id ?? '';
      const center = centers.get(key) ?? { costCenter, rows: 0, sum: nothing };
      center.rows += 1;
      center.costCenter = least(center.costCenter, costCenter);
      center.sum = sumOf([center.sum, { net, vat, gross }]);
      centers.set(key, center);
    },
    sums(): Sums {
      const sums = [...centers.values()].map(({ costCenter, rows, sum }) => ({ costCenter, rows, ...sum }));
      return sumsOf(currency, requests, sums);
    },
  };
}

/** What was added up by cost center, in order and as a whole. Throws `invalid-request` beyond what is counted exactly. */
export function sumsOf(
  currency: Currency,
  requests: number,
  sums: readonly Omit<CostCenterSum, 'gross'>[],
): Sums {
  const costCenters = sums
    .map(({ costCenter, rows, net, vat }): CostCenterSum => {
      return { costCenter, rows, ...sumOf([{ net, vat, gross: net + vat }]) };
    })
    .toSorted(byCode);
  const rows = costCenters.reduce((count, center) => count + center.rows, 0);
  return { currency, requests, rows, costCenters, total: sumOf(costCenters) };
}

/** One that was renamed since some of it was ordered has one name among the sums, whatever the order of the rows. */
function least(one: CostCenterName | null, other: CostCenterName | null): CostCenterName | null {
  if (one === null || other === null || one.code < other.code) return one;
  return one.code === other.code && one.name <= other.name ? one : other;
}

function byCode({ costCenter: one }: CostCenterSum, { costCenter: other }: CostCenterSum): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return one.code < other.code ? -1 : one.code > other.code ? 1 : 0;
}
