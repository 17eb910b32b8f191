import { array, assert, integer, property, record } from 'fast-check';
import { MailboxAddress } from '../../../contract/primitives.ts';
import { compareRanks } from '../../../server/modules/rooms/best-fit.ts';
import type { Ranked } from '../../../server/modules/rooms/best-fit.ts';
import { bestSets } from '../../../server/modules/rooms/best-sets.ts';

type Room = Ranked<string>;

const aRoom = (place: number, number: number, score: number): Room => {
  const name = `room ${place}-${number}`;
  const mailbox = MailboxAddress.parse(`r${place}-${number}@nordhavn.example`);
  return { candidate: name, rank: { score, placeOrder: place, name, mailbox } };
};
const names = (sets: readonly (readonly Room[])[]) =>
  sets.map((set) => set.map(({ candidate }) => candidate).join(' + '));
const sum = (set: readonly Room[]) => set.reduce((total, { rank }) => total + rank.score, 0);

describe('sets of rooms', () => {
  test('come by what their rooms score together', () => {
    const copenhagen = [aRoom(1, 1, 100), aRoom(1, 2, 500)];
    const newYork = [aRoom(2, 1, 0), aRoom(2, 2, 300)];
    expect(names(bestSets([copenhagen, newYork]))).toEqual([
      'room 1-1 + room 2-1',
      'room 1-1 + room 2-2',
      'room 1-2 + room 2-1',
      'room 1-2 + room 2-2',
    ]);
  });

  test('are none where a place has no room', () => {
    expect(bestSets([[aRoom(1, 1, 0)], []])).toEqual([]);
  });

  test('are the first five of all that there are, in one order', () => {
    const scores = array(integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 });
    assert(
      property(record({ one: scores, two: scores, three: scores }), ({ one, two, three }) => {
        const places = [one, two, three].map((all, place) =>
          all
            .map((score, number) => aRoom(place, number, score))
            .toSorted((left, right) => compareRanks(left.rank, right.rank)),
        );
        const [first = [], second = [], third = []] = places;
        const all = first.flatMap((a) => second.flatMap((b) => third.map((c) => [a, b, c])));
        const sums = all.map(sum).toSorted((left, right) => left - right);
        const best = bestSets(places);
        expect(best.map(sum)).toEqual(sums.slice(0, 5));
        expect(new Set(names(best)).size).toBe(best.length);
      }),
      { numRuns: 200 },
    );
  });
});
