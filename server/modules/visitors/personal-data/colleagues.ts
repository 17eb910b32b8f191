import type { KnownColleague } from '../../../../contract/personal-data.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { knownPeople } from '../../rooms/index.ts';
import type { KnownPerson, PersonKey } from '../../rooms/index.ts';
import { isCalled } from './is-called.ts';

interface Sought {
  readonly mail?: string | undefined;
  readonly name?: string | undefined;
}

/** Colleagues who told the room finder something and are known by a mail address, or by a name. */
export async function findColleagues(
  db: Db,
  organization: OrganizationId,
  { mail, name }: Sought,
): Promise<KnownColleague[]> {
  const people = await knownPeople(db, organization);
  return people
    .filter(
      (person) =>
        (mail !== undefined && person.mail === mail.toLowerCase()) ||
        (name !== undefined && isCalled(person.name, name)),
    )
    .map((person) => ({
      tenantId: person.tenantId,
      id: person.id,
      name: person.name,
      mail: person.mail,
      favorites: person.favorites.length,
      hasPlace: person.place !== null,
    }));
}

/** Each of `people` once; rejects with `not-found` when the organization does not know one of them. */
export async function requireColleagues(
  tx: Tx,
  organization: OrganizationId,
  people: readonly PersonKey[],
): Promise<readonly KnownPerson[]> {
  if (people.length === 0) return [];
  const found = await knownPeople(tx, organization, people);
  const wanted = new Set(people.map(({ tenantId, id }) => `${tenantId} ${id}`));
  if (found.length === wanted.size) return found;
  throw new Problem('not-found', 'One of these colleagues is not known here. Search again.');
}

/** What the audit calls them. */
export function pseudonymOfColleague({ id }: Pick<PersonKey, 'id'>): string {
  return `colleague ${id.slice(0, 8)}`;
}
