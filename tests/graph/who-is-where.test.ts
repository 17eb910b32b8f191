import { startTenant } from '../simulator/running-tenant.ts';
import type { RunningTenant } from '../simulator/running-tenant.ts';
import { describeWithSchema } from './graph-schema.ts';

const WINDOW = 'startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-02T00:00:00Z';
const EVENTUAL = { consistencylevel: 'eventual' };

let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
beforeEach(async () => {
  await tenant.control('POST', '/reset', { fixture: 'F0' });
});
afterAll(() => tenant.close());

const view = (who: string) => tenant.graph('GET', `/users/${who}@nordhavn.example/calendarView?${WINDOW}`);
const names = (json: unknown): string[] =>
  (json as { value: { displayName: string }[] }).value.map(({ displayName }) => displayName);
const me = async (person: string, query = '') =>
  (
    await tenant.graph('GET', `/me${query}`, {
      headers: { authorization: `Bearer ${await tenant.tokenOnBehalfOf(person)}` },
    })
  ).json;

describe('what is on the company’s own Exchange Server', () => {
  test('is in no list of places, with its building, floor and room list', async () => {
    const listed = await Promise.all(
      ['room', 'roomList', 'building', 'floor'].map(
        async (type) => (await tenant.graph('GET', `/places/microsoft.graph.${type}`)).text,
      ),
    );
    expect(listed.join()).not.toMatch(/kaj|dok|smedje|pakhus/i);
    expect((await tenant.graph('GET', '/places/kaj@nordhavn.example')).status).toBe(404);
    const list = '/places/pakhus@nordhavn.example/microsoft.graph.roomList/rooms';
    expect((await tenant.graph('GET', list)).status).toBe(404);
  });

  test.each(['kaj', 'olav'])('has no calendar in Graph, not even without a scope: %s', async (who) => {
    await tenant.control('PUT', '/tenant', { scope: 'everything' });
    expect(await view(who)).toMatchObject({
      status: 404,
      json: { error: { code: 'MailboxNotEnabledForRESTAPI' } },
    });
  });

  test('says so in a schedule, beside rooms that can be read', async () => {
    const { json } = await tenant.graph('POST', '/users/fjord@nordhavn.example/calendar/getSchedule', {
      body: {
        schedules: ['fjord@nordhavn.example', 'kaj@nordhavn.example'],
        startTime: { dateTime: '2026-12-01T00:00:00', timeZone: 'UTC' },
        endTime: { dateTime: '2026-12-02T00:00:00', timeZone: 'UTC' },
      },
    });
    const [fjord, kaj] = (json as { value: { error?: { responseCode: string } }[] }).value;
    expect(fjord?.error).toBeUndefined();
    expect(kaj?.error?.responseCode).toBe('ErrorProxyRequestProcessingFailed');
  });

  test('is in the directory all the same', async () => {
    expect((await tenant.graph('GET', '/users/olav@nordhavn.example')).json).toMatchObject({
      displayName: 'Olav Bakke',
    });
  });
});

describe('consent beside the scope', () => {
  test('for calendars opens people’s calendars, because rights are a union', async () => {
    expect((await view('anna')).status).toBe(403);
    await tenant.control('PUT', '/tenant', { entraGrants: ['Calendars.Read'] });
    expect((await view('anna')).status).toBe(200);
    expect((await tenant.graph('GET', '/users/anna@nordhavn.example/messages')).status).toBe(403);
  });

  test('for mail opens mail, and shows in new tokens', async () => {
    await tenant.control('PUT', '/tenant', { entraGrants: ['Mail.Read'] });
    expect(await tenant.graph('GET', '/users/anna@nordhavn.example/messages?$top=1')).toMatchObject({
      status: 200,
      json: { value: [] },
    });
    expect((await view('anna')).status).toBe(403);
    const [, claims = ''] = (await tenant.tokenFor('https://graph.sim.test/.default')).split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      roles: expect.arrayContaining(['Place.Read.All', 'Mail.Read']) as unknown,
    });
  });

  test('that was taken back closes them again', async () => {
    await tenant.control('PUT', '/tenant', { entraGrants: ['Calendars.Read'] });
    await tenant.control('PUT', '/tenant', { entraGrants: [] });
    expect((await view('anna')).status).toBe(403);
  });

  test('a switch that is not named keeps what it was', async () => {
    await tenant.control('PUT', '/tenant', { scope: 'everything' });
    await tenant.control('PUT', '/tenant', { ewsEnabled: false });
    expect((await view('anna')).status).toBe(200);
  });
});

const search = (text: string): string => `/users?$search=${encodeURIComponent(text)}`;

describe('finding people', () => {
  test.each([
    ["startswith(displayName,'ann')", ['Anna Holm']],
    ["startswith(mail,'ANNA@')", ['Anna Holm']],
    ["startswith(displayName,'anna') or startswith(mail,'bent')", ['Anna Holm', 'Bent Kjær']],
    [
      "startswith(displayName,'a or b') or startswith(displayName,'o''x') or mail eq 'bent@nordhavn.example'",
      ['Bent Kjær'],
    ],
    ["mail eq 'nora@nordhavn.example'", ['Nora Quinn']],
  ])('by $filter=%s', async (filter, found) => {
    const { json } = await tenant.graph('GET', `/users?$filter=${encodeURIComponent(filter)}`);
    expect(names(json)).toEqual(found);
  });

  test('by $search, at the beginnings of words, with the header that Graph wants', async () => {
    const { json } = await tenant.graph('GET', search('"displayName:holm"'), { headers: EVENTUAL });
    expect(names(json)).toEqual(['Anna Holm']);
    const either = search('"displayName:kj" OR "mail:nora"');
    expect(names((await tenant.graph('GET', either, { headers: EVENTUAL })).json)).toEqual([
      'Bent Kjær',
      'Nora Quinn',
    ]);
    expect((await tenant.graph('GET', search('"displayName:holm"'))).status).toBe(400);
    expect((await tenant.graph('GET', search('holm'), { headers: EVENTUAL })).status).toBe(400);
  });

  test('in a group, through other groups, page by page', async () => {
    const groups = tenant.simulator.world().tenants[0]?.groups ?? [];
    const id = groups.find(({ displayName }) => displayName === 'Add-in Everyone')?.id ?? '';
    const found: string[] = [];
    for (
      let link: string | undefined = `/groups/${id}/transitiveMembers/microsoft.graph.user?$top=2`;
      link;
    ) {
      const { json } = await tenant.graph('GET', link);
      found.push(...names(json));
      link = (json as { '@odata.nextLink'?: string })['@odata.nextLink'];
    }
    expect(found).toEqual(['Anna Holm', 'Bent Kjær', 'Carla Dahl', 'Gus Winther', 'Nora Quinn']);
  });
});

describe('the other company', () => {
  test('has consented to nothing, until its administrator does', async () => {
    const [nordhavn, sydhavn] = tenant.simulator.world().tenants;
    expect([nordhavn?.connected, sydhavn?.connected]).toEqual([true, false]);
    const token = () => tenant.tokenFor('https://graph.sim.test/.default', sydhavn?.id);
    await expect(token()).rejects.toThrow('AADSTS700016');
    await tenant.control('PUT', '/tenant', { consent: true });
    await expect(token()).rejects.toThrow('AADSTS700016');
    await tenant.control('PUT', '/tenant', { tenant: 'Sydhavn', consent: true });
    const authorization = `Bearer ${await token()}`;
    const rooms = await tenant.graph('GET', '/places/microsoft.graph.room', { headers: { authorization } });
    expect(names(rooms.json)).toEqual(['mole', 'fyr']);
  });
});

describe('one’s own account', () => {
  const SELECT = '?$select=id,mail,userType,assignedPlans';
  beforeEach(async () => {
    await tenant.control('PUT', '/tenant', { tenant: 'Sydhavn', consent: true });
  });

  test('shows an administrator’s mailbox and its plan', async () => {
    expect(await me('siri', SELECT)).toMatchObject({
      mail: 'siri@sydhavn.example',
      userType: 'Member',
      assignedPlans: [{ service: 'exchange', capabilityStatus: 'Enabled' }],
    });
  });

  test('shows that an administrator has none', async () => {
    expect(await me('sven', SELECT)).toMatchObject({ mail: null, userType: 'Member', assignedPlans: [] });
  });

  test('shows a guest as a guest, under the address of home', async () => {
    expect(await me('anna-guest', SELECT)).toMatchObject({
      mail: 'anna@nordhavn.example',
      userType: 'Guest',
    });
  });

  test('shows somebody with one name', async () => {
    expect(await me('svala')).toMatchObject({ displayName: 'Svala', surname: null });
  });

  test('is not an app’s to ask for, and a person’s token opens nothing else', async () => {
    expect((await tenant.graph('GET', '/me')).status).toBe(400);
    const authorization = `Bearer ${await tenant.tokenOnBehalfOf('siri')}`;
    expect((await tenant.graph('GET', '/users', { headers: { authorization } })).status).toBe(403);
  });
});

describeWithSchema('accounts and empty lists fit Microsoft’s types', (mistakes) => {
  test('user', async () => {
    const body = await me('gus', '?$select=id,mail,userType,assignedPlans,displayName');
    expect(mistakes('user', body)).toEqual([]);
  });
});

test('a company without workspaces answers an empty list', async () => {
  expect(await tenant.graph('GET', '/places/microsoft.graph.workspace')).toMatchObject({
    status: 200,
    json: { value: [] },
  });
});
