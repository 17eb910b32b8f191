import type { z } from 'zod';
import type { readMe as route } from '../../../contract/session.ts';
import type { Principal } from '../../entra/principal.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import { readOrganizations } from './read-organizations.ts';
import type { BelongingDeps } from './read-organizations.ts';

export interface ReadMeDeps extends BelongingDeps {
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
  const all = await readOrganizations(deps, principal);
  if (all.length === 0) {
    throw new Problem(
      'tenant-not-connected',
      'You are signed in, but your organization does not use Foyer yet. An administrator sets it up in the Foyer portal.',
    );
  }
  const usable = all.filter(({ permissions }) => permissions.includes('rooms.read'));
  return {
    person: { name: principal.name, mail: principal.mail },
    now: deps.clock.now(),
    organizations: usable.map(({ organization: { id, name }, roles }) => ({ id, name, roles: [...roles] })),
    contacts:
      usable.length > 0
        ? []
        : all.map(({ organization: { name, contact } }) => ({ organization: name, ...contact })),
  };
}
