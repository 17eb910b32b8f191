import type dns from 'node:dns';
import { createGuard } from '../../../server/outbound/guard.ts';
import type { Reach } from '../../../server/outbound/guard.ts';
import { readNetworks } from '../../../server/outbound/networks.ts';
import { createOutbound } from '../../../server/outbound/outbound.ts';
import { json, startFarSide } from './far-side.ts';

/** Names that lead where the test says, answered in turn; the last answer stays. */
function namesLeadTo(...answers: readonly (readonly string[])[]) {
  let asked = 0;
  const lookup = (_host: string, _options: object, callback: (...outcome: unknown[]) => void) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return lookup as unknown as typeof dns.lookup; // the one overload that the guard uses
}

/** What became of a call: the kind of fault, or the status. */
async function outcomeOf(
  url: string,
  options: { networks?: readonly string[]; lookup?: typeof dns.lookup; reach?: Reach } = {},
): Promise<string> {
  const { reach = 'customer-network', ...guarding } = options;
  const outbound = createOutbound({ originMap: new Map(), ...guarding });
  try {
    const { status } = await outbound.send({ method: 'POST', url, body: 'secret', timeoutMs: 2_000, reach });
    return String(status);
  } catch (error) {
    return (error as { kind: string }).kind;
  } finally {
    await outbound.close();
  }
}

describe('a customer who names a server', () => {
  test.each([
    'https://127.0.0.1/EWS/Exchange.asmx',
    'https://2130706433/EWS/Exchange.asmx',
    'https://0x7f.1/EWS/Exchange.asmx',
    'https://0177.0.0.1/EWS/Exchange.asmx',
    'https://127.1/EWS/Exchange.asmx',
    'https://0.0.0.0/EWS/Exchange.asmx',
    'https://[::]/EWS/Exchange.asmx',
    'https://[::1]/EWS/Exchange.asmx',
    'https://[::ffff:127.0.0.1]/EWS/Exchange.asmx',
    'https://[::ffff:169.254.169.254]/EWS/Exchange.asmx',
    'https://[64:ff9b::a9fe:a9fe]/EWS/Exchange.asmx',
    'https://[2002:7f00:1::]/EWS/Exchange.asmx',
    'https://[fd00:ec2::254]/latest',
    'https://[fe80::1]/EWS/Exchange.asmx',
    'https://169.254.169.254/latest',
    'https://168.63.129.16/machine',
    'https://100.64.0.1/EWS/Exchange.asmx',
    'https://100.100.100.200/latest',
    'https://10.0.0.5/EWS/Exchange.asmx',
    'https://192.168.1.1/EWS/Exchange.asmx',
    'https://localhost/EWS/Exchange.asmx',
    'http://mail.example.com/EWS/Exchange.asmx',
  ])('cannot make this server call %s', async (url) => {
    expect(await outcomeOf(url)).toBe('blocked');
  });

  test('cannot hide a closed address among open ones', async () => {
    const lookup = namesLeadTo(['203.0.114.7', '10.0.0.5']);
    expect(await outcomeOf('https://mail.example.com/', { lookup })).toBe('blocked');
  });

  test('cannot have a name that is harmless when checked and points inside when used', async () => {
    const lookup = namesLeadTo(['93.184.216.34'], ['127.0.0.1']);
    const outbound = createOutbound({ originMap: new Map(), lookup });

    expect(await outbound.inspectAddress('https://mail.example.com/')).toEqual({
      mapped: false,
      addresses: ['93.184.216.34'],
    });
    await expect(outbound.send({ method: 'GET', url: 'https://mail.example.com/' })).rejects.toMatchObject({
      kind: 'blocked',
    });
    await outbound.close();
  });

  test('reaches the networks that the operator opened, and only when the call is for one', async () => {
    const networks = ['127.0.0.0/8'];
    const here = await startFarSide((res) => json(res, 200, {}));
    const url = here.origin.replace('http:', 'https:'); // nobody speaks TLS there: `reset` or `tls` means it was called

    expect(['reset', 'tls']).toContain(await outcomeOf(url, { networks }));
    expect(await outcomeOf(url, { networks, reach: 'internet' })).toBe('blocked');
    expect(await outcomeOf(url, { networks: ['10.0.0.0/8'] })).toBe('blocked');
    expect(here.received).toEqual([]);
    await here.close();
  });
});

describe('an operator who opens networks', () => {
  test.each([
    ['10.0.0.0/8', '10.0.0.5', true],
    ['10.0.0.0/8', '172.16.0.5', false],
    ['10.0.0.0/8', '::ffff:10.0.0.5', false],
    ['fd12:3456::/32', 'fd12:3456::9', true],
    ['fd12:3456::/32', 'fd12:3457::9', false],
    ['fc00::/7', 'fd00:ec2::254', false],
    ['100.64.0.0/10', '100.64.0.9', true],
    ['100.64.0.0/10', '100.100.100.200', false],
    ['127.0.0.0/8', '127.0.0.1', true],
    ['::1/128', '::1', true],
  ])('with %s: %s is open: %s', (network, address, open) => {
    const guard = createGuard({ networks: [network] });

    expect(guard.mayReach(address, 'customer-network')).toBe(open);
    expect(guard.mayReach(address, 'internet')).toBe(false);
  });

  test('still reaches the internet', () => {
    const guard = createGuard({ networks: ['10.0.0.0/8'] });
    expect(guard.mayReach('93.184.216.34', 'customer-network')).toBe(true);
    expect(guard.mayReach('2606:2800:220:1::1', 'internet')).toBe(true);
  });

  test('is stopped after connecting when a connection ended up elsewhere in spite of everything', () => {
    const guard = createGuard({ networks: ['10.0.0.0/8'] });
    const ended = (address: string | undefined) => () =>
      guard.refuseClosedPeer('mail.example.com', address, 'customer-network');

    expect(ended('192.168.0.1')).toThrow(expect.objectContaining({ kind: 'blocked' }));
    expect(ended('10.1.1.1')).not.toThrow();
    expect(ended(undefined)).not.toThrow();
  });

  test.each([
    [['10.0.0.0'], /this is not one: 10\.0\.0\.0$/],
    [['10.0.0.0/33'], /this is not one/],
    [['10.0.0.0/8/8'], /this is not one/],
    [['fd00::/129'], /this is not one/],
    [['mail.example.com/8'], /this is not one/],
    [['10.0.0.0/8x'], /this is not one/],
    [['0.0.0.0/0'], /link-local/],
    [['::/0'], /link-local/],
    [['169.254.0.0/16'], /link-local/],
    [['169.254.169.254/32'], /link-local/],
    [['fe80::/64'], /link-local/],
    [['::ffff:0:0/96'], /link-local/],
    [['127.0.0.0/8'], /this machine itself/],
    [['::1/128'], /this machine itself/],
    [['96.0.0.0/3'], /this machine itself/],
    [['oops', '169.254.1.0/24'], /this is not one: oops[\s\S]*EWS_ALLOWED_NETWORKS cannot contain 169/],
  ])('is told what is wrong with %j', (networks, sentence) => {
    const read = readNetworks(networks.join(','), false);
    expect(read.ok ? '' : read.mistakes.join('\n')).toMatch(sentence);
  });

  test('may open loopback only where the server itself stays on it, and link-local nowhere', () => {
    expect(readNetworks(' 127.0.0.0/8, ::1/128 ,10.0.0.0/8', true)).toEqual({
      ok: true,
      networks: ['127.0.0.0/8', '::1/128', '10.0.0.0/8'],
    });
    expect(readNetworks('169.254.0.0/16', true).ok).toBe(false);
    expect(readNetworks('', false)).toEqual({ ok: true, networks: [] });
  });
});
