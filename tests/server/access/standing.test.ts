import type { OrganizationId } from '../../../contract/primitives.ts';
import type { AssignmentReply } from '../../../contract/access.ts';
import type { DirectoryPerson } from '../../../server/entra/directory.port.ts';
import type { Principal } from '../../../server/entra/principal.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import { callerOf } from '../../../server/modules/access/caller-of.ts';
import type { Entering } from '../../../server/modules/access/entries.store.ts';
import { explainAccess } from '../../../server/modules/access/explain-access.ts';
import { createGroupMemberships } from '../../../server/modules/access/group-memberships.ts';
import { readOrganizations } from '../../../server/modules/access/read-organizations.ts';
import {
  aDirectory,
  aDraft,
  aGroup,
  aPerson,
  aUser,
  callerWith,
  campus,
  fabrikam,
  groupId,
  nordhavn,
  personId,
  sales,
  tenantF,
  tenantN,
  tenantX,
} from './an-office.ts';

const contact = { name: 'Hana', mail: 'hana@x.example' };
const linked = [{ id: nordhavn, name: 'Nordhavn', contact, isOpened: true }];
const request = { headers: { 'foyer-organization': nordhavn } };

/** Everything that decides, over these assignments; `members` says who is in which group. */
function anOffice(
  held: readonly Omit<AssignmentReply, 'addedAt'>[],
  members: Readonly<Record<string, readonly number[]>> = {},
  people: readonly DirectoryPerson[] = [aPerson(1), aPerson(2)],
  ended: ReadonlyMap<OrganizationId, number> = new Map(),
) {
  const all = held.map((each) => ({ ...each, organization: nordhavn, addedAt: instantOf(0) }));
  const directory = aDirectory(people, members);
  const memberships = createGroupMemberships({ directoryOf: () => directory, now: () => 0 });
  const store = {
    listAssignments: async (_: unknown, tenantId: string) =>
      all.filter(({ holder }) => holder.tenantId === tenantId),
    listRoomGroups: async () => new Set([groupId(9)]),
  };
  const standing = { assignments: store, memberships };
  const callers = {
    ...standing,
    organizations: { listOfTenant: async () => linked },
    entries: {
      entryOf: async ({ organization: id, tenantId }: Entering) => {
        const organization = linked.find((each) => each.id === id);
        const assignments = await store.listAssignments([id], tenantId);
        return organization ? { organization, endedAt: ended.get(id) ?? null, assignments } : null;
      },
    },
    signOuts: {
      listOf: async (asked: readonly OrganizationId[]) =>
        new Map([...ended].filter(([id]) => asked.includes(id))),
    },
  };
  return {
    callers,
    explanation: {
      standing,
      assignments: {
        listTenants: async () => [
          { id: tenantN, name: null, isForSignIn: true },
          { id: tenantX, name: null, isForSignIn: false },
        ],
      },
      peopleOf: () => directory,
      countRooms: async ({ groups }: { groups: ReadonlySet<string> }) => ({
        seen: groups.has(groupId(9)) ? 2 : 1,
        bookable: 1,
      }),
    },
  };
}

const aPrincipal = (number: number, more: Partial<Principal> = {}): Principal => ({
  tenantId: tenantN,
  objectId: personId(number),
  name: `Person ${number}`,
  mail: null,
  groups: new Set(),
  groupsReadAt: 0,
  ...more,
});

const rolesOf = async (office: ReturnType<typeof anOffice>, principal: Principal) =>
  (await readOrganizations(office.callers, principal)).flatMap(({ roles }) => roles);
const explain = (office: ReturnType<typeof anOffice>, number: number, tenantId = tenantN) =>
  explainAccess(office.explanation, callerWith('auditor'), { tenantId, id: personId(number) });

describe('what a person is', () => {
  test('comes by name, through groups and through app roles', async () => {
    const office = anOffice([
      aDraft(1, { holder: aUser(1), role: 'auditor' }),
      aDraft(2, { holder: aGroup(1), role: 'finance' }),
      aDraft(3, { holder: { kind: 'app_role', tenantId: tenantN, id: 'Foyer.Use' } }),
    ]);

    expect(await rolesOf(office, aPrincipal(1))).toEqual(['auditor']);
    expect(await rolesOf(office, aPrincipal(2, { groups: new Set([groupId(1)]) }))).toEqual(['finance']);
    expect(await rolesOf(office, aPrincipal(2, { appRoles: ['Foyer.Use'] }))).toEqual(['add-in-user']);
    expect(await rolesOf(office, aPrincipal(2, { appRoles: ['foyer.use', groupId(1)] }))).toEqual([]);
  });

  test('is nothing in another tenant, whatever ids are equal there', async () => {
    const office = anOffice([
      aDraft(1, { holder: aUser(1, tenantF) }),
      aDraft(2, { holder: { kind: 'app_role', tenantId: tenantF, id: 'Foyer.Use' } }),
    ]);

    expect(await rolesOf(office, aPrincipal(1, { appRoles: ['Foyer.Use'] }))).toEqual([]);
  });

  test('is no administrator as a guest, by whatever way the role came', async () => {
    const office = anOffice([
      aDraft(1, { holder: aUser(1), role: 'owner' }),
      aDraft(2, { holder: aGroup(1), role: 'auditor' }),
      aDraft(3, { holder: aUser(1), role: 'add-in-user' }),
    ]);
    const groups = new Set([groupId(1)]);

    expect(await rolesOf(office, aPrincipal(1, { groups, isGuest: true }))).toEqual(['add-in-user']);
    expect(await rolesOf(office, aPrincipal(1, { groups }))).toEqual(['add-in-user', 'auditor', 'owner']);
  });

  test('is no administrator of a campus, even if the database says so', async () => {
    const office = anOffice([aDraft(1, { holder: aUser(1), role: 'owner', unit: campus })]);

    expect(await rolesOf(office, aPrincipal(1))).toEqual([]);
  });
});

describe('a caller', () => {
  test('has the grants of their roles, confined as these are', async () => {
    const office = anOffice([
      aDraft(1, { holder: aUser(1), unit: campus }),
      aDraft(2, { holder: aUser(1), department: sales }),
    ]);

    expect((await callerOf(office.callers, request, aPrincipal(1), 'rooms.read')).grants).toEqual([
      { permission: 'rooms.read', unit: campus, department: null },
      { permission: 'feed.read', unit: campus, department: null },
      { permission: 'rooms.read', unit: null, department: sales },
      { permission: 'feed.read', unit: null, department: sales },
    ]);
  });

  test('is refused what no role of theirs includes', async () => {
    const office = anOffice([aDraft(1, { holder: aUser(1) })]);

    await expect(callerOf(office.callers, request, aPrincipal(1), 'audit.read')).rejects.toMatchObject({
      code: 'permission-missing',
    });
    await expect(callerOf(office.callers, request, aPrincipal(2), 'audit.read')).rejects.toMatchObject({
      code: 'no-role',
    });
  });
});

describe('a sign-in that an administrator ended', () => {
  const AT = 1_000_000;
  const office = (organization = nordhavn) =>
    anOffice([aDraft(1, { holder: aUser(1) })], {}, [], new Map([[organization, AT]]));
  const ended = { code: 'session-ended' };

  test.each([
    ['of before', { signedInAt: AT - 1 }],
    ['of that moment', { signedInAt: AT }],
    ['of an unknown time', {}],
  ])('%s does not count any more', async (_when, more) => {
    const person = aPrincipal(1, more);
    await expect(callerOf(office().callers, request, person, 'rooms.read')).rejects.toMatchObject(ended);
    await expect(readOrganizations(office().callers, person)).rejects.toMatchObject(ended);
  });

  test('leaves a later one, and other organizations, alone', async () => {
    const later = aPrincipal(1, { signedInAt: AT + 1 });
    expect((await callerOf(office().callers, request, later, 'rooms.read')).organization).toBe(nordhavn);
    expect(await rolesOf(office(), later)).toEqual(['add-in-user']);

    const { callers } = office(fabrikam);
    const earlier = aPrincipal(1, { signedInAt: AT - 1 });
    expect((await callerOf(callers, request, earlier, 'rooms.read')).organization).toBe(nordhavn);
    expect(await rolesOf(office(fabrikam), earlier)).toEqual(['add-in-user']);
  });
});

describe('the explanation of access', () => {
  test('is what the person’s own call would find, groups read from the directory', async () => {
    const office = anOffice(
      [
        aDraft(1, { holder: aGroup(1), holderName: 'Everyone', unit: campus }),
        aDraft(2, { holder: aUser(1), holderName: 'Person 1', role: 'auditor' }),
        aDraft(3, { holder: aGroup(2), role: 'owner' }),
      ],
      { [groupId(1)]: [1], [groupId(9)]: [1] },
    );
    const groups = new Set([groupId(1), groupId(9)]);
    const own = await callerOf(office.callers, request, aPrincipal(1, { groups }), 'rooms.read');

    const explained = await explain(office, 1);

    expect(explained).toMatchObject({
      person: { name: 'Person 1', mail: 'person.1@x.example' },
      held: [
        {
          role: 'add-in-user',
          unit: campus,
          through: aGroup(1),
          throughName: 'Everyone',
          permissions: ['rooms.read', 'feed.read'],
        },
        { role: 'auditor', through: aUser(1), throughName: 'Person 1' },
      ],
      rooms: { seen: 2, bookable: 1 },
    });
    expect(explained.held.flatMap(({ permissions }) => permissions).sort()).toEqual(
      own.grants.map(({ permission }) => permission).sort(),
    );
  });

  test('gives a guest what guests have', async () => {
    const people = [aPerson(1, { isGuest: true })];
    const office = anOffice([aDraft(1, { holder: aUser(1), role: 'owner' })], {}, people);

    expect((await explain(office, 1)).held).toEqual([]);
  });

  test('knows somebody who left the directory by the roles that are still in their name', async () => {
    const office = anOffice([aDraft(7, { holder: aUser(7), role: 'auditor' })]);

    expect(await explain(office, 7)).toMatchObject({ person: null, held: [{ role: 'auditor' }] });
    await expect(explain(office, 8)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('knows nobody of a tenant whose people do not sign in here', async () => {
    const office = anOffice([aDraft(1, { holder: aUser(1, tenantX) })]);

    await expect(explain(office, 1, tenantX)).rejects.toMatchObject({ code: 'not-found' });
    await expect(explain(office, 1, tenantF)).rejects.toMatchObject({ code: 'not-found' });
  });
});
