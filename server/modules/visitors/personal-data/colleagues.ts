import type { KnownColleague } from '../../../../contract/personal-data.ts';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { forgetItems } from '../../messages/index.ts';
import { forgetPeople as forgetOwnRooms, knownPeople } from '../../rooms/index.ts';
import type { KnownPerson, PersonKey } from '../../rooms/index.ts';
import { itemOf } from '../parcels/keep-parcels.ts';
import { isForHost, itemsAbout } from '../tell-hosts.ts';
import { isCalled } from './is-called.ts';
import { forgetHosts, knownHosts } from './known-hosts.store.ts';
import type { Hosting, KnownHost } from './known-hosts.store.ts';

interface Sought {
  readonly mail?: string | undefined;
  readonly name?: string | undefined;
}

/** What is kept about somebody who works here: what they told the room finder, and who and what came for them to a desk. */
export interface Colleague extends PersonKey {
  readonly name: string;
  readonly mail: string | null;
  /** Null: they told the room finder nothing. */
  readonly own: Pick<KnownPerson, 'place' | 'favorites' | 'changedAt'> | null;
  readonly hosted: readonly Hosting[];
}

/** Colleagues of whom something is kept and who are known by a mail address, or by a name. */
export async function findColleagues(
  db: Db,
  organization: OrganizationId,
  { mail, name }: Sought,
): Promise<KnownColleague[]> {
  const people = await knownColleagues(db, organization);
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
      favorites: person.own?.favorites.length ?? 0,
      hasPlace: person.own !== null && person.own.place !== null,
      hosted: person.hosted.length,
    }));
}

/** Each of `people` once; rejects with `not-found` when the organization does not know one of them. */
export async function requireColleagues(
  tx: Tx,
  organization: OrganizationId,
  people: readonly PersonKey[],
): Promise<readonly Colleague[]> {
  if (people.length === 0) return [];
  const found = await knownColleagues(tx, organization, people);
  if (found.length === new Set(people.map(keyOf)).size) return found;
  throw new Problem('not-found', 'One of these colleagues is not known here. Search again.');
}

/** Forgets what `requireColleagues` gave, also from what they were told of who and what came for them. */
export async function forgetColleagues(
  tx: Tx,
  organization: OrganizationId,
  people: readonly PersonKey[],
  now: Instant,
): Promise<void> {
  if (people.length === 0) return;
  await forgetOwnRooms(tx, organization, people);
  const { visits, parcels } = await forgetHosts(tx, organization, people, now);
  const told = visits.flatMap(itemsAbout).filter(isForHost);
  await forgetItems(tx, organization, [...told, ...parcels.map(itemOf)]);
}

/** What the audit calls them. */
export function pseudonymOfColleague({ id }: Pick<PersonKey, 'id'>): string {
  return `colleague ${id.slice(0, 8)}`;
}

async function knownColleagues(
  db: Db | Tx,
  organization: OrganizationId,
  people?: readonly PersonKey[],
): Promise<readonly Colleague[]> {
  const own = new Map((await knownPeople(db, organization, people)).map((one) => [keyOf(one), one]));
  const hosts = new Map((await knownHosts(db, organization, people)).map((one) => [keyOf(one), one]));
  return [...new Map<string, KnownHost | KnownPerson>([...hosts, ...own])].map(
    ([key, { tenantId, id, name, mail }]) => ({
      tenantId,
      id,
      name,
      mail,
      own: own.get(key) ?? null,
      hosted: hosts.get(key)?.hosted ?? [],
    }),
  );
}

function keyOf({ tenantId, id }: PersonKey): string {
  return `${tenantId} ${id}`;
}
