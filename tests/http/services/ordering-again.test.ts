import { randomUUID } from 'node:crypto';
import {
  addFavorite,
  listFavorites,
  listLastOrders,
  MOST_FAVORITES,
  removeFavorite,
  renameFavorite,
} from '../../../contract/favorites.ts';
import { readFinance } from '../../../contract/finance.ts';
import { putMeeting } from '../../../contract/meetings.ts';
import { changeItem, readMenu } from '../../../contract/menus.ts';
import { addTemplate, withdrawTemplate } from '../../../contract/services.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { layMenu } from '../../support/lay-menu.ts';
import { address, clockTo } from '../scenarios/a-booking.ts';

const thursday = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' };
type Call = Awaited<ReturnType<House['caller']>>;

describeOnBothDatabases('ordering again', (_create, kind) => {
  let house: House;
  let provider: string;
  let items: Readonly<Record<string, string>>;
  let center: string;
  let anna: Call;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
  });
  beforeEach(async () => {
    await house.reset();
    provider = await layMenu(house);
    const { call } = await house.portal('hana');
    const menu = await call(readMenu, { params: { id: provider } });
    items = Object.fromEntries(menu.items.map(({ name, id }) => [name, id]));
    center = (await call(readFinance, {})).costCenters.find(({ code }) => code === '1000')?.id ?? '';
    anna = await house.caller('anna');
  });
  afterAll(() => house.close());

  const line = (item: string, quantity: number) => ({ item: items[item] ?? '', quantity, options: [] });
  async function order(call: Call, person: string, lines: readonly object[], more: object = {}) {
    const params = { bookingKey: randomUUID() };
    const form = { rooms: [address('fjord')], ...thursday, timeZone: 'Europe/Copenhagen' };
    const organizer = `${person}@nordhavn.example`;
    await call(putMeeting, { params, body: { organizer, ...form, signal: 'compose' } });
    const body = { clientKey: randomUUID(), provider, text: 'no nuts', costCenter: center };
    return await call(addTemplate, { params, body: { ...body, lines: lines as never[], ...more } });
  }
  const last = async (call: Call) => (await call(listLastOrders, { params: { provider } })).orders;
  const delivery = (more: object = {}) => ({
    provider,
    offsetMinutes: 0,
    offsetFrom: 'start' as const,
    guests: 8,
    lines: [line('Coffee', 8)],
    ...more,
  });
  const keep = (call: Call, name: string, deliveries: readonly object[] = [delivery()], id = randomUUID()) =>
    call(addFavorite, { body: { id, name, deliveries: deliveries as never[] } });
  const names = async (call: Call) => (await call(listFavorites, {})).favorites.map(({ name }) => name);

  test('the last three orders of the person are offered, each thing once, with what it cost then, and no note', async () => {
    await order(anna, 'anna', [line('Coffee', 8)], { guests: 8, offsetMinutes: 60 });
    await clockTo(house, '2026-11-30T08:10:00.000Z');
    await order(anna, 'anna', [line('Coffee', 8), line('Lunch', 6)]);
    await order(await house.caller('carla'), 'carla', [line('Lunch', 4)]);
    await clockTo(house, '2026-11-30T08:20:00.000Z');
    await order(anna, 'anna', [line('Coffee', 8)], { guests: 8, offsetMinutes: 60 });
    const { call } = await house.portal('hana');
    await call(changeItem, { params: { id: items['Coffee'] ?? '' }, version: 1, body: { unitPrice: 9_900 } });

    const orders = await last(anna);
    expect(orders.map(({ delivery: one }) => one)).toMatchObject([
      { guests: 8, offsetMinutes: 60, lines: [{ name: 'Coffee', quantity: 8, each: 2_500 }] },
      { guests: null, offsetMinutes: 0, lines: [{ name: 'Coffee' }, { name: 'Lunch', quantity: 6 }] },
    ]);
    expect(JSON.stringify(orders)).not.toContain('no nuts');
  });

  test('what was taken back, and what somebody else ordered, is nobody’s last order', async () => {
    const { id, version } = await order(anna, 'anna', [line('Coffee', 8)]);
    await anna(withdrawTemplate, { params: { template: id }, version });
    expect(await last(anna)).toEqual([]);
    expect(await last(await house.caller('carla'))).toEqual([]);
    const nobody = anna(listLastOrders, { params: { provider: randomUUID() } });
    expect(await refusalOf(nobody)).toMatchObject({ status: 404 });
  });

  test('a favorite is kept with names and prices of now, renamed and deleted, by its person only', async () => {
    const carla = await house.caller('carla');
    const { id } = await keep(anna, 'Monday', [
      delivery(),
      delivery({ offsetMinutes: 180, lines: [line('Lunch', 8)] }),
    ]);
    expect((await anna(listFavorites, {})).favorites).toMatchObject([
      {
        name: 'Monday',
        deliveries: [
          { lines: [{ name: 'Coffee', each: 2_500 }], currency: 'DKK' },
          { offsetMinutes: 180, lines: [{ name: 'Lunch', each: 9_500 }] },
        ],
      },
    ]);

    expect(await names(carla)).toEqual([]);
    const stolen = carla(renameFavorite, { params: { favorite: id }, body: { name: 'Mine' } });
    expect(await refusalOf(stolen)).toMatchObject({ status: 404 });
    await carla(removeFavorite, { params: { favorite: id } });
    expect(await names(anna)).toEqual(['Monday']);

    await anna(renameFavorite, { params: { favorite: id }, body: { name: ' Every Monday ' } });
    expect(await names(anna)).toEqual(['Every Monday']);
    await anna(removeFavorite, { params: { favorite: id } });
    await anna(removeFavorite, { params: { favorite: id } });
    expect(await names(anna)).toEqual([]);
  });

  test('the same id is one favorite; two people may use the same one', async () => {
    const id = randomUUID();
    await Promise.all([keep(anna, 'Monday', undefined, id), keep(anna, 'Monday', undefined, id)]);
    await keep(await house.caller('carla'), 'Tuesday', undefined, id);
    expect(await names(anna)).toEqual(['Monday']);
  });

  test(`a person keeps ${MOST_FAVORITES}, also when two more are kept at once`, async () => {
    for (let number = 1; number < MOST_FAVORITES; number += 1) await keep(anna, `favorite ${number}`);
    const answers = await Promise.allSettled([keep(anna, 'one more'), keep(anna, 'and another')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(keep(anna, 'too many'))).toMatchObject({ code: 'not-possible-now' });
    expect(await names(anna)).toHaveLength(MOST_FAVORITES);
  });

  test.each([
    ['no name', ' ', () => [delivery()], '/body/name'],
    ['a name of two lines', 'a\nb', () => [delivery()], '/body/name'],
    ['nothing', 'Monday', () => [], '/body/deliveries'],
    ['a delivery without lines', 'Monday', () => [delivery({ lines: [] })], '/body/deliveries/0/lines'],
    [
      'what is on no menu',
      'Monday',
      () => [delivery(), delivery({ lines: [{ item: randomUUID(), quantity: 1 }] })],
      '/body/deliveries/1/lines/0/item',
    ],
    [
      'a team that is not there',
      'Monday',
      () => [delivery({ provider: randomUUID() })],
      '/body/deliveries/0/provider',
    ],
    ['minus one guest', 'Monday', () => [delivery({ guests: -1 })], '/body/deliveries/0/guests'],
  ])('refuses %s at its field', async (_case, name, deliveries, pointer) => {
    expect(await refusalOf(keep(anna, name, deliveries()))).toMatchObject({
      status: 422,
      errors: [{ pointer }],
    });
    expect(await names(anna)).toEqual([]);
  });
});

/** What a call was refused with; it must have been. */
async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('this was not refused');
}
