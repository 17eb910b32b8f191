import { connectServer, listIntegrations, readIntegration } from '../../../contract/integrations.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';
import { failureOf, integrate, PASSWORD, serverForm, statesOf } from './integrations-support.ts';

describe('connecting an Exchange Server', () => {
  let house: House;
  let gus: PortalPerson;
  beforeAll(async () => {
    house = await startHouse({ environment: { OUTBOUND_MAP: 'https://silent.example=http://127.0.0.1:1' } });
    gus = await house.portal('gus');
  });
  afterAll(() => house.close());
  afterEach(() =>
    house.control('PUT', '/tenant', {
      serverScope: 'rooms',
      serverAuth: 'basic',
      serverVersion: 'Exchange2016',
      accounts: { 'svc-foyer': 'ok' },
    }),
  );

  const servers = async () =>
    (await gus.call(listIntegrations, {})).integrations.filter(({ kind }) => kind === 'ews-server');

  test('goes through every step, stores the integration, and never gives the password back', async () => {
    const attempt = await integrate(gus, serverForm());

    expect(statesOf(attempt)).toEqual([
      'address passed',
      'dns passed',
      'tls passed',
      'account passed',
      'version passed',
      'room-list passed',
      'room-read passed',
      'control-read passed',
    ]);
    expect(attempt.state).toBe('established');
    const stored = await gus.call(readIntegration, { params: { id: attempt.integration ?? '' } });
    expect(stored).toMatchObject({
      kind: 'ews-server',
      label: 'Exchange in Copenhagen',
      status: 'active',
      diagnosis: null,
      server: { userName: 'NORDHAVN\\svc-foyer', password: { isSet: true } },
    });
    expect(stored.script).toContain("-User 'NORDHAVN\\svc-foyer'");
    expect(JSON.stringify([attempt, stored])).not.toContain(PASSWORD);
  });

  test('takes NTLM where the server offers nothing else', async () => {
    await house.control('PUT', '/tenant', { serverAuth: 'ntlm' });
    expect((await integrate(gus, serverForm())).state).toBe('established');
  });

  test.each<[string, Parameters<typeof serverForm>[0], object, string, string]>([
    ['a wrong password', { password: 'wrong' }, {}, 'account', 'ErrorUnauthorized'],
    ['a locked account', {}, { accounts: { 'svc-foyer': 'locked' } }, 'account', 'ErrorUnauthorized'],
    [
      'an account without a mailbox',
      { account: 'svc-nomail@nordhavn.example', userName: null },
      {},
      'account',
      'ErrorMissingEmailAddress',
    ],
    [
      'an account without the role',
      { account: 'svc-norole@nordhavn.example', userName: null },
      {},
      'room-read',
      'ErrorImpersonateUserDenied',
    ],
    ['a role over every mailbox', {}, { serverScope: 'everything' }, 'control-read', 'ScopeTooWide'],
    [
      'a version that the server does not speak',
      { exchangeVersion: 'Exchange2016' },
      { serverVersion: 'Exchange2013' },
      'version',
      'ErrorInvalidServerVersion',
    ],
    ['another path', { url: 'https://exchange.sim.test/owa' }, {}, 'address', 'EwsUrlInvalid'],
    ['plain http', { url: 'http://exchange.sim.test/EWS/Exchange.asmx' }, {}, 'address', 'EwsUrlInsecure'],
    ['a name that nobody has', { url: 'https://nobody.invalid/EWS/Exchange.asmx' }, {}, 'dns', 'DnsFailed'],
    [
      'an address inside',
      { url: 'https://169.254.169.254/EWS/Exchange.asmx' },
      {},
      'dns',
      'AddressForbidden',
    ],
    [
      'a server that nobody runs',
      { url: 'https://silent.example/EWS/Exchange.asmx' },
      {},
      'account',
      'HostUnreachable',
    ],
    [
      'a redirect',
      { url: 'https://redirect.sim.test/EWS/Exchange.asmx' },
      {},
      'account',
      'RedirectedElsewhere',
    ],
    [
      'a login page in front',
      { url: 'https://login-page.sim.test/EWS/Exchange.asmx' },
      {},
      'account',
      'LoginPageInFront',
    ],
    [
      'nothing at that path',
      { url: 'https://notfound.sim.test/EWS/Exchange.asmx' },
      {},
      'account',
      'EwsUrlInvalid',
    ],
    [
      'a certificate that vouches for itself',
      { url: 'https://tls-self-signed.sim.test/EWS/Exchange.asmx' },
      {},
      'tls',
      'TlsUntrusted',
    ],
    [
      'a certificate of an unknown authority',
      { url: 'https://tls-good.sim.test/EWS/Exchange.asmx' },
      {},
      'tls',
      'TlsUntrusted',
    ],
    [
      'an expired certificate',
      { url: 'https://tls-expired.sim.test/EWS/Exchange.asmx' },
      {},
      'tls',
      'TlsExpired',
    ],
    [
      'a control mailbox that is none',
      { controlMailbox: 'nobody@nordhavn.example' },
      {},
      'control-read',
      'ControlMailboxUnknown',
    ],
  ])('explains %s in the step where it shows, and stores nothing', async (_, form, tenant, step, code) => {
    await house.control('PUT', '/tenant', tenant);
    const before = (await servers()).length;
    const attempt = await integrate(gus, serverForm(form));

    expect(attempt).toMatchObject({ state: 'failed', integration: null });
    expect(failureOf(attempt)).toMatchObject({ step, code });
    const { diagnosis } = failureOf(attempt);
    for (const text of [
      diagnosis?.domain,
      diagnosis?.type,
      diagnosis?.explanation,
      diagnosis?.fix,
      diagnosis?.correlationId,
    ]) {
      expect(text?.length).toBeGreaterThan(3);
    }
    expect(await servers()).toHaveLength(before);
    const failedAt = attempt.steps.findIndex(({ state }) => state === 'failed');
    expect(attempt.steps.slice(failedAt + 1).every(({ state }) => state === 'skipped')).toBe(true);
  });

  test('names the version that the server announces', async () => {
    await house.control('PUT', '/tenant', { serverVersion: 'Exchange2013' });
    const { diagnosis, facts } = failureOf(
      await integrate(gus, serverForm({ exchangeVersion: 'Exchange2016' })),
    );

    expect(diagnosis?.explanation).toContain('choose Exchange2013');
    expect(facts).toContainEqual({ name: 'Build', value: expect.stringMatching(/^15\.0\./) });
  });

  test('fills the room role command in, quotes and all', async () => {
    const form = serverForm({ account: 'svc-norole@nordhavn.example', userName: 'NORDHAVN\\svc-norole' });
    const { diagnosis } = failureOf(await integrate(gus, form));

    expect(diagnosis?.cmdlet).toContain("-Role 'ApplicationImpersonation' -User 'NORDHAVN\\svc-norole'");
  });

  test('shows a certificate that it refuses', async () => {
    const attempt = await integrate(
      gus,
      serverForm({ url: 'https://tls-expired.sim.test/EWS/Exchange.asmx' }),
    );
    const { facts } = failureOf(attempt);

    expect(facts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Subject', 'Issued by', 'Valid to', 'SHA-256']),
    );
  });

  test('trusts the authority that the customer uploads, and no other server for it', async () => {
    const authority = await (await fetch(`${house.simulatorUrl}/control/tls/ca.pem`)).text();
    const good = serverForm({ url: 'https://tls-good.sim.test/EWS/Exchange.asmx', authority });
    const other = serverForm({ url: 'https://tls-self-signed.sim.test/EWS/Exchange.asmx', authority });

    expect(await integrate(gus, good)).toMatchObject({ state: 'established' });
    expect(failureOf(await integrate(gus, other))).toMatchObject({ step: 'tls', code: 'TlsUntrusted' });
    const wrong = serverForm({ url: 'https://tls-wrong-name.sim.test/EWS/Exchange.asmx', authority });
    expect(failureOf(await integrate(gus, wrong))).toMatchObject({ step: 'tls', code: 'TlsWrongName' });
  });

  test('points at the field when the authority is no certificate', async () => {
    const authority = '-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----';
    await expect(gus.call(connectServer, { body: serverForm({ authority }) })).rejects.toMatchObject({
      status: 422,
      errors: [{ pointer: '/body/authority' }],
    });
  });

  test('gives the same attempt when it is asked twice, and refuses another under the same id', async () => {
    const form = serverForm();
    const [one, two] = await Promise.all([
      gus.call(connectServer, { body: form }),
      gus.call(connectServer, { body: form }),
    ]);

    expect(two.id).toBe(one.id);
    for (const other of [
      { ...form, label: 'Other' },
      { ...form, password: 'other' },
    ]) {
      await expect(gus.call(connectServer, { body: other })).rejects.toMatchObject({
        code: 'idempotency-key-reused',
      });
    }
    await integrate(gus, form);
  });

  test('is for those who may', async () => {
    const anna = await house.portal('anna');
    anna.actIn(gus.organization());
    await expect(anna.call(connectServer, { body: serverForm() })).rejects.toMatchObject({
      code: 'permission-missing',
    });
  });
});
