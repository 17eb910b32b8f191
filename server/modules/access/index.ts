import type { Directory } from '../../entra/directory.port.ts';
import type { Gate } from '../../http/gate.ts';
import { realNow } from '../../kernel/time.ts';
import { createAccessStore } from './access.store.ts';
import { createGate } from './gate.ts';
import type { GateDeps } from './gate.ts';
import { createGroupMemberships } from './group-memberships.ts';
import type { ReadMeDeps } from './read-me.ts';

export { accessRoutes } from './access.routes.ts';
export { can } from './roles.ts';
export type { Role } from './roles.ts';

export interface AccessDeps
  extends Pick<GateDeps, 'verifyToken' | 'readSession' | 'organizations'>, Pick<ReadMeDeps, 'clock'> {
  readonly db: Parameters<typeof createAccessStore>[0];
  /** The people side of a tenant; asked about memberships that a token does not answer. */
  readonly directoryOf: (tenantId: string) => Directory;
  /** Real time. */
  readonly now?: () => number;
}

export interface Access {
  readonly gate: Gate;
  /** What `accessRoutes` takes. */
  readonly readMe: ReadMeDeps;
  /** Forgets memberships, so that the next call asks the directory again. */
  readonly forget: () => void;
}

/** Who may do what: the gate of the add-in's API, and `GET /me` in terms of the same rules. */
export function createAccess({ db, directoryOf, now = realNow, ...deps }: AccessDeps): Access {
  const memberships = createGroupMemberships({ directoryOf, now });
  const standing = { assignments: createAccessStore(db), memberships };
  return {
    gate: createGate({ ...deps, ...standing }),
    readMe: { ...standing, organizations: deps.organizations, clock: deps.clock },
    forget: memberships.forget,
  };
}
