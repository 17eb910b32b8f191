import {
  aBrowser,
  aGuid,
  aPerson,
  aTenant,
  authorizeUrl,
  pageOf,
  pkce,
  replyOf,
  startEntra,
} from './entra-fixture.ts';
import type { RunningEntra } from './entra-fixture.ts';

describe('the account picker', () => {
  const crowd = Array.from({ length: 60 }, (_, number) => aPerson(`person${number}`, 100 + number));
  const nasty = aPerson('zoe', 99, { displayName: '<img src=x onerror="alert(1)">' });
  const away = aPerson('yan', 98, { enabled: false });
  let running: RunningEntra;

  beforeAll(async () => {
    const small = aTenant({ id: aGuid(1001), domain: 'small.example', name: 'Small', people: [nasty, away] });
    running = await startEntra([], [aTenant({ people: crowd }), small]);
  });
  afterAll(() => running.close());

  async function open(segment: string, changes: Readonly<Record<string, string>> = {}) {
    const { challenge } = await pkce();
    const reply = await aBrowser().go(authorizeUrl(running.mounted, segment, challenge, changes));
    return { headers: reply.headers, ...(await pageOf(reply)) };
  }

  test('lists the people of the tenant by name and address, and says who is disabled', async () => {
    const { text } = await open(aGuid(1001));

    expect(text).toContain('<h2>Small</h2>');
    expect(text).toContain('yan@nordhavn.example (disabled)');
    expect(text).not.toContain('person1');
    expect(text).not.toContain('role="search"');
  });

  test('shows what people are called, and never runs it', async () => {
    const { text } = await open(aGuid(1001));

    expect(text).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    expect(text).not.toContain('<img');
  });

  test('loads nothing, runs nothing and may not be framed', async () => {
    const { headers, text } = await open('common');

    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
    expect(policy).toContain("form-action 'self' http://localhost:3000");
    expect(text).not.toContain('<script');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('shows forty of many people and searches for the others, without JavaScript', async () => {
    const first = await open('common');
    const found = await open('common', { account_filter: 'PERSON59' });
    const nobody = await open('common', { account_filter: 'nobody' });

    expect(first.text.match(/name="chosen_account"/g)).toHaveLength(40);
    expect(first.text).toContain('22 more');
    expect(first.text).toContain('role="search"');
    expect(found.text.match(/name="chosen_account"/g)).toHaveLength(1);
    expect(nobody.text).toContain('Nobody is called that.');
  });

  test('shows the hinted person alone, with a way to the others', async () => {
    const { text } = await open('common', { login_hint: 'person59@nordhavn.example' });

    expect(text.match(/name="chosen_account"/g)).toHaveLength(1);
    const link = /<a href="([^"]*)">Use another account<\/a>/.exec(text)?.[1] ?? '';
    expect(link).toMatch(/^authorize\?/);
    expect(link).not.toContain('login_hint');
  });

  test('works for a person who was found by searching', async () => {
    const { challenge } = await pkce();
    const browser = aBrowser();
    const url = authorizeUrl(running.mounted, 'common', challenge, { account_filter: 'person59' });

    const page = await pageOf(await browser.go(url));
    const reply = replyOf(await browser.press(page, 'person59'));

    expect(reply.has('code')).toBe(true);
  });
});
