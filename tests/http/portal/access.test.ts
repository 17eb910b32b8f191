import { randomUUID } from 'node:crypto';
import {
  addAssignment,
  explainAccess,
  listAssignments,
  listPeople,
  listRoles,
  removeAssignment,
  searchDirectory,
} from '../../../contract/access.ts';
import type { Holder, Role } from '../../../contract/access.ts';
import { AssignmentId } from '../../../contract/primitives.ts';
import { readPortalMe } from '../../../contract/portal.ts';
import { findRooms } from '../../../contract/rooms.ts';
import { readMe } from '../../../contract/session.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const QUARTER = 15 * 60_000;

describe('who may do what', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    await house.reset();
  });

  const hana = () => house.portal('hana');
  const give = async (role: Role, holder: Holder, holderName = 'somebody') => {
    const id = AssignmentId.parse(randomUUID());
    const body = { id, holder, holderName, role };
    return (await hana()).call(addAssignment, { body });
  };
  const found = async (kind: 'group' | 'person', search: string) => {
    const reply = await (await hana()).call(searchDirectory, { query: { kind, search } });
    return reply.found.map(({ tenantId, id, name }) => ({ tenantId, id, name }));
  };
  const group = async (name: string): Promise<Holder> => {
    const one = (await found('group', name)).find((each) => each.name === name);
    if (!one) throw new Error(`there is no group ${name}`);
    return { kind: 'entra_group', tenantId: one.tenantId, id: one.id };
  };
  const person = async (name: string) => {
    const [one] = await found('person', name);
    if (!one) throw new Error(`there is nobody called ${name}`);
    return one;
  };
  const takeFrom = async (role: Role) => {
    const { call } = await hana();
    const { assignments } = await call(listAssignments, {});
    for (const { id } of assignments.filter((each) => each.role === role)) {
      await call(removeAssignment, { params: { id } });
    }
  };
  /** The same question to the pane, to the portal, and to the explanation. */
  const rolesInAll = async (handle: string, name: string) => {
    const { tenantId, id } = await person(name);
    const pane = await (await house.caller(handle))(readMe, {});
    const portal = await (await house.portal(handle)).call(readPortalMe, {});
    const explained = await (await hana()).call(explainAccess, { params: { tenantId, id } });
    return {
      pane: pane.organizations.flatMap(({ roles }) => roles),
      portal: portal.organizations.flatMap(({ roles }) => roles),
      explained: [...new Set(explained.held.map(({ role }) => role))].sort(),
    };
  };

  test('is a table that the portal shows as the rules go by it', async () => {
    const { roles } = await (await hana()).call(listRoles, {});

    expect(roles).toHaveLength(12);
    expect(roles.find(({ role }) => role === 'add-in-user')).toMatchObject({
      name: 'Add-in User',
      permissions: ['rooms.read', 'feed.read'],
      mayBeConfined: true,
    });
  });

  test('is the same for a member of a nested group in pane, portal and explanation', async () => {
    await takeFrom('add-in-user');
    expect(await rolesInAll('anna', 'Anna')).toEqual({ pane: [], portal: [], explained: [] });

    await give('add-in-user', await group('Add-in Everyone'), 'Add-in Everyone');

    const same = ['add-in-user'];
    expect(await rolesInAll('anna', 'Anna')).toEqual({ pane: same, portal: same, explained: same });
    const { tenantId, id } = await person('Anna');
    const explained = await (await hana()).call(explainAccess, { params: { tenantId, id } });
    expect(explained.held[0]).toMatchObject({
      throughName: 'Add-in Everyone',
      through: { kind: 'entra_group' },
      permissions: ['rooms.read', 'feed.read'],
    });
  });

  test('counts rooms as the pane shows them', async () => {
    const { tenantId, id } = await person('Anna');
    const { rooms } = await (await hana()).call(explainAccess, { params: { tenantId, id } });
    const wish = { seats: '1', equipment: [], savedRoom: [] };
    const query = { start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z', ...wish };
    const { offers } = await (await house.caller('anna'))(findRooms, { query });

    const restricted = offers.filter(({ refusals }) => refusals.some(({ code }) => code === 'restricted'));
    expect(rooms.seen).toBe(offers.length);
    expect(rooms.bookable).toBe(offers.length - restricted.length);
    expect(restricted).not.toHaveLength(0);
  });

  test('follows a person into a group and out of it, a quarter of an hour later at the latest', async () => {
    const rolesOfIvan = async () => {
      const { organizations } = await (await house.portal('ivan')).call(readPortalMe, {});
      return organizations.flatMap(({ roles }) => roles);
    };
    expect(await rolesOfIvan()).toEqual([]);

    await house.control('PUT', '/people/ivan', { groups: ['Canteen CPH'] });
    house.realTime.ahead += QUARTER;
    expect(await rolesOfIvan()).toEqual(['portal-user']);

    await house.control('PUT', '/people/ivan', { groups: [] });
    house.realTime.ahead += QUARTER;
    expect(await rolesOfIvan()).toEqual([]);
    house.realTime.ahead = 0;
  });

  test('lists everybody with what is missing of them in the directory', async () => {
    await house.control('PUT', '/people/anna', { attributes: { surname: '' } });

    const { people, isComplete } = await (await hana()).call(listPeople, {});

    const anna = people.find(({ name }) => name.startsWith('Anna'));
    expect(anna).toMatchObject({ roles: ['add-in-user'], flaws: ['surname-missing'] });
    expect(people.find(({ name }) => name.startsWith('Hana'))).toMatchObject({ roles: ['owner'], flaws: [] });
    expect(isComplete).toBe(true);
  });

  test.each([
    "O'",
    "') or startswith(displayName,'",
    'x" OR "displayName:',
    'x or y',
    '%',
    '&$top=999',
    'å#?',
  ])('can be searched for %p like for any name', async (search) => {
    for (const kind of ['group', 'person'] as const) {
      const reply = await (await hana()).call(searchDirectory, { query: { kind, search } });
      expect(reply).toEqual({ found: [], notices: [] });
    }
  });

  test('keeps an owner by name, and lets only owners make owners', async () => {
    const { call } = await hana();
    const { assignments } = await call(listAssignments, {});
    const owners = assignments.find(({ role }) => role === 'owner');
    const params = { id: AssignmentId.parse(owners?.id) };
    await expect(call(removeAssignment, { params })).rejects.toMatchObject({ code: 'last-owner' });

    const { tenantId, id } = await person('Hana');
    await give('owner', { kind: 'user', tenantId, id }, 'Hana Berg');
    await expect(call(removeAssignment, { params })).resolves.toEqual({});

    const bent = await person('Bent');
    const holder = { kind: 'user', tenantId: bent.tenantId, id: bent.id } as const;
    await give('user-administrator', holder, 'Bent');
    const { call: asBent } = await house.portal('bent');
    const body = { id: AssignmentId.parse(randomUUID()), holder, holderName: 'Bent', role: 'owner' } as const;
    await expect(asBent(addAssignment, { body })).rejects.toMatchObject({ code: 'owner-needed' });
  });

  test('is shown to nobody without the permission', async () => {
    const gus = await house.portal('gus');

    for (const path of ['/assignments', '/people', '/audit']) {
      const reply = await gus.send(`/portal-api${path}`);
      expect([path, reply.status]).toEqual([path, 403]);
    }
    const nora = await house.portal('nora');
    expect((await nora.send('/portal-api/directory?kind=person&search=a')).status).toBe(403);
  });
});
