import { z } from 'zod';
import type { Place } from '../item.ts';
import { fail, method, succeed } from './method.ts';
import type { Method } from './method.ts';

const Given = z.object({
  enhancedLocations: z
    .array(z.object({ id: z.string().min(1).max(571), type: z.enum(['room', 'custom']) }))
    .max(100),
});

/**
 * The location field: as text, and as rooms and texts. Text is never taken for a room (office-js #453). A room that the
 * directory does not have is refused, and nothing of that call is added.
 */
export const locationMethods: Readonly<Record<number, Method>> = {
  26: method(z.unknown(), (_, { item }) =>
    succeed(
      item
        .read()
        .places.map((place) => place.name)
        .join('; '),
    ),
  ),
  27: method(z.object({ location: z.string().max(255) }), ({ location }, { item }) => {
    item.change({ places: location === '' ? [] : [{ kind: 'text', name: location }] });
    return succeed();
  }),
  154: method(z.unknown(), (_, { item }) => succeed(item.read().places.map(shownPlace))),
  155: method(Given, ({ enhancedLocations }, { item, lookUp }) => {
    const added: Place[] = [];
    for (const { id, type } of enhancedLocations) {
      const room = type === 'room' ? lookUp(id.toLowerCase()) : null;
      if (type === 'room' && !room?.isRoom) return fail('invalidFormat');
      added.push(
        room ? { kind: 'room', address: room.address, name: room.name } : { kind: 'text', name: id },
      );
    }
    const { places, required, optional } = item.read();
    const rooms = new Set(added.flatMap((place) => (place.kind === 'room' ? [place.address] : [])));
    const withoutRooms = <T extends { address: string }>(people: readonly T[]) =>
      people.filter(({ address }) => !rooms.has(address));
    item.change({
      places: [
        ...places,
        ...added.filter((place, at) => isFirst(place, [...places, ...added], places.length + at)),
      ],
      required: withoutRooms(required), // once as a resource, not again as a person
      optional: withoutRooms(optional),
    });
    return succeed();
  }),
  156: method(Given, ({ enhancedLocations }, { item }) => {
    const gone = new Set(enhancedLocations.map(({ id, type }) => `${type} ${id.toLowerCase()}`));
    item.change({
      places: item.read().places.filter((place) => !gone.has(identity(place))),
    });
    return succeed();
  }),
};

/** A place as `enhancedLocation` and its event show it. */
export function shownPlace(place: Place) {
  return place.kind === 'room'
    ? {
        locationIdentifier: { id: place.address, type: 'room' },
        emailAddress: place.address,
        displayName: place.name,
      }
    : { locationIdentifier: { id: place.name, type: 'custom' }, emailAddress: '', displayName: place.name };
}

function isFirst(place: Place, all: readonly Place[], at: number): boolean {
  return all.findIndex((other) => identity(other) === identity(place)) === at;
}

function identity(place: Place): string {
  return place.kind === 'room' ? `room ${place.address}` : `custom ${place.name.toLowerCase()}`;
}
