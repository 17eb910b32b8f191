import { array, assert, constantFrom, property, record } from 'fast-check';
import {
  buildingsServed,
  receptionsAround,
} from '../../../server/modules/visitors/evacuation/shared-buildings.ts';
import { UnitId } from '../../../contract/primitives.ts';

const idOf = (letter: string) => UnitId.parse(`${letter.repeat(8)}-0000-4000-8000-000000000001`);
const unit = (id: string, kind: string, parent: string | null = null) => ({
  id: idOf(id),
  kind,
  parent: parent === null ? null : idOf(parent),
});
// A region with a campus of two buildings, and a building by itself with two floors.
const units = [
  unit('a', 'region'),
  unit('b', 'campus', 'a'),
  unit('c', 'building', 'b'),
  unit('d', 'building', 'b'),
  unit('e', 'building'),
  unit('f', 'floor', 'e'),
  unit('0', 'floor', 'e'),
];
const serving = (id: string, ...served: readonly string[]) => ({ id, units: served.map(idOf) });

describe('the buildings of a reception', () => {
  test.each([
    ['a building', ['c'], ['c']],
    ['the one in which its floor is', ['f'], ['e']],
    ['all of a campus', ['b'], ['c', 'd']],
    ['all of a region, with a floor elsewhere', ['a', '0'], ['c', 'd', 'e']],
    ['none, when it serves nothing', [], []],
  ])('are %s', (_what, served, expected) => {
    expect([...buildingsServed(units, serving('x', ...served))].toSorted()).toEqual(
      expected.map(idOf).toSorted(),
    );
  });

  test('are found even when places go in a circle', () => {
    const circle = [unit('a', 'campus', 'b'), unit('b', 'campus', 'a'), unit('c', 'building', 'b')];
    expect([...buildingsServed(circle, serving('x', 'a'))]).toEqual([idOf('c')]);
  });
});

describe('the receptions of a building', () => {
  const north = serving('north', 'f');
  const south = serving('south', '0');
  const campus = serving('campus', 'b');
  const nobody = serving('nobody');

  test('are those on its floors, the one that asks first', () => {
    const all = [campus, nobody, north, south];
    expect(receptionsAround(units, all, south)).toEqual([south, north]);
    expect(receptionsAround(units, all, campus)).toEqual([campus]);
    expect(receptionsAround(units, all, nobody)).toEqual([nobody]); // by itself, and never nobody at all
  });

  test('are the same house for each of them: whom one covers covers it too', () => {
    const reception = record({ units: array(constantFrom(...units.map(({ id }) => id)), { maxLength: 3 }) });
    assert(
      property(array(reception, { minLength: 2, maxLength: 4 }), (drawn) => {
        const all = drawn.map((one, at) => ({ ...one, id: String(at) }));
        for (const one of all) {
          for (const other of receptionsAround(units, all, one)) {
            expect(receptionsAround(units, all, other)).toContain(one);
          }
        }
      }),
    );
  });
});
