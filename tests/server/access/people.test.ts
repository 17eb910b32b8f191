import { listPeople } from '../../../server/modules/access/list-people.ts';
import { searchDirectory } from '../../../server/modules/access/search-directory.ts';
import type { AssignmentReply } from '../../../contract/access.ts';
import type { PeopleDirectory } from '../../../server/entra/directory.port.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import {
  aClosedDirectory,
  aDirectory,
  aDraft,
  aGroup,
  aPerson,
  aUser,
  callerWith,
  groupId,
  nordhavn,
  tenantN,
  tenantX,
} from './an-office.ts';

const caller = callerWith('user-administrator');
const tenants = [
  { id: tenantN, name: 'Nordhavn', isForSignIn: true },
  { id: tenantX, name: null, isForSignIn: false },
];

function deps(
  directories: Readonly<Record<string, PeopleDirectory>>,
  held: readonly Omit<AssignmentReply, 'addedAt'>[] = [],
) {
  const all = held.map((each) => ({ ...each, organization: nordhavn, addedAt: instantOf(0) }));
  return {
    assignments: { listTenants: async () => tenants, list: async () => all },
    peopleOf: (tenantId: string) => directories[tenantId] ?? aDirectory([]),
  };
}

describe('searching the directory', () => {
  test('finds people and groups of every tenant, by name', async () => {
    const directories = {
      [tenantN]: aDirectory([aPerson(10), aPerson(2)], { [groupId(1)]: [] }),
      [tenantX]: aDirectory([aPerson(3, { mail: null })]),
    };
    const people = await searchDirectory(deps(directories), caller, { kind: 'person', search: 'person' });
    const groups = await searchDirectory(deps(directories), caller, { kind: 'group', search: 'group' });

    expect(people.found.map(({ name, tenantName, mail }) => [name, tenantName, mail])).toEqual([
      ['Person 2', 'Nordhavn', 'person.2@x.example'],
      ['Person 3', null, null],
      ['Person 10', 'Nordhavn', 'person.10@x.example'],
    ]);
    expect(groups.found).toEqual([
      {
        kind: 'group',
        tenantId: tenantN,
        tenantName: 'Nordhavn',
        id: groupId(1),
        name: `Group ${groupId(1)}`,
        mail: null,
      },
    ]);
  });

  test('says which tenant could not be asked, and finds what the others have', async () => {
    const directories = { [tenantN]: aClosedDirectory(), [tenantX]: aDirectory([aPerson(3)]) };
    const { found, notices } = await searchDirectory(deps(directories), caller, {
      kind: 'person',
      search: 'p',
    });

    expect(found).toHaveLength(1);
    expect(notices).toEqual([
      { tenantId: tenantN, title: expect.stringMatching(/./), detail: 'Consent is missing.' },
    ]);
  });
});

describe('the list of people', () => {
  test('has everybody once, with all their roles, by name or through groups', async () => {
    const directory = aDirectory([aPerson(1), aPerson(2)], { [groupId(1)]: [1, 2], [groupId(2)]: [1] });
    const held = [
      aDraft(1, { holder: aGroup(1) }),
      aDraft(2, { holder: aGroup(2), role: 'auditor' }),
      aDraft(3, { holder: aUser(2), role: 'owner' }),
    ];

    const { people, isComplete } = await listPeople(deps({ [tenantN]: directory }, held), caller);

    expect(people.map(({ name, roles, flaws }) => [name, roles, flaws])).toEqual([
      ['Person 1', ['add-in-user', 'auditor'], []],
      ['Person 2', ['add-in-user', 'owner'], []],
    ]);
    expect(isComplete).toBe(true);
  });

  test('says what is missing of whom', async () => {
    const directory = aDirectory([aPerson(1, { surname: null }), aPerson(2, { mail: null })], {
      [groupId(1)]: [1, 2],
    });
    const held = [aDraft(1, { holder: aGroup(1) }), aDraft(3, { holder: aUser(3), holderName: 'Zoe Gone' })];

    const { people } = await listPeople(deps({ [tenantN]: directory }, held), caller);

    expect(people.map(({ name, flaws }) => [name, flaws])).toEqual([
      ['Person 1', ['surname-missing']],
      ['Person 2', ['mail-missing']],
      ['Zoe Gone', ['not-in-directory']],
    ]);
  });

  test('gives a guest no role that guests have not', async () => {
    const directory = aDirectory([aPerson(1, { isGuest: true }), aPerson(2, { isGuest: true })], {
      [groupId(1)]: [1, 2],
      [groupId(2)]: [1],
    });
    const held = [aDraft(1, { holder: aGroup(1), role: 'auditor' }), aDraft(2, { holder: aGroup(2) })];

    const { people } = await listPeople(deps({ [tenantN]: directory }, held), caller);

    expect(people.map(({ name, roles }) => [name, roles])).toEqual([['Person 1', ['add-in-user']]]);
  });

  test('is incomplete when a tenant could not be asked, and says why', async () => {
    const held = [aDraft(1, { holder: aGroup(1) })];

    const reply = await listPeople(deps({ [tenantN]: aClosedDirectory() }, held), caller);

    expect(reply).toMatchObject({ people: [], isComplete: false, notices: [{ tenantId: tenantN }] });
  });

  test('ends at five thousand and says that there are more', async () => {
    const crowd = Array.from({ length: 5_001 }, (_, number) => aPerson(number));
    const directory = aDirectory(crowd, { [groupId(1)]: crowd.map((_, number) => number) });
    const held = [aDraft(1, { holder: aGroup(1) })];

    const { people, isComplete } = await listPeople(deps({ [tenantN]: directory }, held), caller);

    expect([people.length, isComplete]).toEqual([5_000, false]);
  });
});
