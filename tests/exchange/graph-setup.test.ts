import { createGraphExchange } from '../../server/exchange/graph/graph-exchange.ts';
import { createGraphSetup } from '../../server/exchange/graph/graph-setup.ts';
import { Problem } from '../../server/kernel/problem.ts';
import type { GetAccessToken } from '../../server/exchange/access-token.ts';
import type { Answer } from '../server/outbound/far-side.ts';
import { json } from '../server/outbound/far-side.ts';
import { graphError, mailbox, startSmallGraph } from './small-graph.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(answer: Answer, getAccessToken?: GetAccessToken) {
  const graph = await startSmallGraph(answer, getAccessToken);
  open.push(graph);
  return { ...graph, setup: createGraphSetup({ ...graph.options, deadlineMs: 500 }) };
}

const token = (claims: object) => async () =>
  `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
const person = mailbox('olav');

describe('a probe', () => {
  test('that is allowed asks for one id, and its content is not looked at', async () => {
    const { setup, received } = await connect((res) =>
      res
        .writeHead(200, { 'content-type': 'application/json', 'request-id': 'r-1' })
        .end('{"value":[{"id":"CANARY"'),
    );

    const result = await setup.probe('mail', person);

    expect(result).toMatchObject({
      outcome: 'allowed',
      status: 200,
      requestId: 'r-1',
      exchangeCode: null,
      fault: null,
    });
    expect(received.map(({ path }) => path)).toEqual([
      '/v1.0/users/olav%40nordhavn.test/messages?$top=1&$select=id',
    ]);
  });

  test('of a calendar asks for one id of one day', async () => {
    const { setup, received, options } = await connect((res) => json(res, 200, { value: [] }));

    expect(await setup.probe('calendar', mailbox('fjord'))).toMatchObject({ outcome: 'allowed' });
    const { pathname, searchParams } = new URL(received[0]?.path ?? '', options.origin);
    expect(pathname).toBe('/v1.0/users/fjord%40nordhavn.test/calendarView');
    expect([...searchParams.keys()].sort()).toEqual(['$select', '$top', 'endDateTime', 'startDateTime']);
    expect([searchParams.get('$select'), searchParams.get('$top')]).toEqual(['id', '1']);
  });

  test.each<readonly [string, Answer, object]>([
    [
      'ErrorAccessDenied',
      graphError(403, 'ErrorAccessDenied'),
      { outcome: 'denied', status: 403, exchangeCode: 'ErrorAccessDenied' },
    ],
    ['a missing permission', graphError(403, 'Authorization_RequestDenied'), { outcome: 'denied' }],
    ['a missing license', graphError(403, 'ErrorInvalidLicense'), { outcome: 'inconclusive' }],
    ['an unknown address', graphError(404, 'ErrorInvalidUser'), { outcome: 'inconclusive', status: 404 }],
    ['a mailbox elsewhere', graphError(404, 'MailboxNotEnabledForRESTAPI'), { outcome: 'inconclusive' }],
    ['401', graphError(401, 'InvalidAuthenticationToken'), { outcome: 'inconclusive', status: 401 }],
    [
      '429',
      graphError(429, 'TooManyRequests', { 'retry-after': '60' }),
      { outcome: 'inconclusive', status: 429 },
    ],
    ['500', graphError(500, 'UnknownError'), { outcome: 'inconclusive', status: 500 }],
    [
      'silence',
      () => undefined,
      { outcome: 'inconclusive', status: null, fault: { code: 'exchange-timeout' } },
    ],
  ])('that meets %s says what that proves', async (_case, answer, expected) => {
    const { setup } = await connect(answer);

    expect(await setup.probe('mail', person)).toMatchObject(expected);
  });

  test('leaves nothing for the ordinary connection, which may not ask for messages at all', async () => {
    const { options } = await connect((res) => json(res, 200, { value: [] }));

    expect(Object.keys(createGraphExchange(options)).sort()).toEqual([
      'findRoom',
      'listRooms',
      'readChanges',
      'readMeetings',
      'readSchedules',
    ]);
  });
});

test('the organization is named with its domains', async () => {
  const { setup, received } = await connect((res) =>
    json(res, 200, {
      value: [
        {
          id: 't-1',
          displayName: 'Nordhavn',
          verifiedDomains: [{ name: 'Nordhavn.example' }, { name: 'x.test' }],
        },
      ],
    }),
  );

  expect(await setup.readOrganization()).toEqual({
    id: 't-1',
    name: 'Nordhavn',
    domains: ['nordhavn.example', 'x.test'],
  });
  expect(received[0]?.path).toBe('/v1.0/organization?$select=id,displayName,verifiedDomains');
});

test.each<readonly [string, Answer, string]>([
  ['not permitted', graphError(403, 'Authorization_RequestDenied'), 'exchange-forbidden'],
  ['empty', (res) => json(res, 200, { value: [] }), 'exchange-unreadable'],
])('an organization that is %s is a problem', async (_case, answer, code) => {
  const { setup } = await connect(answer);

  await expect(setup.readOrganization()).rejects.toMatchObject({ name: 'Problem', code });
});

test('the account is a token, whose refusal is told with Entra’s code', async () => {
  const { setup } = await connect((res) => json(res, 200, {}));
  expect(await setup.readAccount()).toEqual({ mailbox: null });
  expect(await setup.readVersion()).toBeNull();

  const refused = new Problem('exchange-unauthorized', 'No.', { exchangeCode: 'AADSTS700016' });
  const without = await connect(
    (res) => json(res, 200, {}),
    () => Promise.reject(refused),
  );
  await expect(without.setup.readAccount()).rejects.toMatchObject({
    extra: { exchangeCode: 'AADSTS700016' },
  });
});

const answer: Answer = (res) => json(res, 200, {});

test('the roles and the name of the token are shown as far as they can be read', async () => {
  const roles = ['Place.Read.All', 'Calendars.Read'];

  expect(await (await connect(answer, token({ roles, uti: 'u1' }))).setup.readToken()).toEqual({
    roles,
    id: 'u1',
  });
  const wishes: unknown[] = [];
  const renewed = await connect(answer, (wish) => {
    wishes.push(wish);
    return Promise.resolve('opaque');
  });
  await renewed.setup.readToken();
  expect(wishes).toEqual([{ fresh: true }]); // what was consented to since shows in a new token only
  expect(await (await connect(answer, token({ uti: 7 }))).setup.readToken()).toEqual({ roles: [], id: null });
  expect(await (await connect(answer, async () => 'opaque')).setup.readToken()).toBeNull();
});
