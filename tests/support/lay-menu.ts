import { randomUUID } from 'node:crypto';
import { readFinance } from '../../contract/finance.ts';
import { addCategory, addItem } from '../../contract/menus.ts';
import { listUnits } from '../../contract/organization.ts';
import { addProvider } from '../../contract/service-teams.ts';
import type { House } from './house.ts';

const noonBefore = (days: number) => ({ kind: 'days-before' as const, days, time: '12:00' });

/**
 * A kitchen for the campus CPH as its administrator sets it up: Monday to Friday, noon of the day before, half the price
 * for what is canceled late; coffee for 25.00, and lunch for 95.00 that closes two days before. Gives the kitchen's id.
 */
export async function layMenu(house: House): Promise<string> {
  const { call } = await house.portal('hana');
  const units = (await call(listUnits, {})).units.filter(({ name }) => name === 'CPH').map(({ id }) => id);
  const weekdays = [1, 2, 3, 4, 5];
  const kitchen = {
    id: randomUUID(),
    kind: 'catering' as const,
    name: 'Canteen CPH',
    mail: 'canteen-cph@nordhavn.example',
    language: 'en',
    timeZone: 'Europe/Copenhagen',
    deadlineRule: noonBefore(1),
    accepts: 'by-hand' as const,
    whilePending: 'send' as const,
    followsToNewRoom: true,
    lateFeeRate: 5_000,
    coversPerHour: 60,
    hours: weekdays.map((weekday) => ({ weekday, from: '07:00', to: '17:00' })),
    closedDays: [{ from: '2026-12-24', to: '2026-12-26', name: 'Christmas' }],
    units,
    members: [],
  };
  const { id: provider } = await call(addProvider, { body: kitchen });
  const vat = (await call(readFinance, {})).vatCategories[0]?.id ?? '';
  const [drinks, food] = [randomUUID(), randomUUID()];
  await call(addCategory, { params: { id: provider }, body: { id: drinks, name: 'Drinks' } });
  await call(addCategory, { params: { id: provider }, body: { id: food, name: 'Food' } });
  const plain = {
    description: '',
    unit: 'per person',
    vat,
    weekdays: null,
    season: null,
    units: null,
    stock: null,
  };
  const made = { most: null, allergens: [], diets: [], options: [], contents: [], ...plain };
  const milk = {
    id: randomUUID(),
    name: 'Milk',
    isRequired: false,
    choices: [
      { id: randomUUID(), name: 'Cow', price: 0 },
      { id: randomUUID(), name: 'Oat', price: 300 },
    ],
  };
  const coffee = { name: 'Coffee', category: drinks, unitPrice: 2_500, deadline: null, least: 1, covers: 0 };
  const lunch = {
    name: 'Lunch',
    category: food,
    unitPrice: 9_500,
    deadline: noonBefore(2),
    least: 4,
    covers: 1,
  };
  const params = { id: provider };
  await call(addItem, { params, body: { id: randomUUID(), ...made, ...coffee, options: [milk] } });
  await call(addItem, {
    params,
    body: { id: randomUUID(), ...made, ...lunch, allergens: ['gluten', 'milk'] },
  });
  return provider;
}
