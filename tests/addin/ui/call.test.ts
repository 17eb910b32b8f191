import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OrganizationId } from '../../../contract/primitives.ts';
import { findRooms, readRoom } from '../../../contract/rooms.ts';
import { openDialogSession, readMe } from '../../../contract/session.ts';
import { ApiProblem, NoAnswer, NotSignedIn } from '../../../ui/api/call-error.ts';
import { createCall } from '../../../ui/api/call.ts';
import type { CallDeps, TokenRequest } from '../../../ui/api/call.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let answers: Answer[] = [];
let received: IncomingMessage[] = [];
let bodies: string[] = [];

beforeEach(async () => {
  answers = [];
  received = [];
  bodies = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push(request);
      bodies.push(body);
      answers.shift()?.(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
};
const problem = (status: number, code: string, extra: object = {}) =>
  json(status, { type: `/problems/${code}`, title: 'No', status, instance: 'urn:request:7', ...extra });

const me = {
  person: { name: 'Anna Holm', mail: null },
  now: '2026-11-30T08:00:00.000Z',
  organizations: [],
  contacts: [],
};
const none = {
  readAt: '2026-11-30T08:00:00.000Z',
  offers: [],
  notices: [],
  total: 0,
  free: 0,
  next: null,
};
const wish = { start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z', savedRoom: [] };

function aCall(deps: Partial<CallDeps> = {}) {
  const asked: TokenRequest[] = [];
  const { port } = server.address() as AddressInfo;
  const call = createCall({
    baseUrl: `http://127.0.0.1:${port}`,
    getToken: (request) => {
      asked.push(request);
      return Promise.resolve(`token-${asked.length}`);
    },
    organization: () => null,
    ...deps,
  });
  return { call, asked };
}

test('sends the token and the organization, and gives the parsed reply', async () => {
  answers = [json(200, { ...me, unknown: 'falls off' })];
  const organization = OrganizationId.parse('11111111-1111-4111-8111-111111111111');
  const { call } = aCall({ organization: () => organization });

  expect(await call(readMe, {})).toEqual(me);
  expect(received[0]?.headers).toMatchObject({
    authorization: 'Bearer token-1',
    'foyer-organization': organization,
  });
});

test('asks for sentences in the language of the page, where it knows one', async () => {
  answers = [json(200, me)];
  await aCall({ language: 'da-DK' }).call(readMe, {});
  expect(received[0]?.headers).toMatchObject({ 'accept-language': 'da-DK' });
});

test('repeats a list in the query and leaves out what is undefined', async () => {
  answers = [json(200, none)];
  await aCall().call(findRooms, {
    query: { ...wish, equipment: ['video', 'display'], seats: 6, unit: undefined },
  });
  expect(received[0]?.url).toBe(
    '/addin-api/rooms?start=2026-12-01T09%3A00%3A00.000Z&end=2026-12-01T10%3A00%3A00.000Z&equipment=video&equipment=display&seats=6',
  );
});

test('encodes a path parameter, whatever it holds', async () => {
  answers = [problem(404, 'room-not-found')];
  const asked = aCall().call(readRoom, {
    params: { mailbox: "o'a/../b@x.example" },
    query: { ...wish, equipment: [] },
  });
  await expect(asked).rejects.toMatchObject({ code: 'room-not-found' });
  expect(received[0]?.url).toContain(`/addin-api/rooms/o'a%2F..%2Fb%40x.example?`);
});

test('sends no token and no organization to a public route, but its body', async () => {
  answers = [json(201, { token: 'rs_x', expiresAt: '2026-11-30T16:00:00Z' })];
  const { call, asked } = aCall();
  const body = { ticket: 't', verifier: 'v'.repeat(43) };

  await expect(call(openDialogSession, { body })).resolves.toMatchObject({ token: 'rs_x' });
  expect(asked).toEqual([]);
  expect(received[0]?.headers.authorization).toBeUndefined();
  expect(JSON.parse(bodies[0] ?? '')).toEqual(body);
});

test('sends nothing when nobody is signed in', async () => {
  await expect(aCall({ getToken: () => Promise.resolve(null) }).call(readMe, {})).rejects.toThrow(
    NotSignedIn,
  );
  expect(received).toEqual([]);
});

test('renews a refused token once, with the server’s claims challenge', async () => {
  const challenge = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
  const header = `Bearer error="insufficient_claims", claims="${Buffer.from(challenge).toString('base64')}"`;
  answers = [json(401, {}, { 'www-authenticate': header }), json(200, me)];
  const { call, asked } = aCall();

  await expect(call(readMe, {})).resolves.toEqual(me);
  expect(asked).toEqual([
    { fresh: false, claims: null },
    { fresh: true, claims: challenge },
  ]);
  expect(received[1]?.headers.authorization).toBe('Bearer token-2');
});

test('does not renew a token twice', async () => {
  answers = [problem(401, 'token-refused'), problem(401, 'token-refused')];
  await expect(aCall().call(readMe, {})).rejects.toMatchObject({ code: 'token-refused', status: 401 });
  expect(received).toHaveLength(2);
});

test('turns a problem into a typed one, with everything it carries', async () => {
  answers = [
    problem(503, 'exchange-throttled', {
      detail: 'Exchange asked us to wait.',
      exchangeCode: 'ErrorServerBusy',
      retryAfterSeconds: 30,
    }),
  ];
  const error: unknown = await aCall()
    .call(readMe, {})
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error).toMatchObject({
    code: 'exchange-throttled',
    detail: 'Exchange asked us to wait.',
    exchangeCode: 'ErrorServerBusy',
    retryAfterSeconds: 30,
    instance: 'urn:request:7',
  });
});

test('keeps the request id of a fault that has no code', async () => {
  answers = [json(500, { type: 'about:blank', title: 'Broken', status: 500, instance: 'urn:request:9' })];
  await expect(aCall().call(readMe, {})).rejects.toMatchObject({ code: null, instance: 'urn:request:9' });
});

test.each([
  ['an HTML page of a gateway', 502, '<html>Bad gateway</html>', 'unreachable'],
  ['an HTML page instead of an answer', 200, '<html>Log in to the wifi</html>', 'unreadable'],
  ['a reply cut short', 200, '{"person":', 'unreadable'],
  ['a reply that breaks the contract', 200, '{"person":7}', 'unreadable'],
])('says %s is no answer', async (_what, status, text, reason) => {
  answers = [(_request, response) => response.writeHead(status).end(text)];
  await expect(aCall().call(readMe, {})).rejects.toMatchObject({ name: 'NoAnswer', reason });
});

test('says unreachable when the connection breaks', async () => {
  answers = [(request) => request.socket.destroy()];
  await expect(aCall().call(readMe, {})).rejects.toMatchObject({ reason: 'unreachable' });
});

test('gives up a server that says nothing, and one that stops in the middle', async () => {
  answers = [
    () => {},
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"person":');
    },
  ];
  const { call } = aCall({ timeoutMs: 50 });
  await expect(call(readMe, {})).rejects.toBeInstanceOf(NoAnswer);
  await expect(call(readMe, {})).rejects.toMatchObject({ reason: 'timeout' });
});

test('an aborted call fails with the abort and not as an unreachable server', async () => {
  answers = [() => {}];
  const abort = new AbortController();
  const asked = aCall().call(readMe, {}, { signal: abort.signal });
  abort.abort();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});
