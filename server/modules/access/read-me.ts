import type { z } from 'zod';
import type { readMe as route } from '../../../contract/session.ts';
import type { Principal } from '../../entra/principal.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import type { OrganizationStore } from '../organization/index.ts';
import { grantsOf } from './roles.ts';
import { readStanding } from './standing.ts';
import type { StandingDeps } from './standing.ts';

export interface ReadMeDeps extends StandingDeps {
  readonly organizations: OrganizationStore;
  readonly clock: Clock;
}

/**
 * Who is signed in and where they may use the add-in; when nowhere, whom to ask. Throws `tenant-not-connected` when
 * their Entra tenant is linked to no organization: then there is nobody to ask.
 */
export async function readMe(
  deps: ReadMeDeps,
  principal: Principal,
): Promise<z.input<(typeof route)['reply']>> {
  const linked = await deps.organizations.listOfTenant(principal.tenantId);
  if (linked.length === 0) {
    throw new Problem(
      'tenant-not-connected',
      'You are signed in, but your organization does not use Foyer yet. An administrator sets it up in the Foyer portal.',
    );
  }

  const ids = linked.map(({ id }) => id);
  const standings = await readStanding(deps, principal, ids, () => Promise.resolve(new Set()));
  const organizations = linked.flatMap(({ id, name }) => {
    const roles = standings.get(id)?.roles ?? [];
    const mayUse = grantsOf(roles).some((grant) => grant.permission === 'rooms.read');
    return mayUse ? [{ id, name, roles: [...new Set(roles.map(({ role }) => role))].sort() }] : [];
  });
  return {
    person: { name: principal.name, mail: principal.mail },
    now: deps.clock.now(),
    organizations,
    contacts:
      organizations.length > 0 ? [] : linked.map(({ name, contact }) => ({ organization: name, ...contact })),
  };
}
