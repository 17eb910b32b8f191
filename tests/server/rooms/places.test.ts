import { createPlaces } from '../../../server/modules/rooms/places.ts';
import { unitOf, units } from './nordhavn.ts';

const places = createPlaces(units);

test('everything below a unit belongs to it', () => {
  expect(places.within(unitOf('cph'))).toEqual(
    new Set([unitOf('cph'), unitOf('hq'), unitOf('floor1'), unitOf('floor2')]),
  );
});

test('a place is named from the building downwards, and by itself above that', () => {
  expect(places.describe(unitOf('floor5')).names).toEqual(['BW', 'Floor 5']);
  expect(places.describe(unitOf('hq')).names).toEqual(['HQ']);
  expect(places.describe(unitOf('cph')).names).toEqual(['CPH']);
});

test('places come top down, siblings in the order given', () => {
  const reversed = createPlaces([...units].reverse());
  const order = (tree: typeof places) =>
    [...units].sort((one, other) => tree.order(one.id) - tree.order(other.id)).map(({ name }) => name);

  expect(order(places)).toEqual(['EU', 'CPH', 'HQ', 'Floor 1', 'Floor 2', 'US', 'NYC', 'BW', 'Floor 5']);
  expect(order(reversed)).toEqual(['US', 'NYC', 'BW', 'Floor 5', 'EU', 'CPH', 'HQ', 'Floor 2', 'Floor 1']);
});

test('two places share the lowest unit that holds both', () => {
  const shared = (unit: Parameters<typeof unitOf>[0], near: Parameters<typeof unitOf>[0]) =>
    places.shared(unitOf(unit), unitOf(near));

  expect(shared('floor1', 'floor1')).toBe('floor');
  expect(shared('floor1', 'floor2')).toBe('building');
  expect(shared('floor1', 'hq')).toBe('building');
  expect(shared('hq', 'cph')).toBe('campus');
  expect(shared('floor1', 'eu')).toBe('region');
  expect(shared('floor1', 'floor5')).toBe('elsewhere');
  expect(places.shared(unitOf('floor1'), '99999999-9999-4999-8999-999999999999' as never)).toBeNull();
});

test('units that go in a circle end the walk instead of the server', () => {
  const circle = createPlaces(
    units.map((unit) => (unit.parent === null ? { ...unit, parent: unitOf('floor1') } : unit)),
  );

  expect(circle.within(unitOf('hq')).size).toBeLessThanOrEqual(units.length);
  expect(circle.describe(unitOf('floor1')).names).toEqual(['HQ', 'Floor 1']);
});

test('a unit that is not there holds nothing and comes last', () => {
  const gone = '99999999-9999-4999-8999-999999999999' as ReturnType<typeof unitOf>;

  expect(places.has(gone)).toBe(false);
  expect(places.within(gone).size).toBe(0);
  expect(places.order(gone)).toBe(units.length);
});
