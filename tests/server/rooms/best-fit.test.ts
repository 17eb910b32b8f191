import * as fc from 'fast-check';
import { MOST_WEIGHT, STANDARD_WEIGHTS, WEIGHT_PARTS } from '../../../contract/room-rankings.ts';
import type { RoomWeights } from '../../../contract/room-rankings.ts';
import { bestFit as rank, fitOf } from '../../../server/modules/rooms/best-fit.ts';
import type { Candidate } from '../../../server/modules/rooms/best-fit.ts';
import { address } from './nordhavn.ts';

type Change = Partial<Omit<Candidate, 'room'>> & { readonly room?: Partial<Candidate['room']> };

function aCandidate(name: string, { room, ...more }: Change = {}): Candidate {
  return {
    room: {
      mailbox: address(name),
      name,
      kind: 'room',
      capacity: 8,
      equipment: [],
      booking: 'direct',
      ...room,
    },
    availability: 'free',
    isRefused: false,
    onlyTentative: false,
    elsewhere: false,
    atNight: false,
    shares: null,
    nearTo: null,
    familiar: null,
    weights: STANDARD_WEIGHTS,
    placeOrder: 0,
    ...more,
  };
}

const wishFor = (seats: number, equipment: string[] = []) => ({
  seats,
  equipment,
  accessible: 'no' as const,
});
const bestFit = (candidates: readonly Candidate[], seats: number, equipment: string[] = []) =>
  rank(candidates, wishFor(seats, equipment)).map(({ candidate }) => candidate);

const anyRoom = fc.record({
  name: fc.string({ maxLength: 3 }),
  capacity: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  booking: fc.constantFrom('direct' as const, 'request' as const),
  equipment: fc.uniqueArray(fc.constantFrom('display', 'video', 'audio', 'phone')),
});
const anyStanding = fc.record({
  availability: fc.constantFrom('free' as const, 'busy' as const, 'unknown' as const),
  isRefused: fc.boolean(),
  onlyTentative: fc.boolean(),
  elsewhere: fc.boolean(),
  atNight: fc.boolean(),
  shares: fc.constantFrom(
    null,
    'floor' as const,
    'building' as const,
    'campus' as const,
    'elsewhere' as const,
  ),
  weights: fc.record(
    Object.fromEntries(
      WEIGHT_PARTS.map((part) => [part, fc.integer({ min: 0, max: MOST_WEIGHT[part] })]),
    ) as Record<keyof RoomWeights, fc.Arbitrary<number>>, // one entry for each part
  ),
  familiar: fc.constantFrom(null, 'favorite' as const, 'recent' as const),
  placeOrder: fc.integer({ min: 0, max: 3 }),
});
/** Addresses are unique within an organization; names and everything else need not be. */
const anyCandidates = fc
  .array(fc.tuple(anyRoom, anyStanding), { maxLength: 30 })
  .map((made) =>
    made.map(([room, standing], at) =>
      aCandidate(room.name, { ...standing, room: { ...room, mailbox: address(`room-${at}`) } }),
    ),
  );
const anySeats = fc.integer({ min: 1, max: 20 });

describe('whatever there is to rank', () => {
  test('nothing is lost and nothing is added', () => {
    fc.assert(
      fc.property(anyCandidates, anySeats, (candidates, seats) => {
        expect(new Set(bestFit(candidates, seats))).toEqual(new Set(candidates));
        expect(bestFit(candidates, seats)).toHaveLength(candidates.length);
      }),
    );
  });

  test('the order does not depend on the order in which the rooms came', () => {
    fc.assert(
      fc.property(anyCandidates, anySeats, fc.infiniteStream(fc.nat()), (candidates, seats, numbers) => {
        const shuffled = candidates
          .map((candidate) => ({ candidate, key: numbers.next().value }))
          .sort((one, other) => one.key - other.key)
          .map(({ candidate }) => candidate);
        expect(bestFit(shuffled, seats)).toEqual(bestFit(candidates, seats));
      }),
    );
  });

  test('leaving a room out does not change the order of the others', () => {
    fc.assert(
      fc.property(anyCandidates, anySeats, fc.nat(), (candidates, seats, at) => {
        const left = candidates[at % Math.max(candidates.length, 1)];
        const without = candidates.filter((one) => one !== left);
        expect(bestFit(without, seats)).toEqual(bestFit(candidates, seats).filter((one) => one !== left));
      }),
    );
  });

  test('a room of unknown size comes behind all whose size is known, whatever the weights', () => {
    fc.assert(
      fc.property(anyCandidates, anySeats, (candidates, seats) => {
        const alike = candidates.map((one) => ({
          ...one,
          availability: 'free' as const,
          isRefused: false,
          elsewhere: false,
          atNight: false,
        }));
        const known = bestFit(alike, seats).map(({ room }) => room.capacity !== null);
        expect(known).toEqual([...known].sort((one, other) => Number(other) - Number(one)));
      }),
    );
  });

  test('a room that can be had comes before every room that cannot', () => {
    fc.assert(
      fc.property(anyCandidates, anySeats, (candidates, seats) => {
        const had = bestFit(candidates, seats).map(
          ({ availability, isRefused }) => availability === 'free' && !isRefused,
        );
        expect(had).toEqual([...had].sort((one, other) => Number(other) - Number(one)));
      }),
    );
  });
});

/** Each pair differs in what the sentence says; the better one is worse in everything that counts less. */
test.each<[string, Candidate, Candidate]>([
  [
    'a free room before one that is unknown',
    aCandidate('b', { atNight: true, placeOrder: 9, room: { capacity: 500 } }),
    aCandidate('a', { availability: 'unknown' }),
  ],
  [
    'a tentatively taken room before a busy one',
    aCandidate('b', { onlyTentative: true, atNight: true, availability: 'busy' }),
    aCandidate('a', { availability: 'busy' }),
  ],
  [
    'a busy room before a refused one',
    aCandidate('b', { atNight: true, availability: 'busy' }),
    aCandidate('a', { isRefused: true }),
  ],
  [
    'a room where people are awake before one that fits better',
    aCandidate('b', { room: { capacity: 1_000_000 } }),
    aCandidate('a', { atNight: true, room: { capacity: 6 } }),
  ],
  [
    'a room of the same clock, wherever it is and whatever its size',
    aCandidate('b', { shares: 'elsewhere', room: { capacity: null } }),
    aCandidate('a', { elsewhere: true, shares: 'floor', room: { capacity: 6 } }),
  ],
  [
    'the room with the fewest seats left over',
    aCandidate('b', { placeOrder: 9, room: { capacity: 7, booking: 'request' } }),
    aCandidate('a', { room: { capacity: 8 } }),
  ],
  [
    'a large room before one of unknown size',
    aCandidate('b', { shares: 'elsewhere', room: { capacity: 1_000_000, booking: 'request' } }),
    aCandidate('a', { shares: 'floor', room: { capacity: null } }),
  ],
  [
    'a room on the own floor before one that fits by a seat better on another',
    aCandidate('b', { shares: 'floor', room: { capacity: 7 } }),
    aCandidate('a', { shares: 'building', room: { capacity: 6 } }),
  ],
  [
    'a room that fits on another floor before a hall on the own',
    aCandidate('b', { shares: 'building', room: { capacity: 6 } }),
    aCandidate('a', { shares: 'floor', room: { capacity: 20 } }),
  ],
  [
    'the nearer of two buildings',
    aCandidate('b', { shares: 'campus', placeOrder: 9 }),
    aCandidate('a', { shares: 'region' }),
  ],
  [
    'a favorite before one that fits by a seat better',
    aCandidate('b', { familiar: 'favorite', placeOrder: 9, room: { capacity: 7 } }),
    aCandidate('a', { familiar: 'recent', room: { capacity: 6 } }),
  ],
  [
    'a room on the own floor before a favorite on another',
    aCandidate('b', { shares: 'floor', placeOrder: 9 }),
    aCandidate('a', { shares: 'building', familiar: 'favorite' }),
  ],
  [
    'a room that was booked lately before one nobody knows',
    aCandidate('b', { familiar: 'recent', placeOrder: 9, room: { equipment: ['phone'] } }),
    aCandidate('a'),
  ],
  [
    'a room that lacks less',
    aCandidate('b', { isRefused: true, room: { booking: 'request', equipment: ['video'] } }),
    aCandidate('a', { isRefused: true }),
  ],
  [
    'a room that answers at once before one that a person decides about',
    aCandidate('b', { placeOrder: 9, room: { equipment: ['a', 'b', 'c'] } }),
    aCandidate('a', { room: { booking: 'request' } }),
  ],
  [
    'a room without things that others may need',
    aCandidate('b', { placeOrder: 9 }),
    aCandidate('a', { room: { equipment: ['phone'] } }),
  ],
  [
    'the order of places before the name',
    aCandidate('b', { placeOrder: 1 }),
    aCandidate('a', { placeOrder: 2 }),
  ],
  ['names as people count', aCandidate('Room 9'), aCandidate('Room 10')],
])('%s', (_case, better, worse) => {
  expect(bestFit([worse, better], 6, ['video', 'audio'])).toEqual([better, worse]);
});

test('says in parts why a room stands where it stands', () => {
  const room = { capacity: 4, equipment: ['display', 'video'], booking: 'request' as const };

  expect(
    fitOf(
      aCandidate('a', { shares: 'building', nearTo: 'own', familiar: 'favorite', atNight: true, room }),
      wishFor(6, ['video', 'audio']),
    ),
  ).toEqual({
    standing: 'free',
    isElsewhere: false,
    isAtNight: true,
    seatsOver: -2,
    shares: 'building',
    nearTo: 'own',
    familiar: 'favorite',
    beyond: ['display'],
    points: { capacity: 200, distance: 200, equipment: 52, booking: 45, familiar: -150 },
  });
  expect(fitOf(aCandidate('a', { room: { capacity: null } }), wishFor(6)).seatsOver).toBeNull();
});

test('step-free access is asked for like a thing of the room', () => {
  const room = { equipment: ['wheelchair-accessible'] };
  const wish = { ...wishFor(6), accessible: 'yes' as const };

  expect(fitOf(aCandidate('a', { room }), wish)).toMatchObject({ beyond: [], points: { equipment: 0 } });
  expect(fitOf(aCandidate('a'), wish).points.equipment).toBe(50);
});
