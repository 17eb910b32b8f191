import { parentsFor, kindsIn, unitTree } from '../../../portal/places/unit-tree.ts';
import { unitNames } from '../../../portal/places/unit-names.ts';
import { listUnits } from '../../../contract/organization.ts';

const { units } = listUnits.reply.parse({
  units: [
    ['1', null, 'campus', 'CPH'],
    ['2', '1', 'building', 'HQ'],
    ['3', '2', 'floor', 'Floor 10'],
    ['4', '2', 'floor', 'Floor 2'],
  ].map(([id, parent, kind, name]) => ({
    id: `${id ?? ''}1111111-1111-4111-8111-111111111111`,
    parent: parent === null ? null : `${parent ?? ''}1111111-1111-4111-8111-111111111111`,
    kind,
    name,
    timeZone: 'Europe/Copenhagen',
    version: 1,
    calendars: 0,
  })),
});

const namesIn = (nodes: ReturnType<typeof unitTree<(typeof units)[number]>>): unknown =>
  nodes.map(({ unit, below }) => [unit.name, namesIn(below)]);

test('places lie in each other, siblings by name, numbers as numbers', () => {
  expect(namesIn(unitTree(units))).toEqual([
    [
      'CPH',
      [
        [
          'HQ',
          [
            ['Floor 2', []],
            ['Floor 10', []],
          ],
        ],
      ],
    ],
  ]);
});

test('a place whose parent is not shown stands at the top instead of nowhere', () => {
  expect(namesIn(unitTree(units.slice(1)))).toEqual([
    [
      'HQ',
      [
        ['Floor 2', []],
        ['Floor 10', []],
      ],
    ],
  ]);
});

test('a smaller kind stands in a larger one, never the other way round', () => {
  expect(kindsIn(null)).toEqual(['region', 'campus', 'building', 'floor']);
  expect(kindsIn('building')).toEqual(['floor']);
  expect(kindsIn('floor')).toEqual([]);
  expect(parentsFor('floor', units).map(({ name }) => name)).toEqual(['CPH', 'HQ']);
  expect(parentsFor('campus', units)).toEqual([]);
});

test('each place is named with the way to it', () => {
  expect([...unitNames(units).values()]).toContain('CPH › HQ › Floor 2');
});
