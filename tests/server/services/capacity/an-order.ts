import { ItemId } from '../../../../contract/menu-items.ts';
import { Currency, Minor } from '../../../../contract/money.ts';
import type { OrderedLine } from '../../../../server/modules/services/orders/ordered-line.ts';

export const cameraId = ItemId.parse('50000000-0000-4000-8000-000000000001');
export const lunchId = ItemId.parse('50000000-0000-4000-8000-000000000002');

const plain = {
  unit: '',
  options: [],
  unitPrice: Minor.parse(0),
  vat: { name: 'VAT', rate: 0 },
  currency: Currency.parse('DKK'),
  price: { net: 0, vat: 0, gross: 0 },
  deadline: null,
  weekdays: null,
  season: null,
  contents: [],
  parts: [],
  discount: 0,
};

/** One cover each. */
export function lunches(quantity: number): OrderedLine {
  return { ...plain, item: lunchId, name: 'Lunch', quantity, covers: 1, stock: null };
}

/** Of which one exists, unless said otherwise. */
export function cameras(quantity: number, stock = 1): OrderedLine {
  return { ...plain, item: cameraId, name: 'Camera', quantity, covers: 0, stock };
}

/** A package with so many cameras. */
export function studio(quantity: number, camerasEach = 1): OrderedLine {
  const item = ItemId.parse('50000000-0000-4000-8000-000000000003');
  const parts = [{ item: cameraId, name: 'Camera', quantity: camerasEach, stock: 1 }];
  return { ...plain, item, name: 'Studio', quantity, covers: 0, stock: null, parts };
}
