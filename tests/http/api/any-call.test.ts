import { randomUUID } from 'node:crypto';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { addApiKey } from '../../../contract/api-keys.ts';
import { deliverAll, order } from '../../support/deliver-orders.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { layMenu } from '../../support/lay-menu.ts';
import { anyCall } from './any-call.ts';
import type { AnyCall, Description } from './any-call.ts';

/** Ids, days and cursors that mean something, and texts that the server knows from elsewhere. */
const texts = [
  'INV-1',
  'key-1',
  '1',
  '2026-11-01',
  '2026-12-01T00:00:00Z',
  '2026-11-25T12:00:00+01:00',
  '0000-01-01',
  '9999-12-31',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
];

describe('S38: whatever a program sends', () => {
  let house: House;
  let key = '';
  let description: Description;
  let known: readonly string[] = [];
  let isAsSaid: (path: string, method: string, status: string, body: unknown) => string | null;

  beforeAll(async () => {
    house = await startHouse();
    const provider = await layMenu(house);
    for (const [room, day] of [
      ['fjord', '08'],
      ['skov', '09'],
    ] as const) {
      const slot = { start: `2026-12-${day}T11:00:00.000Z`, end: `2026-12-${day}T12:00:00.000Z` };
      await order(house, provider, { room, ...slot, coffees: 3 });
    }
    const board = await deliverAll(house, provider, '2026-12-20T08:00:00.000Z');
    const body = { name: 'ERP', scopes: ['requests.read', 'settlements.write'] as const, days: 30 };
    const hana = await house.portal('hana');
    key = (await hana.call(addApiKey, { body: { id: randomUUID(), ...body, scopes: [...body.scopes] } })).key;
    const first = await ask({
      path: '',
      method: 'GET',
      url: '/api/v1/service-requests?limit=1',
      headers: {},
      body: undefined,
    });
    const { next } = JSON.parse(first.text) as { next: string };
    known = [...board.map(({ id }) => id), ...texts, next];
    description = (await (await fetch(`${house.productUrl}/api/openapi.json`)).json()) as Description;
    isAsSaid = judge(description);
  }, 60_000);
  afterAll(() => house.close());

  async function ask({ method, url, headers, body }: AnyCall) {
    const reply = await fetch(house.productUrl + url, {
      method,
      headers: { authorization: `Bearer ${key}`, ...headers },
      ...(method !== 'GET' && body !== undefined && { body }),
    });
    return { status: reply.status, type: reply.headers.get('content-type') ?? '', text: await reply.text() };
  }

  test('is answered as the published description says, or with a problem that has a code; never with an error of the server', async () => {
    const seen = new Set<number>();
    const calls = anyCall(description, '/api/v1', known);
    await fc.assert(
      fc.asyncProperty(calls, async (call) => {
        const { status, type, text } = await ask(call);
        seen.add(status);
        expect(status).toBeLessThan(500);
        const answer = JSON.parse(text) as { type?: string };
        expect(isAsSaid(call.path, call.method, String(status), answer)).toBeNull();
        expect(type.split(';')[0]).toBe(status === 200 ? 'application/json' : 'application/problem+json');
        expect(status === 200 || /^\/problems\/[a-z-]+$/.test(answer.type ?? '')).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect([...seen]).toEqual(expect.arrayContaining([200, 400, 404, 422])); // it reaches more than the doorstep
  }, 120_000);

  test('an offset whose + was not encoded is named, whatever time it is and wherever it stands', async () => {
    const moment = fc.date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('2100-01-01') });
    const offset = fc.tuple(fc.integer({ min: 0, max: 13 }), fc.constantFrom('00', '30', '45'));
    await fc.assert(
      fc.asyncProperty(
        moment,
        offset,
        fc.constantFrom('from', 'to'),
        async (date, [hours, minutes], name) => {
          const text = `${date.toISOString().slice(0, -1)}+${String(hours).padStart(2, '0')}:${minutes}`;
          const url = `/api/v1/service-requests?settled=false&${name}=${text}`;
          const reply = await ask({ path: '', method: 'GET', url, headers: {}, body: undefined });
          expect(reply.status).toBe(400);
          expect(JSON.parse(reply.text)).toMatchObject({
            type: '/problems/invalid-parameter',
            errors: [{ pointer: `/query/${name}`, detail: expect.stringContaining('%2B') }],
          });
          const right = await ask({
            path: '',
            method: 'GET',
            url: url.replace('+', '%2B'),
            headers: {},
            body: undefined,
          });
          expect(right.status).toBe(200);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

/** Says what of an answer is not as the description has it; null: nothing. */
function judge(description: Description) {
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }));
  ajv.addSchema(description, 'api');
  return (path: string, method: string, status: string, body: unknown): string | null => {
    const where = ['paths', path, method.toLowerCase(), 'responses', status];
    const type = status === '200' ? 'application/json' : 'application/problem+json';
    const pointer = [...where, 'content', type, 'schema'].map((part) =>
      encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    const said = description.paths[path]?.[method.toLowerCase()]?.responses[status];
    if (said === undefined) return `${status} is not described`;
    const check = ajv.getSchema(`api#/${pointer.join('/')}`);
    if (!check) return `${pointer.join('/')} is not described`;
    return check(body) === true ? null : ajv.errorsText(check.errors);
  };
}
