import { createGraphExchange } from '../../server/exchange/graph/graph-exchange.ts';
import type { Answer } from '../server/outbound/far-side.ts';
import { json } from '../server/outbound/far-side.ts';
import { GRAPH, graphError, mailbox, startSmallGraph } from './small-graph.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(answer: Answer) {
  const graph = await startSmallGraph(answer);
  open.push(graph);
  return { received: graph.received, exchange: createGraphExchange(graph.options) };
}

const place = (name: string, more = {}) => ({
  displayName: name,
  emailAddress: `${name}@nordhavn.test`,
  ...more,
});

test('the list of rooms follows every page and asks only for what it needs', async () => {
  const { exchange, received } = await connect((res, { path }) => {
    const next = path.includes('skiptoken')
      ? {}
      : { '@odata.nextLink': `${GRAPH}/v1.0/places/microsoft.graph.room?$skiptoken=a%3Db` };
    json(res, 200, { value: [place(path.includes('skiptoken') ? 'skov' : 'fjord')], ...next });
  });

  const rooms = await exchange.listRooms();

  expect(rooms.map(({ displayName }) => displayName)).toEqual(['fjord', 'skov']);
  const select = new URL(received[0]!.path, GRAPH).searchParams.get('$select');
  expect(select).toContain('emailAddress');
  expect(select).not.toMatch(/phone|geoCoordinates|address,/);
  expect(received[1]?.path).toContain('$skiptoken=a%3Db');
  expect(received[1]?.headers.authorization).toBe('Bearer token');
});

test('a room is read with its place, its size and everything it has', async () => {
  const { exchange } = await connect((res) =>
    json(res, 200, {
      value: [
        place('Fjord', {
          capacity: 8,
          building: 'HQ',
          floorNumber: 1,
          floorLabel: 'Floor 1',
          placeId: '3162F1E1-C4C0-604B-51D8-91DA78989EB1',
          displayDeviceName: 'Screen',
          videoDeviceName: 'Teams Room',
          audioDeviceName: null,
          isWheelChairAccessible: true,
          tags: ['Whiteboard', 'video'],
        }),
      ],
    }),
  );

  expect(await exchange.listRooms()).toEqual([
    {
      mailbox: 'fjord@nordhavn.test',
      kind: 'room',
      displayName: 'Fjord',
      capacity: 8,
      building: 'HQ',
      floor: 'Floor 1',
      equipment: ['display', 'video', 'wheelchair-accessible', 'whiteboard'],
      roomLists: [],
      directoryId: '3162f1e1-c4c0-604b-51d8-91da78989eb1',
    },
  ]);
});

test('odd places are read as far as they go, and left out without an address', async () => {
  const { exchange } = await connect((res) =>
    json(res, 200, {
      value: [
        place('bare'),
        place('odd', { capacity: 'many', floorNumber: 2, tags: null, isWheelChairAccessible: 'no' }),
        { displayName: 'no address' },
        place('broken', { emailAddress: 'nonsense' }),
        null,
      ],
    }),
  );

  expect(await exchange.listRooms()).toMatchObject([
    { displayName: 'bare', capacity: null, building: null, floor: null, equipment: [] },
    { displayName: 'odd', capacity: null, floor: '2', equipment: [] },
  ]);
});

test.each([
  ['points to another origin', 'https://evil.example/v1.0/places/next', 1],
  ['points back to itself', `${GRAPH}/v1.0/places/microsoft.graph.room?$skiptoken=1`, 2],
])(
  'a next page that %s is not followed for ever, and no half list is given out',
  async (_case, next, calls) => {
    const { exchange, received } = await connect((res) =>
      json(res, 200, { value: [place('fjord')], '@odata.nextLink': next }),
    );

    await expect(exchange.listRooms()).rejects.toMatchObject({
      name: 'Problem',
      code: 'exchange-unreadable',
    });
    expect(received).toHaveLength(calls);
  },
);

test.each([
  [
    '403',
    graphError(403, 'Authorization_RequestDenied'),
    'exchange-forbidden',
    'Authorization_RequestDenied',
  ],
  ['404', graphError(404, 'ResourceNotFound'), 'exchange-unreadable', 'ResourceNotFound'],
  [
    '429',
    graphError(429, 'TooManyRequests', { 'retry-after': '120' }),
    'exchange-throttled',
    'TooManyRequests',
  ],
])('a list that cannot be read whole is a problem: %s', async (_case, answer, code, exchangeCode) => {
  const { exchange } = await connect(answer);

  await expect(exchange.listRooms()).rejects.toMatchObject({
    name: 'Problem',
    code,
    extra: { exchangeCode },
  });
});

test('a caller who gives up ends the listing', async () => {
  const leaving = new AbortController();
  const { exchange } = await connect(() => leaving.abort(new Error('went away')));

  await expect(exchange.listRooms({ signal: leaving.signal })).rejects.toThrow('went away');
});

test('workspaces are listed after the rooms, and a place that is both is a room', async () => {
  const { exchange, received } = await connect((res, { path }) =>
    json(res, 200, {
      value: path.includes('workspace')
        ? [place('desks', { capacity: 20 }), place('fjord')]
        : [place('fjord')],
    }),
  );

  expect((await exchange.listRooms()).map(({ displayName, kind }) => [displayName, kind])).toEqual([
    ['fjord', 'room'],
    ['desks', 'workspace'],
  ]);
  expect(new URL(received[1]!.path, GRAPH).searchParams.get('$select')).not.toMatch(
    /building|phone|address,/,
  );
});

const workspaces =
  (answer: Answer): Answer =>
  (res, received) =>
    received.path.includes('workspace') ? answer(res, received) : json(res, 200, { value: [place('fjord')] });

test('a directory that knows no workspaces has none, and one that hides them is a problem', async () => {
  for (const status of [400, 404]) {
    const { exchange } = await connect(workspaces(graphError(status, 'BadRequest')));
    expect(await exchange.listRooms()).toHaveLength(1);
  }
  const hidden = await connect(workspaces(graphError(403, 'Authorization_RequestDenied')));
  await expect(hidden.exchange.listRooms()).rejects.toMatchObject({ code: 'exchange-forbidden' });
});

test.each([
  ['a room', '#microsoft.graph.room', { kind: 'room' }],
  ['a workspace', '#microsoft.graph.workspace', { kind: 'workspace' }],
  ['of no stated type', undefined, { kind: 'room' }],
])('one place by its address is %s', async (_case, type, expected) => {
  const { exchange, received } = await connect((res) =>
    json(res, 200, place('fjord', { capacity: 8, ...(type && { '@odata.type': type }) })),
  );

  expect(await exchange.findRoom(mailbox('fjord'))).toMatchObject({ capacity: 8, ...expected });
  expect(received[0]?.path).toBe('/v1.0/places/fjord%40nordhavn.test');
});

test('a place that is no mailbox to book, or not there, is not found', async () => {
  const list = await connect((res) =>
    json(res, 200, place('hq', { '@odata.type': '#microsoft.graph.roomList' })),
  );
  expect(await list.exchange.findRoom(mailbox('hq'))).toBeNull();

  const gone = await connect(graphError(404, 'ResourceNotFound'));
  expect(await gone.exchange.findRoom(mailbox('gone'))).toBeNull();

  const denied = await connect(graphError(403, 'Authorization_RequestDenied'));
  await expect(denied.exchange.findRoom(mailbox('fjord'))).rejects.toMatchObject({
    code: 'exchange-forbidden',
  });
});
