import { array, assert, integer, nat, property, record, shuffledSubarray } from 'fast-check';
import { OrderLines } from '../../../../contract/order-lines.ts';
import type { OrderLine } from '../../../../contract/order-lines.ts';
import { coversOf, feeOf, totalOf } from '../../../../server/modules/services/orders/ordered-line.ts';
import { priceOrder } from '../../../../server/modules/services/orders/price-order.ts';
import { anItem, choose, coffee, cow, DKK, lunch, menu, milk, oat } from './a-menu.ts';

const line = (item: OrderLine['item'], quantity: number, options: OrderLine['options'] = []) => ({
  item,
  quantity,
  options,
});
const price = (...order: readonly OrderLine[]) => priceOrder(order, menu, DKK);

describe('an order', () => {
  test('of eight coffees at 25.00 and 25 % VAT costs 250.00', () => {
    const { lines, errors } = price(line(coffee.id, 8));

    expect(errors).toEqual([]);
    expect(totalOf(lines)).toEqual({ net: 20_000, vat: 5_000, gross: 25_000, currency: 'DKK' });
  });

  test('keeps what it was made of, with what the choice costs for each one', () => {
    const { lines } = price(line(coffee.id, 2, [choose(oat)]));

    expect(lines).toMatchObject([
      {
        name: 'Coffee',
        quantity: 2,
        unitPrice: 2_500,
        options: [{ name: 'Milk', chosen: 'Oat', price: 300 }],
        price: { net: 5_600, vat: 1_400, gross: 7_000 },
      },
    ]);
  });

  test('counts covers for the kitchen', () => {
    expect(coversOf(price(line(coffee.id, 8), line(lunch.id, 6)).lines)).toBe(6);
  });

  test.each([
    ['an item that is gone', line(anItem(99).id, 1), '/body/lines/0/item', /not on the menu any more/],
    ['too few', line(lunch.id, 3), '/body/lines/0/quantity', /4 at least/],
    ['too many', line(lunch.id, 61), '/body/lines/0/quantity', /60 at most/],
    [
      'a choice of another item',
      line(lunch.id, 4, [choose(oat)]),
      '/body/lines/0/options/0/choice',
      /no choice of this item/,
    ],
    [
      'the same question answered twice',
      line(coffee.id, 1, [choose(oat), choose(cow)]),
      '/body/lines/0/options/1/choice',
      /chosen twice/,
    ],
  ])('with %s is refused, naming the field', (_case, wrong, pointer, detail) => {
    const { lines, errors } = price(wrong);

    expect(lines).toEqual([]);
    expect(errors).toEqual([{ pointer, detail: expect.stringMatching(detail) }]);
  });

  test('without an answer that is needed says which', () => {
    const asking = anItem(12, { options: [{ ...milk, isRequired: true }] });

    expect(priceOrder([line(asking.id, 1)], [asking], DKK).errors).toEqual([
      { pointer: '/body/lines/0/options', detail: 'must say which Milk' },
    ]);
  });

  test.each([0, -1, 1e9, 1.5, Number.NaN, 'ten', null])('takes no quantity of %p', (quantity) => {
    expect(OrderLines.safeParse([{ item: coffee.id, quantity }]).success).toBe(false);
  });
});

describe('a late cancellation', () => {
  test('costs the share of each line, with its VAT', () => {
    const { lines } = price(line(lunch.id, 6));

    expect(feeOf(lines, 5_000)).toEqual({ net: 28_500, vat: 7_125, gross: 35_625, currency: 'DKK' });
  });

  test.each([null, 0])('costs nothing at a rate of %p', (rate) => {
    expect(feeOf(price(line(lunch.id, 6)).lines, rate)).toBeNull();
  });
});

describe('any order', () => {
  const items = array(record({ unitPrice: nat(1_000_000), rate: integer({ min: 0, max: 10_000 }) }), {
    minLength: 1,
    maxLength: 20,
  }).map((all) =>
    all.map(({ unitPrice, rate }, at) =>
      anItem(100 + at, { unitPrice, vat: { ...coffee.vat, rate }, name: `Item ${at}` }),
    ),
  );

  test('adds up to the cent, in whatever order its lines are', () => {
    const orders = items.chain((all) =>
      shuffledSubarray([...all], { minLength: 1 }).map((chosen) => ({ all, chosen })),
    );
    assert(
      property(orders, integer({ min: 1, max: 500 }), ({ all, chosen }, quantity) => {
        const order = chosen.map(({ id }) => line(id, quantity));
        const { lines } = priceOrder(order, all, DKK);
        const total = totalOf(lines);

        expect(total?.net).toBe(lines.reduce((sum, one) => sum + one.price.net, 0));
        expect(total?.gross).toBe((total?.net ?? 0) + (total?.vat ?? 0));
        expect(totalOf(priceOrder(order.toReversed(), all, DKK).lines)).toEqual(total);
      }),
    );
  });

  test('canceled late at 100 % costs what it would have cost, give or take nothing', () => {
    assert(
      property(items, (all) => {
        const { lines } = priceOrder(
          all.map(({ id }) => line(id, 3)),
          all,
          DKK,
        );
        expect(feeOf(lines, 10_000)).toEqual(totalOf(lines));
      }),
    );
  });
});
