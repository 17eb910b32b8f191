import { ProblemBody } from '../../../contract/problem.ts';
import { confirmRooms, findRooms, listPlaces, readRoom } from '../../../contract/rooms.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { readAnswer, requestOf, sendRaw } from './raw-socket.ts';

const hour = { start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z' };
const query = { ...hour, equipment: [], savedRoom: [] };
const looked = {
  ...query,
  room: ['fjord', 'skov', 'lille', 'bestyrelse', 'hudson'].map((name) => `${name}@nordhavn.example`),
};
const params = { mailbox: 'fjord@nordhavn.example' };

const lines: string[] = [];
let house: House;
beforeAll(async () => {
  house = await startHouse({ log: { write: (line) => void lines.push(line) } });
});
afterAll(() => house.close());
beforeEach(() => house.reset());

const notAToken = 'canary-token';
const me = async (authorization: string) =>
  readAnswer(
    await sendRaw(house.productUrl, requestOf('GET', '/addin-api/me', [`Authorization: ${authorization}`])),
  );

/** Everything but a token, by what it is. */
const impostors = (token: string): readonly (readonly [string, string])[] => {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const holding = (text: string) => `${header}.${Buffer.from(text).toString('base64url')}.${signature}`;
  return [
    ['nothing', 'Bearer '],
    ['a word', `Bearer ${notAToken}`],
    ['another scheme', `Basic ${Buffer.from('anna:canary').toString('base64')}`],
    ['five thousand dots', `Bearer ${'.'.repeat(5_000)}`],
    ['fifteen thousand letters', `Bearer ${'a'.repeat(15_000)}`],
    ['letters of another world', 'Bearer \xe2\x98\x83.\xe2\x98\x83.\xe2\x98\x83'],
    ['two tokens', `Bearer ${token} ${token}`],
    ['a token with a blank in it', `Bearer ${header}. ${payload}.${signature}`],
    ['a token with a fourth part', `Bearer ${token}.x`],
    ['a padded token', `Bearer ${token}=`],
    ['a token without its signature', `Bearer ${header}.${payload}.`],
    ['claims that are a prototype', `Bearer ${holding('{"__proto__":{"oid":"x"}}')}`],
    ['claims that are nested five thousand deep', `Bearer ${holding('['.repeat(5_000))}`],
    ['claims that are a number', `Bearer ${holding('1e999')}`],
    ['a session that nobody has', `Bearer rs_${'a'.repeat(43)}`],
    ['a session that is empty', 'Bearer rs_'],
    ['a session that is a question', `Bearer rs_'/**/OR/**/1=1--`],
  ];
};

describe('what stands in the place of a token', () => {
  test('is refused alike, whatever it is, and nothing of it comes back', async () => {
    for (const [name, authorization] of impostors(await house.token('anna'))) {
      const answer = await me(authorization);
      const { type, detail } = ProblemBody.parse(JSON.parse(answer.body));

      expect([name, answer.status, /token-(missing|refused)$/.test(type)]).toEqual([name, 401, true]);
      expect(answer.header('WWW-Authenticate')).toMatch(/^Bearer/);
      expect(detail).not.toContain(notAToken);
    }
  });

  test('cannot be had anew by somebody whose account is disabled', async () => {
    await house.control('PUT', '/people/bent', { enabled: false });

    await expect(house.token('bent')).rejects.toThrow('AADSTS50057');
  });
});

test('faults of every kind leave those who look at rooms an answer in time, with rooms that are unknown and not free', async () => {
  const anna = await house.caller('anna');
  const faults = [
    ...[400, 401, 403, 404, 410, 429, 500, 502, 503, 504].map((status) => ({ fault: 'status', status })),
    ...['reset', 'truncate', 'html'].map((fault) => ({ fault })),
  ];
  for (const rule of faults) {
    await house.control('PUT', '/faults', {
      rules: [{ service: 'graph', operation: 'getSchedule', ...rule }],
    });
    const { offers, notices } = await anna(confirmRooms, { query: looked });

    expect([rule, [...new Set(offers.map(({ availability }) => availability))]]).toEqual([rule, ['unknown']]);
    expect([rule, notices.length, notices[0]?.rooms]).toEqual([rule, 1, 5]);
    expect(notices[0]?.detail).toMatch(/^[A-Z].+\.$/s);
  }
  await house.control('DELETE', '/faults');

  expect((await anna(confirmRooms, { query: looked })).notices).toEqual([]);
});

test('while Exchange asks to wait, nobody asks it again, and everybody learns how long', async () => {
  await house.control('PUT', '/faults', {
    rules: [{ service: 'graph', operation: 'getSchedule', fault: 'status', status: 429, retryAfter: 3600 }],
  });
  const [anna, bent] = [await house.caller('anna'), await house.caller('bent')];
  const before = house.outboundCalls.length;
  const answers: RouteReply<typeof confirmRooms>[] = [];
  for (const call of [anna, bent, anna]) answers.push(await call(confirmRooms, { query: looked }));

  const asked = house.outboundCalls.slice(before).filter(({ operation }) => operation === 'getSchedule');
  expect(asked).toHaveLength(1);
  for (const { notices } of answers) {
    expect(notices).toMatchObject([{ code: 'exchange-throttled', rooms: 5 }]);
    expect(notices[0]?.retryAfterSeconds).toBeGreaterThan(3_000);
  }
});

test('two hundred searches at once are all answered', async () => {
  const anna = await house.caller('anna');
  const answers = await Promise.all(Array.from({ length: 200 }, () => anna(findRooms, { query })));

  expect(answers.every(({ offers }) => offers.every(({ availability }) => availability !== 'unknown'))).toBe(
    true,
  );
});

test('a person who asks without end is told to wait, and nobody else is', async () => {
  const carla = await house.caller('carla');
  const askedTooOften = async () => {
    for (let batch = 0; batch <= 12; batch += 1) {
      await Promise.all(Array.from({ length: 100 }, () => carla(listPlaces, {})));
    }
  };

  await expect(askedTooOften()).rejects.toMatchObject({ code: 'too-many-requests' });
  await expect((await house.caller('bent'))(listPlaces, {})).resolves.toBeDefined();
});

test('a whole run leaves no name, subject, address or token in the log', async () => {
  const token = await house.token('anna');
  const anna = await house.caller('anna');
  await house.control('POST', '/meetings', {
    ...hour,
    organizer: 'anna',
    subject: 'canary-subject',
    rooms: ['fjord'],
  });
  await anna(findRooms, { query: { ...query, equipment: ['canary-equipment'] } });
  await anna(readRoom, { params, query });
  await anna(readRoom, { params: { mailbox: 'canary-room@nordhavn.example' }, query }).catch(() => undefined);
  await house.control('PUT', '/faults', { rules: [{ service: 'graph', fault: 'html' }] });
  await anna(readRoom, { params, query }).catch(() => undefined);
  await me(`Bearer ${notAToken}`);
  for (const path of [
    '/canary-path?canary=query',
    '/addin-api/canary',
    '/auth/dialog/callback?code=canary-code',
  ]) {
    await fetch(`${house.productUrl}${path}`, { headers: { cookie: 'pre=canary', 'user-agent': 'canary' } });
  }

  const log = lines.join('');
  expect(log).toContain('/addin-api/rooms/:mailbox');
  for (const secret of [
    'canary',
    'anna',
    'holm',
    'nordhavn',
    'fjord',
    token.slice(0, 20),
    token.slice(-20),
  ]) {
    expect([secret, log.toLowerCase().includes(secret.toLowerCase())]).toEqual([secret, false]);
  }
});
