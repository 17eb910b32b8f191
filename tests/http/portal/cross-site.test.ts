import { readOrganization } from '../../../contract/organization.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

describe('a request that changes something', () => {
  let house: House;
  let hana: PortalPerson;
  beforeAll(async () => {
    house = await startHouse();
    hana = await house.portal('hana');
  });
  afterAll(() => house.close());

  const rename = (headers: Readonly<Record<string, string>>, body = '{"name":"Taken over"}') =>
    fetch(`${house.productUrl}/portal-api/organization`, {
      method: 'PATCH',
      headers: {
        cookie: hana.cookie,
        'foyer-organization': hana.organization() ?? '',
        'content-type': 'application/json',
        'if-match': '"1"',
        ...headers,
      },
      body,
    });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    [
      'another site that says it is ours',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['a sibling of our host', { origin: 'http://x.localhost' }],
    ['another port of our host', { origin: 'http://localhost:1' }],
    ['our name with another scheme', { origin: 'https://localhost' }],
    ['nowhere (sandboxed frame)', { origin: 'null' }],
    ['an unnamed origin', {}],
    ['an unnamed origin, cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['an unnamed origin, same-site', { 'sec-fetch-site': 'same-site' }],
    ['an unnamed origin, address bar', { 'sec-fetch-site': 'none' }],
  ])('is refused when it comes from %s', async (_, headers) => {
    const refused = await rename(headers);
    expect([refused.status, ((await refused.json()) as { type: string }).type]).toEqual([
      403,
      '/problems/origin-refused',
    ]);
    expect((await hana.call(readOrganization, {})).name).toBe('Nordhavn');
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused as %s, which a form of another site could send',
    async (type) => {
      const refused = await rename({ origin: house.productUrl, 'content-type': type });
      expect(refused.status).toBe(415);
      expect((await hana.call(readOrganization, {})).name).toBe('Nordhavn');
    },
  );

  test('passes from a page of ours, by its origin or by what the browser says of it', async () => {
    const unchanged = '{"name":"Nordhavn"}';
    expect((await rename({ origin: house.productUrl }, unchanged)).status).toBe(200);
    const next = { 'if-match': '"2"', 'sec-fetch-site': 'same-origin' };
    expect((await rename(next, unchanged)).status).toBe(200);
  });

  test('must not be asked for by a GET', async () => {
    const asked = await hana.send('/portal-api/sign-out');
    expect(asked.status).toBe(404);
    expect((await hana.send('/portal-api/me')).status).toBe(200);
  });
});
