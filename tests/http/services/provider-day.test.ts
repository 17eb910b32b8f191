import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { addAssignment } from '../../../contract/access.ts';
import { listBoard, listProduction, readWeek } from '../../../contract/board.ts';
import type { BoardView } from '../../../contract/board.ts';
import { readFinance } from '../../../contract/finance.ts';
import { putMeeting } from '../../../contract/meetings.ts';
import { readMenu } from '../../../contract/menus.ts';
import { AssignmentId } from '../../../contract/primitives.ts';
import {
  addProvider,
  answerRequest,
  changeProvider,
  listProviders,
  listRequests,
} from '../../../contract/service-teams.ts';
import type { BoardRequest } from '../../../contract/service-teams.ts';
import { addTemplate, withdrawTemplate } from '../../../contract/services.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { layMenu } from '../../support/lay-menu.ts';
import { accountOf } from '../../support/portal-person.ts';
import type { PortalPerson } from '../../support/portal-person.ts';
import { clockTo, meetingPath, send } from '../scenarios/a-booking.ts';

/** An hour of a day of December 2026, on Copenhagen's clock. */
const slot = (day: number, hour: number, length = 1) => {
  const at = (clock: number) => `2026-12-0${day}T${String(clock - 1).padStart(2, '0')}:00:00.000Z`;
  return { start: at(hour), end: at(hour + length) };
};
/** `02T11`: the days and hours, UTC, at which meetings begin. */
const hours = (requests: readonly BoardRequest[]) => requests.map(({ start }) => start.slice(8, 13));

/** What a call was refused with; it must have been. */
async function problemOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('this was not refused');
}

describe('the day of a provider', () => {
  let house: House;
  let dora: PortalPerson;
  let erik: PortalPerson;
  let canteen = '';
  let items: Readonly<Record<string, string>> = {};
  let center = '';

  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house.close());

  beforeEach(async () => {
    await house.reset();
    const hana = await house.portal('hana');
    canteen = await layMenu(house);
    const menu = await hana.call(readMenu, { params: { id: canteen } });
    items = Object.fromEntries(menu.items.map(({ name, id }) => [name, id]));
    const { costCenters } = await hana.call(readFinance, {});
    center = costCenters.find(({ code }) => code === '1000')?.id ?? '';
    const [ofDora, ofErik] = [memberOf('dora'), memberOf('erik')];
    for (const { kind, tenantId, id, name } of [ofDora, ofErik]) {
      const holder = { kind, tenantId, id };
      const given = { id: AssignmentId.parse(randomUUID()), holder, holderName: name, role: 'portal-user' };
      await hana.call(addAssignment, { body: given as never });
    }
    const { providers } = await hana.call(listProviders, {});
    const { version } = providers.find(({ id }) => id === canteen) ?? { version: 0 };
    await hana.call(changeProvider, { params: { id: canteen }, version, body: { members: [ofDora] } });
    const av = {
      id: randomUUID(),
      kind: 'av' as const,
      name: 'Cameras',
      mail: null,
      language: 'en',
      timeZone: 'Europe/Copenhagen',
      deadlineRule: { kind: 'minutes-before' as const, minutes: 60 },
      accepts: 'by-hand' as const,
      whilePending: 'send' as const,
      followsToNewRoom: true,
      units: [],
      members: [ofErik],
    };
    await hana.call(addProvider, { body: av });
    [dora, erik] = [await house.portal('dora'), await house.portal('erik')];
  });

  function memberOf(handle: string) {
    const [tenantId = '', id = ''] = accountOf(house.world(), handle).split('.');
    return { kind: 'user' as const, tenantId, id, name: handle };
  }

  /** Orders for a meeting and sends it; gives the meeting's id and what was entered. */
  async function order(
    when: { start: string; end: string },
    more: {
      lines?: readonly (readonly [string, number])[];
      text?: string;
      person?: string;
      room?: string;
    } = {},
  ) {
    const { lines = [['Coffee', 8]], text = '', person = 'anna', room = 'fjord' } = more;
    const call = await house.caller(person);
    const params = { bookingKey: randomUUID() };
    const form = {
      organizer: `${person}@nordhavn.example`,
      organizerName: { anna: 'Anna Holm', bent: 'Bent Kjær' }[person] ?? person,
      rooms: [`${room}@nordhavn.example`],
      ...when,
      timeZone: 'Europe/Copenhagen',
      signal: 'send' as const,
    };
    await call(putMeeting, { params, body: form });
    const body = {
      clientKey: randomUUID(),
      provider: canteen,
      text,
      costCenter: center,
      lines: lines.map(([name, quantity]) => ({ item: items[name] ?? '', quantity })),
    };
    const template = await call(addTemplate, { params, body });
    const before = (await all()).length;
    const uid = await send(house, { rooms: [room], ...when, organizer: person });
    const seen = await eventually(all, (requests) => requests.length > before);
    if (seen.length === before) throw new Error('the room declined, or nobody saw the meeting');
    return { uid, template, call };
  }

  const all = async () => {
    const query = { provider: canteen, from: '2026-11-29T23:00:00.000Z', to: '2026-12-30T23:00:00.000Z' };
    return (await dora.call(listRequests, { query })).requests;
  };
  const view = (of: BoardView, more: object = {}) =>
    dora.call(listBoard, { query: { provider: canteen, view: of, ...more } });
  const answer = async (
    request: BoardRequest | undefined,
    action: 'accept' | 'reject' | 'ready',
    reason: string | null = null,
  ) => {
    if (!request) throw new Error('there is no such request');
    const { id, version } = request;
    return await dora.call(answerRequest, { params: { id }, version, body: { action, reason, room: null } });
  };

  test('S21: dora lists, accepts, rejects with a reason and readies; what is delivered completes by itself', async () => {
    await order(slot(1, 15));
    await order(slot(2, 12), { lines: [['Lunch', 10]] });
    await order(slot(2, 14));
    await clockTo(house, '2026-12-01T08:00:00.000Z');

    const asked = await view('to-answer');
    expect(hours(asked.requests)).toEqual(['01T14', '02T11', '02T13']);
    expect(asked.counts).toEqual({
      'to-answer': 3,
      current: 0,
      today: 1,
      tomorrow: 2,
      pending: 3,
      accepted: 0,
      readied: 0,
    });
    expect(hours((await view('today')).requests)).toEqual(['01T14']);
    expect(hours((await view('tomorrow')).requests)).toEqual(['02T11', '02T13']);
    expect(hours((await view('day', { day: '2026-12-02' })).requests)).toEqual(['02T11', '02T13']);

    const [coffee, lunch, late] = asked.requests;
    await answer(await answer(coffee, 'accept'), 'ready');
    await answer(lunch, 'accept');
    await answer(late, 'reject', 'The oven is out.');
    expect((await view('pending')).requests).toEqual([]);
    expect(hours((await view('readied')).requests)).toEqual(['01T14']);
    expect(hours((await view('accepted')).requests)).toEqual(['02T11']);
    expect((await view('rejected')).requests).toMatchObject([
      { reason: 'The oven is out.', endedBy: 'team', fee: null },
    ]);

    await clockTo(house, '2026-12-01T12:30:00.000Z');
    expect(hours((await view('current')).requests)).toEqual(['01T14']);
    await clockTo(house, '2026-12-01T15:01:00.000Z');
    const done = await eventually(
      () => view('completed'),
      ({ requests }) => requests.length > 0,
    );
    expect(done.requests).toMatchObject([{ id: coffee?.id, status: 'completed', endedBy: 'time' }]);
    expect((await view('current')).requests).toEqual([]);
  });

  test('canceled shows those that went with their meeting beside those that were taken back, and what is charged', async () => {
    const taken = await order(slot(4, 10));
    const gone = await order(slot(4, 12));
    const late = await order(slot(2, 14));
    const { id: template, version } = taken.template;
    await taken.call(withdrawTemplate, { params: { template }, version });
    await clockTo(house, '2026-11-30T09:00:00.000Z');
    await house.control('DELETE', meetingPath(gone.uid));
    await eventually(
      () => view('canceled'),
      ({ requests }) => requests.length === 2,
    );
    await clockTo(house, '2026-12-01T12:00:00.000Z');
    await house.control('DELETE', meetingPath(late.uid));

    const { requests } = await eventually(
      () => view('canceled'),
      (seen) => seen.requests.length === 3,
    );
    expect(requests.map(({ status, endedBy, fee }) => [status, endedBy, fee?.gross ?? null])).toEqual([
      ['canceled-late', 'meeting', 12_500],
      ['canceled', 'meeting', null],
      ['canceled', 'person', null],
    ]);
  });

  test('any word finds a request of any time: organizer, room, item, text, number, reason; and no others', async () => {
    await order(slot(1, 15), {
      text: 'Crème brûlée for <strong>the</strong> board',
      person: 'bent',
      room: 'skov',
    });
    await order(slot(2, 12), { lines: [['Lunch', 10]] });
    const [first, second] = await all();
    await answer(first, 'reject', 'Closed for cleaning');
    await clockTo(house, '2027-03-01T12:00:00.000Z');
    const find = async (words: string) =>
      (await view('all', { words })).requests.map(({ id }) => (id === first?.id ? 'first' : 'second'));

    for (const words of [
      'kjær',
      'BENT',
      'skov',
      'creme',
      'brulee for',
      '<strong>',
      'cleaning',
      'bent coff',
    ]) {
      expect([words, await find(words)]).toEqual([words, ['first']]);
    }
    for (const words of ['anna', 'lun', 'fjord holm', second?.id.slice(0, 8) ?? '']) {
      expect([words, await find(words)]).toEqual([words, ['second']]);
    }
    expect(await find('nordhavn')).toEqual(['second', 'first']);
    for (const words of ['planning', 'bent lunch', "'", "x' | 'anna", '%', '🍰']) {
      expect([words, await find(words)]).toEqual([words, []]);
    }
  });

  test('pages follow one another without a gap, also among those of one moment', async () => {
    for (const [person, room, when, count] of [
      ['anna', 'fjord', slot(4, 10), 50],
      ['anna', 'fjord', slot(4, 12), 3],
      ['bent', 'skov', slot(4, 13), 50],
    ] as const) {
      const call = await house.caller(person);
      const params = { bookingKey: randomUUID() };
      const form = { organizer: `${person}@nordhavn.example`, rooms: [`${room}@nordhavn.example`], ...when };
      await call(putMeeting, { params, body: { ...form, timeZone: 'Europe/Copenhagen', signal: 'send' } });
      for (let at = 0; at < count; at += 1) {
        const lines = [{ item: items.Coffee ?? '', quantity: at + 1 }];
        const body = { clientKey: randomUUID(), provider: canteen, text: '', costCenter: center, lines };
        await call(addTemplate, { params, body });
      }
      await send(house, { rooms: [room], ...when, organizer: person });
    }
    await eventually(all, (seen) => seen.length === 103);

    const first = await view('pending');
    const second = await view('pending', { after: first.next });
    expect([first.requests.length, second.requests.length, second.next]).toEqual([100, 3, null]);
    const both = [...first.requests, ...second.requests];
    expect(new Set(both.map(({ id }) => id)).size).toBe(103);
    expect(new Set(second.requests.map(({ deliverAt }) => deliverAt))).toEqual(
      new Set([first.requests.at(-1)?.deliverAt]),
    );
    for (const after of ['x', `${first.next}x`, '2026-12-04_1']) {
      expect(await problemOf(view('pending', { after }))).toMatchObject({ code: 'invalid-request' });
    }
    for (const [of, more] of [
      ['day', {}],
      ['today', { day: '2026-12-02' }],
      ['day', { day: '2026-02-30' }],
    ] as const) {
      expect(await problemOf(view(of, more))).toMatchObject({ code: 'invalid-request' });
    }
  });

  test('what is made, by the hour; and how much there is in the week', async () => {
    await order(slot(2, 12), {
      lines: [
        ['Lunch', 10],
        ['Coffee', 8],
      ],
    });
    await order(slot(2, 12), { lines: [['Lunch', 4]], room: 'skov', person: 'bent', text: 'By the window' });
    await order(slot(4, 10));
    await answer((await all())[2], 'reject', 'no');
    const query = { provider: canteen, day: '2026-12-02' };

    const production = await dora.call(listProduction, { query });
    expect(production.totals.map(({ name, quantity, pending }) => [name, quantity, pending])).toEqual([
      ['Coffee', 8, 8],
      ['Lunch', 14, 14],
    ]);
    expect(production.hours).toMatchObject([
      {
        from: '2026-12-02T11:00:00.000Z',
        items: [
          { name: 'Coffee', requests: [{ room: 'fjord', quantity: 8 }] },
          { name: 'Lunch', quantity: 14 },
        ],
        texts: [{ text: 'By the window' }],
      },
    ]);

    const week = await dora.call(readWeek, { query });
    expect(week.days.map(({ day, closed }) => [day, closed !== null])).toEqual([
      ['2026-11-30', false],
      ['2026-12-01', false],
      ['2026-12-02', false],
      ['2026-12-03', false],
      ['2026-12-04', false],
      ['2026-12-05', true],
      ['2026-12-06', true],
    ]);
    expect(week.days.flatMap(({ hours: seen }) => seen)).toEqual([
      { from: '2026-12-02T11:00:00.000Z', deliveries: 2, covers: 14, pending: 2 },
    ]);
    expect(week.coversPerHour).toBe(60);
  });

  test('the file of a view holds every cell as text, whatever was typed', async () => {
    const typed = '=1+1\n@SUM(A1), "quoted"; ＝2＋2';
    await order(slot(1, 15), { text: typed });
    await order(slot(2, 12), { text: '＝cmd|x' });
    const reply = await dora.send(
      `/portal-api/service-board/export?provider=${canteen}&view=to-answer&decimal=comma`,
    );
    const text = await reply.text();

    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(reply.headers.get('content-disposition')).toContain('requests.csv');
    const rows = parse(text, { columns: true, bom: true, delimiter: ';', record_delimiter: '\r\n' });
    expect(rows).toMatchObject([
      {
        status: 'pending',
        date: '2026-12-01',
        'ready by': '15:00',
        room: 'fjord',
        organizer: 'Anna Holm',
        ordered: '8 × Coffee',
        text: `'${typed}`,
        'cost center': '1000',
        net: '200,00',
        gross: '250,00',
        currency: 'DKK',
      },
      { date: '2026-12-02', text: "'＝cmd|x" },
    ]);
    expect(text).not.toContain('Planning');
  });

  test('erik, who works for another team, finds no Canteen: not on the list, not by its id', async () => {
    await order(slot(1, 15));
    const [request] = await all();
    const query = { provider: canteen };
    const day = '2026-12-01';

    for (const refused of [
      erik.call(listBoard, { query }),
      erik.call(listProduction, { query: { ...query, day } }),
      erik.call(readWeek, { query: { ...query, day } }),
      erik.call(answerRequest, {
        params: { id: request?.id ?? '' },
        version: 1,
        body: { action: 'accept' },
      }),
    ]) {
      expect(await problemOf(refused)).toMatchObject({ status: 404, code: 'not-found' });
    }
    const file = await erik.send(`/portal-api/service-board/export?provider=${canteen}`);
    expect(file.status).toBe(404);
    const bent = await house.portal('bent');
    expect(await problemOf(bent.call(listBoard, { query }))).toMatchObject({ status: 403 });
  });
});
