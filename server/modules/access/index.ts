import type { Permission } from '../../../contract/route.ts';
import type { Directory } from '../../entra/directory.port.ts';
import type { Principal } from '../../entra/principal.ts';
import type { Asking, Gate } from '../../http/gate.ts';
import type { Caller } from '../../kernel/caller.ts';
import { realNow } from '../../kernel/time.ts';
import type { OrganizationStore } from '../organization/index.ts';
import { createAccessStore } from './access.store.ts';
import { callerOf } from './caller-of.ts';
import { createEntryStore } from './entries.store.ts';
import { createGate } from './gate.ts';
import type { GateDeps } from './gate.ts';
import { createGroupMemberships } from './group-memberships.ts';
import type { ReadMeDeps } from './read-me.ts';
import { readOrganizations } from './read-organizations.ts';
import type { Belonging } from './read-organizations.ts';
import { createSignOutStore } from './sign-outs.store.ts';
import type { StandingDeps } from './standing.ts';

export { accessRoutes } from './access.routes.ts';
export { accessAdministrationRoutes } from './administration.routes.ts';
export type { AdministrationDeps } from './administration.routes.ts';
export { createAssignmentStore } from './assignments.store.ts';
export { createColleagues } from './colleagues.ts';
export type { Colleagues } from './colleagues.ts';
export { createSignOutStore } from './sign-outs.store.ts';
export type { Role } from '../../../contract/access.ts';
export type { Belonging } from './read-organizations.ts';
export { can, isOwner, scopeOf } from './roles.ts';
export type { Scope } from './roles.ts';

export interface AccessDeps extends Pick<GateDeps, 'verifyToken' | 'readSession' | 'clock' | 'onNotNoted'> {
  readonly organizations: OrganizationStore;
  readonly db: Parameters<typeof createAccessStore>[0];
  /** The people side of a tenant; asked about memberships that a token does not answer. */
  readonly directoryOf: (tenantId: string) => Directory;
  /** Real time. */
  readonly now?: () => number;
}

export interface Access {
  /** Of `/addin-api`. */
  readonly gate: Gate;
  /** What another gate asks once it knows who is signed in: the same decision for pane and portal. */
  readonly callerOf: (request: Asking, principal: Principal, permission: Permission) => Promise<Caller>;
  /** Every organization open to the person's tenant, with what they are in it. */
  readonly organizationsOf: (principal: Principal) => Promise<readonly Belonging[]>;
  /** What `accessRoutes` takes. */
  readonly readMe: ReadMeDeps;
  /** What explaining somebody's access takes. */
  readonly standing: StandingDeps;
  /** Forgets memberships, so that the next call asks the directory again. */
  readonly forget: () => void;
}

/** Who may do what: the gate of the add-in's API, and everything else that is decided by the same rules. */
export function createAccess({ db, directoryOf, now = realNow, ...deps }: AccessDeps): Access {
  const memberships = createGroupMemberships({ directoryOf, now });
  const standing = { assignments: createAccessStore(db), memberships };
  const ofCallers = { ...standing, entries: createEntryStore(db) };
  const belonging = { ...standing, signOuts: createSignOutStore(db), organizations: deps.organizations };
  return {
    gate: createGate({ ...deps, ...ofCallers }),
    callerOf: (request, principal, permission) => callerOf(ofCallers, request, principal, permission),
    organizationsOf: (principal) => readOrganizations(belonging, principal),
    readMe: { ...belonging, clock: deps.clock },
    standing,
    forget: memberships.forget,
  };
}
