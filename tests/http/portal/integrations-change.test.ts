import { readInstallation } from '../../../contract/installation.ts';
import { X509Certificate } from 'node:crypto';
import {
  changeIntegration,
  listIntegrations,
  readAttempt,
  readIntegration,
  reconnectServer,
  removeIntegration,
  testIntegration,
} from '../../../contract/integrations.ts';
import type { IntegrationId } from '../../../contract/primitives.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';
import { ended, failureOf, integrate, listRooms, PASSWORD, serverForm } from './integrations-support.ts';

describe('changing a connection', () => {
  let house: House;
  let gus: PortalPerson;
  let id: IntegrationId;
  beforeAll(async () => {
    house = await startHouse();
    gus = await house.portal('gus');
  });
  beforeEach(async () => {
    const attempt = await integrate(gus, serverForm());
    if (!attempt.integration) throw new Error('the fixture could not be connected');
    id = attempt.integration;
  });
  afterEach(async () => {
    await house.control('PUT', '/tenant', { serverScope: 'rooms', scope: 'rooms', certificateKnown: true });
  });
  afterAll(() => house.close());

  const read = () => gus.call(readIntegration, { params: { id } });
  const { id: _id, ...fields } = serverForm();
  const reconnect = async (over: Partial<typeof fields> & { password?: string | null }, version?: number) => {
    const { authority: _authority, ...kept } = fields;
    const body = { ...kept, password: null, ...over };
    return await gus.call(reconnectServer, {
      params: { id },
      version: version ?? (await read()).version,
      body,
    });
  };

  test('tests again with the stored password when nothing but the label changes', async () => {
    const attempt = await ended(gus, (await reconnect({ label: 'Renamed' })).id);

    expect(attempt).toMatchObject({ state: 'established', integration: id });
    expect(await read()).toMatchObject({
      label: 'Renamed',
      version: 2,
      server: { password: { isSet: true } },
    });
  });

  test.each([
    ['address', { url: 'https://tls-good.sim.test/EWS/Exchange.asmx' }],
    ['account', { account: 'svc-norole@nordhavn.example' }],
    ['user name', { userName: 'svc-foyer@nordhavn.example' }],
  ])('never sends a stored password to another %s', async (_, over) => {
    const before = house.outboundCalls.length;
    await expect(reconnect(over)).rejects.toMatchObject({
      code: 'password-needed',
      status: 422,
      errors: [{ pointer: '/body/password' }],
    });
    const signIns = house.outboundCalls.slice(before).filter(({ operation }) => operation === 'GetFolder');
    expect(signIns).toEqual([]);
    expect(await read()).toMatchObject({ version: 1 });
  });

  test('keeps what worked when the new way does not', async () => {
    const attempt = await ended(gus, (await reconnect({ label: 'New', password: 'wrong' })).id);

    expect(failureOf(attempt)).toMatchObject({ step: 'account', code: 'ErrorUnauthorized' });
    expect(await read()).toMatchObject({ label: 'Exchange in Copenhagen', version: 1, status: 'active' });
    expect(await ended(gus, (await gus.call(testIntegration, { params: { id } })).id)).toMatchObject({
      state: 'established',
    });
  });

  test('shows the newer version to whoever comes second, and asks which one was seen', async () => {
    await gus.call(changeIntegration, { params: { id }, version: 1, body: { label: 'First' } });

    await expect(
      gus.call(changeIntegration, { params: { id }, version: 1, body: { label: 'Second' } }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile', current: { label: 'First', version: 2 } });
    await expect(reconnect({}, 1)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(
      gus.call(changeIntegration, { params: { id }, body: { label: 'Third' } }),
    ).rejects.toMatchObject({ code: 'precondition-required' });
  });

  test('reads nothing through a disabled integration, and proves it anew before it reads again', async () => {
    const off = await gus.call(changeIntegration, { params: { id }, version: 1, body: { isEnabled: false } });
    expect(off.status).toBe('disabled');
    await expect(listRooms(await house.portal('hana'), id)).rejects.toMatchObject({
      code: 'exchange-unavailable',
    });

    const on = await gus.call(changeIntegration, { params: { id }, version: 2, body: { isEnabled: true } });
    expect(['proving', 'active']).toContain(on.status);
    await settled(async () => (await read()).status === 'active');
    expect(await listRooms(await house.portal('hana'), id)).toContain('kaj@nordhavn.example');
  });

  test('suspends reading when a test finds that a person could be read', async () => {
    await house.control('PUT', '/tenant', { serverScope: 'everything' });
    const attempt = await ended(gus, (await gus.call(testIntegration, { params: { id } })).id);

    expect(failureOf(attempt)).toMatchObject({ step: 'control-read', code: 'ScopeTooWide' });
    expect(failureOf(attempt).diagnosis?.cmdlet).toContain('Remove-ManagementRoleAssignment');
    await settled(async () => (await read()).status === 'violated');
    expect((await read()).diagnosis?.code).toBe('ScopeTooWide');
  });

  test('removes the integration with its password, audited, and says 404 from then on', async () => {
    await gus.call(removeIntegration, { params: { id }, version: 1 });

    await expect(read()).rejects.toMatchObject({ code: 'integration-not-found' });
    await expect(gus.call(testIntegration, { params: { id } })).rejects.toMatchObject({
      code: 'integration-not-found',
    });
    const audit = await (await (await house.portal('hana')).send('/portal-api/audit/export')).text();
    const mine = audit.split('\n').filter((line) => line.includes(id));
    expect(mine.map((line) => /"action":"([^"]+)"/.exec(line)?.[1])).toEqual(
      expect.arrayContaining(['integration.added', 'integration.removed']),
    );
    expect(audit).not.toContain(PASSWORD);
  });

  test('explains what is wrong with the installation in a test of Exchange Online', async () => {
    const { integrations } = await gus.call(listIntegrations, {});
    const online = integrations.find(({ kind }) => kind === 'graph')?.id;
    if (!online) throw new Error('the fixture has no integration with Exchange Online');
    const tested = async () =>
      await ended(gus, (await gus.call(testIntegration, { params: { id: online } })).id);

    expect((await tested()).state).toBe('established');
    await house.control('PUT', '/tenant', { certificateKnown: false });
    expect(failureOf(await tested())).toMatchObject({ step: 'token', code: 'AADSTS700027' });
    await house.control('PUT', '/tenant', { certificateKnown: true, consent: false });
    expect(failureOf(await tested())).toMatchObject({ step: 'token', code: 'AADSTS700016' });
    await house.control('PUT', '/tenant', { consent: true });
    expect((await tested()).state).toBe('established');
    expect((await gus.call(readIntegration, { params: { id: online } })).script).toMatch(
      /New-ServicePrincipal -AppId '[0-9a-f-]{36}' -ObjectId '[0-9a-f-]{36}'/,
    );
  });

  test('shows the certificate and gives its public part as a file, never the key', async () => {
    const installation = await gus.call(readInstallation, {});
    const [certificate] = installation.certificates;
    expect(certificate).toMatchObject({ isSigning: true, state: 'ok' });
    expect(installation.redirectUris).toContain(`${house.productUrl}/integrations/consent/callback`);

    const file = await gus.send(certificate?.download ?? '');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename=foyer-[0-9a-f]{8}\.cer$/);
    const der = new X509Certificate(Buffer.from(await file.arrayBuffer()));
    expect(der.fingerprint256.replaceAll(':', '')).toBe(certificate?.thumbprintSha256);
    expect((await gus.send(`/portal-api/installation/certificates/${'0'.repeat(64)}.cer`)).status).toBe(404);
  });

  test('says 404 to another organization about everything', async () => {
    const attempt = await gus.call(testIntegration, { params: { id } });
    const siri = await house.portal('siri');
    siri.actIn(gus.organization());

    for (const call of [
      () => siri.call(readIntegration, { params: { id } }),
      () => siri.call(readAttempt, { params: { id: attempt.id } }),
    ]) {
      await expect(call()).rejects.toMatchObject({ status: 404 });
    }
    await ended(gus, attempt.id);
  });
});

async function settled(isThere: () => Promise<boolean>): Promise<void> {
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 20));
}
