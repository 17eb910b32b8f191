import { VatCategoryId } from '../../../../contract/finance.ts';
import { CategoryId, ChoiceId, ItemId, OptionId } from '../../../../contract/menu-items.ts';
import type { MenuItem } from '../../../../contract/menu-items.ts';
import { Currency } from '../../../../contract/money.ts';
import { ProviderId } from '../../../../contract/services.ts';
import { daysBefore } from '../deadlines/a-canteen.ts';

export const DKK = Currency.parse('DKK');

/** An id of its own for each number. */
function id(number: number): string {
  return `70000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const oat = { id: ChoiceId.parse(id(31)), name: 'Oat', price: 300 };
const cow = { id: ChoiceId.parse(id(32)), name: 'Cow', price: 0 };
export const milk = { id: OptionId.parse(id(30)), name: 'Milk', isRequired: false, choices: [oat, cow] };
export const choose = (choice: typeof oat) => ({ option: milk.id, choice: choice.id });
export { cow, oat };

export function anItem(number: number, more: Partial<MenuItem> = {}): MenuItem {
  return {
    id: ItemId.parse(id(number)),
    provider: ProviderId.parse(id(1)),
    category: CategoryId.parse(id(2)),
    name: `Item ${number}`,
    description: '',
    unitPrice: 2_500,
    unit: 'per person',
    vat: { id: VatCategoryId.parse(id(3)), name: 'Food', rate: 2_500 },
    deadline: null,
    weekdays: null,
    season: null,
    least: 1,
    most: null,
    allergens: [],
    diets: [],
    options: [],
    units: null,
    stock: null,
    covers: 0,
    contents: [],
    picture: null,
    isActive: true,
    version: 1,
    ...more,
  };
}

export const coffee = anItem(10, { name: 'Coffee', options: [milk] });
export const lunch = anItem(11, {
  name: 'Lunch',
  unitPrice: 9_500,
  deadline: daysBefore(2),
  covers: 1,
  least: 4,
  most: 60,
});
export const menu = [coffee, lunch];
