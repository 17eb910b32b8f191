import { listMyProviders, listRequests } from '../../../contract/service-teams.ts';
import { ProviderId } from '../../../contract/services.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { order } from '../../support/deliver-orders.ts';
import { layMenu } from '../../support/lay-menu.ts';

/** Who is in which group is read again after this long. */
const QUARTER = 15 * 60_000;
const week = { from: '2026-11-30T00:00:00.000Z', to: '2026-12-07T00:00:00.000Z' };

describe('S32: whoever is in the Entra group of a team', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house.close());

  test('has its board once the group was read, and has it no more with the first request after it was read without them', async () => {
    const provider = ProviderId.parse(await layMenu(house));
    const slot = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' };
    const { request } = await order(house, provider, { room: 'fjord', ...slot, coffees: 3 });
    const ivan = await house.portal('ivan');
    ivan.actIn((await house.portal('hana')).organization());
    const board = async () => (await ivan.call(listRequests, { query: { provider, ...week } })).requests;
    await expect(ivan.call(listMyProviders, {})).rejects.toMatchObject({ status: 403 });
    await expect(board()).rejects.toMatchObject({ status: 403 });

    await house.control('PUT', '/people/ivan', { groups: ['Canteen CPH'] });
    house.realTime.ahead += QUARTER;
    const { providers } = await ivan.call(listMyProviders, {});
    expect(providers.map(({ name }) => name)).toEqual(['Canteen CPH']);
    expect((await board()).map(({ id }) => id)).toEqual([request.id]);

    await house.control('PUT', '/people/ivan', { groups: [] });
    house.realTime.ahead += QUARTER;
    await expect(board()).rejects.toMatchObject({ status: 403 });
    await expect(ivan.call(listMyProviders, {})).rejects.toMatchObject({ status: 403 });
  });
});
