import * as fc from 'fast-check';
import { priceLine, sumOf } from '../../../server/modules/finance/index.ts';
import type { PricedLine } from '../../../server/modules/finance/index.ts';

const rate = fc.integer({ min: 0, max: 10_000 });
const line: fc.Arbitrary<PricedLine> = fc.record({
  unitPrice: fc.integer({ min: 0, max: 10_000_000 }),
  quantity: fc.integer({ min: 1, max: 10_000 }),
  extras: fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 3 }),
  vatRate: rate,
});

describe('a discount on a line', () => {
  test('of 10 % on eight coffees at 25.00 with 25 % VAT leaves 225.00', () => {
    const coffees = { unitPrice: 2_500, quantity: 8, extras: [], vatRate: 2_500, discount: 1_000 };
    expect(priceLine(coffees)).toEqual({ net: 18_000, vat: 4_500, gross: 22_500 });
  });

  test.each([
    [5, 1_000, 4], // half a smallest unit is given, not kept
    [4, 1_000, 4],
    [15, 1_000, 13],
    [-5, 1_000, -4],
    [99, 3_333, 66],
  ])(
    'rounds half of the smallest unit away from zero: %s less %s basis points is %s',
    (net, discount, left) => {
      expect(priceLine({ unitPrice: net, quantity: 1, extras: [], vatRate: 0, discount }).net).toBe(left);
    },
  );

  test('of nothing changes nothing, of everything leaves nothing, and no discount costs more than a smaller one', () => {
    fc.assert(
      fc.property(line, rate, rate, (one, some, other) => {
        expect(priceLine({ ...one, discount: 0 })).toEqual(priceLine(one));
        expect(priceLine({ ...one, discount: 10_000 })).toEqual({ net: 0, vat: 0, gross: 0 });
        const [small, large] = [Math.min(some, other), Math.max(some, other)];
        const [less, more] = [small, large].map((discount) => priceLine({ ...one, discount }).gross);
        expect(more).toBeLessThanOrEqual(less ?? 0);
      }),
    );
  });

  test('adds up exactly: gross is net and VAT, what is given and what is left is the whole, and a line taken back cancels out', () => {
    fc.assert(
      fc.property(line, rate, (one, discount) => {
        const { net, vat, gross } = priceLine({ ...one, discount });
        expect(gross).toBe(net + vat);
        const full = priceLine(one).net;
        const given = full - net;
        expect(Math.abs(given * 10_000 - full * discount)).toBeLessThanOrEqual(5_000);
        const back = priceLine({ ...one, quantity: -one.quantity, discount });
        expect(sumOf([{ net, vat, gross }, back])).toEqual({ net: 0, vat: 0, gross: 0 });
      }),
    );
  });

  test('is of its line: the total is the sum of the lines in whatever order they stand', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(line, rate), { maxLength: 20 }), (lines) => {
        const prices = lines.map(([one, discount]) => priceLine({ ...one, discount }));
        const sum = sumOf(prices);
        expect(sumOf(prices.toReversed())).toEqual(sum);
        expect(sum.gross).toBe(prices.reduce((total, { gross }) => total + gross, 0));
      }),
    );
  });
});
