import { organizationIdOf } from '../../../server/seed/plan-fixture.ts';
import { startIdentityApp } from './identity-app.ts';
import type { IdentityApp } from './identity-app.ts';

const MINUTE = 60_000;
const OTHER_ORGANIZATION = '0b1c2d3e-4f50-4a6b-8c7d-8e9fa0b1c2d3';
const OTHER_TENANT = '11111111-2222-4333-8444-555555555555';

const old = () => ({ iat: Math.floor(Date.now() / 1_000) - 16 * 60 });

describe('the gate of the add-in API', () => {
  let app: IdentityApp;
  let nordhavn: string;

  beforeAll(async () => {
    app = await startIdentityApp();
    nordhavn = organizationIdOf(app.service.tenant.id);
    await app.storage.db
      .insertInto('organization')
      .values({
        id: OTHER_ORGANIZATION,
        name: 'Other',
        contact_name: 'Olga',
        contact_mail: 'o@other.example',
      })
      .execute();
    await app.storage.db
      .insertInto('login_tenant')
      .values({ organization_id: OTHER_ORGANIZATION, tenant_id: OTHER_TENANT })
      .execute();
  });
  afterAll(() => app.close());
  afterEach(() => {
    app.clock.offset = 0;
    app.directory.isDown = false;
    app.directory.asked.length = 0;
    app.forget();
  });

  const as = (token: string, organization: string | null = nordhavn) => ({
    authorization: `Bearer ${token}`,
    ...(organization !== null && { 'foyer-organization': organization }),
  });
  const me = (token: string) => app.get('/addin-api/me', { authorization: `Bearer ${token}` });
  const group = (name: string) =>
    app.service.tenant.groups.find(({ displayName }) => displayName === name)?.id ?? '';

  test('lets in who has the role, with what it grants', async () => {
    const { status, body } = await app.get('/addin-api/caller', as(await app.token('anna')));

    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Anna Holm',
      groups: expect.arrayContaining([group('Add-in Users')]),
      grants: [
        { permission: 'rooms.read', unit: null, department: null },
        { permission: 'feed.read', unit: null, department: null }, // what concerns themselves, whatever their role
      ],
    });
  });

  test.each<[string, Record<string, string>]>([
    ['no header', {}],
    ['another scheme', { authorization: 'Basic YW5uYTphbm5h' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['a cookie only', { cookie: '__Host-sid=abc; session=abc' }],
  ])('asks for a token when there is %s', async (_, headers) => {
    const { status, body, headers: sent } = await app.get('/addin-api/caller', headers);

    expect([status, body['type']]).toEqual([401, '/problems/token-missing']);
    expect(sent.get('www-authenticate')).toBe('Bearer');
  });

  test('tells every refused token the same', async () => {
    const tokens = [
      'rubbish',
      await app.token('anna', { exp: 1 }),
      await app.token('anna', { aud: 'https://graph.sim.test' }),
      await app.token('anna', { scp: 'other' }),
      `rs_${'A'.repeat(43)}`,
      'rs_short',
    ];

    for (const token of tokens) {
      const { status, body, headers } = await app.get('/addin-api/me', as(token));
      expect([status, body['type'], body['title']]).toEqual([
        401,
        '/problems/token-refused',
        'Your sign-in was not accepted',
      ]);
      expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    }
  });

  test('asks which organization is meant', async () => {
    const { status, body } = await app.get('/addin-api/caller', as(await app.token('anna'), null));

    expect([status, body['type']]).toEqual([400, '/problems/organization-not-chosen']);
  });

  test('knows no organization that the tenant has no part in, and does not tell which exist', async () => {
    const token = await app.token('anna');
    const strangers = [
      OTHER_ORGANIZATION,
      '99999999-9999-4999-8999-999999999999',
      'nonsense',
      `${nordhavn},x`,
    ];

    const replies = await Promise.all(strangers.map((id) => app.get('/addin-api/caller', as(token, id))));

    for (const { status, body } of replies) {
      expect([status, body['type'], body['detail']]).toEqual([
        404,
        '/problems/not-found',
        replies[0]?.body['detail'],
      ]);
    }
  });

  test('lets nobody into an organization of another tenant, whatever groups the token claims', async () => {
    const intruder = await app.token('anna', {
      tid: OTHER_TENANT,
      iss: `https://login.sim.test/${OTHER_TENANT}/v2.0`,
      groups: [group('Add-in Users')],
    });

    expect((await app.get('/addin-api/caller', as(intruder))).status).toBe(404);
    const own = await app.get('/addin-api/caller', as(intruder, OTHER_ORGANIZATION));
    expect([own.status, own.body['type']]).toEqual([403, '/problems/no-role']);
  });

  test.each([
    ['ivan', 'no-role'],
    ['dora', 'permission-missing'],
    ['hana', 'permission-missing'],
    ['gus', 'permission-missing'],
  ])('refuses %s for want of a role: %s', async (handle, code) => {
    const { status, body } = await app.get('/addin-api/caller', as(await app.token(handle)));

    expect([status, body['type']]).toEqual([403, `/problems/${code}`]);
  });

  test('honors a role given to a person, and one that reaches no further than a unit', async () => {
    const { db } = app.storage;
    const units = await db.selectFrom('unit').select('id').where('name', '=', 'CPH').execute();
    const id = '77777777-7777-4777-8777-777777777777';
    const assignment = {
      organization_id: nordhavn,
      id,
      principal_kind: 'user' as const,
      tenant_id: app.service.tenant.id,
      object_id: app.service.person('ivan').id,
      role: 'add-in-user',
      unit_id: units[0]?.id ?? null,
    };
    await db.insertInto('role_assignment').values(assignment).execute();

    const { status, body } = await app.get('/addin-api/caller', as(await app.token('ivan')));
    await db.deleteFrom('role_assignment').where('id', '=', id).execute();

    expect(status).toBe(200);
    const there = { unit: units[0]?.id, department: null };
    expect(body['grants']).toEqual([
      { permission: 'rooms.read', ...there },
      { permission: 'feed.read', ...there },
    ]);
  });

  describe('reads memberships', () => {
    const overage = { groups: undefined, _claim_names: { groups: 'src1' } };

    test('from a fresh token, without a call', async () => {
      await app.get('/addin-api/caller', as(await app.token('anna')));

      expect(app.directory.asked).toEqual([]);
    });

    test('from the directory when the token has too many to list, once in fifteen minutes', async () => {
      const token = await app.token('anna', overage);

      const first = await app.get('/addin-api/caller', as(token));
      await app.get('/addin-api/caller', as(token));
      app.clock.offset = 14 * MINUTE;
      await app.get('/addin-api/caller', as(token));

      // The groups that something here depends on: a role, and a cost center that is for Sales only.
      const mattering = [group('Add-in Users'), group('Sales')];
      expect(first.body['groups']).toEqual(expect.arrayContaining(mattering));
      expect(first.body['groups']).toHaveLength(mattering.length);
      expect(app.directory.asked).toHaveLength(1);

      app.clock.offset = 15 * MINUTE;
      await app.get('/addin-api/caller', as(token));
      expect(app.directory.asked).toHaveLength(2);
    });

    test('once for calls that come together', async () => {
      const token = await app.token('anna', overage);

      await Promise.all(Array.from({ length: 10 }, () => app.get('/addin-api/caller', as(token))));

      expect(app.directory.asked).toHaveLength(1);
    });

    test('from the directory when the token is older than a quarter of an hour', async () => {
      const stale = await app.token('anna', { ...old(), groups: [group('Owners')] });

      const { status } = await app.get('/addin-api/caller', as(stale));

      expect(status).toBe(200);
      expect(app.directory.asked).toHaveLength(1);
    });

    test('from an older token when the directory is away, and not at every call', async () => {
      app.directory.isDown = true;
      const stale = await app.token('anna', old());

      const first = await app.get('/addin-api/caller', as(stale));
      const second = await app.get('/addin-api/caller', as(stale));

      expect([first.status, second.status]).toEqual([200, 200]);
      expect(app.directory.asked).toHaveLength(1);
    });

    test('or says that it cannot, when neither token nor directory answers', async () => {
      app.directory.isDown = true;

      const { status, body } = await app.get('/addin-api/caller', as(await app.token('anna', overage)));

      expect([status, body['type']]).toEqual([503, '/problems/exchange-unavailable']);
    });

    test('through groups within groups', async () => {
      const outer = app.service.tenant.groups.find(({ displayName }) => displayName === 'Add-in Users');
      outer?.members.push(group('Canteen CPH'));

      const { status } = await app.get('/addin-api/caller', as(await app.token('dora', overage)));
      outer?.members.pop();

      expect(status).toBe(200);
    });

    test('and takes no groups for none', async () => {
      const { body } = await app.get('/addin-api/caller', as(await app.token('anna', { groups: undefined })));

      expect(body['type']).toBe('/problems/no-role');
      expect(app.directory.asked).toEqual([]);
    });
  });

  describe('tells a person about themselves', () => {
    test('with the organizations where they may use the add-in, and business time', async () => {
      const { status, body } = await me(await app.token('bent'));

      expect(status).toBe(200);
      expect(body).toEqual({
        person: { name: 'Bent Kjær', mail: 'bent@nordhavn.example' },
        now: '2026-11-30T08:00:00.000Z',
        organizations: [{ id: nordhavn, name: 'Nordhavn', roles: ['add-in-user-with-delegated-access'] }],
        contacts: [],
      });
    });

    test.each(['ivan', 'gus'])('with whom to ask, when they may not: %s', async (handle) => {
      const { status, body } = await me(await app.token(handle));

      expect(status).toBe(200);
      expect(body).toMatchObject({
        organizations: [],
        contacts: [{ organization: 'Nordhavn', name: 'Hana Berg', mail: 'hana@nordhavn.example' }],
      });
    });

    test('but not when their tenant is linked to no organization', async () => {
      const tid = '22222222-2222-4333-8444-555555555555';
      const { status, body } = await me(
        await app.token('anna', { tid, iss: `https://login.sim.test/${tid}/v2.0` }),
      );

      expect([status, body['type']]).toEqual([403, '/problems/tenant-not-connected']);
    });

    test('in several organizations that share a tenant, and in those only', async () => {
      const shared = { organization_id: OTHER_ORGANIZATION, tenant_id: app.service.tenant.id };
      await app.storage.db.insertInto('login_tenant').values(shared).execute();

      const { body } = await me(await app.token('ivan'));
      const inOther = await app.get('/addin-api/caller', as(await app.token('anna'), OTHER_ORGANIZATION));
      await app.storage.db
        .deleteFrom('login_tenant')
        .where('organization_id', '=', OTHER_ORGANIZATION)
        .where('tenant_id', '=', app.service.tenant.id)
        .execute();

      expect(body['contacts']).toHaveLength(2);
      expect(inOther.body['type']).toBe('/problems/no-role');
    });
  });
});
