import { Router } from 'express';
import * as contract from '../../../contract/access.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { addAssignment } from './add-assignment.ts';
import type { ChangeAssignmentsDeps } from './add-assignment.ts';
import { explainAccess } from './explain-access.ts';
import type { ExplainAccessDeps } from './explain-access.ts';
import { listPeople } from './list-people.ts';
import { listRoles } from './list-roles.ts';
import { removeAssignment } from './remove-assignment.ts';
import { searchDirectory } from './search-directory.ts';
import { signOutPerson } from './sign-out-person.ts';
import type { SignOutPersonDeps } from './sign-out-person.ts';

export type AdministrationDeps = ChangeAssignmentsDeps & ExplainAccessDeps & SignOutPersonDeps;

/** Who holds which role, for the portal; to be mounted at `/portal-api`. */
export function accessAdministrationRoutes(gate: Gate, deps: AdministrationDeps): Router {
  const router = Router();

  mount(router, gate, contract.listRoles, async () => listRoles());
  mount(router, gate, contract.listAssignments, async ({ caller }) => ({
    assignments: [...(await deps.assignments.list(caller.organization))],
  }));
  mount(router, gate, contract.addAssignment, ({ caller, body }) => addAssignment(deps, caller, body));
  mount(router, gate, contract.removeAssignment, ({ caller, params }) =>
    removeAssignment(deps, caller, params.id),
  );
  mount(router, gate, contract.searchDirectory, ({ caller, query }) => searchDirectory(deps, caller, query));
  mount(router, gate, contract.listPeople, ({ caller }) => listPeople(deps, caller));
  mount(router, gate, contract.explainAccess, ({ caller, params }) => explainAccess(deps, caller, params));

  mount(router, gate, contract.signOutPerson, ({ caller, params }) => signOutPerson(deps, caller, params));

  return router;
}
