import { decodeJwt } from 'jose';
import { startTenant } from '../running-tenant.ts';
import type { RunningTenant } from '../running-tenant.ts';

let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
  await tenant.control('PUT', '/tenant', { tenant: 'Sydhavn', consent: true });
});
afterAll(() => tenant.close());

async function claimsOf(person: string): Promise<Record<string, unknown>> {
  const { json } = await tenant.control('POST', '/token', { person });
  return decodeJwt((json as { token: string }).token);
}

test('a guest has another object id, and a token that says who signed them in', async () => {
  const [home, away] = await Promise.all([claimsOf('anna'), claimsOf('anna-guest')]);
  expect(away).toMatchObject({
    acct: 1,
    idp: `https://sts.sim.test/${String(home.tid)}/`,
    preferred_username: 'anna@nordhavn.example',
  });
  expect(away.tid).not.toBe(home.tid);
  expect(away.oid).not.toBe(home.oid);
  expect(home.acct).toBeUndefined();
  expect(home.idp).toBeUndefined();
});

test('a guest is offered at the inviting company only: everywhere else people sign in at home', async () => {
  expect(await picker('organizations')).not.toContain('Anna Holm (guest)');
  expect(await picker('sydhavn.example')).toContain('Anna Holm (guest)');
});

test('a guest’s address still means the account at home', async () => {
  const { json } = await tenant.control('POST', '/token', { person: 'anna@nordhavn.example' });
  const { oid } = decodeJwt<{ oid: string }>((json as { token: string }).token);
  expect(oid).toBe((await claimsOf('anna')).oid);
});

async function picker(segment: string): Promise<string> {
  const query = new URLSearchParams({
    client_id: '6f6f7965-7200-4000-8000-000000000001',
    response_type: 'code',
    redirect_uri: 'http://localhost:3000/auth/callback',
    scope: 'openid',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
    prompt: 'select_account',
  });
  return await (
    await fetch(`${tenant.root}/login.sim.test/${segment}/oauth2/v2.0/authorize?${query}`)
  ).text();
}
