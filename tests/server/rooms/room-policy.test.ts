import * as fc from 'fast-check';
import { refusals as refusalsOf } from '../../../server/modules/rooms/room-policy.ts';

const anyItems = fc.uniqueArray(fc.constantFrom('display', 'video', 'audio', 'whiteboard'));
const anyGroups = fc.uniqueArray(fc.constantFrom('board', 'sales', 'staff'));
const anyRoom = fc.record({
  capacity: fc.option(fc.integer({ min: 0, max: 30 })),
  equipment: anyItems,
  bookedBy: anyGroups,
});
const anyWish = fc.record({ seats: fc.integer({ min: 1, max: 30 }), equipment: anyItems });

/** With what a search has beyond seats and equipment left as it is unless given. */
const refusals = (
  room: Omit<Parameters<typeof refusalsOf>[0], 'booking'> & { readonly booking?: 'direct' | 'request' },
  wish: Pick<Parameters<typeof refusalsOf>[1], 'seats' | 'equipment'> &
    Partial<Parameters<typeof refusalsOf>[1]>,
  groups: ReadonlySet<string>,
) => refusalsOf({ booking: 'direct', ...room }, { accessible: 'no', bookable: 'request', ...wish }, groups);

const codes = (...given: Parameters<typeof refusals>) => refusals(...given).map(({ code }) => code);

test('a room that is open, large enough and equipped is not refused', () => {
  const room = { capacity: 8, equipment: ['display', 'video'], bookedBy: [] };

  expect(refusals(room, { seats: 8, equipment: ['video'] }, new Set())).toEqual([]);
});

test('every reason is given, not only the first', () => {
  const room = { capacity: 4, equipment: ['display'], bookedBy: ['board'] };

  expect(refusals(room, { seats: 6, equipment: ['video', 'display', 'video'] }, new Set(['sales']))).toEqual([
    { code: 'too-small', seats: 6, capacity: 4 },
    { code: 'missing-equipment', missing: ['video'] },
    { code: 'restricted' },
  ]);
});

test('a room of unknown size is not called too small', () => {
  expect(
    refusals({ capacity: null, equipment: [], bookedBy: [] }, { seats: 6000, equipment: [] }, new Set()),
  ).toEqual([]);
});

test('one group among several is enough to book', () => {
  fc.assert(
    fc.property(anyRoom, anyWish, anyGroups, (room, wish, groups) => {
      const mayBook = room.bookedBy.length === 0 || room.bookedBy.some((group) => groups.includes(group));
      expect(codes(room, wish, new Set(groups)).includes('restricted')).toBe(!mayBook);
    }),
  );
});

test('asking for less never brings a new refusal', () => {
  fc.assert(
    fc.property(anyRoom, anyWish, anyGroups, fc.nat(), (room, wish, groups, drop) => {
      const less = { seats: Math.ceil(wish.seats / 2), equipment: wish.equipment.slice(drop % 4) };
      const before = codes(room, wish, new Set(groups));
      expect(codes(room, less, new Set(groups)).filter((code) => !before.includes(code))).toEqual([]);
    }),
  );
});

test('more groups never bring a new refusal', () => {
  fc.assert(
    fc.property(anyRoom, anyWish, anyGroups, anyGroups, (room, wish, groups, more) => {
      const before = codes(room, wish, new Set(groups));
      const after = codes(room, wish, new Set([...groups, ...more]));
      expect(after.filter((code) => !before.includes(code))).toEqual([]);
    }),
  );
});

test('a room about which somebody decides is refused for somebody who wants an answer at once', () => {
  const room = { capacity: 8, equipment: [], bookedBy: [], booking: 'request' as const };

  expect(codes(room, { seats: 6, equipment: [], bookable: 'direct' }, new Set())).toEqual(['on-request']);
  expect(codes(room, { seats: 6, equipment: [] }, new Set())).toEqual([]);
});

test('step-free access that the directory does not tell of is missing, once', () => {
  const room = { capacity: 8, equipment: [], bookedBy: [] };
  const wish = { seats: 6, equipment: ['wheelchair-accessible'], accessible: 'yes' as const };

  expect(refusals(room, wish, new Set())).toEqual([
    { code: 'missing-equipment', missing: ['wheelchair-accessible'] },
  ]);
});
