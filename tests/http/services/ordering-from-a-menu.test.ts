import { randomUUID } from 'node:crypto';
import { addCostCenter, changeCostCenter, readFinance } from '../../../contract/finance.ts';
import { putMeeting } from '../../../contract/meetings.ts';
import { addItem, changeItem, removeItem } from '../../../contract/menus.ts';
import { listUnits } from '../../../contract/organization.ts';
import { readPortalMe } from '../../../contract/portal.ts';
import { ProblemBody } from '../../../contract/problem.ts';
import { addProvider, listRequests } from '../../../contract/service-teams.ts';
import {
  addTemplate,
  changeTemplate,
  listRoomProviders,
  listTemplates,
  readProviderMenu,
} from '../../../contract/services.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { clockTo, mailTo, meetingPath, send } from '../scenarios/a-booking.ts';

const wednesday = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const room = 'fjord@nordhavn.example';
const noonBefore = (days: number) => ({ kind: 'days-before' as const, days, time: '12:00' });

describe('ordering from a menu', () => {
  let house: House;
  let hana: Awaited<ReturnType<House['portal']>>;
  let provider = '';
  let coffee = '';
  let lunch = '';
  let centers: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    house = await startHouse();
  });
  beforeEach(async () => {
    await house.reset();
    hana = await house.portal('hana');
    const units = (await hana.call(listUnits, {})).units.filter(({ name }) => name === 'CPH');
    const canteen = {
      id: randomUUID(),
      kind: 'catering' as const,
      name: 'Canteen',
      mail: 'canteen@nordhavn.example',
      language: 'en',
      timeZone: 'Europe/Copenhagen',
      deadlineRule: noonBefore(1),
      accepts: 'by-hand' as const,
      whilePending: 'send' as const,
      followsToNewRoom: true,
      lateFeeRate: 5_000,
      units: units.map(({ id }) => id),
      members: [],
    };
    provider = (await hana.call(addProvider, { body: canteen })).id;
    const finance = await hana.call(readFinance, {});
    centers = Object.fromEntries(finance.costCenters.map(({ code, id }) => [code, id]));
    const vat = finance.vatCategories[0]?.id ?? '';
    coffee = await item({ name: 'Coffee', unitPrice: 2_500, vat });
    lunch = await item({
      name: 'Lunch',
      unitPrice: 9_500,
      vat,
      deadline: noonBefore(2),
      covers: 1,
      least: 4,
    });
  });
  afterAll(() => house.close());

  async function item(more: { name: string; unitPrice: number; vat: string } & Record<string, unknown>) {
    const plain = {
      category: null,
      description: '',
      unit: 'per person',
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
    };
    const body = { id: randomUUID(), ...plain, ...more };
    return (await hana.call(addItem, { params: { id: provider }, body })).id;
  }

  async function pane(person = 'anna', when = wednesday) {
    const call = await house.caller(person);
    const params = { bookingKey: randomUUID() };
    const form = { rooms: [room], ...when, timeZone: 'Europe/Copenhagen', signal: 'send' as const };
    await call(putMeeting, { params, body: { organizer: `${person}@nordhavn.example`, ...form } });
    const order = (lines: readonly object[], more: object = {}) => {
      const body = { clientKey: randomUUID(), provider, text: '', costCenter: centers['1000'] ?? null };
      return call(addTemplate, { params, body: { ...body, lines: lines as never[], ...more } });
    };
    const templates = async () => (await call(listTemplates, { params })).templates;
    return { call, params, order, templates };
  }

  const board = async () => {
    const query = { provider, from: '2026-11-29T23:00:00.000Z', to: '2026-12-30T23:00:00.000Z' };
    return (await hana.call(listRequests, { query })).requests;
  };
  test('S20: eight coffees cost 250.00 to the cent, and the kitchen sees them once the meeting is real', async () => {
    const anna = await pane();
    const ordered = await anna.order([{ item: coffee, quantity: 8 }], { seenTotal: 25_000 });
    expect(ordered).toMatchObject({
      status: 'draft',
      total: { net: 20_000, vat: 5_000, gross: 25_000, currency: 'DKK' },
      costCenter: { code: '1000' },
      deadline: { at: '2026-12-01T11:00:00.000Z' },
    });
    expect(await board()).toEqual([]);

    await send(house, { rooms: ['fjord'], ...wednesday });
    const requests = await eventually(board, (seen) => seen.length > 0);
    expect(requests).toMatchObject([
      {
        lines: [{ name: 'Coffee', quantity: 8, gross: 25_000 }],
        total: { gross: 25_000 },
        costCenter: { code: '1000' },
      },
    ]);
    const [mail] = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.length > 0,
    );
    expect(mail?.text).toContain('8 × Coffee');
    expect(mail?.text).toMatch(/DKK.250\.00/);
  });

  test('S19: lunch is there until noon two days before, and what is too late says since when', async () => {
    const [on, over] = ['2026-11-30T10:59:00.000Z', '2026-11-30T11:01:00.000Z'];
    await clockTo(house, on);
    const anna = await pane();
    await anna.order([{ item: lunch, quantity: 6 }]);

    await clockTo(house, over);
    const query = { room: [room], ...wednesday };
    const offered = await anna.call(readProviderMenu, { params: { provider }, query });
    expect(offered.items.map(({ name, closes }) => [name, closes.isPassed])).toEqual([
      ['Coffee', false],
      ['Lunch', true],
    ]);
    const refused = await refusalOf(anna.order([{ item: lunch, quantity: 6 }]));
    expect(refused).toMatchObject({
      code: 'deadline-passed',
      detail: expect.stringContaining('Mon 30 Nov 2026, 12:00'),
    });
    await anna.order([{ item: coffee, quantity: 6 }]);
  });

  test.each([
    ['nothing of it', { quantity: 0 }, '/body/lines/0/quantity'],
    ['less than nothing', { quantity: -1 }, '/body/lines/0/quantity'],
    ['a thousand million', { quantity: 1e9 }, '/body/lines/0/quantity'],
    ['a quantity in words', { quantity: 'ten' }, '/body/lines/0/quantity'],
    ['something that is on no menu', { item: randomUUID(), quantity: 1 }, '/body/lines/0/item'],
  ])('S20: %s is a mistake at its field', async (_case, line, pointer) => {
    const anna = await pane();
    const me = await hana.call(readPortalMe, {});
    const reply = await fetch(
      `${house.productUrl}/addin-api/meetings/${anna.params.bookingKey}/service-requests`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await house.token('anna')}`,
          'foyer-organization': me.organizations[0]?.id ?? '',
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          clientKey: randomUUID(),
          provider,
          text: '',
          lines: [{ item: coffee, ...line }],
        }),
      },
    );

    expect(reply.status).toBe(422);
    expect(ProblemBody.parse(await reply.json()).errors?.map((one) => one.pointer)).toContain(pointer);
    expect(await anna.templates()).toEqual([]);
  });

  test('S20: cost center 2000 is for Sales only, also for somebody who knows its id', async () => {
    const [anna, carla] = [await pane('anna'), await pane('carla')];
    const lines = [{ item: coffee, quantity: 1 }];
    await anna.order(lines, { costCenter: centers['2000'] });

    expect(await refusalOf(carla.order(lines, { costCenter: centers['2000'] }))).toMatchObject({
      code: 'permission-missing',
      status: 403,
    });
    expect(await refusalOf(carla.order(lines, { costCenter: null }))).toMatchObject({
      errors: [{ pointer: '/body/costCenter' }],
    });
    expect(await refusalOf(carla.order(lines, { costCenter: randomUUID() }))).toMatchObject({
      errors: [{ pointer: '/body/costCenter' }],
    });
    expect(await carla.templates()).toEqual([]);
  });

  test('a price that changed in between is shown with both totals, and nothing is ordered', async () => {
    const anna = await pane();
    await hana.call(changeItem, { params: { id: coffee }, version: 1, body: { unitPrice: 2_750 } });

    expect(await refusalOf(anna.order([{ item: coffee, quantity: 8 }], { seenTotal: 25_000 }))).toMatchObject(
      {
        code: 'price-changed',
        detail: expect.stringMatching(/DKK 250\.00.*DKK 275\.00/),
      },
    );
    expect(await anna.templates()).toEqual([]);
  });

  test('what was ordered keeps its price, also when its item leaves the menu; a changed order is priced anew', async () => {
    const anna = await pane();
    const ordered = await anna.order([{ item: coffee, quantity: 8 }]);
    await hana.call(changeItem, { params: { id: coffee }, version: 1, body: { unitPrice: 3_000 } });
    expect(await anna.templates()).toMatchObject([{ total: { gross: 25_000 } }]);

    const change = { params: { template: ordered.id }, version: ordered.version };
    const more = await anna.call(changeTemplate, {
      ...change,
      body: { lines: [{ item: coffee, quantity: 10 }] },
    });
    expect(more).toMatchObject({ total: { gross: 37_500 }, costCenter: { code: '1000' }, version: 2 });

    await hana.call(removeItem, { params: { id: coffee }, version: 2 });
    expect(await anna.templates()).toMatchObject([{ lines: [{ name: 'Coffee' }], total: { gross: 37_500 } }]);
    const again = { ...change, version: 2, body: { lines: [{ item: coffee, quantity: 12 }] } };
    expect(await refusalOf(anna.call(changeTemplate, again))).toMatchObject({
      errors: [{ pointer: '/body/lines/0/item', detail: 'is not on the menu any more' }],
    });
  });

  test('the same key with the same order is one order, with another it is refused', async () => {
    const anna = await pane();
    const clientKey = randomUUID();
    const lines = [{ item: coffee, quantity: 8 }];
    const first = await anna.order(lines, { clientKey });
    expect(await anna.order(lines, { clientKey })).toEqual(first);
    expect(await refusalOf(anna.order([{ item: coffee, quantity: 9 }], { clientKey }))).toMatchObject({
      code: 'idempotency-key-reused',
      status: 409,
    });
    expect(await anna.templates()).toHaveLength(1);
  });

  test('S15: canceled in time it costs nothing; after the deadline the fee of the kitchen is charged', async () => {
    const lines = [{ item: coffee, quantity: 8 }];
    const early = await pane();
    await early.order(lines);
    const first = await send(house, { rooms: ['fjord'], ...wednesday });
    await eventually(board, (seen) => seen.length === 1);
    await house.control('DELETE', meetingPath(first));
    await eventually(board, (seen) => seen[0]?.status === 'canceled');
    expect((await early.templates())[0]?.requests).toMatchObject([{ status: 'canceled', fee: null }]);

    const late = await pane();
    await late.order(lines);
    const second = await send(house, { rooms: ['fjord'], ...wednesday });
    await eventually(board, (seen) => seen.length === 2);
    await clockTo(house, '2026-12-01T11:30:00.000Z');
    await house.control('DELETE', meetingPath(second));
    await eventually(board, (seen) => seen.some(({ status }) => status === 'canceled-late'));
    expect((await late.templates())[0]?.requests).toMatchObject([
      { status: 'canceled-late', fee: { net: 10_000, vat: 2_500, gross: 12_500 } },
    ]);
  });

  test('says which teams have a menu, and offers it with who can be charged', async () => {
    const anna = await pane();
    const query = { room: [room], ...wednesday };
    const { providers } = await anna.call(listRoomProviders, { query });
    expect(providers.map(({ name, hasMenu }) => [name, hasMenu])).toEqual([
      ['Canteen', true],
      ['Canteen CPH', true],
      ['AV CPH', true],
      ['House team CPH', false],
    ]);
    const { currency, costCenters } = await anna.call(readProviderMenu, { params: { provider }, query });
    expect([currency, costCenters.map(({ code }) => code)]).toEqual(['DKK', ['1000', '2000']]);

    const elsewhere = { ...query, room: ['hudson@nordhavn.example'] };
    expect(
      await refusalOf(anna.call(readProviderMenu, { params: { provider }, query: elsewhere })),
    ).toMatchObject({
      status: 404,
    });
  });

  test('where nobody keeps cost centers, nobody is asked for one', async () => {
    const { costCenters } = await hana.call(readFinance, {});
    for (const { id, version } of costCenters) {
      await hana.call(changeCostCenter, { params: { id }, version, body: { isActive: false } });
    }
    const anna = await pane();
    expect(await anna.order([{ item: coffee, quantity: 1 }], { costCenter: null })).toMatchObject({
      costCenter: null,
    });
    const body = { id: randomUUID(), code: '3000', name: 'Later', isOpen: true, holders: [] };
    await hana.call(addCostCenter, { body });
    expect(await refusalOf(anna.order([{ item: coffee, quantity: 1 }], { costCenter: null }))).toMatchObject({
      errors: [{ pointer: '/body/costCenter', detail: 'must be chosen' }],
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
