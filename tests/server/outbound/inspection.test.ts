import type dns from 'node:dns';
import net from 'node:net';
import { X509Certificate } from 'node:crypto';
import { createOutbound } from '../../../server/outbound/outbound.ts';
import type { OutboundTransport } from '../../../server/outbound/outbound.ts';
import { json, startFarSide } from './far-side.ts';
import type { FarSide } from './far-side.ts';
import { makePair, serveWith } from './tls-servers.ts';
import type { Pair } from './tls-servers.ts';

const asked = 'https://mail.sim.test';
const url = `${asked}/EWS/Exchange.asmx`;
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function towards(farSide: Pick<FarSide, 'origin'>): OutboundTransport {
  const outbound = createOutbound({ originMap: new Map([[asked, farSide.origin]]) });
  open.push(outbound);
  return outbound;
}

async function inspect(pair: Pair, options: { between?: readonly Pair[]; trust?: string } = {}) {
  const farSide = await serveWith(pair, options.between);
  open.push(farSide);
  const { trust = null } = options;
  const inspected = await towards(farSide).inspectCertificate(url, { trust });
  expect(farSide.received).toEqual([]); // a look, not a request
  return inspected;
}

const kindOf = async (origin: string) =>
  await towards({ origin })
    .inspectCertificate(url, { timeoutMs: 80 })
    .catch((error: { kind: string }) => error.kind);

describe('the certificate of a server that a customer named', () => {
  test('is shown with its chain, trusted when its authority was uploaded', async () => {
    const root = await makePair('Example Root', { isAuthority: true });
    const server = await makePair('mail.sim.test', { issuer: root });

    const shown = await inspect(server, { between: [root], trust: root.cert });

    expect(shown).toMatchObject({ mapped: true, plain: false, problem: null });
    expect(shown.certificate).toMatchObject({
      subject: 'CN=mail.sim.test',
      issuer: 'CN=Example Root',
      names: ['mail.sim.test'],
      fingerprint256: new X509Certificate(server.cert).fingerprint256,
      chain: [expect.objectContaining({ subject: 'CN=Example Root' })],
    });
    expect(shown.certificate?.validTo).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  test.each<[string, () => Promise<Pair>, string, RegExp]>([
    ['nobody vouches for it', () => makePair('mail.sim.test'), 'untrusted', /issued by CN=mail\.sim\.test/],
    ['it expired', () => makePair('mail.sim.test', { from: -30, to: -1 }), 'expired', /last day is \d{4}-/],
    [
      'its time is still to come',
      () => makePair('mail.sim.test', { from: 2, to: 9 }),
      'not-yet-valid',
      /clock/,
    ],
  ])('is shown although %s', async (_case, make, kind, detail) => {
    const shown = await inspect(await make());

    expect(shown.certificate?.subject).toBe('CN=mail.sim.test');
    expect(shown.problem).toEqual({ kind, detail: expect.stringMatching(detail) });
  });

  test('is shown although it is for another name, and both names are told', async () => {
    const other = await makePair('other.sim.test');
    const { problem } = await inspect(other, { trust: other.cert });

    expect(problem).toEqual({
      kind: 'wrong-name',
      detail: 'The certificate is for other.sim.test, not for mail.sim.test.',
    });
  });

  test('does not exist where the address is carried to plain http', async () => {
    expect(await towards({ origin: 'http://127.0.0.1:1' }).inspectCertificate(url)).toEqual({
      mapped: true,
      plain: true,
      certificate: null,
      problem: null,
    });
  });

  test('cannot be seen where nobody listens, nobody speaks TLS, or nobody says anything', async () => {
    const plain = await startFarSide((res) => json(res, 200, {}));
    const silent = net.createServer();
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    const { port } = silent.address() as net.AddressInfo;
    open.push(plain);

    expect(await kindOf('https://127.0.0.1:1')).toBe('refused');
    expect(['tls', 'reset']).toContain(await kindOf(plain.origin.replace('http:', 'https:')));
    expect(await kindOf(`https://127.0.0.1:${port}`)).toBe('timeout');
    silent.close();
  });

  test('is not looked at where this server may not call', async () => {
    const outbound = createOutbound({ originMap: new Map() });
    open.push(outbound);

    for (const closed of ['https://127.0.0.1/', 'https://localhost/', 'https://169.254.169.254/']) {
      await expect(outbound.inspectCertificate(closed)).rejects.toMatchObject({ kind: 'blocked' });
      await expect(outbound.inspectAddress(closed)).rejects.toMatchObject({ kind: 'blocked' });
    }
  });
});

describe('the addresses behind a name', () => {
  test('are not asked for where the origin is mapped, and are the address itself where it is one', async () => {
    const outbound = towards({ origin: 'http://127.0.0.1:1' });

    expect(await outbound.inspectAddress(url)).toEqual({ mapped: true, addresses: [] });
    expect(await outbound.inspectAddress('https://93.184.216.34/')).toEqual({
      mapped: false,
      addresses: ['93.184.216.34'],
    });
  });

  test('are not waited for without end', async () => {
    const lookup = (() => undefined) as unknown as typeof dns.lookup; // a name server that says nothing
    const outbound = createOutbound({ originMap: new Map(), lookup });
    open.push(outbound);

    await expect(
      outbound.inspectAddress('https://mail.example.com/', { timeoutMs: 20 }),
    ).rejects.toMatchObject({ kind: 'timeout' });
  });

  test('are missing for a name that nobody knows', async () => {
    await expect(
      towards({ origin: 'http://127.0.0.1:1' }).inspectAddress('https://nobody.invalid/'),
    ).rejects.toMatchObject({ kind: 'dns' });
  });
});
