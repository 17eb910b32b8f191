import { AssignmentId, DepartmentId, OrganizationId, UnitId } from '../../../contract/primitives.ts';
import type { AssignmentReply, Holder, Role } from '../../../contract/access.ts';
import type { DirectoryPerson, PeopleDirectory } from '../../../server/entra/directory.port.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { createAssignmentStore } from '../../../server/modules/access/index.ts';
import { grantsOf } from '../../../server/modules/access/roles.ts';
import type { Storage } from '../../../server/storage/open-database.ts';

/** Two organizations, a tenant each, and who may do what in the first. */

export const guid = (kind: string, number: number) =>
  `${kind.padEnd(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const nordhavn = OrganizationId.parse(guid('1', 1));
export const fabrikam = OrganizationId.parse(guid('1', 2));
export const tenantN = guid('2', 1);
export const tenantF = guid('2', 2);
/** Connected to Nordhavn's Exchange; its people do not sign in. */
export const tenantX = guid('2', 3);
export const campus = UnitId.parse(guid('3', 1));
export const foreignUnit = UnitId.parse(guid('3', 2));
export const sales = DepartmentId.parse(guid('4', 1));
export const personId = (number: number) => guid('5', number);
export const groupId = (number: number) => guid('6', number);
export const assignmentId = (number: number) => AssignmentId.parse(guid('7', number));

export function callerWith(role: Role, organization = nordhavn): Caller {
  return {
    organization,
    tenantId: tenantN,
    objectId: personId(99),
    name: 'Hana Berg',
    mail: null,
    groups: new Set(),
    grants: grantsOf([{ role, unit: null, department: null }]),
    requestId: 'request-7',
  };
}

export const aUser = (number: number, tenantId = tenantN): Holder => ({
  kind: 'user',
  tenantId,
  id: personId(number),
});
export const aGroup = (number: number, tenantId = tenantN): Holder => ({
  kind: 'entra_group',
  tenantId,
  id: groupId(number),
});

export function aDraft(
  number: number,
  more: Partial<Omit<AssignmentReply, 'id' | 'addedAt'>> = {},
): Omit<AssignmentReply, 'addedAt'> {
  return {
    id: assignmentId(number),
    holder: aUser(number),
    holderName: `Person ${number}`,
    role: 'add-in-user',
    unit: null,
    department: null,
    ...more,
  };
}

export async function layOffice({ db }: Storage): Promise<void> {
  const contact = { contact_name: 'Hana', contact_mail: 'hana@x.example' };
  for (const [organization, tenant, unit] of [
    [nordhavn, tenantN, campus],
    [fabrikam, tenantF, foreignUnit],
  ] as const) {
    await db
      .insertInto('organization')
      .values({ id: organization, name: 'x', ...contact })
      .execute();
    await db
      .insertInto('login_tenant')
      .values({ organization_id: organization, tenant_id: tenant, name: `tenant of ${organization}` })
      .execute();
    const place = { parent_id: null, kind: 'campus', name: 'CPH', time_zone: 'Europe/Copenhagen' } as const;
    await db
      .insertInto('unit')
      .values({ organization_id: organization, id: unit, ...place })
      .execute();
  }
  await db
    .insertInto('integration')
    .values({
      organization_id: nordhavn,
      id: guid('8', 1),
      kind: 'graph',
      tenant_id: tenantX,
      label: 'Exchange Online',
      status: 'active',
    })
    .execute();
  await db
    .insertInto('department')
    .values({
      organization_id: nordhavn,
      id: sales,
      name: 'Sales',
      tenant_id: tenantN,
      group_id: groupId(50),
      group_name: 'Sales',
    })
    .execute();
}

export const assignmentsOf = ({ db }: Storage) => createAssignmentStore(db);

/** What the audit says has happened, in order. */
export async function audited({ db }: Storage, organization = nordhavn) {
  return await db
    .selectFrom('audit_entry')
    .select(['action', 'subject_id', 'subject_name', 'actor_name', 'request_id', 'before', 'after'])
    .where('organization_id', '=', organization)
    .orderBy('number')
    .execute();
}

export function aPerson(number: number, more: Partial<DirectoryPerson> = {}): DirectoryPerson {
  return {
    id: personId(number),
    name: `Person ${number}`,
    surname: String(number),
    mail: `person.${number}@x.example`,
    isGuest: false,
    ...more,
  };
}

/** A directory that knows `people`, and who is in which group. */
export function aDirectory(
  people: readonly DirectoryPerson[],
  members: Readonly<Record<string, readonly number[]>> = {},
): PeopleDirectory {
  const inGroup = (group: string) =>
    people.filter(({ id }) => (members[group] ?? []).some((number) => personId(number) === id));
  return {
    memberGroups: async (person, groups) =>
      new Set(groups.filter((group) => inGroup(group).some(({ id }) => id === person))),
    findGroups: async (prefix) =>
      Object.keys(members)
        .map((id) => ({ id, name: `Group ${id}` }))
        .filter((item) => begins(item, prefix)),
    findPeople: async (prefix) => people.filter((item) => begins(item, prefix)),
    readPerson: async (person) => people.find(({ id }) => id === person) ?? null,
    listMembers: async (group, most) => {
      const all = inGroup(group);
      return { people: all.slice(0, most), isComplete: all.length <= most };
    },
  };
}

function begins({ name }: { readonly name: string }, prefix: string): boolean {
  return name.toLowerCase().startsWith(prefix.toLowerCase());
}

/** A directory that refuses every question. */
export function aClosedDirectory(): PeopleDirectory {
  return {
    memberGroups: refuse,
    findGroups: refuse,
    findPeople: refuse,
    readPerson: refuse,
    listMembers: refuse,
  };
}

function refuse(): Promise<never> {
  return Promise.reject(new Problem('exchange-forbidden', 'Consent is missing.'));
}
