import { randomUUID } from 'node:crypto';
import { orderDeliveries } from '../../../contract/deliveries.ts';
import { readFinance } from '../../../contract/finance.ts';
import { putMeeting } from '../../../contract/meetings.ts';
import { listRoomProviders, listTemplates, readProviderMenu } from '../../../contract/services.ts';
import { listAudit } from '../../../contract/audit.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { address, boardOnce, send } from '../scenarios/a-booking.ts';

const thursday = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T15:00:00.000Z' };

describeOnBothDatabases('several deliveries in one order', (_create, kind) => {
  let house: House;
  let anna: Awaited<ReturnType<House['caller']>>;
  let teams: Readonly<Record<string, string>>;
  let items: Readonly<Record<string, string>>;
  let center: string;
  let params: { readonly bookingKey: string };
  beforeAll(async () => {
    house = await startHouse({ database: kind });
  });
  beforeEach(async () => {
    await house.reset();
    anna = await house.caller('anna');
    params = { bookingKey: randomUUID() };
    const form = { rooms: [address('fjord')], ...thursday, timeZone: 'Europe/Copenhagen' };
    await anna(putMeeting, {
      params,
      body: { organizer: 'anna@nordhavn.example', ...form, signal: 'compose' },
    });
    const query = { room: [address('fjord')], ...thursday };
    const { providers } = await anna(listRoomProviders, { query });
    teams = Object.fromEntries(providers.map(({ name, id }) => [name, id]));
    const menus = await Promise.all(
      ['Canteen CPH', 'AV CPH'].map((team) =>
        anna(readProviderMenu, { params: { provider: teams[team] ?? '' }, query }),
      ),
    );
    items = Object.fromEntries(menus.flatMap((menu) => menu.items.map(({ name, id }) => [name, id])));
    const { costCenters } = await (await house.portal('hana')).call(readFinance, {});
    center = costCenters.find(({ code }) => code === '1000')?.id ?? '';
  });
  afterAll(() => house.close());

  const delivery = (team: string, item: string, quantity: number, more: object = {}) => ({
    provider: teams[team] ?? '',
    text: '',
    lines: [line(item, quantity)],
    costCenter: center,
    ...more,
  });
  const line = (item: string, quantity: number) => ({ item: items[item] ?? '', quantity, options: [] });
  const coffee = () => delivery('Canteen CPH', 'Coffee', 8, { seenTotal: 25_000 });
  const lunch = (quantity = 8, more: object = {}) =>
    delivery('Canteen CPH', 'Lunch', quantity, { offsetMinutes: 180, ...more });
  const camera = () => delivery('AV CPH', 'Camera', 1);
  const clearUp = () => ({
    provider: teams['House team CPH'] ?? '',
    text: 'clear up',
    offsetFrom: 'end' as const,
  });
  const order = (deliveries: readonly object[], clientKey = randomUUID()) =>
    anna(orderDeliveries, { params, body: { clientKey, deliveries: deliveries as never[] } });
  const templates = async () => (await anna(listTemplates, { params })).templates;

  test('coffee at the start, lunch three hours in, a camera and clearing up are four requests to three teams', async () => {
    const { templates: ordered } = await order([coffee(), lunch(), camera(), clearUp()]);
    expect(
      ordered.map(({ provider, deliverAt, total }) => [provider.name, deliverAt, total?.gross ?? null]),
    ).toEqual([
      ['Canteen CPH', '2026-12-03T11:00:00.000Z', 25_000],
      ['Canteen CPH', '2026-12-03T14:00:00.000Z', 95_000],
      ['AV CPH', '2026-12-03T11:00:00.000Z', 25_000],
      ['House team CPH', '2026-12-03T15:00:00.000Z', null],
    ]);

    await send(house, { rooms: ['fjord'], ...thursday });
    const board = await boardOnce(house, (all) => all.length === 2, 'dora');
    expect(board.map(({ deliverAt }) => deliverAt)).toEqual([
      '2026-12-03T11:00:00.000Z',
      '2026-12-03T14:00:00.000Z',
    ]);
    const { entries } = await (await house.portal('hana')).call(listAudit, { query: {} });
    expect(entries.filter(({ action }) => action === 'request.entered')).toHaveLength(4);
  });

  test('all or nothing: whatever is wrong with one is said at its delivery and line, and nothing is ordered', async () => {
    const gone = await refusalOf(
      order([
        coffee(),
        lunch(8, { lines: [line('Lunch', 8), { ...line('Lunch', 1), item: randomUUID() }] }),
        lunch(8, { costCenter: null }),
      ]),
    );
    expect(gone).toMatchObject({
      errors: [
        { pointer: '/body/deliveries/1/lines/1/item', detail: 'is not on the menu any more' },
        { pointer: '/body/deliveries/2/costCenter', detail: 'must be chosen' },
      ],
    });
    expect(await templates()).toEqual([]);
  });

  test('what has no field of its own is said at its delivery: a price that changed, a moment that has passed', async () => {
    expect(await refusalOf(order([coffee(), lunch(8, { seenTotal: 1 })]))).toMatchObject({
      code: 'price-changed',
      status: 409,
      errors: [{ pointer: '/body/deliveries/1', detail: expect.stringContaining('DKK 950.00') }],
    });
    expect(await templates()).toEqual([]);
  });

  test('of two deliveries that want the only camera at the same time the second has none left', async () => {
    expect(await refusalOf(order([camera(), coffee(), camera()]))).toMatchObject({
      code: 'sold-out',
      errors: [{ pointer: '/body/deliveries/2' }],
    });
    expect(await templates()).toEqual([]);

    await send(house, { rooms: ['fjord'], ...thursday });
    await boardSettles();
    expect(await refusalOf(order([camera(), camera()]))).toMatchObject({ code: 'sold-out' });
  });

  /** Something else is ordered, so that the room is known to show the meeting. */
  async function boardSettles() {
    await order([coffee()]);
    await boardOnce(house, (all) => all.length === 1, 'dora');
  }

  test('the same key with the same deliveries is one order; with one more, one fewer, or another, it is refused', async () => {
    const clientKey = randomUUID();
    const first = await order([coffee(), lunch()], clientKey);
    expect(await order([coffee(), lunch()], clientKey)).toEqual(first);
    for (const other of [
      [coffee()],
      [coffee(), lunch(), camera()],
      [lunch(), coffee()],
      [coffee(), lunch(9)],
    ]) {
      expect(await refusalOf(order(other, clientKey))).toMatchObject({ code: 'idempotency-key-reused' });
    }
    expect(await templates()).toHaveLength(2);
  });

  test('twice at the same instant it is one order', async () => {
    const clientKey = randomUUID();
    const [one, other] = await Promise.all([
      order([coffee(), camera()], clientKey),
      order([coffee(), camera()], clientKey),
    ]);
    expect(one).toEqual(other);
    expect(await templates()).toHaveLength(2);
  });

  test('takes one to ten', async () => {
    expect(await refusalOf(order([]))).toMatchObject({
      status: 422,
      errors: [{ pointer: '/body/deliveries' }],
    });
    const many = Array.from({ length: 11 }, clearUp);
    expect(await refusalOf(order(many))).toMatchObject({
      status: 422,
      errors: [{ pointer: '/body/deliveries' }],
    });
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
