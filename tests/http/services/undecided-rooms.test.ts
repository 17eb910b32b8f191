import { randomUUID } from 'node:crypto';
import { changeProvider, listProviders } from '../../../contract/service-teams.ts';
import { addTemplate, listRoomProviders, readProviderMenu } from '../../../contract/services.ts';
import type { BoardRequest } from '../../../contract/service-teams.ts';
import type { Call } from '../../../ui/api/call.ts';
import { boardFor } from '../../support/deliver-orders.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, address, mailTo, meetingPath, send } from '../scenarios/a-booking.ts';

const when = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
/** One team of each kind, with what is ordered of it; null: it has no menu and is told in words. */
const teams = [
  ['House team CPH', null],
  ['Canteen CPH', 'Coffee'],
  ['AV CPH', 'Camera'],
] as const;
const names = teams.map(([name]) => name);

async function orderOfEach(call: Call, bookingKey: string) {
  const query = { room: [address('bestyrelse')], ...when };
  const { providers } = await call(listRoomProviders, { query });
  for (const [name, item] of teams) {
    const provider = providers.find((one) => one.name === name)?.id;
    if (!provider) throw new Error(`${name} does not serve this room`);
    const ordered = { clientKey: randomUUID(), provider };
    const params = { bookingKey };
    if (item === null) {
      await call(addTemplate, { params, body: { ...ordered, text: 'chairs in a circle' } });
      continue;
    }
    const { items, costCenters } = await call(readProviderMenu, { params: { provider }, query });
    const lines = items.flatMap((one) =>
      one.name === item ? [{ item: one.id, quantity: 1, options: [] }] : [],
    );
    const costCenter = costCenters.find(({ code }) => code === '1000')?.id ?? null;
    await call(addTemplate, { params, body: { ...ordered, text: '', lines, costCenter } });
  }
}

const told = ({ status, flags }: BoardRequest) => [status, ...flags].join(' ');
const each = (state: string) => names.map(() => [state]);

/** The room *bestyrelse* of fixture F0 is managed: somebody answers for it. */
describe('an order for a room that has not answered yet, of a team of any kind,', () => {
  let house: House;
  let ids: ReadonlyMap<string, string>;
  beforeAll(async () => {
    house = await startHouse();
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  async function rule(rules: {
    readonly accepts: 'by-hand' | 'automatically';
    readonly whilePending: 'send' | 'hold';
  }) {
    const { call } = await house.portal('hana');
    const { providers } = await call(listProviders, {});
    const ours = providers.filter(({ name }) => names.some((one) => one === name));
    expect(ours.map(({ kind }) => kind).toSorted()).toEqual(['av', 'catering', 'set-up']);
    for (const { id, version } of ours) await call(changeProvider, { params: { id }, version, body: rules });
    ids = new Map(ours.map(({ id, name }) => [name, id]));
  }

  /** Bent orders of every team and sends; the room has not answered. */
  async function undecided() {
    const call = await house.caller('bent');
    const bent = aPane(call, 'bent');
    await bent.say({ rooms: ['bestyrelse'], ...when, organizer: 'bent' });
    await orderOfEach(call, bent.bookingKey);
    const uid = await send(house, { rooms: ['bestyrelse'], ...when, organizer: 'bent' });
    const { state } = await eventually(
      () => bent.meeting(),
      (meeting) => meeting.state === 'pending',
    );
    expect(state).toBe('pending');
    return { bent, uid };
  }
  const accept = (uid: string) =>
    house.control('POST', `${meetingPath(uid)}/answer`, { room: 'bestyrelse', response: 'accepted' });

  async function boards(): Promise<readonly (readonly string[])[]> {
    return await Promise.all(
      names.map(async (name) => (await boardFor(house, ids.get(name) ?? '')).map(told)),
    );
  }
  const boardsOnce = (state: string) =>
    eventually(boards, (all) => all.every((board) => board.join() === state));

  test('is held until the room accepts when the team wants that, and then accepted by one that does so by itself', async () => {
    await rule({ accepts: 'automatically', whilePending: 'hold' });
    const { bent, uid } = await undecided();
    const mails = await eventually(
      () => mailTo(house, 'bent'),
      (seen) => seen.some(({ text }) => names.every((name) => text.includes(name))),
    );
    expect(mails.map(({ text }) => text).join()).toContain('The room has not been approved yet.');
    expect(await boards()).toEqual([[], [], []]);
    expect((await bent.templates()).map(({ status }) => status)).toEqual(['draft', 'draft', 'draft']);

    await accept(uid);
    expect(await boardsOnce('accepted')).toEqual(each('accepted'));
  });

  test('is sent at once and marked, and accepted by itself only once the room has accepted', async () => {
    await rule({ accepts: 'automatically', whilePending: 'send' });
    const { uid } = await undecided();
    expect(await boardsOnce('pending pending-room')).toEqual(each('pending pending-room'));

    await accept(uid);
    expect(await boardsOnce('accepted')).toEqual(each('accepted'));
  });

  test('is sent at once and marked, and waits for a team that answers by hand also when the room has accepted', async () => {
    await rule({ accepts: 'by-hand', whilePending: 'send' });
    const { uid } = await undecided();
    expect(await boardsOnce('pending pending-room')).toEqual(each('pending pending-room'));

    await accept(uid);
    expect(await boardsOnce('pending')).toEqual(each('pending'));
  });
});
