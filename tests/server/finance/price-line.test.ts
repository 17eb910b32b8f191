import * as fc from 'fast-check';
import { priceLine, sumOf } from '../../../server/modules/finance/index.ts';
import type { PricedLine } from '../../../server/modules/finance/index.ts';

const amount = fc.integer({ min: -10_000_000, max: 10_000_000 });
const line: fc.Arbitrary<PricedLine> = fc.record({
  unitPrice: amount,
  quantity: fc.integer({ min: -10_000, max: 10_000 }),
  extras: fc.array(amount, { maxLength: 5 }),
  vatRate: fc.integer({ min: 0, max: 10_000 }),
});
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('the price of a line', () => {
  test('of eight coffees at 25.00 with 25 % VAT is 250.00', () => {
    expect(priceLine({ unitPrice: 2_500, quantity: 8, extras: [], vatRate: 2_500 })).toEqual({
      net: 20_000,
      vat: 5_000,
      gross: 25_000,
    });
  });

  test('has the options in it, for each one', () => {
    const coffee = { unitPrice: 2_500, quantity: 3, extras: [500, -100], vatRate: 0 };
    expect(priceLine(coffee)).toEqual({ net: 8_700, vat: 0, gross: 8_700 });
  });

  test.each([
    [10, 500, 1], // 0.5 becomes 1
    [-10, 500, -1],
    [9, 500, 0], // 0.45
    [-9, 500, 0],
    [30, 500, 2], // 1.5 becomes 2, not the even 2 by chance: 2.5 below
    [50, 500, 3],
    [-50, 500, -3],
    [99, 10_000, 99],
  ])('rounds half of the smallest unit away from zero: %s at %s basis points is %s', (net, rate, vat) => {
    const price = priceLine({ unitPrice: net, quantity: 1, extras: [], vatRate: rate });
    expect(price.vat).toBe(vat);
    expect(Object.is(price.vat, -0)).toBe(false);
  });

  test('always adds up, and is within half a smallest unit of the exact share', () => {
    fc.assert(
      fc.property(line, (one) => {
        const { net, vat, gross } = priceLine(one);
        expect(net).toBe((one.unitPrice + sum(one.extras)) * one.quantity + 0);
        expect(gross).toBe(net + vat);
        const off = BigInt(vat) * 10_000n - BigInt(net) * BigInt(one.vatRate);
        expect(off <= 5_000n && off >= -5_000n).toBe(true);
      }),
    );
  });

  test('and the correction that takes it back cancel out', () => {
    fc.assert(
      fc.property(line, (one) => {
        const back = priceLine({ ...one, quantity: -one.quantity });
        expect(sumOf([priceLine(one), back])).toEqual({ net: 0, vat: 0, gross: 0 });
      }),
    );
  });

  test('does not depend on the order of the options', () => {
    fc.assert(
      fc.property(line, (one) => {
        expect(priceLine({ ...one, extras: one.extras.toReversed() })).toEqual(priceLine(one));
      }),
    );
  });

  test('is refused beyond what a number counts exactly, also where only VAT takes it there', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const one = { quantity: 1, extras: [], vatRate: 0 };
    expect(priceLine({ ...one, unitPrice: most }).gross).toBe(most);
    for (const refused of [
      { ...one, unitPrice: most, quantity: 2 },
      { ...one, unitPrice: most, extras: [1] },
      { ...one, unitPrice: most, vatRate: 1 },
      { ...one, unitPrice: most, quantity: -2 },
    ]) {
      expect(() => priceLine(refused)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
    }
  });

  test('is no price for half a cup', () => {
    expect(() => priceLine({ unitPrice: 1, quantity: 0.5, extras: [], vatRate: 0 })).toThrow(RangeError);
  });
});

describe('the sum of lines', () => {
  const prices = fc.array(line.map(priceLine), { maxLength: 60 });

  test('is the sum of what stands on them, part by part, without drift', () => {
    fc.assert(
      fc.property(prices, (all) => {
        const total = sumOf(all);
        expect(BigInt(total.net)).toBe(all.reduce((a, { net }) => a + BigInt(net), 0n));
        expect(BigInt(total.vat)).toBe(all.reduce((a, { vat }) => a + BigInt(vat), 0n));
        expect(total.gross).toBe(total.net + total.vat);
      }),
    );
  });

  test('is the same in any order, and however it is put together from parts', () => {
    fc.assert(
      fc.property(prices, fc.nat(), (all, cut) => {
        const at = all.length === 0 ? 0 : cut % all.length;
        expect(sumOf(all.toReversed())).toEqual(sumOf(all));
        expect(sumOf([sumOf(all.slice(0, at)), sumOf(all.slice(at))])).toEqual(sumOf(all));
      }),
    );
  });

  test('of nothing is nothing', () => {
    expect(sumOf([])).toEqual({ net: 0, vat: 0, gross: 0 });
  });

  test('is refused beyond what a number counts exactly', () => {
    const huge = { net: Number.MAX_SAFE_INTEGER, vat: 0, gross: Number.MAX_SAFE_INTEGER };
    expect(() => sumOf([huge, { net: 1, vat: 0, gross: 1 }])).toThrow(/more than can be counted/);
  });
});
