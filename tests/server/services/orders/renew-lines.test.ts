import * as fc from 'fast-check';
import { estimate } from '../../../../addin/services/estimate.ts';
import type { OrderLine } from '../../../../contract/order-lines.ts';
import { sumOf } from '../../../../server/modules/finance/index.ts';
import { discounted } from '../../../../server/modules/services/orders/discounted.ts';
import { lineReply, totalOf } from '../../../../server/modules/services/orders/ordered-line.ts';
import type { OrderedLine } from '../../../../server/modules/services/orders/ordered-line.ts';
import { priceOrder } from '../../../../server/modules/services/orders/price-order.ts';
import { renewLines } from '../../../../server/modules/services/orders/renew-lines.ts';
import { anItem, choose, coffee, cow, DKK, lunch, oat } from './a-menu.ts';

const dear = { ...coffee, unitPrice: 3_000 };
const juice = anItem(12, { name: 'Juice', unitPrice: 1_999 });
const menu = [dear, { ...lunch, least: 1, most: null }, juice];

const line = (item: OrderLine['item'], quantity: number, options: OrderLine['options'] = []): OrderLine => ({
  item,
  quantity,
  options,
});

/** As it was ordered when coffee cost 25.00; `discounts` are what the team gave since, in order. */
function ordered(lines: readonly OrderLine[], discounts: readonly number[] = []): readonly OrderedLine[] {
  const was = [coffee, { ...lunch, least: 1, most: null }, juice];
  return priceOrder(lines, was, DKK).lines.map((one, at) =>
    discounted(one, one.quantity, discounts[at] ?? 0),
  );
}

/** What a person asks for instead, as the server takes it. */
function changed(lines: readonly OrderLine[], before: readonly OrderedLine[]) {
  const { lines: priced, errors } = priceOrder(lines, menu, DKK, before);
  return { lines: renewLines(priced, before), errors };
}

const said = (lines: readonly OrderedLine[]) =>
  lines.map(({ name, quantity, discount, price: { gross } }) => [name, quantity, discount, gross]);

const grossOf = (lines: readonly OrderedLine[]) =>
  lines.map(({ price }) => price.gross).toSorted((one, other) => one - other);

describe('an order that whoever ordered changes', () => {
  const before = ordered([line(coffee.id, 8), line(lunch.id, 6)], [1_000, 0]);

  test('keeps the price and the discount of what nobody touched, and prices what is added anew', () => {
    expect(said(changed([line(coffee.id, 8), line(lunch.id, 6), line(juice.id, 2)], before).lines)).toEqual([
      ['Coffee', 8, 1_000, 22_500],
      ['Lunch', 6, 0, 71_250],
      ['Juice', 2, 0, 4_998],
    ]);
  });

  test('keeps the discount as a share where the quantity or the choice is another, at the price of now', () => {
    expect(said(changed([line(coffee.id, 10)], before).lines)).toEqual([['Coffee', 10, 1_000, 33_750]]);
    expect(said(changed([line(coffee.id, 8, [choose(oat)])], before).lines)).toEqual([
      ['Coffee', 8, 1_000, 29_700],
    ]);
  });

  test('gives a discount once: the same thing in another way beside it has none', () => {
    const lines = [line(coffee.id, 2, [choose(oat)]), line(coffee.id, 8)];
    expect(said(changed(lines, before).lines).map(([, quantity, discount]) => [quantity, discount])).toEqual([
      [2, 0],
      [8, 1_000],
    ]);
  });

  test('keeps a line that nobody touched also when it has left the menu, and takes no more of it', () => {
    const gone = ordered([line(coffee.id, 8)]);
    const order = [line(coffee.id, 8), line(juice.id, 1)];
    expect(priceOrder(order, [juice], DKK, gone).errors).toEqual([]);
    expect(priceOrder([line(coffee.id, 9)], [juice], DKK, gone).errors).toMatchObject([
      { pointer: '/body/lines/0/item' },
    ]);
  });

  const anyLine = fc.record({
    item: fc.constantFrom(coffee.id, lunch.id, juice.id),
    quantity: fc.integer({ min: 1, max: 50 }),
    milk: fc.constantFrom(null, oat, cow),
  });
  const anyOrder = fc
    .array(anyLine, { maxLength: 8 })
    .map((all) =>
      all.map(({ item, quantity, milk }) =>
        line(item, quantity, milk && item === coffee.id ? [choose(milk)] : []),
      ),
    );
  const discounts = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 8, maxLength: 8 });

  test('adds up: the total is the sum of its lines, never more than without discounts, and what the pane shows', () => {
    fc.assert(
      fc.property(anyOrder, discounts, anyOrder, (first, given, then) => {
        const was = ordered(first, given);
        const { lines, errors } = changed(then, was);
        expect(errors).toEqual([]);

        const total = totalOf(lines);
        expect(total ?? { net: 0, vat: 0, gross: 0 }).toMatchObject(sumOf(lines.map(({ price }) => price)));
        const offered = menu.map((item) => ({
          ...item,
          closes: {
            at: '2026-12-01T11:00:00.000Z' as never,
            isPassed: false,
            sentence: '',
            language: 'en' as const,
          },
          unavailable: null,
          left: null,
        }));
        expect(estimate(then, offered, was.map(lineReply)).gross).toBe(total?.gross ?? 0);
        const full = lines.map((one) => discounted(one, one.quantity, 0).price.gross);
        expect(total?.gross ?? 0).toBeLessThanOrEqual(full.reduce((sum, gross) => sum + gross, 0));
      }),
    );
  });

  test('saying the same again changes nothing, and no discount is given that was not there', () => {
    fc.assert(
      fc.property(anyOrder, discounts, anyOrder, (first, given, then) => {
        const was = ordered(first, given);
        expect(grossOf(changed(first, was).lines)).toEqual(grossOf(was));
        const left = was.map(({ discount }) => discount);
        for (const { discount } of changed(then, was).lines.filter((one) => one.discount > 0)) {
          const at = left.indexOf(discount);
          expect(at).not.toBe(-1);
          left.splice(at, 1);
        }
      }),
    );
  });
});
