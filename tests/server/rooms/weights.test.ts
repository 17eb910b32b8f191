import * as fc from 'fast-check';
import { STANDARD_WEIGHTS, WEIGHT_PARTS } from '../../../contract/room-rankings.ts';
import type { OwnWeights } from '../../../contract/room-rankings.ts';
import { findRooms } from '../../../server/modules/rooms/find-rooms.ts';
import {
  compareRankings,
  createPlaces,
  createWeights,
  noWeights,
  nothingOwn,
} from '../../../server/modules/rooms/index.ts';
import type { HeldWeights } from '../../../server/modules/rooms/index.ts';
import { aCaller, aRoom, aWish, instant, rooms, someDeps, unitOf, units } from './nordhavn.ts';

const connected = new AbortController().signal;
const places = createPlaces(units);
const nordhavn = { kind: 'organization', id: 'nordhavn', name: 'Nordhavn' } as const;
const ofUnit = (place: Parameters<typeof unitOf>[0]) =>
  ({ kind: 'unit', id: unitOf(place), name: place }) as const;
const saying = (holder: HeldWeights['holder'], weights: Partial<OwnWeights>): HeldWeights => ({
  holder,
  weights: { ...noWeights, ...weights },
});

describe('the weights of a place', () => {
  test('are those of the product as long as nobody says anything', () => {
    const weights = createWeights([], places);
    expect(weights.of(unitOf('floor1'))).toEqual(STANDARD_WEIGHTS);
    expect(weights.from(unitOf('floor1')).size).toBe(0);
  });

  test('come part by part from the nearest that names them, 0 included', () => {
    const weights = createWeights(
      [
        saying(nordhavn, { seat: 1, missing: 2, recent: 3 }),
        saying(ofUnit('cph'), { seat: 10 }),
        saying(ofUnit('hq'), { missing: 0 }),
        saying(ofUnit('us'), { seat: 7 }),
      ],
      places,
    );
    expect(weights.of(unitOf('floor1'))).toEqual({ ...STANDARD_WEIGHTS, seat: 10, missing: 0, recent: 3 });
    expect(weights.of(unitOf('floor5'))).toMatchObject({ seat: 7, missing: 2 });
    expect(weights.of(null)).toMatchObject({ seat: 1, missing: 2 });
    expect([...weights.from(unitOf('floor1'))].map(([part, { name }]) => [part, name])).toEqual([
      ['seat', 'cph'],
      ['missing', 'hq'],
      ['recent', 'Nordhavn'],
    ]);
  });

  test('are what the line from the unit to the top says, whatever is said anywhere', () => {
    const anyOwn = fc.record(
      Object.fromEntries(WEIGHT_PARTS.map((part) => [part, fc.option(fc.nat(9))])) as Record<
        keyof OwnWeights,
        fc.Arbitrary<number | null>
      >, // one entry for each part
    );
    const line = ['floor1', 'hq', 'cph', 'eu'] as const;
    fc.assert(
      fc.property(fc.array(anyOwn, { minLength: 6, maxLength: 6 }), (said) => {
        const [whole = noWeights, elsewhere = noWeights, ...own] = said;
        const held = [
          saying(nordhavn, whole),
          saying(ofUnit('us'), elsewhere),
          ...line.map((place, at) => saying(ofUnit(place), own[at] ?? noWeights)),
        ];
        const effective = createWeights(held, places).of(unitOf('floor1'));
        for (const part of WEIGHT_PARTS) {
          let wanted: number | null = null;
          for (const one of [...own, whole]) wanted ??= one[part];
          expect(effective[part]).toBe(wanted ?? STANDARD_WEIGHTS[part]);
        }
      }),
    );
  });

  test('change the order of a search, and of rooms elsewhere nothing', async () => {
    const given = [aRoom('small', { capacity: 7, booking: 'request' }), aRoom('large', { capacity: 9 })];
    const first = async (rankings: readonly HeldWeights[]) => {
      const deps = someDeps({ rooms: given, rankings });
      const { offers } = await findRooms(deps, aCaller(), aWish({ timeZone: undefined }), connected);
      return offers.map(({ name, fit }) => [name, fit.points.booking]);
    };
    expect(await first([])).toEqual([
      ['small', 45],
      ['large', 0],
    ]);
    expect(await first([saying(ofUnit('hq'), { onRequest: 500 })])).toEqual([
      ['large', 0],
      ['small', 500],
    ]);
    expect((await first([saying(ofUnit('us'), { onRequest: 500 })]))[0]).toEqual(['small', 45]);
  });
});

const compared = (weights: Partial<OwnWeights>) =>
  compareRankings(
    {
      rooms,
      places,
      own: nothingOwn,
      before: createWeights([], places),
      after: createWeights([saying(nordhavn, weights)], places),
      known: new Map(),
      now: instant('2026-11-30T08:00:00Z'),
    },
    aWish({ near: unitOf('floor2') }),
  );

test('two orders of the same rooms are laid beside each other, and nobody is refused for who they are', () => {
  expect(compared({}).moved).toBe(0);
  const { rooms: all, free, moved, ranked } = compared({ seat: 0, onRequest: 0, otherFloor: 0, beyond: 0 });
  expect([all, free]).toEqual([5, 0]); // nothing is known of their calendars, and unknown is not free
  expect(moved).toBeGreaterThan(0);
  expect(ranked.map(({ name }) => name)).toContain('bestyrelse');
  const bestyrelse = ranked.find(({ name }) => name === 'bestyrelse');
  expect(bestyrelse).toMatchObject({
    standing: 'unsure',
    before: { points: { capacity: 1_400, booking: 45 } },
    after: { points: { capacity: 0, booking: 0 } },
  });
  expect(ranked.map(({ after }) => after.place)).toEqual([1, 2, 3, 4, 5]);
  expect(ranked.map(({ before }) => before.place).toSorted((one, other) => one - other)).toEqual([
    1, 2, 3, 4, 5,
  ]);
});
