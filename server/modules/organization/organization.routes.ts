import { Router } from 'express';
import * as routes from '../../../contract/organization.ts';
import { readPortalMe as meRoute, signUp as signUpRoute } from '../../../contract/portal.ts';
import type { Gate } from '../../http/gate.ts';
import { mount } from '../../http/mount.ts';
import { limitRequests } from '../../http/rate-limits.ts';
import { addDepartment, changeDepartment, listDepartments, removeDepartment } from './change-departments.ts';
import type { DepartmentDeps } from './change-departments.ts';
import { changeOrganization } from './change-organization.ts';
import { addUnit, changeUnit, listUnits, removeUnit } from './change-units.ts';
import type { UnitDeps } from './change-units.ts';
import { readChecklist } from './read-checklist.ts';
import type { ChecklistDeps } from './read-checklist.ts';
import { readPortalMe } from './read-portal-me.ts';
import type { PortalMeDeps } from './read-portal-me.ts';
import type { SettingsStore } from './settings.store.ts';
import { signUp } from './sign-up.ts';
import type { SignUpDeps } from './sign-up.ts';

/** A person opens an organization once in a while; somebody who tries codes does it all the time. */
const SIGN_UPS_PER_MINUTE = 20;

export interface OrganizationRoutesDeps extends UnitDeps, DepartmentDeps, ChecklistDeps {
  readonly settings: SettingsStore;
}

/** `GET /me` and `POST /organizations`, below `/portal-api`: what somebody needs who has no role yet. */
export function portalEntryRoutes(gate: Gate, deps: PortalMeDeps & SignUpDeps): Router {
  const router = Router();

  mount(router, gate, meRoute, ({ principal }) => readPortalMe(deps, principal));
  router.post(signUpRoute.path, limitRequests(SIGN_UPS_PER_MINUTE));
  mount(router, gate, signUpRoute, ({ principal, body }) => signUp(deps, principal, body));

  return router;
}

/** The organization, its places and departments, and what is left to set up, below `/portal-api`. */
export function organizationRoutes(gate: Gate, deps: OrganizationRoutesDeps): Router {
  const router = Router();

  mount(router, gate, routes.readOrganization, ({ caller }) => deps.settings.read(caller.organization));
  mount(router, gate, routes.changeOrganization, ({ caller, version, body }) =>
    changeOrganization(deps, caller, { version, change: body }),
  );
  mount(router, gate, routes.readChecklist, ({ caller }) => readChecklist(deps, caller.organization));

  mount(router, gate, routes.listUnits, ({ caller }) => listUnits(deps, caller.organization));
  mount(router, gate, routes.addUnit, ({ caller, body }) => addUnit(deps, caller, body));
  mount(router, gate, routes.changeUnit, ({ caller, params, version, body }) =>
    changeUnit(deps, caller, { id: params.id, version, change: body }),
  );
  mount(router, gate, routes.removeUnit, ({ caller, params, version }) =>
    removeUnit(deps, caller, { id: params.id, version }),
  );

  mount(router, gate, routes.listDepartments, ({ caller }) => listDepartments(deps, caller.organization));
  mount(router, gate, routes.addDepartment, ({ caller, body }) => addDepartment(deps, caller, body));
  mount(router, gate, routes.changeDepartment, ({ caller, params, version, body }) =>
    changeDepartment(deps, caller, { id: params.id, version, change: body }),
  );
  mount(router, gate, routes.removeDepartment, ({ caller, params, version }) =>
    removeDepartment(deps, caller, { id: params.id, version }),
  );

  return router;
}
