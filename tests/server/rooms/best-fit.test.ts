import * as fc from 'fast-check';
import type { MailboxAddress } from '../../../contract/primitives.ts';
import { bestFit } from '../../../server/modules/rooms/best-fit.ts';
import type { Candidate } from '../../../server/modules/rooms/best-fit.ts';
import { unitOf } from './nordhavn.ts';

function aCandidate(
  name: string,
  {
    offer,
    ...more
  }: Partial<Omit<Candidate, 'offer'>> & { readonly offer?: Partial<Candidate['offer']> } = {},
): Candidate {
  return {
    offer: {
      mailbox: `${name}@x.test` as MailboxAddress,
      name,
      capacity: 8,
      equipment: [],
      place: { unit: unitOf('hq'), names: [], timeZone: 'Europe/Copenhagen' as never },
      booking: 'direct',
      availability: 'free',
      conflicts: [],
      refusals: [],
      readAt: null,
      isLive: true,
      ...offer,
    },
    onlyTentative: false,
    elsewhere: false,
    atNight: false,
    placeOrder: 0,
    ...more,
  };
}

const anyCandidate = fc
  .record({
    name: fc.string({ maxLength: 3 }),
    capacity: fc.option(fc.integer({ min: 0, max: 20 })),
    availability: fc.constantFrom('free', 'busy', 'unknown'),
    booking: fc.constantFrom('direct', 'request'),
    refusals: fc.constantFrom<Candidate['offer']['refusals']>(
      [],
      [],
      [{ code: 'restricted' }],
      [{ code: 'missing-equipment', missing: ['video'] }],
    ),
    onlyTentative: fc.boolean(),
    elsewhere: fc.boolean(),
    atNight: fc.boolean(),
    placeOrder: fc.integer({ min: 0, max: 3 }),
  })
  .map(
    ({ onlyTentative, elsewhere, atNight, placeOrder, name, ...offer }) =>
      (mailbox: string) =>
        aCandidate(name, {
          onlyTentative,
          elsewhere,
          atNight,
          placeOrder,
          offer: { ...offer, mailbox: mailbox as MailboxAddress },
        }),
  );
/** Addresses are unique within an organization; names and everything else need not be. */
const anyCandidates = fc
  .array(anyCandidate, { maxLength: 30 })
  .map((builders) => builders.map((build, at) => build(`room-${at}@x.test`)));
const anySeats = fc.integer({ min: 1, max: 20 });

describe('whatever there is to rank', () => {
  test('nothing is lost and nothing is added', () => {
    fc.assert(
      fc.property(anyCandidates, anySeats, (candidates, seats) => {
        expect(new Set(bestFit(candidates, seats))).toEqual(new Set(candidates.map(({ offer }) => offer)));
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
        const left = candidates[at % Math.max(candidates.length, 1)]?.offer;
        const without = candidates.filter(({ offer }) => offer !== left);
        expect(bestFit(without, seats)).toEqual(bestFit(candidates, seats).filter((offer) => offer !== left));
      }),
    );
  });

  test('a room that can be had comes before every room that cannot', () => {
    fc.assert(
      fc.property(anyCandidates, anySeats, (candidates, seats) => {
        const had = bestFit(candidates, seats).map(
          ({ availability, refusals }) => availability === 'free' && refusals.length === 0,
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
    aCandidate('b', { atNight: true, placeOrder: 9, offer: { capacity: 500 } }),
    aCandidate('a', { offer: { availability: 'unknown' } }),
  ],
  [
    'a tentatively taken room before a busy one',
    aCandidate('b', { onlyTentative: true, atNight: true, offer: { availability: 'busy' } }),
    aCandidate('a', { offer: { availability: 'busy' } }),
  ],
  [
    'a busy room before a refused one',
    aCandidate('b', { atNight: true, offer: { availability: 'busy' } }),
    aCandidate('a', { offer: { refusals: [{ code: 'restricted' }] } }),
  ],
  [
    'a room where people are awake before one that fits better',
    aCandidate('b', { offer: { capacity: 12 } }),
    aCandidate('a', { atNight: true, offer: { capacity: 6 } }),
  ],
  [
    'the room with the fewest seats left over',
    aCandidate('b', { placeOrder: 9, offer: { capacity: 7, booking: 'request' } }),
    aCandidate('a', { offer: { capacity: 8 } }),
  ],
  [
    'a large room before one of unknown size',
    aCandidate('b', { offer: { capacity: 500, booking: 'request' } }),
    aCandidate('a', { offer: { capacity: null } }),
  ],
  [
    'a room that lacks less',
    aCandidate('b', {
      offer: { booking: 'request', refusals: [{ code: 'missing-equipment', missing: ['video'] }] },
    }),
    aCandidate('a', { offer: { refusals: [{ code: 'missing-equipment', missing: ['video', 'audio'] }] } }),
  ],
  [
    'a room that answers at once before one that a person decides about',
    aCandidate('b', { placeOrder: 9 }),
    aCandidate('a', { offer: { booking: 'request' } }),
  ],
  [
    'the order of places before the name',
    aCandidate('b', { placeOrder: 1 }),
    aCandidate('a', { placeOrder: 2 }),
  ],
  ['names as people count', aCandidate('Room 9'), aCandidate('Room 10')],
])('%s', (_case, better, worse) => {
  expect(bestFit([worse, better], 6)).toEqual([better.offer, worse.offer]);
});
