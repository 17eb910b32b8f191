import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { md4 } from '../../../simulator/ews/auth/md4.ts';
import { startTenant } from '../running-tenant.ts';
import type { RunningTenant } from '../running-tenant.ts';
import { KAJ, SERVICE, basic, callEws, envelopeOf, readAnswer, requests } from './ews-calls.ts';
import type { EwsAnswer } from './ews-calls.ts';

/** An NTLM client that others wrote; it has no types. */
const ntlm = createRequire(import.meta.url)('@ewsjs/ntlm-client') as {
  createType1Message: (workstation: string, target: string) => string;
  decodeType2Message: (header: string) => object;
  createType3Message: (
    challenge: object,
    user: string,
    password: string,
    workstation: string,
    domain: string,
  ) => string;
};

let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
beforeEach(async () => {
  await tenant.control('POST', '/reset', { fixture: 'F0' });
  await tenant.control('PUT', '/tenant', { serverAuth: 'ntlm' });
});
afterAll(() => tenant.close());

interface Answered extends EwsAnswer {
  readonly offered: readonly string[];
}

/** One call on the connection that the agent keeps open: NTLM vouches for the connection. */
function ask(agent: Agent, authorization?: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const call = request(
      `${tenant.root}/exchange.sim.test/EWS/Exchange.asmx`,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'text/xml', ...(authorization && { authorization }) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const offered = response.headersDistinct['www-authenticate'] ?? [];
          const text = Buffer.concat(chunks).toString();
          resolve({ ...readAnswer(response.statusCode ?? 0, new Headers(), text), offered });
        });
      },
    );
    call.on('error', reject);
    call.end(envelopeOf(requests.view(), { impersonate: KAJ }));
  });
}

const oneConnection = (): Agent => new Agent({ keepAlive: true, maxSockets: 1 });

async function shakeHands(password: string, agent = oneConnection()): Promise<Answered> {
  const challenged = await ask(agent, ntlm.createType1Message('PC', 'NORDHAVN'));
  const [header = ''] = challenged.offered;
  expect(challenged.status).toBe(401);
  return await ask(
    agent,
    ntlm.createType3Message(ntlm.decodeType2Message(header), 'svc-foyer', password, 'PC', 'NORDHAVN'),
  );
}

test('a server that only takes NTLM refuses Basic and does not offer it', async () => {
  const { status, headers } = await callEws(tenant.root, requests.roomLists, {
    authorization: basic(SERVICE.user, SERVICE.password),
  });
  expect(status).toBe(401);
  expect(headers.get('www-authenticate')).toBe('Negotiate, NTLM');
});

test('a client that knows the password is let in, and so is its connection', async () => {
  const agent = oneConnection();
  expect((await shakeHands(SERVICE.password, agent)).code).toBe('NoError');
  expect((await ask(agent)).status).toBe(200);
  expect((await ask(oneConnection())).status).toBe(401);
  agent.destroy();
});

test('a client that does not know it is offered to try again', async () => {
  const answer = await shakeHands('wrong');
  expect(answer.status).toBe(401);
  expect(answer.offered).toEqual(['Negotiate', 'NTLM']);
});

test('an answer to no challenge is worth nothing', async () => {
  const challenged = await ask(oneConnection(), ntlm.createType1Message('PC', 'NORDHAVN'));
  const stolen = ntlm.createType3Message(
    ntlm.decodeType2Message(challenged.offered[0] ?? ''),
    'svc-foyer',
    SERVICE.password,
    'PC',
    'NORDHAVN',
  );
  expect((await ask(oneConnection(), stolen)).status).toBe(401);
});

test('the second version, computed here by hand, is understood, under the name Negotiate too', async () => {
  const agent = oneConnection();
  const hello = ntlm.createType1Message('PC', 'NORDHAVN').replace('NTLM', 'Negotiate');
  const [header = ''] = (await ask(agent, hello)).offered;
  const challenge = Buffer.from(header.replace('Negotiate ', ''), 'base64').subarray(24, 32);
  const answer = await ask(agent, `Negotiate ${secondVersion(challenge).toString('base64')}`);
  expect(answer.code).toBe('NoError');
  agent.destroy();
});

test.each([
  ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
  ['message digest', 'd9130a8164549fe818874806e1c7014b'],
  [
    '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
    'e33b4ddc9c38f2199c3e7b164fcc0536',
  ],
])('MD4 of %p is that of RFC 1320', (text, digest) => {
  expect(md4(Buffer.from(text)).toString('hex')).toBe(digest);
});

/** AUTHENTICATE_MESSAGE with an NTLMv2 response (MS-NLMP 2.2.1.3 and 3.3.2). */
function secondVersion(challenge: Buffer): Buffer {
  const key = hmac(md4(utf16(SERVICE.password)), utf16('SVC-FOYERNORDHAVN'));
  const blob = Buffer.concat([Buffer.from('0101000000000000', 'hex'), Buffer.alloc(16, 7), Buffer.alloc(8)]);
  const response = Buffer.concat([hmac(key, Buffer.concat([challenge, blob])), blob]);
  const fields = [
    Buffer.alloc(24),
    response,
    utf16('NORDHAVN'),
    utf16('svc-foyer'),
    utf16('PC'),
    Buffer.alloc(0),
  ];
  const header = Buffer.alloc(64);
  header.write('NTLMSSP\0', 'latin1');
  header.writeUInt32LE(3, 8);
  let offset = 64;
  fields.forEach((field, at) => {
    header.writeUInt16LE(field.length, 12 + at * 8);
    header.writeUInt16LE(field.length, 14 + at * 8);
    header.writeUInt32LE(offset, 16 + at * 8);
    offset += field.length;
  });
  header.writeUInt32LE(0x1, 60);
  return Buffer.concat([header, ...fields]);
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function hmac(key: Buffer, data: Buffer): Buffer {
  return createHmac('md5', key).update(data).digest();
}
