import { startTenant } from '../running-tenant.ts';
import type { RunningTenant } from '../running-tenant.ts';
import { KAJ, SERVICE, basic, callEws, requests } from './ews-calls.ts';
import type { EwsAnswer, EwsCall } from './ews-calls.ts';

const OLAV = 'olav@nordhavn.example';
const FJORD = 'fjord@nordhavn.example';

let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
beforeEach(async () => {
  await tenant.control('POST', '/reset', { fixture: 'F0' });
});
afterAll(() => tenant.close());

const call = (body: string, options?: EwsCall): Promise<EwsAnswer> => callEws(tenant.root, body, options);
const switched = (change: object) => tenant.control('PUT', '/tenant', change);
const bearer = async (): Promise<string> =>
  `Bearer ${await tenant.tokenFor('https://exchange.sim.test/.default')}`;

describe('the password', () => {
  test.each([
    ['DOMAIN\\user', SERVICE.user],
    ['the user principal name', 'svc-foyer@nordhavn.example'],
    ['any letter case', 'nordhavn\\SVC-Foyer'],
  ])('is taken with %s', async (_, user) => {
    expect((await call(requests.roomLists, { authorization: basic(user, SERVICE.password) })).status).toBe(
      200,
    );
  });

  test.each([
    ['no password at all', ''],
    ['a wrong one', basic(SERVICE.user, 'wrong')],
    ['the user without the domain', basic('svc-foyer', SERVICE.password)],
    [
      'one that was not sent as UTF-8',
      `Basic ${Buffer.from(`${SERVICE.user}:${SERVICE.password}`, 'latin1').toString('base64')}`,
    ],
  ])('%s is refused with the schemes that are offered', async (_, authorization) => {
    const { status, headers } = await call(requests.roomLists, { authorization });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('Basic realm="exchange.sim.test"');
  });

  test.each([
    ['locked', undefined],
    ['expired', 'ErrorPasswordExpired'],
    ['must-change', 'ErrorPasswordChangeRequired'],
    ['disabled', 'ErrorAccountDisabled'],
  ])('of an account that is %s is worth nothing', async (state, code) => {
    await switched({ accounts: { 'svc-foyer': state } });
    expect(await call(requests.roomLists)).toMatchObject({ status: 401, code });
    await switched({ accounts: { 'svc-foyer': 'ok' } });
    expect((await call(requests.roomLists)).status).toBe(200);
  });
});

describe('room lists on the server', () => {
  test('name the server’s rooms only, and not those in no list', async () => {
    expect((await call(requests.roomLists)).all('EmailAddress')).toEqual(['pakhus@nordhavn.example']);
    const rooms = await call(requests.rooms('pakhus@nordhavn.example'));
    expect(rooms.all('EmailAddress')).toEqual([KAJ, 'dok@nordhavn.example']);
    expect(rooms.all('Name')).toEqual(['kaj', 'dok']);
  });

  test.each([
    ['hq-rooms@nordhavn.example', 'ErrorNameResolutionNoResults'],
    ['nonsense', 'ErrorInvalidSmtpAddress'],
  ])('%s is none of them', async (list, code) => {
    expect((await call(requests.rooms(list))).code).toBe(code);
  });
});

describe('impersonation', () => {
  test('opens the rooms of the server and nobody else', async () => {
    expect((await call(requests.view(), { impersonate: KAJ })).code).toBe('NoError');
    expect(await call(requests.view(), { impersonate: OLAV })).toMatchObject({
      status: 500,
      code: 'ErrorImpersonateUserDenied',
    });
  });

  test('without a scope opens people too, so that a proof of least privilege fails', async () => {
    await switched({ serverScope: 'everything' });
    expect((await call(requests.view(), { impersonate: OLAV })).code).toBe('NoError');
    expect((await call(requests.pages(0, 10, 'inbox'), { impersonate: OLAV })).code).toBe('NoError');
  });

  test('is worth nothing when the role was taken away, or was never given', async () => {
    const norole = basic('svc-norole@nordhavn.example', SERVICE.password);
    expect((await call(requests.view(), { impersonate: KAJ, authorization: norole })).code).toBe(
      'ErrorImpersonateUserDenied',
    );
    await switched({ serverScope: 'none' });
    expect((await call(requests.view(), { impersonate: KAJ })).code).toBe('ErrorImpersonateUserDenied');
  });

  test('with half a scope opens every second room', async () => {
    await switched({ serverScope: 'half' });
    const codes = await Promise.all(
      ['kaj', 'dok', 'smedje'].map(
        async (room) => (await call(requests.view(), { impersonate: `${room}@nordhavn.example` })).code,
      ),
    );
    expect(new Set(codes)).toEqual(new Set(['NoError', 'ErrorImpersonateUserDenied']));
  });

  test.each([
    ['nobody@nordhavn.example', 'ErrorNonExistentMailbox'],
    [FJORD, 'ErrorNonExistentMailbox'],
    ['svc-nomail@nordhavn.example', 'ErrorNonExistentMailbox'],
  ])('of %s finds no mailbox on this server', async (impersonate, code) => {
    expect(await call(requests.view(), { impersonate })).toMatchObject({ status: 500, code });
  });

  test('by an alias names the primary address where that is asked for', async () => {
    const alias = { impersonate: 'kajen@nordhavn.example' };
    const refused = await call(requests.view(), { ...alias, impersonateBy: 'PrimarySmtpAddress' });
    expect(refused.code).toBe('ErrorNonPrimarySmtpAddress');
    expect(refused.all('Value')).toEqual([KAJ]);
    expect((await call(requests.view(), alias)).code).toBe('NoError');
    const folder = await call(requests.folder('calendar', 'kajen@nordhavn.example'), { impersonate: KAJ });
    expect(folder.code).toBe('ErrorNonPrimarySmtpAddress');
  });

  test('reaches the folders of the impersonated room and no other', async () => {
    expect((await call(requests.view({ mailbox: KAJ }), { impersonate: KAJ })).code).toBe('NoError');
    const other = await call(requests.view({ mailbox: 'dok@nordhavn.example' }), { impersonate: KAJ });
    expect(other).toMatchObject({ status: 200, code: 'ErrorAccessDenied' });
  });
});

describe('without impersonation', () => {
  test('the account reads its own calendar only', async () => {
    expect((await call(requests.view())).code).toBe('NoError');
    expect((await call(requests.view({ mailbox: OLAV }))).code).toBe('ErrorAccessDenied');
    expect((await call(requests.view({ mailbox: KAJ }))).code).toBe('ErrorAccessDenied');
  });

  test('an account without a mailbox must name one', async () => {
    const authorization = basic('NORDHAVN\\svc-nomail', SERVICE.password);
    expect((await call(requests.view(), { authorization })).code).toBe('ErrorMissingEmailAddress');
    expect((await call(requests.view(), { authorization, impersonate: KAJ })).code).toBe('NoError');
  });
});

describe('an app at Exchange Online', () => {
  test('reads online rooms as its scope says, and no room of the server', async () => {
    const authorization = await bearer();
    expect((await call(requests.view(), { authorization, impersonate: FJORD })).code).toBe('NoError');
    expect(
      await call(requests.view(), { authorization, impersonate: 'anna@nordhavn.example' }),
    ).toMatchObject({
      status: 500,
      code: 'ErrorAccessDenied',
    });
    expect((await call(requests.view(), { authorization, impersonate: KAJ })).code).toBe(
      'ErrorNonExistentMailbox',
    );
    expect((await call(requests.view(), { authorization })).code).toBe('ErrorImpersonationDenied');
    expect(
      (await call(requests.roomLists, { authorization, impersonate: FJORD })).all('EmailAddress'),
    ).toEqual(['hq-rooms@nordhavn.example', 'bw-rooms@nordhavn.example']);
  });

  test('reads everybody when full access was consented to besides', async () => {
    await switched({ entraGrants: ['full_access_as_app'] });
    const answer = await call(requests.view(), {
      authorization: await bearer(),
      impersonate: 'anna@nordhavn.example',
    });
    expect(answer.code).toBe('NoError');
  });

  test('is turned away with 403 where EWS is off, while the server goes on', async () => {
    await switched({ ewsEnabled: false });
    expect((await call(requests.view(), { authorization: await bearer(), impersonate: FJORD })).status).toBe(
      403,
    );
    expect((await call(requests.view(), { impersonate: KAJ })).status).toBe(200);
  });

  test('gets no further with a token for Graph or with nonsense', async () => {
    const forGraph = await call(requests.view(), { authorization: `Bearer ${await tenant.appToken()}` });
    expect(forGraph.status).toBe(401);
    expect(forGraph.headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect((await call(requests.view(), { authorization: 'Bearer a.b.c' })).status).toBe(401);
  });
});

describe('mailbox changes', () => {
  test('of a server room are felt: removed, made a user’s, renamed', async () => {
    await switched({ mailboxes: { [KAJ]: 'removed' } });
    expect((await call(requests.view(), { impersonate: KAJ })).code).toBe('ErrorNonExistentMailbox');
    await switched({ mailboxes: { [KAJ]: 'user' } });
    expect((await call(requests.view(), { impersonate: KAJ })).code).toBe('ErrorImpersonateUserDenied');
    await switched({ mailboxes: { [KAJ]: 'room' } });
    expect((await call(requests.view(), { impersonate: KAJ })).code).toBe('NoError');
    await switched({ mailboxes: { [KAJ]: { renamed: 'mole2@nordhavn.example' } } });
    expect((await call(requests.view(), { impersonate: 'mole2@nordhavn.example' })).code).toBe('NoError');
    const old = await call(requests.view(), { impersonate: KAJ, impersonateBy: 'PrimarySmtpAddress' });
    expect(old.all('Value')).toEqual(['mole2@nordhavn.example']);
  });

  test('of a scope are felt after their delay only', async () => {
    await switched({ serverScope: 'everything', scopeDelaySeconds: 3600 });
    expect((await call(requests.view(), { impersonate: OLAV })).code).toBe('ErrorImpersonateUserDenied');
  });
});
