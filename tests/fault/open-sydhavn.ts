import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listUnits } from '../../contract/organization.ts';
import { addProvider } from '../../contract/service-teams.ts';
import { Guid } from '../../contract/primitives.ts';
import type { WorldDescription } from '../../simulator/index.ts';
import type { PortalPerson } from '../support/portal-person.ts';
import { sydhavn } from './cast.ts';

/**
 * The world as it would be described if the other company had connected as well, with everybody there a user of the add-in
 * and an owner. In the tenant itself nothing is different: it is the product's half that is laid from this.
 */
export function withBoth(world: WorldDescription): WorldDescription {
  return {
    ...world,
    tenants: world.tenants.map((tenant) =>
      tenant.domain === sydhavn.domain
        ? {
            ...tenant,
            connected: true,
            groups: tenant.groups.flatMap((group) =>
              ['Add-in Users', 'Owners'].map((displayName) => ({ ...group, displayName })),
            ),
          }
        : tenant,
    ),
  };
}

/** Its team, as its owner sets it up in the portal: it accepts by itself. */
export async function addTeam(siri: PortalPerson, world: WorldDescription): Promise<void> {
  const tenant = world.tenants.find(({ domain }) => domain === sydhavn.domain);
  const person = tenant?.people.find(({ handle }) => handle === 'siri');
  const { units } = await siri.call(listUnits, {});
  const ids = z.object({ tenantId: Guid, id: Guid }).parse({ tenantId: tenant?.id, id: person?.id });
  await siri.call(addProvider, {
    body: {
      id: addProvider.body.shape.id.parse(randomUUID()),
      kind: 'set-up',
      name: 'Havnehold',
      mail: sydhavn.teams[0] ?? null,
      language: 'en',
      timeZone: units[0]?.timeZone ?? 'Europe/Copenhagen',
      deadlineRule: { kind: 'minutes-before', minutes: 60 },
      accepts: 'automatically',
      whilePending: 'send',
      followsToNewRoom: true,
      units: units.filter(({ parent }) => parent === null).map(({ id }) => id),
      members: [{ kind: 'user', ...ids, name: 'Siri Strand' }],
    },
  });
}
