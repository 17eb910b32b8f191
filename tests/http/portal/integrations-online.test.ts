import { runProof } from '../../../contract/access-proof.ts';
import { listAssignments, searchDirectory } from '../../../contract/access.ts';
import { addCalendars, listResourceMailboxes } from '../../../contract/calendars.ts';
import {
  changeIntegration,
  listIntegrations,
  readIntegration,
  startOnline,
  testIntegration,
} from '../../../contract/integrations.ts';
import { readOrganization } from '../../../contract/organization.ts';
import { MailboxAddress } from '../../../contract/primitives.ts';
import { MONDAY, startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';
import { answerConsent, attemptIn, comeBack, onlineForm, proveAdministrator } from './consent-support.ts';
import { ended, statesOf } from './integrations-support.ts';

describe('connecting Exchange Online', () => {
  let house: House;
  let gus: PortalPerson;
  beforeAll(async () => {
    house = await startHouse();
    gus = await house.portal('gus');
  });
  afterAll(() => house.close());
  afterEach(() => tenant({ scope: 'rooms', ewsEnabled: true }));

  const tenant = async (change: object) => {
    const { id } = house.world().tenants.find(({ domain }) => domain === 'sydhavn.example') ?? {};
    await house.control('PUT', '/tenant', { tenant: id, ...change });
  };

  const connect = async (form = onlineForm(), administrator = 'siri') => {
    const { flow, shown } = await proveAdministrator(house, gus, administrator, form);
    const back = await answerConsent(house, gus, flow, administrator);
    return { shown, attempt: await ended(gus, attemptIn(await comeBack(gus, back))) };
  };

  test('proves the administrator, asks for the consent, and goes through every step', async () => {
    const form = onlineForm();
    const { shown, attempt } = await connect(form);

    expect(shown).toMatchObject({
      label: 'Sydhavn',
      organization: 'Nordhavn',
      administrator: { name: 'Siri Strand', mail: 'siri@sydhavn.example' },
      tenant: { domain: 'sydhavn.example' },
      diagnosis: null,
    });
    expect(shown.permissions.map(({ name }) => name)).toContain('Place.Read.All');
    expect(statesOf(attempt)).toEqual([
      'address passed',
      'dns passed',
      'tls passed',
      'token passed',
      'consent passed',
      'account passed',
      'organization passed',
      'room-list passed',
      'room-read passed',
      'control-read passed',
    ]);
    expect(attempt).toMatchObject({ state: 'established', integration: form.id });
    const stored = await gus.call(readIntegration, { params: { id: form.id } });
    expect(stored).toMatchObject({
      status: 'active',
      server: null,
      controlMailbox: 'siri@sydhavn.example',
      tenant: { name: 'Sydhavn', domain: 'sydhavn.example' },
    });
    expect(stored.script).toMatch(/-ObjectId '[0-9a-f]{8}-/);
  });

  test('is called after the tenant when nobody gave it a label', async () => {
    const { shown } = await connect(onlineForm({ label: null }));
    expect(shown.label).toBe('Exchange Online – sydhavn.example');
    const { integrations } = await gus.call(listIntegrations, {});
    expect(integrations.map(({ label }) => label)).toContain('Exchange Online – sydhavn.example');
  });

  test('goes on with the calendars: who connected Exchange adds them, and finds groups by name', async () => {
    const form = onlineForm();
    await connect(form);
    const { mailboxes } = await gus.call(listResourceMailboxes, { params: { id: form.id } });
    const free = mailboxes.filter(({ addedThrough }) => addedThrough === null).slice(0, 1);
    expect(free).toHaveLength(1);
    const { rows } = await gus.call(addCalendars, {
      body: {
        integration: form.id,
        unit: null,
        placeByBuilding: false,
        mailboxes: free.map(({ mailbox }) => mailbox),
      },
    });
    expect(rows.map(({ outcome }) => outcome)).toEqual(['added']);
    const { found } = await gus.call(searchDirectory, { query: { kind: 'group', search: 'Board' } });
    expect(found.map(({ name }) => name)).toContain('Board-Assistants');
    await expect(gus.call(listAssignments, {})).rejects.toMatchObject({ code: 'permission-missing' });
  });

  test('stays unproven with a control mailbox that the tenant does not have, says so, and is proven with another', async () => {
    const form = onlineForm({ controlMailbox: MailboxAddress.parse('nobody@sydhavn.example') });
    const { attempt } = await connect(form);
    expect(attempt.state).toBe('proving');
    expect(attempt.steps.find(({ name }) => name === 'control-read')).toMatchObject({
      state: 'warned',
      diagnosis: {
        code: 'ControlMailboxUnknown',
        where: 'Refusal of the control mailbox',
        explanation: expect.stringContaining('nobody@sydhavn.example is no mailbox of the tenant Sydhavn.'),
        fix: expect.stringContaining('Name another control mailbox'),
      },
    });
    const params = { id: form.id };
    expect(await gus.call(runProof, { params })).toMatchObject({
      verdict: 'inconclusive',
      diagnosis: {
        code: 'ControlMailboxUnknown',
        explanation: expect.stringMatching(/^n….*is no mailbox there/),
      },
    });
    const { version } = await gus.call(readIntegration, { params });
    const controlMailbox = MailboxAddress.parse('siri@sydhavn.example');
    await gus.call(changeIntegration, { params, version, body: { controlMailbox } });
    expect(await gus.call(runProof, { params })).toMatchObject({ verdict: 'proven' });
    expect(await gus.call(readIntegration, { params })).toMatchObject({ status: 'active', diagnosis: null });
  });

  test('lets the people of the tenant sign in to the organization from then on', async () => {
    await connect();
    const { tenants } = await gus.call(readOrganization, {});
    expect(tenants).toContainEqual(expect.objectContaining({ name: 'Sydhavn', domain: 'sydhavn.example' }));
  });

  test('connects one tenant twice, and each integration lives by itself', async () => {
    const [one, two] = [onlineForm(), onlineForm({ label: 'Sydhavn again' })];
    await connect(one);
    await connect(two);
    const before = await gus.call(readIntegration, { params: { id: two.id } });
    const off = { params: { id: two.id }, version: before.version, body: { isEnabled: false } };

    expect(await gus.call(changeIntegration, off)).toMatchObject({ status: 'disabled' });
    expect(await gus.call(readIntegration, { params: { id: one.id } })).toMatchObject({ status: 'active' });
  });

  test('is proving while Exchange does not show a room, with the commands to run, and active after them', async () => {
    const form = onlineForm();
    const refusing = { service: 'graph', operation: 'calendarView', rate: 1, fault: 'status', status: 403 };
    await house.control('PUT', '/faults', { seed: 1, rules: [refusing] });
    const { attempt } = await connect(form);

    expect(attempt).toMatchObject({ state: 'proving', integration: form.id });
    const step = attempt.steps.find(({ name }) => name === 'room-read');
    expect(step).toMatchObject({ state: 'warned', diagnosis: { code: 'ScopeNotEffective' } });
    expect(step?.diagnosis?.cmdlet).toContain("-Role 'Application Calendars.Read'");
    expect(await gus.call(readIntegration, { params: { id: form.id } })).toMatchObject({ status: 'proving' });

    await house.control('DELETE', '/faults');
    const again = await gus.call(testIntegration, { params: { id: form.id } });
    expect(await ended(gus, again.id)).toMatchObject({ state: 'established' });
    expect(await gus.call(readIntegration, { params: { id: form.id } })).toMatchObject({ status: 'active' });
  });

  test('stores nothing when a person could be read', async () => {
    await tenant({ scope: 'everything' });
    const form = onlineForm();
    const { attempt } = await connect(form);

    expect(attempt).toMatchObject({ state: 'failed', integration: null });
    await expect(gus.call(readIntegration, { params: { id: form.id } })).rejects.toMatchObject({
      code: 'integration-not-found',
    });
  });

  test.each([
    ['is no administrator', 'sofie', 'NotAnAdministrator'],
    ['has no mailbox', 'sven', 'AdminMailboxMissing'],
  ])('explains, and goes no further, when the person who signed in %s', async (_, person, code) => {
    const { flow, shown } = await proveAdministrator(house, gus, person);

    expect(shown.diagnosis?.code).toBe(code);
    await expect(answerConsent(house, gus, flow, person)).rejects.toMatchObject({ code: 'consent-refused' });
  });

  test('connects through EWS with a warning, shows when that ends, and refuses it from that day on', async () => {
    const form = onlineForm({ kind: 'ews-online' });
    const { attempt } = await connect(form);

    expect(statesOf(attempt)).toContain('room-read passed');
    expect(attempt.state).toBe('established');
    expect(attempt.steps[0]).toMatchObject({ name: 'address', state: 'warned' });
    expect(await gus.call(readIntegration, { params: { id: form.id } })).toMatchObject({
      endsAt: '2027-04-01',
    });

    await house.control('PUT', '/clock', { now: '2027-04-01T00:00:00.000Z' });
    await expect(gus.call(startOnline, { body: onlineForm({ kind: 'ews-online' }) })).rejects.toMatchObject({
      code: 'integration-ended',
    });
    await expect(gus.call(testIntegration, { params: { id: form.id } })).rejects.toMatchObject({
      code: 'integration-ended',
    });
    await house.control('PUT', '/clock', { now: MONDAY });
  });

  test('says which switch of the tenant keeps EWS shut', async () => {
    await tenant({ ewsEnabled: false });
    const { attempt } = await connect(onlineForm({ kind: 'ews-online' }));

    expect(attempt.state).toBe('failed');
    expect(attempt.steps.find(({ state }) => state === 'failed')?.diagnosis).toMatchObject({
      code: 'EwsDisabledForTenant',
      cmdlet: expect.stringContaining('Set-OrganizationConfig'),
    });
  });
});
