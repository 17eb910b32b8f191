import type { explainAccess as route } from '../../../contract/access.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { DirectoryPerson } from '../../entra/directory.port.ts';
import type { Principal } from '../../entra/principal.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { instantOf, realNow } from '../../kernel/time.ts';
import type { AskTenantsDeps } from './ask-tenants.ts';
import { grantsOf, permissionsOf } from './roles.ts';
import { readStanding } from './standing.ts';
import type { StandingDeps } from './standing.ts';

export interface ExplainAccessDeps extends AskTenantsDeps {
  readonly standing: StandingDeps;
  /** How many rooms a caller sees and may book. */
  readonly countRooms: (caller: Caller) => Promise<{ readonly seen: number; readonly bookable: number }>;
}

/**
 * What a person may do in the caller's organization, and through what: asked of the same rules as their own calls, with
 * the directory in place of a token. App roles are missing, because only a token tells them. Throws `not-found` for a
 * tenant whose people may not sign in here, and for a person whom neither the directory nor a role knows.
 */
export async function explainAccess(
  { standing, assignments, peopleOf, countRooms }: ExplainAccessDeps,
  { organization }: Caller,
  { tenantId, id }: RouteInput<typeof route>['params'],
): Promise<RouteReply<typeof route>> {
  const tenants = await assignments.listTenants(organization);
  if (!tenants.some((tenant) => tenant.id === tenantId && tenant.isForSignIn)) throw unknown();

  const person = await peopleOf(tenantId).readPerson(id);
  const principal = principalOf(tenantId, id, person);
  const roomGroups = () => standing.assignments.listRoomGroups(organization);
  const stands = (await readStanding(standing, principal, [organization], roomGroups)).get(organization);
  const { roles, groups } = stands ?? { roles: [], groups: new Set<string>() };
  if (!person && roles.length === 0) throw unknown();

  const { objectId, name, mail } = principal;
  const identity = { organization, tenantId, objectId, name, mail, requestId: null };
  return {
    person: person && { name, mail },
    held: roles.map((held) => ({
      role: held.role,
      unit: held.unit,
      department: held.department,
      assignment: held.id,
      through: held.holder,
      throughName: held.holderName,
      permissions: [...permissionsOf(held)],
    })),
    rooms: await countRooms({ ...identity, groups, grants: grantsOf(roles) }),
    readAt: instantOf(realNow()),
  };
}

/** As a token would describe the person that says nothing about groups, so that the directory is asked. */
function principalOf(tenantId: string, objectId: string, person: DirectoryPerson | null): Principal {
  const { name = '', mail = null, isGuest = false } = person ?? {};
  return { tenantId, objectId, name, mail, groups: null, isGuest };
}

function unknown(): Problem {
  return new Problem('not-found', 'Nobody with this id has anything to do with this organization.');
}
