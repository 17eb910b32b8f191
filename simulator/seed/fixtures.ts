import { sydhavn } from './sydhavn.ts';
import type { World } from '../state/world.ts';
import { campusMeetings, campusTenants } from './campus.ts';
import type { CampusOptions } from './campus.ts';
import { nordhavn } from './nordhavn.ts';
import { layNordhavnMeetings } from './nordhavn-meetings.ts';

export type FixtureRequest = { readonly fixture: 'F0' } | ({ readonly fixture: 'campus' } & CampusOptions);

/** Lays a fresh world around the present business time; ids depend on the request only. */
export function layFixture(world: World, request: FixtureRequest): void {
  if (request.fixture === 'F0') {
    const first = nordhavn();
    world.lay('F0', [first, sydhavn(first)]);
    layNordhavnMeetings(world.calendaring, world.clock.now());
    return;
  }
  world.lay('campus', campusTenants(request));
  for (const tenant of world.tenants()) {
    world.calendaring.lay(campusMeetings(tenant, request, world.clock.now()));
  }
}
