import type { z } from 'zod';
import type { readPortalMe as route } from '../../../contract/portal.ts';
import type { Permission } from '../../../contract/route.ts';
import type { Principal } from '../../entra/principal.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Organization } from './organization.store.ts';

export interface PortalMeDeps {
  /** Every organization that is open to the person's tenant, with what they are in it. */
  readonly organizationsOf: (principal: Principal) => Promise<
    readonly {
      readonly organization: Organization;
      readonly roles: readonly string[];
      readonly permissions: readonly Permission[];
    }[]
  >;
  readonly clock: Clock;
  /** Whether a new organization needs a code. */
  readonly mode: 'code' | 'open';
  readonly isSimulated: boolean;
}

/** Who is signed in and where they have a role; when nowhere, whom to ask. A tenant without organizations may open one. */
export async function readPortalMe(
  deps: PortalMeDeps,
  principal: Principal,
): Promise<z.input<(typeof route)['reply']>> {
  const linked = await deps.organizationsOf(principal);
  const own = linked.filter(({ roles }) => roles.length > 0);
  const { tenantId, objectId, name, mail, isGuest = false } = principal;
  return {
    person: { tenantId, objectId, name, mail, isGuest },
    now: deps.clock.now(),
    organizations: own.map(({ organization, roles, permissions }) => ({
      id: organization.id,
      name: organization.name,
      roles: [...roles],
      permissions: [...permissions],
    })),
    contacts:
      own.length > 0
        ? []
        : linked.map(({ organization }) => ({ organization: organization.name, ...organization.contact })),
    signUp: deps.mode,
    isSimulated: deps.isSimulated,
  };
}
