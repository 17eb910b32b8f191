import http from 'node:http';
import { decodeJwt } from 'jose';
import { startSimulator } from '../../../simulator/index.ts';
import type { WorldDescription } from '../../../simulator/index.ts';
import { CLIENT_ID, NOW, ask, startTenant } from '../running-tenant.ts';
import type { RunningTenant } from '../running-tenant.ts';

let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
beforeEach(async () => {
  await tenant.control('PUT', '/clock', { now: NOW });
  await tenant.control('POST', '/reset', { fixture: 'F0' });
});
afterAll(() => tenant.close());

const aBooking = {
  organizer: 'anna',
  subject: 'Harbour bid',
  start: '2026-12-01T10:00',
  end: '2026-12-01T11:00',
  rooms: ['fjord'],
};
const day = 'from=2026-12-01T09:00:00Z&to=2026-12-01T15:00:00Z';

async function book(over: object = {}): Promise<string> {
  const { json } = await tenant.control('POST', '/meetings', { ...aBooking, ...over });
  return (json as { iCalUId: string }).iCalUId;
}

async function inRoom(room: string): Promise<readonly { start: string; subject: string }[]> {
  return (await tenant.control('GET', `/meetings?room=${room}&${day}`)).json as {
    start: string;
    subject: string;
  }[];
}

describe('meetings', () => {
  test('are booked with names and wall times, and the rooms answer', async () => {
    const { status, json } = await tenant.control('POST', '/meetings', aBooking);
    expect(status).toBe(201);
    expect(json).toMatchObject({ rooms: [{ address: 'fjord@nordhavn.example', response: 'accepted' }] });
    expect(await inRoom('fjord')).toMatchObject([
      { start: '2026-12-01T09:00:00.000Z', subject: 'Anna Holm' },
    ]);
  });

  test('are moved, and cancelled', async () => {
    const id = await book();
    await tenant.control('PATCH', `/meetings/${id}`, {
      start: '2026-12-01T12:00',
      end: '2026-12-01T13:00',
      rooms: ['skov'],
    });
    expect(await inRoom('fjord')).toEqual([]);
    expect(await inRoom('skov')).toMatchObject([{ start: '2026-12-01T11:00:00.000Z' }]);

    expect((await tenant.control('DELETE', `/meetings/${id}`)).status).toBe(204);
    expect(await inRoom('skov')).toEqual([]);
    expect((await tenant.control('DELETE', `/meetings/${id}`)).status).toBe(404);
  });

  test('of a series are changed one by one, or split', async () => {
    const id = await book({
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
        range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 3 },
      },
    });
    await tenant.control('DELETE', `/meetings/${id}?occurrence=2026-12-01T09:00:00Z`);
    expect(await inRoom('fjord')).toEqual([]);
    const { json } = await tenant.control('PATCH', `/meetings/${id}?occurrence=2026-12-15T09:00:00Z`, {
      start: '2026-12-15T14:00',
      end: '2026-12-15T15:00',
      scope: 'following',
    });
    expect((json as { split: { iCalUId: string } }).split.iCalUId).not.toBe(id);
  });

  test('in a managed room wait for the answer', async () => {
    const id = await book({ rooms: ['bestyrelse'] });
    const answer = { room: 'bestyrelse', response: 'declined' };
    const { json } = await tenant.control('POST', `/meetings/${id}/answer`, answer);
    expect(json).toMatchObject({ rooms: [{ response: 'declined' }] });
    expect(await inRoom('bestyrelse')).toEqual([]);
  });

  test.each([
    ['an unknown person', { organizer: 'zoe' }, 'Nobody is called zoe'],
    ['an unknown room', { rooms: ['attic'] }, 'There is no room attic'],
    ['an end before the start', { end: '2026-12-01T09:00' }, 'ends before it starts'],
    ['a time that is none', { start: 'soon' }, 'start: must be an instant'],
    ['a field that does not exist', { colour: 'red' }, 'colour'],
    ['somebody acting for another', { actor: 'ivan' }, 'neither the organizer nor a delegate'],
  ])('with %s are refused in a sentence', async (_, over, sentence) => {
    const { status, json } = await tenant.control('POST', '/meetings', { ...aBooking, ...over });
    expect(status).toBe(400);
    expect((json as { error: string }).error).toContain(sentence);
  });
});

describe('the clock', () => {
  test('stands still once it is set, and survives a reset', async () => {
    await tenant.control('POST', '/reset', { fixture: 'F0' });
    expect((await tenant.control('GET', '/clock')).json).toEqual({ now: NOW, set: true });
    expect(tenant.simulator.now()).toBe(NOW);
  });

  test('runs in real time without', async () => {
    await tenant.control('PUT', '/clock', { now: null });
    expect((await tenant.control('GET', '/clock')).json).toMatchObject({ set: false });
    expect(Date.parse(tenant.simulator.now())).toBeGreaterThan(Date.parse('2026-01-01'));
  });

  test('refuses a time without a zone', async () => {
    expect((await tenant.control('PUT', '/clock', { now: '2026-11-30T09:00' })).status).toBe(400);
  });
});

describe('a reset', () => {
  test('gives the same ids again', async () => {
    const before = tenant.simulator.world();
    const first = await book();
    await tenant.control('POST', '/reset');
    expect(tenant.simulator.world()).toEqual(before);
    expect(await inRoom('fjord')).toEqual([]);
    expect(await book()).toBe(first);
  });

  test('waits for the product to lay its half, and says so when that fails', async () => {
    const laid: string[] = [];
    await using own = await disposableTenant();
    own.simulator.onReset(async (world: WorldDescription) => {
      await Promise.resolve();
      laid.push(world.fixture);
      if (world.fixture === 'campus') throw new Error('The other half failed.');
    });
    await own.control('POST', '/reset', { fixture: 'F0' });
    expect(laid).toEqual(['F0']);
    const campus = { fixture: 'campus', rooms: 2, meetingsPerRoomDay: 1, days: 1, organizations: 1, seed: 1 };
    expect(await own.control('POST', '/reset', campus)).toMatchObject({
      status: 500,
      json: { error: 'The other half failed.' },
    });
  });

  test('refuses a world that is too large', async () => {
    const { status } = await tenant.control('POST', '/reset', {
      fixture: 'campus',
      rooms: 10_000,
      meetingsPerRoomDay: 96,
      days: 400,
      organizations: 1,
      seed: 1,
    });
    expect(status).toBe(400);
  });
});

describe('people, rooms and tokens', () => {
  test('people are listed with their groups, rooms with their rules', async () => {
    const people = (await tenant.control('GET', '/people')).json as { handle: string; groups: string[] }[];
    expect(people.find(({ handle }) => handle === 'anna')?.groups).toEqual(['Add-in Users', 'Sales']);
    const rooms = (await tenant.control('GET', '/rooms')).json as { handle: string; floor: string }[];
    expect(rooms.map(({ handle, floor }) => `${handle} ${floor}`)).toEqual([
      'fjord 1',
      'lille 1',
      'skov 2',
      'bestyrelse 2',
      'hudson 5',
      'kaj 0',
      'dok 0',
      'smedje 0',
      'mole 0',
      'fyr 0',
    ]);
  });

  test("a token is the one that the person's pane would hold", async () => {
    const { json } = await tenant.control('POST', '/token', { person: 'anna' });
    const claims = decodeJwt((json as { token: string }).token);
    expect(claims).toMatchObject({ aud: CLIENT_ID, name: 'Anna Holm', scp: 'access_as_user' });
  });

  test('a disabled person gets none', async () => {
    await tenant.control('PUT', '/people/anna', { enabled: false });
    const { status, json } = await tenant.control('POST', '/token', { person: 'anna' });
    expect(status).toBe(400);
    expect((json as { error: string }).error).toContain('AADSTS50057');
  });

  test('no token without consent', async () => {
    await tenant.control('PUT', '/tenant', { consent: false });
    const { json } = await tenant.control('POST', '/token', { person: 'anna' });
    expect((json as { error: string }).error).toContain('AADSTS65001');
  });

  test("a room's processing can be changed as an administrator would", async () => {
    await tenant.control('PUT', '/rooms/fjord', {
      processing: { allBookInPolicy: false, delegates: ['bent'] },
    });
    const { json } = await tenant.control('POST', '/meetings', aBooking);
    expect(json).toMatchObject({ rooms: [{ response: 'tentative' }] });
  });
});

describe('only this machine is served', () => {
  test('a page of another origin is refused', async () => {
    const { status } = await ask('POST', `${tenant.root}/control/reset`, {
      headers: { origin: 'https://evil.example' },
      body: {},
    });
    expect(status).toBe(403);
  });

  test.each([
    ['evil.example', '/control/people', 421],
    ['localhost.evil.example', '/control/people', 421],
    ['graph.sim.test', '/v1.0/organization', 401],
    ['graph.sim.test', '/control/people', 400],
    ['login.sim.test', '/common/discovery/v2.0/keys', 200],
    ['exchange.sim.test', '/EWS/Exchange.asmx', 401],
  ])('Host %s asking for %s gets %i', async (host, path, status) => {
    expect(await statusFor(host, path)).toBe(status);
  });

  test('a form cannot write: bodies must be JSON', async () => {
    const response = await fetch(`${tenant.root}/control/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'text/plain' },
      body: '{"now":null}',
    });
    expect(response.status).toBe(415);
  });
});

test('a page asked for on 127.0.0.1 is sent to localhost', async () => {
  const { status, headers } = await ask('GET', `${tenant.root}/`);
  expect(status).toBe(307);
  expect(headers.get('location')).toBe(`${tenant.simulator.url}/`);
});

test('the start page links the calendar and the product', async () => {
  const { status, text } = await ask('GET', `${tenant.simulator.url}/`);
  expect(status).toBe(200);
  expect(text).toContain('href="/calendar/"');
  expect(text).toContain('href="http://localhost:3000/"');
});

test('a taken port is told in a sentence', async () => {
  await expect(
    startSimulator({
      port: tenant.simulator.port,
      product: { clientId: CLIENT_ID, certificates: [], publicUrl: 'http://localhost:3000' },
      calendarAssets: 'no-such-folder',
      processingDelayMs: 0,
    }),
  ).rejects.toThrow(`Port ${tenant.simulator.port} of 127.0.0.1 is taken`);
});

/** fetch does not let callers name another host; node:http does. */
function statusFor(host: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port: tenant.simulator.port, path, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
      .on('error', reject);
  });
}

async function disposableTenant(): Promise<RunningTenant & AsyncDisposable> {
  const own = await startTenant();
  return { ...own, [Symbol.asyncDispose]: own.close };
}
