import * as fc from 'fast-check';
import { sumOf } from '../../../server/modules/finance/index.ts';
import { chargeOf, dueOf } from '../../../server/modules/services/charges/charge.ts';
import type { Charge, SettledCharge } from '../../../server/modules/services/index.ts';
import { entriesOf } from '../../../server/modules/settlement/entries.ts';
import { summing } from '../../../server/modules/settlement/sums.ts';
import { administration, aLine, aRequest, DKK, NOW, sales } from './a-ledger.ts';

const line = fc
  .tuple(
    fc.integer({ min: 0, max: 100_000 }),
    fc.integer({ min: 1, max: 500 }),
    fc.constantFrom(0, 600, 1_200, 2_500),
  )
  .map(([price, quantity, rate]) => aLine(price, quantity, rate));
const status = fc.constantFrom('pending', 'accepted', 'completed', 'rejected', 'canceled', 'canceled-late');
/** A request as it may stand at some time. */
const standing = fc.record({
  lines: fc.array(line, { maxLength: 6 }),
  status,
  feeRate: fc.option(fc.constantFrom(0, 3_333, 5_000, 10_000)),
  costCenter: fc.constantFrom(administration, sales, null),
});

function settledAs(charge: Charge | null): SettledCharge {
  return { version: 1, charge, sequence: 1, settledAs: 'Settlement 1', settledAt: NOW };
}

/** What a cost center owes of a request. */
function owedBy(charge: Charge | null, center: string | undefined): number {
  return charge && center === charge.costCenter?.id ? sumOf(charge.parts).gross : 0;
}

describe('what a request costs', () => {
  test('is what was ordered once it is delivered, by rate of VAT', () => {
    const lines = [aLine(2_500, 8), aLine(10_000, 1, 0), aLine(333, 3)];
    expect(chargeOf(aRequest({ lines }))).toEqual({
      currency: 'DKK',
      costCenter: administration,
      parts: [
        { vatRate: 0, net: 10_000, vat: 0, gross: 10_000 },
        { vatRate: 2_500, net: 20_999, vat: 5_250, gross: 26_249 },
      ],
    });
  });

  test('is the fee when it was canceled too late, and nothing in time, or when it was rejected', () => {
    const late = aRequest({ status: 'canceled-late', feeRate: 5_000 });
    expect(chargeOf(late)?.parts).toEqual([{ vatRate: 2_500, net: 10_000, vat: 2_500, gross: 12_500 }]);
    expect(chargeOf(aRequest({ status: 'canceled-late', feeRate: null }))).toBeNull();
    expect(chargeOf(aRequest({ status: 'canceled' }))).toBeNull();
    expect(chargeOf(aRequest({ status: 'rejected' }))).toBeNull();
    expect(chargeOf(aRequest({ lines: [] }))).toBeNull();
    expect(chargeOf(aRequest({ lines: [aLine(0, 8)] }))).toBeNull();
  });

  test('is due only when it has come to an end', () => {
    expect(dueOf(aRequest({ status: 'readied' }))).toBeNull();
    expect(dueOf(aRequest())?.parts).toHaveLength(1);
  });
});

describe('what settling writes down', () => {
  test('is everything at first, and nothing a second time, whatever was ordered', () => {
    fc.assert(
      fc.property(standing, (now) => {
        const due = dueOf(aRequest(now));
        const first = entriesOf({ due, settled: null });
        expect(first.map(({ gross }) => gross)).toEqual(due?.parts.map(({ gross }) => gross) ?? []);
        expect(first.every(({ entry }) => entry === 'charge')).toBe(true);
        expect(entriesOf({ due, settled: settledAs(due) })).toEqual([]);
      }),
    );
  });

  test('makes the books hold what each cost center owes, after any number of changes', () => {
    fc.assert(
      fc.property(fc.array(standing, { minLength: 1, maxLength: 6 }), (history) => {
        const books = new Map<string | undefined, number>();
        let settled: SettledCharge | null = null;
        for (const state of history) {
          const due = dueOf(aRequest(state));
          for (const { costCenter, gross, net, vat } of entriesOf({ due, settled })) {
            expect(gross).toBe(net + vat);
            books.set(costCenter?.id, (books.get(costCenter?.id) ?? 0) + gross);
          }
          settled = settledAs(due);
        }
        const owed = settled?.charge ?? null;
        for (const [center, sum] of books) expect(sum).toBe(owedBy(owed, center));
      }),
    );
  });

  test('takes back all of it when a meeting that was canceled too late takes place after all', () => {
    const late = aRequest({ status: 'canceled-late', feeRate: 5_000 });
    const settled = settledAs(dueOf(late));
    const [only, ...more] = entriesOf({
      due: dueOf({ ...late, status: 'accepted', feeRate: null }),
      settled,
    });
    expect(only).toMatchObject({ entry: 'reversal', net: -10_000, vat: -2_500, gross: -12_500 });
    expect(more).toEqual([]);
  });

  test('moves a whole request from one cost center to another', () => {
    const settled = settledAs(dueOf(aRequest()));
    const entries = entriesOf({ due: dueOf(aRequest({ costCenter: sales })), settled });
    expect(entries.map(({ entry, costCenter, gross }) => [entry, costCenter?.code, gross])).toEqual([
      ['reversal', '1000', -25_000],
      ['charge', '=1+1', 25_000],
    ]);
  });
});

describe('sums', () => {
  test('are those of the rows in any order, by cost center and in all', () => {
    const rows = fc.array(
      fc.record({
        request: fc.uuid().map((id) => id as never),
        costCenter: fc.constantFrom(administration, sales, null),
        net: fc.integer({ min: -1_000_000, max: 1_000_000 }),
        vat: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(rows, (all) => {
        const priced = all.map((row) => ({ ...row, gross: row.net + row.vat }));
        const sumsOf = (list: typeof priced) => {
          const counted = summing(DKK);
          for (const row of list) counted.add(row);
          return counted.sums();
        };
        const sums = sumsOf(priced);
        expect(sums.total.gross).toBe(priced.reduce((sum, { gross }) => sum + gross, 0));
        expect(sums.costCenters.reduce((sum, { gross }) => sum + gross, 0)).toBe(sums.total.gross);
        expect(sumsOf(priced.toReversed())).toEqual(sums);
      }),
    );
  });
});
