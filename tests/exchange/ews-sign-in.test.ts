import { createHmac } from 'node:crypto';
import { Instant } from '../../contract/primitives.ts';
import { createEwsExchange } from '../../server/exchange/ews/ews-exchange.ts';
import type { EwsExchangeOptions } from '../../server/exchange/ews/ews-exchange.ts';
import type { Answer } from '../server/outbound/far-side.ts';
import { allFree, mailbox, PASSWORD, raw, startSmallEws } from './small-ews.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(answer: Answer, credentials?: EwsExchangeOptions['credentials']) {
  const ews = await startSmallEws(answer, credentials ? { credentials } : {});
  open.push(ews);
  const exchange = createEwsExchange(ews.options);
  return {
    ...ews,
    read: (...names: readonly string[]) => exchange.readSchedules(names.map(mailbox), morning),
  };
}

const morning = {
  start: Instant.parse('2026-12-01T09:00:00Z'),
  end: Instant.parse('2026-12-01T10:00:00Z'),
};
const basicOf = (header: string | undefined) =>
  Buffer.from((header ?? '').replace(/^Basic /, ''), 'base64').toString('utf8');

describe('with a password', () => {
  test.each([
    ['a colon', 'a:b:c'],
    ['quotes and backslashes', `"'\\\\"`],
    ['an emoji', '🔑 nøgle'],
    ['spaces at both ends', '  x  '],
    ['a right-to-left mark', '\u200Fשלום'],
    ['letters that can be written in two ways', 'e\u0301 and é'],
    ['XML', ']]><&amp;'],
    ['great length', 'ø'.repeat(300)],
  ])('of %s, every byte of it arrives', async (_case, password) => {
    const credentials = {
      kind: 'password',
      userName: 'NORDHAVN\\søren',
      password: async () => password,
    } as const;
    const { read, received } = await connect(allFree, credentials);

    await read('fjord');

    expect(basicOf(received[0]?.headers.authorization)).toBe(`NORDHAVN\\søren:${password}`);
    expect(received[0]?.body).not.toContain(password);
  });

  test('it is asked for at every call, so that a changed one counts at once', async () => {
    let asked = 0;
    const password = async () => `password-${(asked += 1)}`;
    const { read, received } = await connect(allFree, { kind: 'password', userName: 'svc', password });

    await read('fjord');
    await read('fjord');

    expect(received.map(({ headers }) => basicOf(headers.authorization))).toEqual([
      'svc:password-1',
      'svc:password-2',
    ]);
  });
});

const tokens = () => {
  const wishes: unknown[] = [];
  const getAccessToken = async (wish?: unknown) => {
    wishes.push(wish);
    return wish === undefined ? 'old.a.b' : 'new.a.b';
  };
  return { wishes, credentials: { kind: 'oauth', getAccessToken } as const };
};

const refusing: Answer = (res, received) =>
  (received.headers.authorization === 'Bearer new.a.b' ? allFree : raw(401, 'text/html', ''))(res, received);

describe('with a token', () => {
  test('one that was refused is replaced by a new one, once', async () => {
    const { credentials, wishes } = tokens();
    const good = await connect(refusing, credentials);
    expect((await good.read('fjord')).map(({ known }) => known)).toEqual([true]);
    expect(wishes).toEqual([undefined, { fresh: true }]);

    const bad = await connect(raw(401, 'text/html', ''), tokens().credentials);
    expect(await bad.read('fjord')).toMatchObject([{ fault: { code: 'exchange-unauthorized' } }]);
    expect(bad.received).toHaveLength(2);
  });

  test('one that is no token never leaves', async () => {
    const { read, received } = await connect(allFree, {
      kind: 'oauth',
      getAccessToken: async () => 'a secret',
    });

    expect(await read('fjord')).toMatchObject([{ fault: { code: 'entra-unavailable' } }]);
    expect(received).toEqual([]);
  });
});

describe('with a server that offers NTLM alone', () => {
  test.each(['NTLM', 'Negotiate'])(
    'the handshake (%s) goes over one connection and proves the password',
    async (scheme) => {
      const server = ntlmServer(scheme, { user: 'svc-foyer', domain: 'NORDHAVN', password: PASSWORD });
      const { read, received } = await connect(server.answer);

      expect((await read('fjord')).map(({ known }) => known)).toEqual([true]);
      expect((await read('skov')).map(({ known }) => known)).toEqual([true]);

      const legs = received.map(
        ({ headers, connection }) => [headers.authorization?.split(' ')[0], connection] as const,
      );
      expect(legs.map(([scheme]) => scheme)).toEqual(['Basic', scheme, scheme, scheme, scheme]);
      expect(legs[1]?.[1]).toBe(legs[2]?.[1]);
      expect(legs[3]?.[1]).toBe(legs[4]?.[1]);
      expect(received[1]?.body).toBe('');
      expect(server.proved).toEqual([true, true]);
    },
  );

  test('a name and a password outside ASCII are proved too, and a UPN without a domain', async () => {
    const server = ntlmServer('NTLM', { user: 'søren@nordhavn.test', domain: '', password: '🔑 nøgle' });
    const { read } = await connect(server.answer, {
      kind: 'password',
      userName: 'søren@nordhavn.test',
      password: async () => '🔑 nøgle',
    });

    await read('fjord');

    expect(server.proved).toEqual([true]);
  });

  test('calls at the same time do not mix their handshakes', async () => {
    const server = ntlmServer('NTLM', { user: 'svc-foyer', domain: 'NORDHAVN', password: PASSWORD });
    const { read } = await connect(server.answer);
    await read('fjord');
    const names = Array.from({ length: 450 }, (_, at) => `room-${at}`);

    const schedules = await read(...names);

    expect(schedules.every(({ known }) => known)).toBe(true);
    expect(server.proved).toEqual([true, true, true, true, true, true]);
  });

  test('a wrong password is refused, and said so', async () => {
    const server = ntlmServer('NTLM', { user: 'svc-foyer', domain: 'NORDHAVN', password: 'another' });
    const { read } = await connect(server.answer);

    expect(await read('fjord')).toMatchObject([
      { fault: { code: 'exchange-unauthorized', exchangeCode: 'ErrorUnauthorized' } },
    ]);
    expect(server.proved).toEqual([false]);
  });

  test.each([
    ['is none', 'NTLM bm90IG5vdCBub3Qgbm90IG5vdCBub3Qgbm90IG5vdCBub3Qgbm90'],
    ['is too long to answer', `NTLM ${challenge(Buffer.alloc(2000)).toString('base64')}`],
  ])('a challenge that %s ends the attempt', async (_case, header) => {
    const { read } = await connect((res, { headers }) =>
      raw(401, 'text/html', '', {
        'www-authenticate': headers.authorization?.startsWith('Basic') ? 'NTLM' : header,
      })(res, { method: '', path: '', headers, body: '', connection: 0 }),
    );

    expect(await read('fjord')).toMatchObject([{ fault: { code: 'exchange-unreadable' } }]);
  });

  test('a server that offers Basic as well has refused the password, and no handshake is tried', async () => {
    const { read, received } = await connect(
      raw(401, 'text/html', '', { 'www-authenticate': 'Basic realm="x", NTLM' }),
    );

    expect(await read('fjord')).toMatchObject([{ fault: { code: 'exchange-unauthorized' } }]);
    expect(received).toHaveLength(1);
  });
});

/** [MS-NLMP] 2.2.1.2: Unicode (and OEM, as some servers say), NTLM, extended security, target info. */
function challenge(targetInfo: Buffer): Buffer {
  const message = Buffer.alloc(48);
  message.write('NTLMSSP\0', 0, 'latin1');
  message.writeUInt32LE(2, 8);
  message.writeUInt32LE(48, 16);
  message.writeUInt32LE(0x00880203, 20);
  message.write('01234567', 24, 'latin1');
  message.writeUInt16LE(targetInfo.length, 40);
  message.writeUInt16LE(targetInfo.length, 42);
  message.writeUInt32LE(48, 44);
  return Buffer.concat([message, targetInfo]);
}

/** A server that speaks NTLMv2 and nothing else, and checks the proof by the definition in [MS-NLMP] 3.3.2. */
function ntlmServer(scheme: string, account: { user: string; domain: string; password: string }) {
  const proved: boolean[] = [];
  const ended = Buffer.alloc(4);
  const name = Buffer.from('NORDHAVN', 'utf16le');
  const info = Buffer.concat([Buffer.from([2, 0, name.length, 0]), name, ended]);
  const greeted = new Set<number>();

  const answer: Answer = (res, received) => {
    const [given = '', token = ''] = (received.headers.authorization ?? '').split(' ');
    const message = Buffer.from(token, 'base64');
    const refuse = (header: string) =>
      raw(401, 'text/html', '', { 'www-authenticate': header })(res, received);
    if (given !== scheme) return refuse(scheme);
    if (message.readUInt32LE(8) === 1) {
      greeted.add(received.connection);
      return refuse(`${scheme} ${challenge(info).toString('base64')}`);
    }
    const field = (at: number) =>
      message.subarray(message.readUInt32LE(at + 4), message.readUInt32LE(at + 4) + message.readUInt16LE(at));
    const names = { domain: field(28).toString('utf16le'), user: field(36).toString('utf16le') };
    const proof = field(20);
    const key = createHmac('md5', ntHash(account.password))
      .update(Buffer.from(account.user.toUpperCase() + account.domain, 'utf16le'))
      .digest();
    const expected = createHmac('md5', key).update('01234567').update(proof.subarray(16)).digest();
    const good =
      greeted.has(received.connection) &&
      names.user === account.user &&
      names.domain === account.domain &&
      expected.equals(proof.subarray(0, 16));
    greeted.delete(received.connection);
    proved.push(good);
    return good ? allFree(res, received) : refuse(scheme);
  };
  return { answer, proved };
}

const rotate = (value: number, by: number) => ((value << by) | (value >>> (32 - by))) >>> 0;

/** MD4 (RFC 1320) of the password in UTF-16LE; Node's OpenSSL no longer has it. */
function ntHash(password: string): Buffer {
  const text = Buffer.from(password, 'utf16le');
  const padded = Buffer.alloc(Math.ceil((text.length + 9) / 64) * 64);
  text.copy(padded);
  padded[text.length] = 0x80;
  padded.writeUInt32LE(text.length * 8, padded.length - 8);
  let state: readonly [number, number, number, number] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  const rounds = [
    {
      add: 0,
      order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
      shifts: [3, 7, 11, 19],
      mix: (x: number, y: number, z: number) => (x & y) | (~x & z),
    },
    {
      add: 0x5a827999,
      order: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
      shifts: [3, 5, 9, 13],
      mix: (x: number, y: number, z: number) => (x & y) | (x & z) | (y & z),
    },
    {
      add: 0x6ed9eba1,
      order: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
      shifts: [3, 9, 11, 15],
      mix: (x: number, y: number, z: number) => x ^ y ^ z,
    },
  ];
  for (let block = 0; block < padded.length; block += 64) {
    let [a, b, c, d] = state;
    for (const { add, order, shifts, mix } of rounds) {
      order.forEach((word, at) => {
        const sum = (a + mix(b, c, d) + padded.readUInt32LE(block + word * 4) + add) >>> 0;
        [a, b, c, d] = [d, rotate(sum, shifts[at % 4] ?? 0), b, c];
      });
    }
    state = [(state[0] + a) >>> 0, (state[1] + b) >>> 0, (state[2] + c) >>> 0, (state[3] + d) >>> 0];
  }
  const out = Buffer.alloc(16);
  state.forEach((word, at) => out.writeUInt32LE(word, at * 4));
  return out;
}
