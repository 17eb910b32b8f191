import { layFixture } from '../../../simulator/seed/fixtures.ts';
import { createWorld } from '../../../simulator/state/world.ts';
import type { World } from '../../../simulator/state/world.ts';
import { NOW, mail, seen } from './world-fixture.ts';

function laid(now: string = NOW): World {
  const world = createWorld({ processingDelayMs: 0 });
  world.clock.set(now);
  layFixture(world, { fixture: 'F0' });
  return world;
}

const ROOMS = ['fjord', 'lille', 'skov', 'hudson'];

test.each([
  ['Tuesday 10 to 11', '2026-12-01T09:00:00Z', '2026-12-01T10:00:00Z'],
  ['Wednesday 12 to 14', '2026-12-02T11:00:00Z', '2026-12-02T13:00:00Z'],
  ['Wednesday 15 to 16', '2026-12-02T14:00:00Z', '2026-12-02T15:00:00Z'],
  ['Thursday 12 to 13', '2026-12-03T11:00:00Z', '2026-12-03T12:00:00Z'],
  ['Monday 15 to 16', '2026-11-30T14:00:00Z', '2026-11-30T15:00:00Z'],
  ['Friday 15 to 16', '2026-12-04T14:00:00Z', '2026-12-04T15:00:00Z'],
])('fixture F0 leaves every open room free on %s', (_, from, to) => {
  const world = laid();
  for (const room of ROOMS) expect(world.calendaring.view(mail(room), from, to)).toEqual([]);
});

test('fixture F0 fills the calendars of people and rooms and leaves one request waiting', () => {
  const world = laid();
  const week = (handle: string) =>
    world.calendaring.view(mail(handle), '2026-11-30T00:00:00Z', '2026-12-05T00:00:00Z');
  for (const handle of [...ROOMS, 'anna', 'carla', 'hana']) expect(week(handle).length).toBeGreaterThan(4);
  expect(seen(world, 'bestyrelse').filter(({ response }) => response === 'tentative')).toHaveLength(1);
  expect(seen(world, 'anna').some(({ sensitivity }) => sensitivity === 'private')).toBe(true);
  expect(seen(world, 'lille').some(({ kind }) => kind === 'occurrence')).toBe(true);
});

test('every booking of fixture F0 was accepted by its room, whatever today is', () => {
  for (const now of [NOW, '2026-03-27T10:00:00Z', '2026-10-24T22:30:00Z', '2027-01-02T12:00:00Z']) {
    const world = laid(now);
    const from = new Date(Date.parse(now) - 20 * 86_400_000).toISOString();
    const to = new Date(Date.parse(now) + 60 * 86_400_000).toISOString();
    const answers = ['anna', 'bent', 'carla', 'dora', 'erik', 'gus', 'hana', 'ivan', 'nora'].flatMap(
      (handle) =>
        world.calendaring
          .view(mail(handle), from, to)
          .filter(({ response }) => response === 'organizer')
          .flatMap(({ rooms }) => rooms.map(({ response }) => response)),
    );
    expect(answers.filter((response) => response !== 'accepted')).toEqual(['tentative']);
  }
});

test('the same fixture has the same ids every time', () => {
  expect(laid().tenants()).toEqual(laid().tenants());
  expect(seen(laid(), 'fjord')).toEqual(seen(laid(), 'fjord'));
});

test('a campus has as many rooms and meetings as asked for, none overlapping', () => {
  const world = createWorld({ processingDelayMs: 0 });
  world.clock.set(NOW);
  layFixture(world, {
    fixture: 'campus',
    rooms: 301,
    meetingsPerRoomDay: 6,
    days: 3,
    organizations: 2,
    seed: 7,
  });

  const rooms = world.tenants().flatMap((tenant) => tenant.rooms);
  expect(rooms).toHaveLength(301);
  expect(world.tenants()).toHaveLength(2);
  for (const { address } of rooms) {
    const entries = world.calendaring.view(address, '2026-11-28T00:00:00Z', '2026-12-06T00:00:00Z');
    expect(entries).toHaveLength(18);
    entries.slice(1).forEach((entry, at) => expect(entry.start >= (entries[at]?.end ?? '')).toBe(true));
  }
});

test('a campus with the same seed is the same, with another seed another', () => {
  expect(campusRoom(1)).toEqual(campusRoom(1));
  expect(campusRoom(1)).not.toEqual(campusRoom(2));
});

function campusRoom(seed: number) {
  const world = createWorld({ processingDelayMs: 0 });
  world.clock.set(NOW);
  const size = { rooms: 5, meetingsPerRoomDay: 3, days: 2, organizations: 1 };
  layFixture(world, { fixture: 'campus', ...size, seed });
  return world.calendaring.view('r1-0003@campus1.example', NOW, '2026-12-06T00:00:00Z');
}
