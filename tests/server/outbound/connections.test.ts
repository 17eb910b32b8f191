import { createOutbound } from '../../../server/outbound/outbound.ts';
import type { OutboundRequest, OutboundTransport } from '../../../server/outbound/outbound.ts';
import { json, startFarSide } from './far-side.ts';
import type { FarSide } from './far-side.ts';
import { makePair, serveWith } from './tls-servers.ts';

const asked = 'https://mail.sim.test';
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function towards(farSide: FarSide): OutboundTransport {
  const outbound = createOutbound({ originMap: new Map([[asked, farSide.origin]]) });
  open.push(outbound, farSide);
  return outbound;
}
const post = (more: Partial<OutboundRequest> = {}): OutboundRequest => ({
  method: 'POST',
  url: `${asked}/EWS/Exchange.asmx`,
  body: '<x/>',
  ...more,
});
const outcome = (outbound: OutboundTransport, trust?: string) =>
  outbound.send(post(trust === undefined ? {} : { trust })).then(
    ({ status }) => status,
    (error: { kind: string }) => error.kind,
  );

describe("a customer's own authority", () => {
  test('is trusted for the call that names it, and for no other', async () => {
    const root = await makePair('Example Root', { isAuthority: true });
    const outbound = towards(await serveWith(await makePair('mail.sim.test', { issuer: root })));
    const stranger = await makePair('Another Root', { isAuthority: true });

    expect(await outcome(outbound, root.cert)).toBe(200);
    expect(await outcome(outbound)).toBe('tls');
    expect(await outcome(outbound, stranger.cert)).toBe('tls');
    expect(await outcome(outbound, root.cert)).toBe(200);
  });

  test('may be an authority in the middle, or the certificate of the server itself', async () => {
    const root = await makePair('Example Root', { isAuthority: true });
    const middle = await makePair('Example Middle', { isAuthority: true, issuer: root });
    const server = await makePair('mail.sim.test', { issuer: middle });
    const outbound = towards(await serveWith(server, [middle]));

    expect(await outcome(outbound, middle.cert)).toBe(200);
    expect(await outcome(outbound, server.cert)).toBe(200);
  });

  test('does not make up for another name or a past date', async () => {
    const other = await makePair('other.sim.test');
    const old = await makePair('mail.sim.test', { from: -30, to: -1 });

    expect(await outcome(towards(await serveWith(other)), other.cert)).toBe('tls');
    expect(await outcome(towards(await serveWith(old)), old.cert)).toBe('tls');
  });
});

describe('calls with a key of their own', () => {
  test('travel one after the other over one connection, which no other call uses', async () => {
    let atOnce = 0;
    let most = 0;
    const farSide = await startFarSide((res) => {
      most = Math.max(most, ++atOnce);
      setImmediate(() => {
        atOnce -= 1;
        json(res, 200, {});
      });
    });
    const outbound = towards(farSide);

    await Promise.all(Array.from({ length: 5 }, () => outbound.send(post({ connectionKey: 'one' }))));
    expect(most).toBe(1);
    await outbound.send(post({ connectionKey: 'two' }));
    await outbound.send(post());

    const connections = farSide.received.map(({ connection }) => connection);
    expect(new Set(connections.slice(0, 5)).size).toBe(1);
    expect(new Set(connections.slice(4)).size).toBe(3);
  });

  test('go over a new connection after theirs broke', async () => {
    const farSide = await startFarSide((res, { connection }) => {
      if (connection === 1) res.destroy();
      else json(res, 200, {});
    });
    const outbound = towards(farSide);

    await expect(outbound.send(post({ connectionKey: 'one' }))).rejects.toMatchObject({ kind: 'reset' });
    expect((await outbound.send(post({ connectionKey: 'one' }))).status).toBe(200);
    expect((await outbound.send(post({ connectionKey: 'one' }))).status).toBe(200);
    expect(farSide.received.map(({ connection }) => connection)).toEqual([1, 2, 2]);
  });
});

test('the record of a call says what was asked for and about how many mailboxes', async () => {
  const farSide = await startFarSide((res) => json(res, 200, {}));
  const calls: object[] = [];
  const outbound = createOutbound({
    originMap: new Map([[asked, farSide.origin]]),
    onCall: (call) => calls.push(call),
  });
  open.push(outbound, farSide);

  await outbound.send(post({ mailboxes: ['a@x.test', 'b@x.test'], properties: 'FreeBusy' }));
  await outbound.send(post({ mailbox: 'a@x.test' }));
  await outbound.send(post());

  expect(calls).toEqual([
    expect.objectContaining({
      mailbox: null,
      count: 2,
      mailboxes: ['a@x.test', 'b@x.test'],
      properties: 'FreeBusy',
    }),
    expect.objectContaining({ mailbox: 'a@x.test', count: 1, mailboxes: [], properties: null }),
    expect.objectContaining({ mailbox: null, count: 0, properties: null }),
  ]);
});
