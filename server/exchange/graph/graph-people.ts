import { z } from 'zod';
import type { DirectoryGroup, DirectoryPerson, PeopleDirectory } from '../../entra/directory.port.ts';
import type { GraphClient } from './graph-client.ts';
import { GraphFailure, UnreadableReply } from './graph-failure.ts';

/** What User.ReadBasic.All shows, as far as roles need it. */
const PERSON = 'id,displayName,surname,mail,userPrincipalName';
const MOST_FOUND = 20;
/** Several people may have been given one address by mistake. */
const MOST_BY_MAIL = 100;
/** The most that a page of members holds (learn.microsoft.com/graph/api/group-list-transitivemembers). */
const MEMBERS_PER_PAGE = 999;

const Text = z.string().trim().min(1).max(320).nullish().catch(null);
const Id = z.guid().toLowerCase();

const Person = z.object({ id: Id, displayName: Text, surname: Text, mail: Text, userPrincipalName: Text });
const Group = z.object({ id: Id, displayName: Text, securityEnabled: z.boolean().nullish().catch(null) });
const Page = z.object({ value: z.array(z.unknown()).max(10_000), '@odata.nextLink': z.url().optional() });

export async function findGroups(
  client: GraphClient,
  prefix: string,
  signal: AbortSignal,
): Promise<readonly DirectoryGroup[]> {
  const select = '$select=id,displayName,securityEnabled';
  const { value } = await pageOf(
    client,
    `/groups?${startsWith(prefix)}&${select}&$top=${MOST_FOUND}`,
    signal,
  );
  return value.flatMap((item) => {
    const group = Group.safeParse(item).data;
    // Tokens name security groups only, so another group would give a role in one place and not in the next.
    if (!group || group.securityEnabled === false) return [];
    return { id: group.id, name: group.displayName ?? group.id };
  });
}

export async function findPeople(
  client: GraphClient,
  prefix: string,
  signal: AbortSignal,
): Promise<readonly DirectoryPerson[]> {
  const path = `/users?${startsWith(prefix)}&$select=${PERSON}&$top=${MOST_FOUND}`;
  return (await pageOf(client, path, signal)).value.flatMap(toPerson);
}

/** The people who have one of these addresses as their own; fifteen comparisons are the most that Entra takes. */
export async function findByMail(
  client: GraphClient,
  mails: readonly string[],
  signal: AbortSignal,
): Promise<readonly DirectoryPerson[]> {
  const filter = mails
    .map((mail) => `mail eq '${encodeURIComponent(mail.replaceAll("'", "''"))}'`)
    .join(' or ');
  const path = `/users?$filter=${filter}&$select=${PERSON}&$top=${MOST_BY_MAIL}`;
  return (await pageOf(client, path, signal)).value.flatMap(toPerson);
}

export async function readPerson(
  client: GraphClient,
  person: string,
  signal: AbortSignal,
): Promise<DirectoryPerson | null> {
  try {
    const path = `/users/${encodeURIComponent(person)}?$select=${PERSON}`;
    const [found] = toPerson(await client.get(path, signal));
    if (!found) throw new UnreadableReply('Graph described a person without an id');
    return found;
  } catch (error) {
    if (isUnknown(error)) return null;
    throw error;
  }
}

export async function listMembers(
  client: GraphClient,
  group: string,
  most: number,
  signal: AbortSignal,
): ReturnType<PeopleDirectory['listMembers']> {
  const people: DirectoryPerson[] = [];
  const first = `/groups/${encodeURIComponent(group)}/transitiveMembers/microsoft.graph.user`;
  // A cast of members is an advanced query, which Graph answers only with a count (learn.microsoft.com/graph/aad-advanced-queries).
  let path: string | undefined =
    `${first}?$count=true&$select=${PERSON}&$top=${Math.min(most, MEMBERS_PER_PAGE)}`;
  try {
    for (let pages = 0; path !== undefined && people.length < most && pages < most; pages += 1) {
      const page: z.output<typeof Page> = await pageOf(client, path, signal);
      people.push(...page.value.flatMap(toPerson));
      path = page['@odata.nextLink'];
    }
  } catch (error) {
    if (isUnknown(error)) return { people: [], isComplete: true };
    throw error;
  }
  return { people, isComplete: path === undefined };
}

async function pageOf(
  client: GraphClient,
  path: string,
  signal: AbortSignal,
): Promise<z.output<typeof Page>> {
  const page = Page.safeParse(await client.get(path, signal));
  if (!page.success) throw new UnreadableReply('Graph gave no list', { cause: page.error });
  return page.data;
}

/** An OData literal writes a quote as two; what is typed can end neither it nor the parameter. */
function startsWith(prefix: string): string {
  return `$filter=startswith(displayName,'${encodeURIComponent(prefix.replaceAll("'", "''"))}')`;
}

function toPerson(item: unknown): readonly DirectoryPerson[] {
  const person = Person.safeParse(item).data;
  if (!person) return [];
  const { id, displayName, surname = null, mail, userPrincipalName } = person;
  return [
    {
      id,
      name: displayName ?? userPrincipalName ?? id,
      surname,
      mail: mail?.toLowerCase() ?? null,
      // Entra makes the sign-in name of an invited person from their address at home and this mark.
      isGuest: userPrincipalName?.toLowerCase().includes('#ext#@') ?? false,
    },
  ];
}

function isUnknown(error: unknown): boolean {
  return error instanceof GraphFailure && error.status === 404;
}
