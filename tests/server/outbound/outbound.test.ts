import { gzipSync } from 'node:zlib';
import { generate } from 'selfsigned';
import type { OutboundCall, OutboundRequest } from '../../../server/outbound/outbound.ts';
import { createOutbound } from '../../../server/outbound/outbound.ts';
import { toFault } from '../../../server/outbound/fault.ts';
import type { Answer, FarSide } from './far-side.ts';
import { json, startFarSide } from './far-side.ts';

const asked = 'https://graph.sim.test';
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function reach(answer: Answer) {
  const farSide = await startFarSide(answer);
  const calls: OutboundCall[] = [];
  const outbound = createOutbound({
    originMap: new Map([[asked, farSide.origin]]),
    onCall: (call) => calls.push(call),
  });
  open.push(outbound, farSide);
  return { farSide, calls, outbound };
}

const get = (path = '/v1.0/places', more: Partial<OutboundRequest> = {}): OutboundRequest => ({
  method: 'GET',
  url: `${asked}${path}`,
  ...more,
});

describe('a call that is carried elsewhere', () => {
  test('arrives with the path, the query, the body and the name that was asked for', async () => {
    const { outbound, farSide } = await reach((res) => json(res, 201, { ok: true }, { 'x-answer': 'yes' }));

    const reply = await outbound.send({
      method: 'POST',
      url: `${asked}/v1.0/users/x?$select=a,b`,
      headers: { 'Content-Type': 'application/json', 'Content-Length': '999', Host: 'liar.example' },
      body: '{"a":1}',
    });

    expect(reply.status).toBe(201);
    expect(reply.headers['x-answer']).toBe('yes');
    expect(JSON.parse(reply.body.toString())).toEqual({ ok: true });
    expect(farSide.received).toEqual([
      expect.objectContaining({ method: 'POST', path: '/v1.0/users/x?$select=a,b', body: '{"a":1}' }),
    ]);
    expect(farSide.received[0]?.headers.host).toBe('graph.sim.test');
    expect(farSide.received[0]?.headers['content-length']).toBe('7');
  });

  test('stays on the mapped host when the path looks like another one', async () => {
    const { outbound, farSide } = await reach((res) => json(res, 200, {}));

    await outbound.send(get('//elsewhere.example/secret'));

    expect(farSide.received[0]?.path).toBe('//elsewhere.example/secret');
  });

  test('gives a redirect back instead of following it', async () => {
    const { outbound, farSide } = await reach((res) => {
      res.writeHead(302, { location: `${asked}/elsewhere` }).end();
    });

    expect((await outbound.send(get())).status).toBe(302);
    expect(farSide.received).toHaveLength(1);
  });

  test('is recorded with what it was for, and without anything that was sent or received', async () => {
    const { outbound, calls } = await reach((res) => json(res, 403, { subject: 'CANARY-reply' }));

    await outbound.send(
      get('/v1.0/users/fjord@x.test/calendarView?$select=id,start&$skiptoken=CANARY-query', {
        headers: { authorization: 'Bearer CANARY-token' },
        operation: 'calendarView',
        mailbox: 'fjord@x.test',
        integration: 'one',
      }),
    );

    expect(calls).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        service: 'graph.sim.test',
        method: 'GET',
        operation: 'calendarView',
        mailbox: 'fjord@x.test',
        integration: 'one',
        properties: 'id,start',
        count: 1,
        mailboxes: [],
        status: 403,
        fault: null,
        ms: expect.any(Number),
      },
    ]);
    expect(JSON.stringify(calls)).not.toContain('CANARY');
  });
});

describe('places where nothing is sent', () => {
  test.each([
    ['plain http', 'http://graph.microsoft.com/'],
    ['another scheme', 'file:///etc/passwd'],
    ['no URL', 'graph'],
    ['loopback', 'https://127.0.0.1/'],
    ['loopback, written as a number', 'https://2130706433/'],
    ['loopback, IPv6', 'https://[::1]/'],
    ['IPv4 within IPv6', 'https://[::ffff:10.0.0.1]/'],
    ['a private network', 'https://10.1.2.3/'],
    ['a private network, IPv6', 'https://[fd00::1]/'],
    ['the metadata service of a cloud', 'https://169.254.169.254/latest'],
    ['shared address space', 'https://100.64.0.1/'],
    ['a name that leads to loopback', 'https://localhost/'],
  ])('%s', async (_case, url) => {
    const outbound = createOutbound({ originMap: new Map() });
    open.push(outbound);

    await expect(outbound.send({ method: 'GET', url })).rejects.toMatchObject({
      name: 'OutboundFault',
      kind: 'blocked',
    });
  });
});

describe('a far side that fails', () => {
  test('silence ends at the deadline', async () => {
    const { outbound, calls } = await reach(() => undefined);

    await expect(outbound.send(get('/', { timeoutMs: 60 }))).rejects.toMatchObject({ kind: 'timeout' });
    expect(calls).toEqual([expect.objectContaining({ status: null, fault: 'timeout' })]);
  });

  test('a drip that never ends does not hold the call beyond the deadline', async () => {
    const { outbound } = await reach((res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => res.write(' '), 5);
      res.on('close', () => clearInterval(drip));
    });

    await expect(outbound.send(get('/', { timeoutMs: 120 }))).rejects.toMatchObject({ kind: 'timeout' });
  });

  test('a connection reset in the middle of the body is a fault, after two more tries for a read', async () => {
    const { outbound, farSide } = await reach((res) => {
      res.writeHead(200, { 'content-length': '1000' });
      res.write('half', () => res.destroy());
    });

    await expect(outbound.send(get())).rejects.toMatchObject({ kind: 'reset' });
    expect(farSide.received).toHaveLength(3);
    expect(new Set(farSide.received.map(({ connection }) => connection)).size).toBe(3);
  });

  test('a body beyond the cap is broken off, whether the length is announced or not', async () => {
    const { outbound } = await reach((res, { path }) => {
      if (path === '/announced') res.setHeader('content-length', '5000');
      res.end('x'.repeat(5000));
    });

    for (const path of ['/announced', '/streamed']) {
      await expect(outbound.send(get(path, { maxBytes: 4999 }))).rejects.toMatchObject({ kind: 'too-large' });
    }
    expect((await outbound.send(get('/', { maxBytes: 5000 }))).body).toHaveLength(5000);
  });

  test('a body beyond 32 MB is broken off although nobody set a cap', async () => {
    const { outbound } = await reach((res) => {
      res.write(Buffer.alloc(33 * 1024 * 1024, 'x')); // in pieces, without a length
      res.end();
    });
    await expect(outbound.send(get())).rejects.toMatchObject({ kind: 'too-large' });
  });

  test('what comes packed although nothing packed was asked for is not unfolded', async () => {
    const bomb = gzipSync(Buffer.alloc(16 * 1024 * 1024));
    const { outbound, farSide } = await reach((res) => {
      res.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb);
    });
    expect((await outbound.send(get())).body).toEqual(bomb);
    expect(farSide.received[0]?.headers['accept-encoding']).toBe('identity');
  });

  test('a length that promises more than comes is a fault, and never half an answer', async () => {
    const { outbound } = await reach((res) => {
      res.socket?.end(
        'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"value":[]}',
      );
    });
    await expect(outbound.send(get())).rejects.toMatchObject({ kind: 'reset' });
  });

  test('nobody listening is *refused*', async () => {
    const gone = await startFarSide(() => undefined);
    await gone.close();
    const outbound = createOutbound({ originMap: new Map([[asked, gone.origin]]) });
    open.push(outbound);

    await expect(outbound.send(get())).rejects.toMatchObject({ kind: 'refused' });
  });

  test('a caller who gives up ends the call, before or while it runs', async () => {
    const leaving = new AbortController();
    const { outbound } = await reach(() => leaving.abort());

    await expect(outbound.send(get('/', { signal: leaving.signal }))).rejects.toMatchObject({
      kind: 'aborted',
    });
    await expect(outbound.send(get('/', { signal: AbortSignal.abort() }))).rejects.toMatchObject({
      kind: 'aborted',
    });
  });

  test.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['EHOSTUNREACH', 'refused'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['HPE_INVALID_CONSTANT', 'reset'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'reset'],
  ])('%s counts as %s', (code, kind) => {
    expect(toFault(Object.assign(new Error('raw'), { code }), 'host')).toMatchObject({ kind });
  });
});

async function secureFarSide(name: string): Promise<{ farSide: FarSide; cert: string }> {
  const pem = await generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
  });
  const farSide = await startFarSide((res) => json(res, 200, {}), { key: pem.private, cert: pem.cert });
  open.push(farSide);
  return { farSide, cert: pem.cert };
}

describe('TLS to a mapped target', () => {
  test.each([
    ['serves when the certificate is trusted and for the asked name', 'graph.sim.test', true, null],
    ['is refused when the certificate is for another name', 'other.sim.test', true, 'tls'],
    ['is refused when nobody vouches for the certificate', 'graph.sim.test', false, 'tls'],
  ])('%s', async (_case, name, trusted, fault) => {
    const { farSide, cert } = await secureFarSide(name);
    const outbound = createOutbound({
      originMap: new Map([[asked, farSide.origin]]),
      trustedCertificates: trusted ? [cert] : [],
    });
    open.push(outbound);

    const outcome = await outbound.send(get()).then(
      () => null,
      (error: { kind: string }) => error.kind,
    );

    expect(outcome).toBe(fault);
  });
});
