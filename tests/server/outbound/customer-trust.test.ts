import { createOutbound } from '../../../server/outbound/outbound.ts';
import { readTrust } from '../../../server/outbound/customer-trust.ts';
import { makePair, serveWith } from './tls-servers.ts';
import type { Pair } from './tls-servers.ts';

describe('an authority that a customer pastes', () => {
  let root: Pair;
  beforeAll(async () => {
    root = await makePair('Example Root', { isAuthority: true });
  });

  test('is found in whatever an export wrote around it, and then vouches for their server', async () => {
    const read = readTrust(`Bag Attributes\r\n  friendlyName: x\r\n${root.cert}\n${root.cert} trailing`);
    if (!read.ok) throw new Error(read.mistakes.join());
    expect(read.certificates.map(({ subject }) => subject)).toEqual(['CN=Example Root', 'CN=Example Root']);

    const farSide = await serveWith(await makePair('mail.sim.test', { issuer: root }));
    const outbound = createOutbound({ originMap: new Map([['https://mail.sim.test', farSide.origin]]) });
    const call = { method: 'GET', url: 'https://mail.sim.test/', trust: read.pem } as const;
    expect((await outbound.send(call)).status).toBe(200);
    await outbound.close();
    await farSide.close();
  });

  test.each<[string, () => string, RegExp]>([
    ['nothing', () => '', /no certificate in the text/],
    ['something else', () => 'hello', /no certificate in the text/],
    ['a private key beside it', () => root.cert + root.key, /private key/],
    ['a damaged one', () => root.cert.replace(/MII/, 'AAA'), /Certificate 1 of the text is damaged/],
    ['a whole store', () => root.cert.repeat(11), /at most 10/],
    ['a novel', () => 'x'.repeat(70_000), /longer than 64 KB/],
  ])('is refused with a sentence when it is %s', (_case, text, sentence) => {
    const read = readTrust(text());
    expect(read.ok ? '' : read.mistakes.join('\n')).toMatch(sentence);
    expect(JSON.stringify(read)).not.toContain('BEGIN PRIVATE');
  });
});
