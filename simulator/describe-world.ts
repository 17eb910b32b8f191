import { hostingOf } from './state/directory.ts';
import type { World } from './state/world.ts';

/** Plain facts about the world that was laid, for the product's own half of the fixture. */
export interface WorldDescription {
  readonly fixture: string;
  readonly tenants: readonly {
    readonly id: string;
    readonly name: string;
    readonly domain: string;
    /** `false`: no organization of the product uses this company's Exchange yet. */
    readonly connected: boolean;
    readonly groups: readonly { readonly id: string; readonly displayName: string }[];
    readonly people: readonly {
      readonly id: string;
      readonly handle: string;
      readonly displayName: string;
      readonly mail: string;
    }[];
    readonly buildings: readonly { readonly name: string; readonly timeZone: string }[];
    readonly rooms: readonly {
      readonly handle: string;
      readonly address: string;
      readonly hosting: 'online' | 'server';
    }[];
  }[];
}

export function describe(world: World): WorldDescription {
  return {
    fixture: world.fixture(),
    tenants: world.tenants().map(({ id, name, domain, connected, groups, people, buildings, rooms }) => ({
      id,
      name,
      domain,
      connected,
      groups: groups.map((group) => ({ id: group.id, displayName: group.displayName })),
      people: people.map((person) => ({
        id: person.id,
        handle: person.handle,
        displayName: person.displayName,
        mail: person.mail,
      })),
      buildings: buildings.map(({ name, timeZone }) => ({ name, timeZone })),
      rooms: rooms.map((room) => ({ handle: room.handle, address: room.address, hosting: hostingOf(room) })),
    })),
  };
}
