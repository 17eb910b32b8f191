import { randomUUID } from 'node:crypto';
import { addApiKey, listApiKeys, revokeApiKey } from '../../../contract/api-keys.ts';
import type { ApiScope } from '../../../contract/api-keys.ts';
import { listAudit } from '../../../contract/audit.ts';
import {
  listServiceRequests,
  readServiceRequest,
  settleServiceRequest,
} from '../../../contract/public-api.ts';
import { previewSettlement } from '../../../contract/settlements.ts';
import { deliverAll, order } from '../../support/deliver-orders.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { layMenu } from '../../support/lay-menu.ts';
import { clockTo } from '../scenarios/a-booking.ts';

const at = (day: number, hour: number) => `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const DAY_MS = 24 * 60 * 60_000;

describe('the API for programs', () => {
  let house: House;
  let hana: Awaited<ReturnType<House['portal']>>;
  let delivered: readonly string[] = [];
  let key = '';

  beforeAll(async () => {
    house = await startHouse();
  });
  beforeEach(async () => {
    await house.reset();
    await clockTo(house, '2026-11-23T08:00:00.000Z');
    hana = await house.portal('hana');
    const provider = await layMenu(house);
    await order(house, provider, { room: 'fjord', start: at(25, 11), end: at(25, 12), coffees: 8 });
    await clockTo(house, '2026-11-23T08:01:00.000Z'); // the list is in the order in which they came about
    await order(house, provider, { room: 'skov', start: at(26, 9), end: at(26, 10), coffees: 3 });
    const board = await deliverAll(house, provider, '2026-12-01T08:00:00.000Z');
    delivered = board.map(({ id }) => id);
    key = await aKey();
  });
  afterAll(() => house.close());

  async function aKey(
    scopes: ApiScope[] = ['requests.read', 'settlements.write'],
    days = 30,
  ): Promise<string> {
    const body = { id: randomUUID(), name: 'ERP', scopes, days };
    return (await hana.call(addApiKey, { body })).key;
  }
  async function ask(
    path: string,
    init: { method?: string; body?: object; headers?: object; key?: string } = {},
  ) {
    const { method = 'GET', body, headers = {}, key: by = key } = init;
    const reply = await fetch(`${house.productUrl}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${by}`,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return {
      status: reply.status,
      headers: reply.headers,
      body: (await reply.json()) as Record<string, unknown>,
    };
  }
  const list = async (query = '', by = key) =>
    listServiceRequests.reply.parse((await ask(`/service-requests${query}`, { key: by })).body);
  const found = async (query: string) => (await list(query)).requests.map(({ date }) => date);
  const settle = (id: string, externalId: string, idempotencyKey?: string) =>
    ask(`/service-requests/${id}/settle`, {
      method: 'POST',
      body: { externalId },
      headers: idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey },
    });

  test('S38: what is to be settled can be read and settled by a program, and is settled for everybody then', async () => {
    const { requests, next } = await list('?settled=false&from=2026-11-01&to=2026-12-01');
    expect(next).toBeNull();
    expect(
      requests.map(({ date, time, charge, isDue, settled }) => [date, time, charge?.gross, isDue, settled]),
    ).toEqual([
      ['2026-11-25', '12:00', 25_000, true, null],
      ['2026-11-26', '10:00', 9_375, true, null],
    ]);
    expect(requests[0]).toMatchObject({
      provider: { name: 'Canteen CPH' },
      organizer: { name: 'Anna Holm', mail: 'anna@nordhavn.example' },
      costCenter: { code: '1000' },
      lines: [{ name: 'Coffee', quantity: 8 }],
    });
    const [id = ''] = requests.map((one) => one.id);
    const settled = await settle(id, 'INV-1');
    expect(settled.status).toBe(200);
    expect(settleServiceRequest.reply.parse(settled.body)).toMatchObject({
      id,
      externalId: 'INV-1',
      currency: 'DKK',
      entries: [{ entry: 'charge', vatRate: 2_500, gross: 25_000, costCenter: { code: '1000' } }],
      total: { net: 20_000, vat: 5_000, gross: 25_000 },
    });
    expect((await list('?settled=false')).requests.map((one) => one.id)).toEqual([delivered[1]]);
    expect((await list('?settled=true')).requests).toMatchObject([
      { id, settled: { as: 'INV-1', isCurrent: true, charge: { gross: 25_000 } } },
    ]);
    const query = { from: '2026-11-01', to: '2026-11-30' };
    expect(await hana.call(previewSettlement, { query })).toMatchObject({ rows: 1, total: { gross: 9_375 } });
    const { entries } = await hana.call(listAudit, { query: { action: 'request.settled' } });
    expect(entries).toMatchObject([
      {
        actor: { kind: 'api-key', name: 'ERP' },
        cause: 'api',
        after: { id, externalId: 'INV-1', gross: 25_000 },
      },
    ]);
  });

  test('S39: the same settling again gets the same answer, another one of the same request 409', async () => {
    const [id = '', other = ''] = delivered;
    const first = await settle(id, 'INV-1', 'key-1');
    expect((await settle(id, 'INV-1', 'key-1')).body).toEqual(first.body);
    expect((await settle(id, 'INV-1', '"key-2"')).body).toEqual(first.body);
    expect((await settle(id, 'INV-1')).body).toEqual(first.body);
    expect(await settle(id, 'INV-2')).toMatchObject({
      status: 409,
      body: { type: '/problems/already-settled' },
    });
    for (const [request, externalId] of [
      [id, 'INV-2'],
      [other, 'INV-1'],
    ] as const) {
      expect(await settle(request, externalId, 'key-1')).toMatchObject({
        status: 409,
        body: { type: '/problems/idempotency-key-reused' },
      });
    }
    expect(await settle(other, 'INV-1', 'two words')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/headers/idempotency-key' }] },
    });
    const at_once = await Promise.all(Array.from({ length: 5 }, () => settle(other, 'INV-3', 'key-3')));
    expect(new Set(at_once.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await list('?settled=false')).requests).toEqual([]);
    expect((await hana.call(listAudit, { query: { action: 'request.settled' } })).entries).toHaveLength(2);
  });

  test('S39: pages follow each other without gap or double, and a cursor of something else is refused', async () => {
    const first = await list('?limit=1');
    expect(first.requests).toHaveLength(1);
    const second = await list(`?limit=1&cursor=${first.next}`);
    expect([...first.requests, ...second.requests].map(({ id }) => id)).toEqual(delivered);
    expect(second.next).toBeNull();
    for (const cursor of ['x', Buffer.from('["2026-11-30",1]').toString('base64url')]) {
      expect(await ask(`/service-requests?cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/query/cursor' }] },
      });
    }
  });

  test.each([
    ['from=2026-11-30T10:00:00+01:00', '/query/from', '%2B'],
    ['to=2026-11-30T10:00:00+0100', '/query/to', '%2B'],
    ['from=yesterday', '/query/from', 'must be a day'],
    ['from=2026-02-30', '/query/from', 'must be a day'],
    ['startTime=2026-11-30', '/query/startTime', 'is not known here'],
    ['settled=no', '/query/settled', 'must be true or false'],
    ['limit=0', '/query/limit', 'from 1 to 500'],
    ['limit=501', '/query/limit', 'from 1 to 500'],
    ['settled=true&settled=false', '/query/settled', ''],
  ])('S38: %s is answered with 400 and its name, never with an empty list', async (query, pointer, said) => {
    const { status, body } = await ask(`/service-requests?${query}`);
    expect([status, body['type']]).toEqual([400, '/problems/invalid-parameter']);
    expect(body['errors']).toEqual([{ pointer, detail: expect.stringContaining(said) }]);
  });

  test('an offset that is written as it must be counts, and a day begins where the team is', async () => {
    expect(await found('?from=2026-11-25T12:00:00%2B01:00&to=2026-11-26T10:00:00%2B01:00')).toEqual([
      '2026-11-25',
    ]);
    expect(await found('?from=2026-11-26')).toEqual(['2026-11-26']);
    expect(await found('?to=2026-11-26')).toEqual(['2026-11-25']);
  });

  test('S38: a key that may only read writes nothing, and one that only settles reads nothing', async () => {
    const [id = ''] = delivered;
    key = await aKey(['requests.read']);
    expect((await ask(`/service-requests/${id}`)).status).toBe(200);
    expect(await settle(id, 'INV-1')).toMatchObject({
      status: 403,
      body: { type: '/problems/permission-missing' },
    });
    key = await aKey(['settlements.write']);
    expect((await ask(`/service-requests/${id}`)).status).toBe(403);
    expect((await settle(id, 'INV-1')).status).toBe(200);
  });

  test('S38: a key that has expired, was revoked or is not known opens nothing, and says what to do', async () => {
    const refused = async (by: string) => {
      const { status, headers, body } = await ask('/service-requests', { key: by });
      expect([status, body['type'], headers.get('www-authenticate')]).toEqual([
        401,
        '/problems/api-key-refused',
        'Bearer error="invalid_token"',
      ]);
      return body['detail'];
    };
    const short = await aKey(['requests.read'], 1);
    expect((await ask('/service-requests', { key: short })).status).toBe(200);
    house.realTime.ahead += DAY_MS + 1;
    expect(await refused(short)).toMatch(/expired on \d{4}-\d\d-\d\d\. Ask an owner/);
    expect(await refused(short)).toContain('expired');
    house.realTime.ahead = 0;

    const { keys } = await hana.call(listApiKeys, {});
    const used = keys.find(({ prefix }) => short.startsWith(prefix));
    expect(used).toMatchObject({
      madeBy: 'Hana Berg',
      lastUsedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    await hana.call(revokeApiKey, { params: { id: used?.id ?? '' } });
    await hana.call(revokeApiKey, { params: { id: used?.id ?? '' } });
    expect(await refused(short)).toContain('was revoked on'); // on the day before its last refusal: no second entry
    expect(await refused(`${short.slice(0, -1)}${short.endsWith('A') ? 'B' : 'A'}`)).toContain(
      'is not known',
    );
    expect(await refused('x')).toContain('is not known');

    const actions = async (action: string) =>
      (await hana.call(listAudit, { query: { action } })).entries.length;
    expect([await actions('api-key.refused'), await actions('api-key.revoked')]).toEqual([1, 1]);
  });

  test('a key opens neither the pane’s nor the portal’s API', async () => {
    for (const path of ['/addin-api/me', '/portal-api/settlements', '/portal-api/me']) {
      const headers = { authorization: `Bearer ${key}`, 'foyer-organization': hana.organization() ?? '' };
      expect((await fetch(house.productUrl + path, { headers })).status).toBe(401);
    }
  });

  test('a key is shown once, kept as a hash, and gives nobody more than they have', async () => {
    const body = { id: randomUUID(), name: 'Once', scopes: ['requests.read'] as ApiScope[], days: 30 };
    const { key: shown, prefix } = await hana.call(addApiKey, { body });
    expect(shown).toMatch(/^foyer_[a-z0-9]{12}_[\w-]{43}$/);
    await expect(hana.call(addApiKey, { body })).rejects.toMatchObject({ code: 'already-exists' });
    const all = JSON.stringify([await hana.call(listApiKeys, {}), await hana.call(listAudit, { query: {} })]);
    expect(all).toContain(prefix);
    expect(all).not.toContain(shown.slice(prefix.length + 1));
    for (const days of [0, 367, 1.5]) {
      await expect(hana.call(addApiKey, { body: { ...body, id: randomUUID(), days } })).rejects.toMatchObject(
        { code: 'invalid-request' },
      );
    }
  });

  test('of another organization there is nothing: an id that one does not have is 404', async () => {
    for (const path of [`/service-requests/${randomUUID()}`]) {
      expect(await ask(path)).toMatchObject({ status: 404, body: { type: '/problems/not-found' } });
    }
    expect((await settle(randomUUID(), 'INV-1')).status).toBe(404);
    expect(await ask('/service-requests/x')).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/params/id' }] },
    });
  });

  test('S38: the description of the API names these routes, and answers are as it says', async () => {
    const reply = await fetch(`${house.productUrl}/api/openapi.json`);
    const { paths } = (await reply.json()) as {
      paths: Record<string, Record<string, Record<string, unknown>>>;
    };
    expect(Object.keys(paths).filter((path) => path.startsWith('/api/v1'))).toEqual([
      '/api/v1/service-requests',
      '/api/v1/service-requests/{id}',
      '/api/v1/service-requests/{id}/settle',
    ]);
    const settling = paths['/api/v1/service-requests/{id}/settle']?.['post'];
    expect(settling?.['security']).toEqual([{ apiKey: [] }]);
    expect(JSON.stringify(settling?.['parameters'])).toContain('Idempotency-Key');
    const [id = ''] = delivered;
    const one = await ask(`/service-requests/${id}`);
    expect(readServiceRequest.reply.strict().parse(one.body)).toMatchObject({ id });
  });
});
