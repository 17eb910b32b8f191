import type { listPeople as route, Role } from '../../../contract/access.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { DirectoryPerson, PeopleDirectory } from '../../entra/directory.port.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { RoleAssignment } from './access.store.ts';
import { askTenants } from './ask-tenants.ts';
import type { AskTenantsDeps } from './ask-tenants.ts';
import type { AssignmentStore } from './assignments.store.ts';
import { roleTable } from './role-table.ts';

export interface ListPeopleDeps extends AskTenantsDeps {
  readonly assignments: Pick<AssignmentStore, 'listTenants' | 'list'>;
}

type Person = RouteReply<typeof route>['people'][number];

/** Whoever administers more people than these looks at groups, not at a list. */
const MOST_PEOPLE = 5_000;

const byName = new Intl.Collator('en', { numeric: true });

/**
 * Everybody who holds a role by name or through a group, nested ones included, with what is missing of them in the
 * directory. Holders of app roles are not among them: no permission that Foyer asks for shows who has one.
 */
export async function listPeople(deps: ListPeopleDeps, caller: Caller): Promise<RouteReply<typeof route>> {
  const held = await deps.assignments.list(caller.organization);
  const { answers, notices } = await askTenants(deps, caller.organization, (directory, { id }) =>
    peopleOf(
      directory,
      id,
      held.filter(({ holder }) => holder.tenantId === id),
    ),
  );
  const people = answers
    .flatMap((answer) => answer.people)
    .sort((one, other) => byName.compare(one.name, other.name));
  return {
    people: people.slice(0, MOST_PEOPLE),
    isComplete:
      notices.length === 0 && people.length <= MOST_PEOPLE && answers.every(({ isComplete }) => isComplete),
    notices: [...notices],
  };
}

async function peopleOf(
  directory: PeopleDirectory,
  tenantId: string,
  held: readonly RoleAssignment[],
): Promise<{ readonly people: readonly Person[]; readonly isComplete: boolean }> {
  const found = new Map<string, Person>();
  let isComplete = true;
  const put = (person: Person, role: Role, isGuest: boolean) => {
    if (isGuest && !roleTable[role].mayBeGuest) return;
    const known = found.get(person.id) ?? person;
    found.set(person.id, { ...known, roles: [...new Set([...known.roles, role])].sort() });
  };

  const byHolder = Map.groupBy(held, ({ holder }) => `${holder.kind} ${holder.id}`);
  for (const [first, ...others] of byHolder.values()) {
    if (!first) continue;
    const { holder, holderName } = first;
    const roles = [first, ...others].map(({ role }) => role);
    if (holder.kind === 'user') {
      const person = await directory.readPerson(holder.id);
      const shown = person ? describe(tenantId, person) : missing(tenantId, holder.id, holderName);
      for (const role of roles) put(shown, role, person?.isGuest ?? false);
    }
    if (holder.kind === 'entra_group') {
      const members = await directory.listMembers(holder.id, MOST_PEOPLE);
      isComplete &&= members.isComplete;
      for (const person of members.people) {
        for (const role of roles) put(describe(tenantId, person), role, person.isGuest);
      }
    }
  }
  return { people: [...found.values()], isComplete };
}

function describe(tenantId: string, { id, name, mail, surname }: DirectoryPerson): Person {
  const flaws: Person['flaws'] = [];
  if (mail === null) flaws.push('mail-missing');
  if (surname === null) flaws.push('surname-missing');
  return { tenantId, id, name, mail, roles: [], flaws };
}

/** Named in a role, and gone from the directory since. */
function missing(tenantId: string, id: string, name: string): Person {
  return { tenantId, id, name: name || id, mail: null, roles: [], flaws: ['not-in-directory'] };
}
