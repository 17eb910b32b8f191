import { sydhavn } from './sydhavn.ts';
import type { World } from '../state/world.ts';
import { campusMeetings, campusTenants } from './campus.ts';
import type { CampusOptions } from './campus.ts';
import { nordhavn } from './nordhavn.ts';
import { layDesks, layNordhavnMeetings } from './nordhavn-meetings.ts';

export type FixtureRequest =
  | {
      readonly fixture: 'F0';
      /** With desks whose places are counted. */
      readonly workspaces?: boolean | undefined;
    }
  | ({ readonly fixture: 'campus' } & CampusOptions);

/** Lays a fresh world around the present business time; ids depend on the request only. */
export function layFixture(world: World, request: FixtureRequest): void {
  if (request.fixture === 'F0') {
    const { workspaces = false } = request;
    const first = nordhavn({ workspaces });
    world.lay('F0', [first, sydhavn(first)]);
    layNordhavnMeetings(world.calendaring, world.clock.now());
    if (workspaces) layDesks(world.calendaring, world.clock.now());
    return;
  }
  world.lay('campus', campusTenants(request));
  for (const tenant of world.tenants()) {
    world.calendaring.lay(campusMeetings(tenant, request, world.clock.now()));
  }
}
