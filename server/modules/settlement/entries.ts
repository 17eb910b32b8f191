import type { CostCenterName } from '../../../contract/order-lines.ts';
import type { EntryKind } from '../../../contract/settlements.ts';
import type { Charge, ChargePart } from '../services/index.ts';

/** What is to be written down of a request at one rate of VAT; amounts of a reversal are negative. */
export interface Entry extends ChargePart {
  readonly entry: EntryKind;
  readonly costCenter: CostCenterName | null;
}

/** What a request costs for good (null: nothing, or it has not come to an end), and what was settled of it before. */
export interface Settleable {
  readonly due: Charge | null;
  readonly settled: { readonly charge: Charge | null } | null;
}

/**
 * What settling a request now adds to the books: nothing when all of it is there, what it costs when nothing is, and
 * otherwise everything that is there with the other sign, and what it costs now. So the books hold exactly what a request
 * costs, whatever happened before, and every cost center what was charged to it. Pure.
 */
export function entriesOf({ due, settled: before }: Settleable): readonly Entry[] {
  const settled = before?.charge ?? null;
  if (isSame(due, settled)) return [];
  return [
    ...(settled?.parts ?? []).map((part): Entry => ({
      ...negated(part),
      entry: 'reversal',
      costCenter: settled?.costCenter ?? null,
    })),
    ...(due?.parts ?? []).map((part): Entry => ({
      ...part,
      entry: 'charge',
      costCenter: due?.costCenter ?? null,
    })),
  ];
}

function isSame(one: Charge | null, other: Charge | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.currency === other.currency &&
    one.costCenter?.id === other.costCenter?.id &&
    one.parts.length === other.parts.length &&
    one.parts.every((part, at) => isSamePart(part, other.parts[at]))
  );
}

function isSamePart(one: ChargePart, other: ChargePart | undefined): boolean {
  return one.vatRate === other?.vatRate && one.net === other.net && one.vat === other.vat;
}

/** Zero stays zero: `-0` is another number to a comparison. */
function negated({ vatRate, net, vat, gross }: ChargePart): ChargePart {
  return { vatRate, net: 0 - net, vat: 0 - vat, gross: 0 - gross };
}
