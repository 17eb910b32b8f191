import { assert, integer, property } from 'fast-check';
import { estimate } from '../../../addin/services/estimate.ts';
import type { OfferedItem } from '../../../contract/order-lines.ts';
import { priceLine } from '../../../server/modules/finance/index.ts';
import { anItem, choose, coffee, milk, oat } from '../../server/services/orders/a-menu.ts';

const offered = (item: ReturnType<typeof anItem>): OfferedItem => ({
  ...item,
  closes: {
    at: '2026-12-01T11:00:00.000Z' as OfferedItem['closes']['at'],
    isPassed: false,
    sentence: '',
    language: 'en' as const,
  },
  unavailable: null,
  left: null,
});

const coffees = (quantity: number) => [{ item: coffee.id, quantity, options: [] }];

test('the pane computes a price as the server does', () => {
  const price = integer({ min: 0, max: 1_000_000 });
  const rates = integer({ min: 0, max: 10_000 });
  assert(
    property(price, integer({ min: 1, max: 500 }), rates, (unitPrice, quantity, rate) => {
      const item = anItem(1, { unitPrice, vat: { ...coffee.vat, rate }, options: [milk] });
      const lines = [{ item: item.id, quantity, options: [choose(oat)] }];

      expect(estimate(lines, [offered(item)])).toEqual(
        priceLine({ unitPrice, quantity, extras: [oat.price], vatRate: rate }),
      );
    }),
  );
});

test('what is not on the menu any more costs nothing', () => {
  const lines = [{ item: coffee.id, quantity: 8, options: [] }];

  expect(estimate(lines, [])).toEqual({ net: 0, vat: 0, gross: 0 });
});

test('of an order that is changed, what nobody touched costs what it did, and the discount stays with the rest', () => {
  const was = {
    item: coffee.id,
    name: 'Coffee',
    unit: 'per person',
    quantity: 8,
    options: [],
    unitPrice: 2_000,
    vatRate: 2_500,
    discount: 1_000,
    net: 14_400,
    vat: 3_600,
    gross: 18_000,
  };

  expect(estimate(coffees(8), [offered(coffee)], [was]).gross).toBe(18_000);
  expect(estimate(coffees(10), [offered(coffee)], [was]).gross).toBe(28_125);
});
