import * as fc from 'fast-check';
import { refusals } from '../../../server/modules/rooms/room-policy.ts';

const anyItems = fc.uniqueArray(fc.constantFrom('display', 'video', 'audio', 'whiteboard'));
const anyGroups = fc.uniqueArray(fc.constantFrom('board', 'sales', 'staff'));
const anyRoom = fc.record({
  capacity: fc.option(fc.integer({ min: 0, max: 30 })),
  equipment: anyItems,
  bookedBy: anyGroups,
});
const anyWish = fc.record({ seats: fc.integer({ min: 1, max: 30 }), equipment: anyItems });

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
