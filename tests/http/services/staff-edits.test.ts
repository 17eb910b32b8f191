import { randomUUID } from 'node:crypto';
import { readFinance } from '../../../contract/finance.ts';
import { changeItem, readMenu } from '../../../contract/menus.ts';
import { readRequest } from '../../../contract/request-page.ts';
import {
  answerRequest,
  changeProvider,
  listProviders,
  listRequests,
} from '../../../contract/service-teams.ts';
import { editRequest } from '../../../contract/staff-edits.ts';
import {
  addTemplate,
  changeTemplate,
  listTemplates,
  ProviderId,
  readProviderMenu,
} from '../../../contract/services.ts';
import type { RequestId } from '../../../contract/services.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { layMenu } from '../../support/lay-menu.ts';
import { aPane, clockTo, mailTo, meetingPath, send } from '../scenarios/a-booking.ts';

const thursday = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' };

describeOnBothDatabases('what the team changes of an order', (_create, kind) => {
  let house: House;
  let kitchen: ProviderId;
  let request: RequestId;
  let meeting: string;
  let hana: Awaited<ReturnType<House['portal']>>['call'];
  let anna: Awaited<ReturnType<House['caller']>>;
  let pane: ReturnType<typeof aPane>;
  let items: Readonly<Record<string, string>>;
  let centers: Readonly<Record<string, string>>;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
  });
  beforeEach(async () => {
    await house.reset();
    hana = (await house.portal('hana')).call;
    kitchen = ProviderId.parse(await layMenu(house));
    const menu = await hana(readMenu, { params: { id: kitchen } });
    items = Object.fromEntries(menu.items.map(({ name, id }) => [name, id]));
    const { costCenters } = await hana(readFinance, {});
    centers = Object.fromEntries(costCenters.map(({ code, id }) => [code, id]));
    anna = await house.caller('anna');
    pane = aPane(anna, 'anna', 'Anna Holm');
    await pane.say({ rooms: ['fjord'], ...thursday });
    await anna(addTemplate, {
      params: { bookingKey: pane.bookingKey },
      body: {
        clientKey: randomUUID(),
        provider: kitchen,
        text: '',
        lines: [
          { item: items['Coffee'] ?? '', quantity: 8 },
          { item: items['Lunch'] ?? '', quantity: 6 },
        ] as never[],
        costCenter: centers['1000'],
      },
    });
    meeting = await send(house, { rooms: ['fjord'], ...thursday });
    const [first] = await eventually(board, (seen) => seen.length === 1);
    if (!first) throw new Error('the request did not come');
    request = first.id;
  });
  afterAll(() => house.close());

  async function board() {
    const query = { provider: kitchen, from: '2026-11-29T23:00:00.000Z', to: '2026-12-30T23:00:00.000Z' };
    return (await hana(listRequests, { query })).requests;
  }
  const edit = (body: object, version = 1) =>
    hana(editRequest, { params: { id: request }, version, body: { reason: 'as agreed', ...body } as never });

  test('costs to the cent what stands on it, with the prices of then and a discount of a line; the organizer is told once, before and after', async () => {
    await hana(changeItem, {
      params: { id: items['Coffee'] as never },
      version: 1,
      body: { unitPrice: 9_900 },
    });
    const kept = [
      { line: 0, quantity: 10, discount: 1_000 },
      { line: 1, quantity: 6 },
    ];
    const changed = await edit({ kept, reason: 'Two more came, and the machine was slow' });
    // 10 × 25.00 − 10 % = 225.00; 6 × 95.00 = 570.00; VAT 56.25 + 142.50.
    expect(changed).toMatchObject({
      version: 2,
      status: 'pending',
      lines: [
        { quantity: 10, discount: 1_000, net: 22_500, vat: 5_625 },
        { net: 57_000, vat: 14_250 },
      ],
      total: { net: 79_500, vat: 19_875, gross: 99_375 },
      costCenter: { code: '1000' },
    });
    const [template] = await pane.templates();
    expect(template).toMatchObject({
      total: { gross: 99_375 },
      version: 2,
      requests: [{ total: { gross: 99_375 } }],
    });

    await clockTo(house, '2026-11-30T08:06:00.000Z');
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.some(({ text }) => text.includes('machine was slow')),
    );
    const telling = mails.filter(({ text }) => text.includes('machine was slow'));
    expect(telling).toHaveLength(1);
    const text = telling[0]?.text ?? '';
    expect(text).toMatch(/Ordered before: 8 × Coffee\s+6 × Lunch/);
    expect(text).toMatch(/Total before: DKK.962\.50/);
    expect(text).toMatch(/Ordered: 10 × Coffee −10 %\s+6 × Lunch/);
    expect(text).toMatch(/Total with VAT: DKK.993\.75/);
  });

  test('what costs something for the first time asks the organizer for a cost center, and stands without one until then', async () => {
    const asked = await anna(addTemplate, {
      params: { bookingKey: pane.bookingKey },
      body: { clientKey: randomUUID(), provider: kitchen, text: 'A birthday cake' },
    });
    const cake = await eventually(
      async () => (await board()).find(({ text }) => text === 'A birthday cake'),
      (seen) => seen !== undefined,
    );
    const body = {
      kept: [],
      added: [{ item: items['Lunch'], quantity: 2 }],
      reason: 'The cake is on the menu',
    };
    const priced = await hana(editRequest, {
      params: { id: cake?.id ?? request },
      version: 1,
      body: body as never,
    });
    expect(priced).toMatchObject({ total: { net: 19_000 }, costCenter: null });

    await clockTo(house, '2026-11-30T08:06:00.000Z');
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.some(({ text }) => text.includes('The cake is on the menu')),
    );
    const telling = mails.find(({ text }) => text.includes('The cake is on the menu'))?.text;
    expect(telling).toMatch(/Charged to: Nobody yet\. Open the meeting in Outlook/);

    const params = { template: asked.id };
    const lines = [{ item: items['Lunch'] ?? '', quantity: 3 }] as never[];
    const change = (more: object) => anna(changeTemplate, { params, version: 2, body: { lines, ...more } });
    expect(await refusalOf(change({}))).toMatchObject({ code: 'invalid-request' });
    expect(await change({ costCenter: centers['1000'] })).toMatchObject({ costCenter: { code: '1000' } });
  });

  test('what was charged to somebody asks for nothing', async () => {
    await edit({ kept: [{ line: 0, quantity: 9 }], reason: 'One more came' });
    await clockTo(house, '2026-11-30T08:06:00.000Z');
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.some(({ text }) => text.includes('One more came')),
    );
    expect(mails.find(({ text }) => text.includes('One more came'))?.text).not.toContain('Charged to');
  });

  test('an order never closes earlier to whoever placed it because the team changed something in it', async () => {
    const [before] = await board();
    const team = (await hana(listProviders, {})).providers.find(({ id }) => id === kitchen);
    await hana(changeProvider, {
      params: { id: kitchen },
      version: team?.version ?? 0,
      body: { deadlineRule: { kind: 'days-before', days: 9, time: '08:00' } as never },
    });
    const kept = [
      { line: 0, quantity: 8, discount: 1_000 },
      { line: 1, quantity: 6 },
    ];
    expect(await edit({ kept })).toMatchObject({ version: 2, deadline: before?.deadline });
    const more = await edit({ kept: [{ line: 0, quantity: 9 }] }, 2);
    expect(more).toMatchObject({ lines: [{ quantity: 9 }], deadline: before?.deadline });
  });

  test('a discount of the team stays with its line when the organizer orders more, and what is added has none', async () => {
    await edit({
      kept: [
        { line: 0, quantity: 8, discount: 1_000 },
        { line: 1, quantity: 6 },
      ],
    });
    await hana(changeItem, {
      params: { id: items['Lunch'] as never },
      version: 1,
      body: { unitPrice: 9_900 },
    });
    const [template] = await pane.templates();
    const order = (coffees: number, seenTotal: number) =>
      anna(changeTemplate, {
        params: { template: template?.id ?? '' },
        version: 2,
        body: {
          lines: [
            { item: items['Coffee'] ?? '', quantity: coffees },
            { item: items['Lunch'] ?? '', quantity: 6 },
            { item: items['Lunch'] ?? '', quantity: 4 },
          ] as never[],
          seenTotal,
        },
      });
    // 12 × 25.00 − 10 % = 270.00; 6 × 95.00 as ordered; 4 × 99.00 as it costs by now; VAT 25 %.
    const refused = await refusalOf(order(12, 154_500 + 7_500));
    expect(refused).toMatchObject({ code: 'price-changed', status: 409 });
    const changed = await order(12, 33_750 + 71_250 + 49_500);
    expect(changed).toMatchObject({
      lines: [
        { quantity: 12, discount: 1_000, net: 27_000 },
        { quantity: 6, discount: 0, net: 57_000 },
        { quantity: 4, discount: 0, net: 39_600 },
      ],
      total: { gross: 154_500 },
      requests: [{ status: 'pending', total: { gross: 154_500 } }],
    });
    expect(await board()).toMatchObject([{ total: { gross: 154_500 } }]);
  });

  test('what a request takes itself counts as left for it, and for nobody else’s', async () => {
    const of = async (call: typeof anna, instead?: string) => {
      const query = { room: ['fjord@nordhavn.example'], ...thursday };
      const menu = await call(readProviderMenu, {
        params: { provider: kitchen },
        query: { ...query, ...(instead !== undefined && { instead }) },
      });
      return menu.items.find(({ name }) => name === 'Lunch')?.left;
    };
    const [template] = await pane.templates();
    const all = await of(anna, template?.id);
    expect(await of(anna)).toBe((all ?? 0) - 6);
    expect(await refusalOf(of(await house.caller('carla'), template?.id))).toMatchObject({ status: 404 });
    expect(await refusalOf(of(anna, randomUUID()))).toMatchObject({ status: 404 });
  });

  test('takes lines away and adds others from the menu as it is now, with what is chosen of them', async () => {
    const menu = await hana(readMenu, { params: { id: kitchen } });
    const milk = menu.items.find(({ name }) => name === 'Coffee')?.options[0];
    const oat = milk?.choices.find(({ name }) => name === 'Oat drink');
    const added = [
      {
        item: items['Coffee'],
        quantity: 2,
        options: [{ option: milk?.id, choice: oat?.id }],
        discount: 5_000,
      },
    ];
    const changed = await edit({ kept: [{ line: 1, quantity: 6 }], added });
    expect(changed.lines.map(({ name, quantity, net }) => [name, quantity, net])).toEqual([
      ['Lunch', 6, 57_000],
      ['Coffee', 2, 2_800],
    ]);
  });

  test.each([
    ['a line that is not there', { kept: [{ line: 7, quantity: 1 }] }, '/body/kept/0/line'],
    [
      'a line twice',
      {
        kept: [
          { line: 0, quantity: 1 },
          { line: 0, quantity: 2 },
        ],
      },
      '/body/kept/1/line',
    ],
    ['none of a line', { kept: [{ line: 0, quantity: 0 }] }, '/body/kept/0/quantity'],
    [
      'more than everything off',
      { kept: [{ line: 0, quantity: 1, discount: 10_001 }] },
      '/body/kept/0/discount',
    ],
    [
      'something that is on no menu',
      { kept: [], added: [{ item: randomUUID(), quantity: 1 }] },
      '/body/added/0/item',
    ],
    ['nothing at all', { kept: [] }, '/body/kept'],
    ['no reason', { kept: [{ line: 0, quantity: 1 }], reason: ' ' }, '/body/reason'],
    [
      'a payer that is not there',
      { kept: [{ line: 0, quantity: 1 }], costCenter: randomUUID() },
      '/body/costCenter',
    ],
  ])('refuses %s at its field, and changes nothing', async (_case, body, pointer) => {
    expect(await refusalOf(edit(body))).toMatchObject({ status: 422, errors: [{ pointer }] });
    expect(await board()).toMatchObject([{ version: 1, total: { gross: 96_250 } }]);
  });

  test('of two who change it at once one is told what it has become; saying the same again changes nothing', async () => {
    const kept = [{ line: 0, quantity: 9 }];
    const answers = await Promise.allSettled([edit({ kept }), edit({ kept: [{ line: 1, quantity: 9 }] })]);
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toMatchObject([{ code: 'changed-meanwhile', status: 409, current: { version: 2 } }]);
    const [now] = await board();
    const same = now?.lines.map(({ quantity }, line) => ({ line, quantity }));
    expect(await edit({ kept: same }, 2)).toMatchObject({ version: 2 });
  });

  test('what ended cannot be changed any more; what is completed still can', async () => {
    const params = { id: request };
    const accepted = await hana(answerRequest, { params, version: 1, body: { action: 'accept' } });
    const done = await hana(answerRequest, {
      params,
      version: accepted.version,
      body: { action: 'complete' },
    });
    const kept = [{ line: 0, quantity: 7 }];
    const put = await edit({ kept }, done.version);
    expect(put).toMatchObject({ status: 'completed', total: { gross: 21_875 } });
    expect(await hana(readRequest, { params })).toMatchObject({ whyNotEdited: null });
  });

  test('what was canceled with its meeting cannot be changed', async () => {
    await house.control('DELETE', meetingPath(meeting));
    const [gone] = await eventually(board, ([one]) => one?.status === 'canceled');
    expect(await refusalOf(edit({ kept: [{ line: 0, quantity: 1 }] }, gone?.version))).toMatchObject({
      code: 'not-possible-now',
    });
    expect(await hana(readRequest, { params: { id: request } })).toMatchObject({
      whyNotEdited: expect.stringContaining('canceled'),
    });
    expect((await anna(listTemplates, { params: { bookingKey: pane.bookingKey } })).templates).toHaveLength(
      1,
    );
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
