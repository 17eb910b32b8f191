import { randomUUID } from 'node:crypto';
import { listAudit } from '../../../contract/audit.ts';
import { readFinance } from '../../../contract/finance.ts';
import { putMeeting } from '../../../contract/meetings.ts';
import { readMenu } from '../../../contract/menus.ts';
import { MOST_PREVIEWED, previewItem, previewProvider } from '../../../contract/rule-preview.ts';
import { changeProvider, listProviders } from '../../../contract/service-teams.ts';
import { addTemplate, ProviderId } from '../../../contract/services.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { boardFor, order } from '../../support/deliver-orders.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { layMenu } from '../../support/lay-menu.ts';

/** Monday 30 November 2026, 09:00 in Copenhagen; 14:00 UTC is 15:00 there, an hour that is free every day. */
const afternoon = (day: number) => ({
  start: `2026-12-${day}T14:00:00.000Z`,
  end: `2026-12-${day}T15:00:00.000Z`,
});
const [wednesday, friday] = [afternoon(16), afternoon(18)];
const days = (count: number) => ({ kind: 'days-before' as const, days: count, time: '12:00' });

describeOnBothDatabases('a dry run of a rule', (_create, database) => {
  let house: House;
  let provider = '';
  beforeAll(async () => {
    house = await startHouse({ database, now: '2026-12-14T08:00:00.000Z' });
  });
  beforeEach(async () => {
    await house.reset();
    provider = await layMenu(house);
  });
  afterAll(() => house.close());

  /** Coffee for eight on Wednesday, for three on Friday. */
  async function ordered() {
    await order(house, provider, { room: 'fjord', ...wednesday, coffees: 8 });
    await order(house, provider, { room: 'skov', ...friday, coffees: 3 });
    const { call } = await house.portal('hana');
    const canteen = (await call(listProviders, {})).providers.find(({ id }) => id === provider);
    if (!canteen) throw new Error('fixture F0 has a kitchen');
    return { call, canteen, params: { id: canteen.id }, version: canteen.version };
  }

  test('S33: names the upcoming requests, then it is saved with before and after, and who is late loses nothing', async () => {
    const { call, canteen, params, version } = await ordered();
    const before = await boardFor(house, provider);
    const body = { deadlineRule: days(3) };

    const { touched, ...looked } = await call(previewProvider, { params, version, body });
    expect(looked).toMatchObject({ looked: 2, next: null, timeZone: 'Europe/Copenhagen' });
    expect(
      touched.map(({ room, what, organizer, effects }) => [room.name, what, organizer, effects]),
    ).toEqual([
      [
        'fjord',
        '8 × Coffee',
        'Anna Holm',
        [
          {
            kind: 'deadline',
            from: '2026-12-15T11:00:00.000Z',
            to: '2026-12-11T11:00:00.000Z',
            isLate: true,
            sentence: expect.stringMatching(
              /took requests until Fri 11 Dec 2026, 12:00, 3 opening days before/,
            ),
          },
        ],
      ],
      [
        'skov',
        '3 × Coffee',
        'Anna Holm',
        [
          {
            kind: 'deadline',
            from: '2026-12-17T11:00:00.000Z',
            to: '2026-12-15T11:00:00.000Z',
            isLate: false,
            sentence: expect.stringMatching(/takes requests until Tue 15 Dec 2026, 12:00/),
          },
        ],
      ],
    ]);
    expect(await boardFor(house, provider)).toEqual(before); // looked at, not changed

    const saved = await call(changeProvider, { params, version, body });
    expect(saved).toMatchObject({ version: version + 1, deadlineRule: days(3) });
    const [entry] = (await call(listAudit, { query: { action: 'provider.changed' } })).entries;
    expect(entry).toMatchObject({
      actor: { kind: 'person', name: 'Hana Berg' },
      subject: { kind: 'provider', id: provider, name: canteen.name },
      before: { deadlineRule: days(1) },
      after: { deadlineRule: days(3) },
    });
    const stands = (await boardFor(house, provider)).map(({ deadline }) => deadline.at);
    expect(stands).toEqual(before.map(({ deadline }) => deadline.at)); // what was ordered keeps its deadline

    const mine = { lateFeeRate: 2_500 };
    const late = { code: 'changed-meanwhile', status: 409 };
    await expect(call(previewProvider, { params, version, body: mine })).rejects.toMatchObject(late);
    await expect(call(changeProvider, { params, version, body: mine })).rejects.toMatchObject(late);
    expect((await call(listProviders, {})).providers.find(({ id }) => id === provider)).toEqual(saved);
  });

  test('asks of places, days, capacity, the fee and use, and says nothing where nothing is touched', async () => {
    const { call, params, version } = await ordered();
    const effectsOf = async (body: object) =>
      (await call(previewProvider, { params, version, body })).touched.map(({ room, effects }) => [
        room.name,
        ...effects.map(({ kind }) => kind),
      ]);

    expect(await effectsOf({ units: [] })).toEqual([
      ['fjord', 'not-served'],
      ['skov', 'not-served'],
    ]);
    const off = [{ from: '2026-12-18', to: '2026-12-18', name: 'Stocktaking' }];
    expect(await effectsOf({ closedDays: off })).toEqual([['skov', 'closed']]);
    expect(await effectsOf({ lateFeeRate: 10_000 })).toEqual([
      ['fjord', 'late-fee'],
      ['skov', 'late-fee'],
    ]);
    expect(await effectsOf({ isActive: false })).toEqual([
      ['fjord', 'out-of-use'],
      ['skov', 'out-of-use'],
    ]);
    expect(await effectsOf({ followsToNewRoom: false })).toEqual([
      ['fjord', 'stays-behind'],
      ['skov', 'stays-behind'],
    ]);
    expect(await effectsOf({ name: 'Canteen', accepts: 'automatically' })).toEqual([]);
  });

  test('asks of what an item of the menu would be, for those who may write it only', async () => {
    const { call } = await ordered();
    const id = ProviderId.parse(provider);
    const coffee = (await call(readMenu, { params: { id } })).items.find(({ name }) => name === 'Coffee');
    if (!coffee) throw new Error('there is coffee on the menu');
    const input = { params: { id: coffee.id }, version: coffee.version };
    const preview = async (body: object) => (await call(previewItem, { ...input, body })).touched;

    expect(await preview({ deadline: days(3) })).toMatchObject([
      { room: { name: 'fjord' }, effects: [{ kind: 'deadline', isLate: true }] },
      { room: { name: 'skov' }, effects: [{ kind: 'deadline', isLate: false }] },
    ]);
    expect(await preview({ weekdays: [1, 2, 3] })).toMatchObject([
      { room: { name: 'skov' }, effects: [{ kind: 'closed', sentence: expect.stringContaining('Coffee') }] },
    ]);
    expect(await preview({ stock: 5 })).toMatchObject([
      { room: { name: 'fjord' }, effects: [{ kind: 'over-capacity' }] },
    ]);
    expect(await preview({ name: 'Coffee with care' })).toEqual([]);

    const dora = await house.portal('dora');
    expect((await dora.call(previewItem, { ...input, body: { stock: 5 } })).touched).toHaveLength(1);
    const erik = await house.portal('erik'); // of another team
    await expect(erik.call(previewItem, { ...input, body: { stock: 5 } })).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      dora.call(previewProvider, { params: { id }, version: 1, body: { lateFeeRate: 0 } }),
    ).rejects.toMatchObject({ code: 'permission-missing' });
  });

  test('says for how many orders on meetings that were not sent yet something would be different, and not for whom', async () => {
    const { call, params, version } = await ordered();
    const finance = await call(readFinance, {});
    const costCenter = finance.costCenters[0]?.id ?? null;
    const coffee = (await call(readMenu, { params })).items.find(({ name }) => name === 'Coffee');
    if (!coffee) throw new Error('there is coffee on the menu');
    const anna = await house.caller('anna');
    for (const when of [wednesday, friday]) {
      const draft = { bookingKey: randomUUID() };
      const form = { organizer: 'anna@nordhavn.example', rooms: ['fjord@nordhavn.example'], ...when };
      const plan = { ...form, timeZone: 'Europe/Copenhagen', signal: 'compose' as const };
      await anna(putMeeting, { params: draft, body: plan });
      const lines = [{ item: coffee.id, quantity: 4, options: [] }];
      const body = { clientKey: randomUUID(), provider: params.id, text: '', lines, costCenter };
      await anna(addTemplate, { params: draft, body });
    }
    const preview = (body: object, query = {}) => call(previewProvider, { params, version, body, query });

    const off = [{ from: '2026-12-18', to: '2026-12-18', name: 'Stocktaking' }];
    const closed = await preview({ closedDays: off });
    expect(closed).toMatchObject({ looked: 2, drafts: { looked: 2, touched: 1 } });
    expect(closed.touched).toMatchObject([{ room: { name: 'skov' } }]); // what was sent, and nothing else
    expect(await preview({ units: [] })).toMatchObject({ drafts: { looked: 2, touched: 2 } });
    expect(await preview({ name: 'Canteen' })).toMatchObject({ drafts: { looked: 2, touched: 0 } });

    const [first] = (await preview({ units: [] })).touched;
    const rest = await preview({ units: [] }, { after: `${first?.deliverAt}_${first?.id}` });
    expect(rest.drafts).toBeNull();
  });

  test('goes on where a page ended', async () => {
    const { call, params, version } = await ordered();
    const body = { deadlineRule: days(3) };
    const [first] = (await call(previewProvider, { params, version, body })).touched;
    const after = `${first?.deliverAt}_${first?.id}`;

    const rest = await call(previewProvider, { params, version, body, query: { after } });
    expect(rest).toMatchObject({ looked: 1, next: null, touched: [{ room: { name: 'skov' } }] });
    expect(MOST_PREVIEWED).toBeLessThanOrEqual(200);
  });
});
