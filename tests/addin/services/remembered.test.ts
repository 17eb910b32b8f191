import { again, newsOf } from '../../../addin/services/remembered.ts';
import type { ShownMenu } from '../../../addin/services/draft-order.ts';
import { RememberedDelivery } from '../../../contract/favorites.ts';
import type { MenuItem } from '../../../contract/menu-items.ts';
import { coffee, DKK, lunch, milk, oat } from '../../server/services/orders/a-menu.ts';

const line = (item: typeof coffee, quantity: number, more: object = {}) => ({
  item: item.id,
  name: item.name,
  quantity,
  options: [] as { option: string; choice: string; chosen: string }[],
  each: item.unitPrice,
  ...more,
});
const withOat = { options: [{ option: milk.id, choice: oat.id, chosen: 'Oat' }] };

function remembered(guests: number | null, ...lines: readonly object[]) {
  return RememberedDelivery.parse({
    provider: coffee.provider,
    offsetMinutes: 60,
    offsetFrom: 'start',
    guests,
    currency: DKK,
    lines,
  });
}

function shown(items: readonly MenuItem[]): ShownMenu {
  const closes = { at: '2026-12-01T11:00:00.000Z', isPassed: false, sentence: '', language: 'en' as const };
  const offered = items.map((item) => ({ ...item, closes, unavailable: null, left: null }));
  return {
    currency: DKK,
    categories: [],
    items: offered,
    costCenters: [],
    now: closes.at,
  } as unknown as ShownMenu;
}

describe('an order that is filled in again', () => {
  test('suggests for everybody of now what was ordered for everybody of then, and the rest as it was', () => {
    const { lines, offsetMinutes } = again(remembered(8, line(coffee, 8), line(lunch, 6)), 12);

    expect(lines.map(({ quantity }) => quantity)).toEqual([12, 6]);
    expect(offsetMinutes).toBe(60);
  });

  test('repeats the quantities where nobody knows how many were expected', () => {
    const { lines } = again(remembered(null, line(coffee, 8)), 12);

    expect(lines.map(({ quantity }) => quantity)).toEqual([8]);
  });

  test('says what is not on the menu any more, and which choices are not offered', () => {
    const { lines } = remembered(8, line(coffee, 8, { ...withOat, each: 2_500 }), line(lunch, 8));
    const bare = { ...coffee, options: [] };

    expect(newsOf(lines, shown([bare]))).toEqual({ gone: ['Coffee: Oat', 'Lunch'], priced: [] });
  });

  test('says what costs something else, with what was chosen of it, and each thing once', () => {
    const dear = { ...coffee, unitPrice: 2_750 };
    const { lines } = remembered(
      8,
      line(coffee, 8, { ...withOat, each: 2_800 }),
      line(coffee, 1, { ...withOat, each: 2_800 }),
      line(lunch, 4),
    );

    expect(newsOf(lines, shown([dear, lunch]))).toEqual({
      gone: [],
      priced: [{ name: 'Coffee', was: 2_800, is: 3_050 }],
    });
    expect(newsOf(lines, shown([coffee, lunch]))).toEqual({ gone: [], priced: [] });
  });
});
