import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listAudit } from '../../../contract/audit.ts';
import { putMeeting } from '../../../contract/meetings.ts';
import { ProblemBody } from '../../../contract/problem.ts';
import {
  addProvider,
  changeProvider,
  listMyProviders,
  listProviders,
  listRequests,
} from '../../../contract/service-teams.ts';
import {
  addTemplate,
  changeTemplate,
  listRoomProviders,
  listTemplates,
  withdrawTemplate,
} from '../../../contract/services.ts';
import { listUnits } from '../../../contract/organization.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

/** A night on which the fixture has no meeting within a day: what is planned is nothing that rooms show already. */
const night = { start: '2026-12-20T00:00:00.000Z', end: '2026-12-20T01:00:00.000Z' };
const room = 'fjord@nordhavn.example';
const week = { from: '2026-12-18T00:00:00Z', to: '2026-12-25T00:00:00Z' };

describe('set-up teams', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  async function plan(rooms: readonly string[] = [room]) {
    const anna = await house.caller('anna');
    const params = { bookingKey: randomUUID() };
    const form = { organizer: 'anna@nordhavn.example', ...night, timeZone: 'Europe/Copenhagen' };
    await anna(putMeeting, { params, body: { ...form, rooms: [...rooms], signal: 'compose' } });
    return { anna, params };
  }

  async function teamFor(rooms: string | string[]) {
    const anna = await house.caller('anna');
    const served = await anna(listRoomProviders, { query: { room: rooms, ...night } });
    return { ...served, providers: served.providers.filter(({ kind }) => kind === 'set-up') };
  }

  async function aTeam(more: object = {}) {
    const hana = await house.portal('hana');
    const [unit] = (await hana.call(listUnits, {})).units;
    const body = {
      id: randomUUID(),
      name: 'Night shift',
      mail: null,
      language: 'en',
      timeZone: 'Asia/Kathmandu',
      deadlineRule: { kind: 'minutes-before' as const, minutes: 30 },
      accepts: 'by-hand' as const,
      whilePending: 'send' as const,
      followsToNewRoom: false,
      units: [unit?.id ?? ''],
      members: [],
      ...more,
    };
    return { hana, body };
  }

  test.each([
    [
      'da-DK',
      'da',
      /^House team CPH tager imod bestillinger indtil lør\. 19\. dec\. 2026, 23\.00, 2 timer før/,
    ],
    ['de-AT', 'de', /^House team CPH nimmt Bestellungen bis Sa\., 19\. Dez\. 2026, 23:00 an, 2 Stunden vor/],
    [
      'sv, fr;q=0.5',
      'fr',
      /^House team CPH accepte les commandes jusqu’au sam\. 19 déc\. 2026, 23:00, 2\sheures/,
    ],
    ['sv', 'en', /^House team CPH takes requests until Sat 19 Dec 2026, 23:00, 2 hours before/],
  ])(
    'say until when they take requests in the language that is asked for (%s)',
    async (asked, language, said) => {
      const anna = await house.caller('anna', asked);
      const { providers } = await anna(listRoomProviders, { query: { room, ...night } });
      const team = providers.find(({ name }) => name === 'House team CPH');

      expect(team?.deadline.language).toBe(language);
      expect(team?.deadline.sentence).toMatch(said);
    },
  );

  test('of the fixture can be tried at once, each for the rooms of its campus', async () => {
    const { providers, unserved } = await teamFor([room, 'hudson@nordhavn.example']);

    expect(providers).toMatchObject([
      {
        name: 'House team CPH',
        rooms: [{ mailbox: room, name: 'fjord' }],
        accepts: 'by-hand',
        deadline: {
          at: '2026-12-19T22:00:00.000Z',
          isPassed: false,
          sentence:
            'House team CPH takes requests until Sat 19 Dec 2026, 23:00, 2 hours before the delivery on Sun 20 Dec 2026, 01:00 (Copenhagen time).',
          language: 'en',
        },
      },
      { name: 'House team NYC', accepts: 'automatically', whilePending: 'hold' },
    ]);
    expect(unserved).toEqual([]);
  });

  test('close at the minute of their deadline', async () => {
    await house.control('PUT', '/clock', { now: '2026-12-19T21:59:59.999Z' });
    expect((await teamFor(room)).providers[0]?.deadline.isPassed).toBe(false);
    const { anna, params } = await plan();
    const provider = (await teamFor(room)).providers[0]?.id ?? '';
    const body = { provider, text: 'chairs' };
    await anna(addTemplate, { params, body: { ...body, clientKey: randomUUID() } });

    await house.control('PUT', '/clock', { now: '2026-12-19T22:00:00.000Z' });
    expect((await teamFor(room)).providers[0]?.deadline.isPassed).toBe(true);
    await expect(
      anna(addTemplate, { params, body: { ...body, clientKey: randomUUID() } }),
    ).rejects.toMatchObject({ code: 'deadline-passed', status: 409 });
  });

  test('are asked, asked for something else and let go, each change naming the version that was seen', async () => {
    const { anna, params } = await plan();
    const provider = (await teamFor(room)).providers[0]?.id ?? '';
    const clientKey = randomUUID();
    const text = '  chairs in a circle\r\ntwo <b>flip charts</b> \u{1F4CB}  ';
    const body = { clientKey, provider, text };
    const entered = await anna(addTemplate, { params, body });
    expect(entered).toMatchObject({
      status: 'draft',
      text: 'chairs in a circle\ntwo <b>flip charts</b> \u{1F4CB}',
      version: 1,
      mayChange: { isAllowed: true },
    });
    expect(await anna(addTemplate, { params, body })).toEqual(entered);

    const template = { template: entered.id };
    const changed = await anna(changeTemplate, { params: template, version: 1, body: { text: 'rows' } });
    expect(changed).toMatchObject({ text: 'rows', version: 2 });
    await expect(
      anna(changeTemplate, { params: template, version: 1, body: { text: 'circle' } }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile', status: 409 });
    const gone = await anna(withdrawTemplate, { params: template, version: 2 });
    expect(gone).toMatchObject({ status: 'canceled', mayChange: { isAllowed: false } });
    expect((await anna(listTemplates, { params })).templates).toHaveLength(1);
  });

  test.each([
    ['nothing', { text: '   ' }, '/body/text'],
    ['more than 10,000 characters', { text: 'x'.repeat(10_001) }, '/body/text'],
    ['a NUL', { text: 'a\u0000b' }, '/body/text'],
    ['text that turns around', { text: 'a\u202Eb' }, '/body/text'],
    ['half a character', { text: 'a\uD83Db' }, '/body/text'],
    ['a delivery two days away', { offsetMinutes: 2_880 }, '/body/offsetMinutes'],
    ['half a minute', { offsetMinutes: 0.5 }, '/body/offsetMinutes'],
    ['a room that is no address', { room: "'; drop table provider; --" }, '/body/room'],
    ['a field that nobody knows', { price: 1 }, '/body/price'],
  ])('are not asked for %s', async (_what, wrong, pointer) => {
    const { params } = await plan();
    const provider = (await teamFor(room)).providers[0]?.id ?? '';
    const me = await fetch(`${house.productUrl}/addin-api/me`, {
      headers: { authorization: `Bearer ${await house.token('anna')}` },
    });
    const { organizations } = (await me.json()) as { organizations: readonly { id: string }[] };
    const reply = await fetch(
      `${house.productUrl}/addin-api/meetings/${params.bookingKey}/service-requests`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await house.token('anna')}`,
          'foyer-organization': organizations[0]?.id ?? '',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ clientKey: randomUUID(), provider, text: 'chairs', ...wrong }),
      },
    );

    expect(reply.status).toBe(422);
    const { errors = [] } = ProblemBody.parse(await reply.json());
    expect(errors.map((error) => error.pointer)).toContain(pointer);
  });

  test('are added once, changed as they were seen, and taken out of use; the audit tells it', async () => {
    const { hana, body } = await aTeam();
    const added = await hana.call(addProvider, { body });
    expect(await hana.call(addProvider, { body })).toEqual(added);
    await expect(
      hana.call(addProvider, {
        body: { ...body, deadlineRule: { kind: 'minutes-before' as const, minutes: 5 } },
      }),
    ).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    await expect(
      hana.call(addProvider, { body: { ...body, id: randomUUID(), name: 'night SHIFT' } }),
    ).rejects.toMatchObject({ code: 'already-exists' });

    const params = { id: added.id };
    await hana.call(changeProvider, { params, version: 1, body: { isActive: false } });
    await expect(
      hana.call(changeProvider, { params, version: 1, body: { isActive: true } }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' });
    const { providers } = await hana.call(listProviders, {});
    const setUp = providers.filter(({ kind }) => kind === 'set-up');
    expect(setUp.map(({ name, isActive }) => [name, isActive])).toEqual([
      ['House team CPH', true],
      ['House team NYC', true],
      ['Night shift', false],
    ]);
    expect((await teamFor(room)).providers.map(({ name }) => name)).not.toContain('Night shift');
    const { entries } = await hana.call(listAudit, { query: {} });
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['provider.added', 'provider.changed']),
    );
  });

  test('show their board to members through a group, and to nobody else', async () => {
    const fatima = await house.portal('fatima');
    const mine = await fatima.call(listMyProviders, {});
    expect(mine.providers.map(({ name }) => name)).toEqual(['House team CPH', 'House team NYC']);
    const [first] = mine.providers;
    const query = { provider: first?.id ?? '', ...week };
    expect((await fatima.call(listRequests, { query })).requests).toEqual([]);
    await expect(fatima.call(listProviders, {})).rejects.toMatchObject({ code: 'permission-missing' });

    const gus = await house.portal('gus');
    await expect(gus.call(listRequests, { query })).rejects.toMatchObject({ code: 'permission-missing' });
    await house.control('PUT', '/people/fatima', { groups: ['House Teams'] });
    const { hana, body } = await aTeam();
    const other = await hana.call(addProvider, { body });
    await expect(fatima.call(listRequests, { query: { provider: other.id, ...week } })).rejects.toMatchObject(
      { code: 'not-found', status: 404 },
    );
  });

  test('see a request when the room shows the meeting, and its new time when somebody moves it in Outlook', async () => {
    const { anna, params } = await plan();
    const provider = (await teamFor(room)).providers[0]?.id ?? '';
    await anna(addTemplate, { params, body: { clientKey: randomUUID(), provider, text: 'chairs' } });
    const fatima = await house.portal('fatima');
    const board = async () => (await fatima.call(listRequests, { query: { provider, ...week } })).requests;
    expect(await board()).toEqual([]);

    const organizer = 'anna';
    const meeting = { organizer, subject: 'Secret merger', ...night, timeZone: 'Europe/Copenhagen' };
    const made = await house.control('POST', '/meetings', { ...meeting, rooms: ['fjord'] });
    const { iCalUId } = Made.parse(made);
    const [request] = await eventually(board, (seen) => seen.length > 0);
    expect(request).toMatchObject({
      status: 'pending',
      text: 'chairs',
      ...night,
      room: { name: 'fjord' },
    });
    expect(JSON.stringify(request)).not.toContain('Secret merger');

    const later = { start: '2026-12-21T00:00:00.000Z', end: '2026-12-21T01:00:00.000Z' };
    await house.control('PATCH', `/meetings/${encodeURIComponent(iCalUId)}`, { ...later, scope: 'all' });
    const seen = await eventually(board, ([first]) => first?.start === later.start);
    expect(seen).toMatchObject([{ id: request?.id, ...later, version: 2 }]);
    const [template] = (await anna(listTemplates, { params })).templates;
    expect(template).toMatchObject({ status: 'pending', requests: [later] });

    await house.reset(); // with everything that hangs on everything
    expect(await board()).toEqual([]);
  });
});

const Made = z.object({ iCalUId: z.string() });
