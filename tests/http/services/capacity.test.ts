import { randomUUID } from 'node:crypto';
import { putMeeting } from '../../../contract/meetings.ts';
import {
  addTemplate,
  changeTemplate,
  listRoomProviders,
  readProviderMenu,
  withdrawTemplate,
} from '../../../contract/services.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import {
  address,
  boardOf,
  boardOnce,
  clockTo,
  mailTo,
  meetingPath,
  row,
  send,
} from '../scenarios/a-booking.ts';
import { answerRequest } from '../../../contract/service-teams.ts';
import { eventually } from '../../support/eventually.ts';

const at = (hour: string) => `2026-12-03T${hour}:00.000Z`; // 11:00 is 12:00 in Copenhagen
const noon = { start: at('11:00'), end: at('12:00') };
const two = { start: at('14:00'), end: at('15:00') };

/** Every Thursday at noon. */
const weekly = (endDate: string) => ({
  recurrence: {
    recurrenceType: 'weekly',
    recurrenceProperties: { interval: 1, days: ['thu'], firstDayOfWeek: 'mon' },
    seriesTime: { startDate: '2026-12-03', endDate, startTime: '12:00', durationMinutes: 60 },
  },
});

/** Fixture F0: Canteen CPH makes 60 covers an hour, AV CPH has one camera. */
describe('what a team can do at once', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  /** Somebody composes a meeting in a room. */
  async function pane(room: string, when = noon, person = 'anna') {
    const call = await house.caller(person);
    const params = { bookingKey: randomUUID() };
    const plan = (slot = when) =>
      call(putMeeting, {
        params,
        body: {
          organizer: `${person}@nordhavn.example`,
          rooms: [address(room)],
          ...slot,
          timeZone: 'Europe/Copenhagen',
          signal: 'compose',
        },
      });
    await plan();
    const query = { room: [address(room)], ...when };
    const { providers } = await call(listRoomProviders, { query });
    const idOf = (team: string) => providers.find(({ name }) => name === team)?.id ?? '';
    const menuOf = async (team: string) =>
      await call(readProviderMenu, { params: { provider: idOf(team) }, query });
    const itemOf = async (team: string, item: string) =>
      (await menuOf(team)).items.find(({ name }) => name === item);
    const order = async (team: string, item: string, quantity: number) => {
      const menu = await menuOf(team);
      const ordered = menu.items.find(({ name }) => name === item);
      return await call(addTemplate, {
        params,
        body: {
          clientKey: randomUUID(),
          provider: idOf(team),
          text: '',
          lines: [{ item: ordered?.id ?? '', quantity, options: [] }],
          costCenter: menu.costCenters[0]?.id ?? null,
        },
      });
    };
    return { call, plan, order, itemOf };
  }

  const lunch = async (room: string, quantity: number, when = noon) =>
    await (await pane(room, when)).order('Canteen CPH', 'Lunch', quantity);

  test('S13: a meeting that moves to a full hour stays where it was, and both are told', async () => {
    await lunch('fjord', 55);
    await send(house, { rooms: ['fjord'], ...noon });
    await lunch('skov', 8, two);
    const uid = await send(house, { rooms: ['skov'], ...two });
    await boardOnce(house, (all) => all.length === 2, 'dora');
    await clockTo(house, '2026-11-30T08:10:00.000Z');

    await house.control('PATCH', meetingPath(uid), noon);

    const board = await boardOnce(house, (all) => all.some(({ proposal }) => proposal !== null), 'dora');
    expect(board.map(row)).toEqual([
      `pending fjord ${noon.start}`,
      `pending over-capacity skov ${two.start}`,
    ]);
    const asked = board.find(({ proposal }) => proposal !== null);
    expect(asked).toMatchObject({
      proposal: { start: noon.start },
      reason:
        'Canteen CPH makes 60 covers an hour; for Thu 3 Dec 2026, 12:00 to 13:00 (Copenhagen time) 5 are left.',
    });
    await clockTo(house, '2026-11-30T08:20:00.000Z');
    const told = async (who: string) =>
      (await mailTo(house, who)).filter(
        ({ text }) => text.includes('Proposed') || text.includes('Foreslået'),
      );
    const [mail] = await eventually(
      () => told('anna'),
      (seen) => seen.length > 0,
    );
    expect(mail?.text).toContain('The team has not enough left for this time.');
    const [kitchen] = await eventually(
      () => told('canteen-cph'),
      (seen) => seen.length > 0,
    );
    expect(kitchen?.text).toContain('Teamet har ikke nok tilbage på dette tidspunkt.');

    const { call } = await house.portal('dora');
    const taken = await call(answerRequest, {
      params: { id: asked?.id ?? '' },
      version: asked?.version ?? 0,
      body: { action: 'accept-change', reason: null, room: null },
    });
    expect(taken).toMatchObject({ status: 'accepted', flags: [], start: noon.start });
  });

  test('of a series that is planned each date counts: one that is free is enough, and none is sold out', async () => {
    const { order, plan } = await pane('skov');
    await (await pane('fjord')).order('AV CPH', 'Camera', 1);
    await send(house, { rooms: ['fjord'], ...noon });
    await boardOnce(house, (all) => all.length === 1, 'erik');

    await plan({ ...noon, ...weekly('2026-12-03') });
    await expect(order('AV CPH', 'Camera', 1)).rejects.toMatchObject({ code: 'sold-out' });
    await plan({ ...noon, ...weekly('2026-12-10') });
    expect(await order('AV CPH', 'Camera', 1)).toMatchObject({ status: 'draft' });
  });

  test('S13: a camera that is taken already flags the request; when the other meeting dies, it goes along', async () => {
    await (await pane('fjord')).order('AV CPH', 'Camera', 1);
    const first = await send(house, { rooms: ['fjord'], ...noon });
    await (await pane('skov', two)).order('AV CPH', 'Camera', 1);
    const second = await send(house, { rooms: ['skov'], ...two });
    await boardOnce(house, (all) => all.length === 2, 'erik');

    await house.control('PATCH', meetingPath(second), noon);
    const flagged = await boardOnce(house, (all) => all.some(({ flags }) => flags.length > 0), 'erik');
    expect(flagged.map(row)).toEqual([
      `accepted fjord ${noon.start}`,
      `accepted over-capacity skov ${two.start}`,
    ]);

    await house.control('DELETE', meetingPath(first));
    const freed = await boardOnce(
      house,
      (all) => all.some(({ room, start }) => room.name === 'skov' && start === noon.start),
      'erik',
    );
    expect(freed.find(({ room }) => room.name === 'skov')).toMatchObject({ status: 'accepted', flags: [] });
  });

  test('counts what one meeting asks for twice: of two deliveries that move to an hour, one fits', async () => {
    await lunch('fjord', 20);
    const skov = await pane('skov', two);
    await skov.order('Canteen CPH', 'Lunch', 25);
    await skov.order('Canteen CPH', 'Lunch', 25);
    const uid = await send(house, { rooms: ['skov'], ...two });
    await boardOnce(house, (all) => all.length === 2, 'dora');

    await house.control('PATCH', meetingPath(uid), noon);

    const moved = await boardOnce(house, (all) => all.some(({ flags }) => flags.length > 0), 'dora');
    expect(moved.map(row).toSorted()).toEqual([
      `pending over-capacity skov ${two.start}`,
      `pending skov ${noon.start}`,
    ]);
  });

  test('refuses more than is left in the hour, says how many are, and keeps nothing', async () => {
    await lunch('fjord', 55); // nobody has sent anything yet: a draft counts

    const skov = await pane('skov');
    expect(await skov.itemOf('Canteen CPH', 'Lunch')).toMatchObject({ left: 5, unavailable: null });
    await expect(skov.order('Canteen CPH', 'Lunch', 6)).rejects.toMatchObject({
      code: 'sold-out',
      status: 409,
      detail:
        'Canteen CPH makes 60 covers an hour; for Thu 3 Dec 2026, 12:00 to 13:00 (Copenhagen time) 5 are left. Nothing was ordered: order fewer, or choose another time.',
    });
    await skov.order('Canteen CPH', 'Lunch', 5);
    expect(await skov.itemOf('Canteen CPH', 'Lunch')).toMatchObject({
      left: 0,
      unavailable: expect.stringContaining('none is left'),
    });
    await skov.order('Canteen CPH', 'Coffee', 80); // is made as it is ordered
    await lunch('lille', 60, two); // another hour
  });

  test('lets two people who order the last camera at the same instant have it once', async () => {
    const panes = await Promise.all(
      ['fjord', 'skov', 'lille', 'fjord', 'skov', 'lille'].map((room, n) =>
        pane(room, noon, n % 2 === 0 ? 'anna' : 'bent'),
      ),
    );

    const outcomes = await Promise.allSettled(panes.map((one) => one.order('AV CPH', 'Camera', 1)));

    const refused = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [String(Reflect.get(Object(one.reason), 'code'))] : [],
    );
    expect(refused).toEqual(Array.from({ length: 5 }, () => 'sold-out'));
  });

  test('gives back what was withdrawn, and what a plan does not want any more', async () => {
    const fjord = await pane('fjord');
    const { id, version } = await fjord.order('AV CPH', 'Camera', 1);
    const skov = await pane('skov');
    await expect(skov.order('AV CPH', 'Camera', 1)).rejects.toMatchObject({ code: 'sold-out' });

    await fjord.plan(two);
    const { id: second } = await skov.order('AV CPH', 'Camera', 1);
    await fjord.call(withdrawTemplate, { params: { template: id }, version });
    expect(await boardOf(house, 'erik')).toEqual([]);
    await (await pane('lille', two)).order('AV CPH', 'Camera', 1);
    expect(second).not.toBe(id);
  });

  test('is not asked for words, or for fewer: those are always taken', async () => {
    const fjord = await pane('fjord');
    const { id, version, lines } = await fjord.order('Canteen CPH', 'Lunch', 58);
    const [line] = lines;
    const change = async (body: object, seen: number) =>
      await fjord.call(changeTemplate, { params: { template: id }, version: seen, body });
    const item = { item: line?.item ?? '', options: [] };

    await expect(change({ lines: [{ ...item, quantity: 61 }] }, version)).rejects.toMatchObject({
      code: 'sold-out',
    });
    await change({ lines: [{ ...item, quantity: 60 }] }, version);
    await change({ text: 'without nuts, please' }, version + 1);
    await change({ lines: [{ ...item, quantity: 4 }] }, version + 2);
    expect(await (await pane('skov')).itemOf('Canteen CPH', 'Lunch')).toMatchObject({ left: 56 });
  });
});
