import * as fc from 'fast-check';
import { TimeZone } from '../../../../contract/primitives.ts';
import { POLICY_PARTS, RoomPolicy } from '../../../../contract/room-policies.ts';
import type { PolicyHolder, RoomPolicy as Policy } from '../../../../contract/room-policies.ts';
import { effectivePolicy, noPolicy } from '../../../../server/modules/rooms/policy/effective-policy.ts';
import { judge, judgeFill } from '../../../../server/modules/rooms/policy/judge.ts';
import type { Booker, JudgedMeeting } from '../../../../server/modules/rooms/policy/judge.ts';
import { createPolicies } from '../../../../server/modules/rooms/policy/policies.ts';
import { createPlaces } from '../../../../server/modules/rooms/places.ts';
import { fjord, hudson, instant, unitOf, units } from '../nordhavn.ts';

const organization: PolicyHolder = { kind: 'organization', id: 'o', name: 'Nordhavn' };
const hq: PolicyHolder = { kind: 'unit', id: unitOf('hq'), name: 'HQ' };
const room: PolicyHolder = { kind: 'room', id: fjord.id, name: 'fjord' };
const says = (holder: PolicyHolder, policy: Partial<Policy>) => ({
  holder,
  policy: { ...noPolicy, ...policy },
});

const anybody: Booker = { isAmong: () => true, bookingsIn: () => [] };
const copenhagen = TimeZone.parse('Europe/Copenhagen');
const tuesday: JudgedMeeting = {
  start: instant('2026-12-01T09:00:00Z'),
  end: instant('2026-12-01T10:00:00Z'),
  timeZone: copenhagen,
  bookedAt: instant('2026-11-30T09:00:00Z'),
  asOf: instant('2026-11-30T09:00:00Z'),
};
const judged = (policy: Partial<Policy>, meeting: Partial<JudgedMeeting> = {}, booker = anybody) =>
  judge(effectivePolicy([says(hq, policy)]), booker, { ...tuesday, ...meeting });

/** An hour in the morning of a day of December. */
const booked = (meeting: string, day: string) => ({
  meeting,
  start: instant(`2026-12-${day}T08:00:00Z`),
  end: instant(`2026-12-${day}T09:00:00Z`),
});

describe('what counts for a room', () => {
  test('is of each part what the nearest says, with whose it is', () => {
    const effective = effectivePolicy([
      says(room, { longestMinutes: 60 }),
      says(hq, { longestMinutes: 120, leadMinutes: 30 }),
      says(organization, { longestMinutes: 240, leadMinutes: 60, daysAhead: 90 }),
    ]);
    expect(effective.longestMinutes).toEqual({ value: 60, from: room });
    expect(effective.leadMinutes).toEqual({ value: 30, from: hq });
    expect(effective.daysAhead).toEqual({ value: 90, from: organization });
    expect(effective.hours).toBeNull();
  });

  test('of any line each part is that of the first that names it, and nobody’s where nobody does', () => {
    const number = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
    const line = fc.array(fc.record({ longestMinutes: number, fillPercent: number, daysAhead: number }));
    fc.assert(
      fc.property(line, (drawn) => {
        const held = drawn.map((policy, at) =>
          says({ kind: 'unit', id: String(at), name: `U${at}` }, policy),
        );
        const effective = effectivePolicy(held);
        for (const part of POLICY_PARTS) {
          const first = held.find(({ policy }) => policy[part] !== null);
          expect(effective[part]).toEqual(first ? { value: first.policy[part], from: first.holder } : null);
        }
      }),
    );
  });

  test('comes down the tree to the rooms of a building and to no others', () => {
    const places = createPlaces(units);
    const policies = createPolicies(
      { held: [says(hq, { longestMinutes: 60 })], departments: new Map() },
      places,
    );
    expect(policies.of(fjord).longestMinutes).toEqual({ value: 60, from: hq });
    expect(policies.of(hudson).longestMinutes).toBeNull();
  });

  test('ends in a tree that goes in a circle, with each place said once', () => {
    const circle = units.map((unit) =>
      unit.id === unitOf('eu') ? { ...unit, parent: unitOf('floor1') } : unit,
    );
    const held = [
      says({ kind: 'unit', id: unitOf('eu'), name: 'EU' }, { longestMinutes: 90 }),
      says(organization, { leadMinutes: 15 }),
    ];
    const policies = createPolicies({ held, departments: new Map() }, createPlaces(circle));
    expect(policies.of(fjord).longestMinutes?.value).toBe(90);
    expect(policies.of(fjord).leadMinutes?.value).toBe(15);
  });
});

describe('a policy', () => {
  test('that says nothing is against no meeting', () => {
    expect(judged({})).toEqual([]);
  });

  test('gives every reason at once, each with the place that says so', () => {
    const reasons = judged(
      {
        longestMinutes: 30,
        leadMinutes: 2 * 24 * 60,
        closedDays: RoomPolicy.shape.closedDays.parse([
          { from: '2026-12-01', to: '2026-12-01', name: 'Works' },
        ]),
      },
      {},
    );
    expect(reasons).toEqual([
      { code: 'closed-day', day: '2026-12-01', name: 'Works', from: 'HQ' },
      { code: 'too-long', minutes: 60, most: 30, from: 'HQ' },
      { code: 'too-soon', minutes: 2880, from: 'HQ' },
    ]);
  });

  test('of a room itself names no place', () => {
    const effective = effectivePolicy([says(room, { longestMinutes: 30 })]);
    expect(judge(effective, anybody, tuesday)).toEqual([
      { code: 'too-long', minutes: 60, most: 30, from: null },
    ]);
  });

  test('lets a meeting of exactly the longest length pass, and 0 is no limit', () => {
    expect(judged({ longestMinutes: 60 })).toEqual([]);
    expect(
      judged({ longestMinutes: 0, openBookings: 0, hoursPerWeek: 0, daysAhead: 0, leadMinutes: 0 }),
    ).toEqual([]);
  });

  test('counts days ahead by the room’s own calendar', () => {
    expect(judged({ daysAhead: 1 })).toEqual([]);
    const late = { bookedAt: instant('2026-11-29T22:30:00Z') }; // 23:30 on the 29th in Copenhagen
    expect(judged({ daysAhead: 1 }, late)).toMatchObject([{ code: 'too-far-ahead', last: '2026-11-30' }]);
  });

  test('holds against a meeting that was booked before neither its notice nor how far ahead it was', () => {
    expect(judged({ leadMinutes: 10_000, daysAhead: 1 }, { bookedAt: null })).toEqual([]);
  });

  test('lets only those book whom it names, and nobody of whom it is not known', () => {
    const policy = { bookedBy: { groups: ['board'], departments: [] } };
    expect(judged(policy, {}, { ...anybody, isAmong: () => false })).toEqual([
      { code: 'restricted', from: 'HQ' },
    ]);
    expect(judged(policy)).toEqual([]);
  });

  test('takes few people for a large room as too few; a size that is not known is not held against anybody', () => {
    const effective = effectivePolicy([says(hq, { fillPercent: 50 })]);
    expect(judgeFill(effective, 9, 4)).toEqual([{ code: 'too-few', seats: 4, needed: 5, from: 'HQ' }]);
    expect(judgeFill(effective, 9, 5)).toEqual([]);
    expect(judgeFill(effective, null, 1)).toEqual([]);
    expect(judgeFill(effective, 9, null)).toEqual([]);
  });

  test('counts a series as one meeting that is ahead, and what is over as none', () => {
    const over = {
      meeting: 'x',
      start: instant('2026-11-01T08:00:00Z'),
      end: instant('2026-11-01T09:00:00Z'),
    };
    const booker = {
      ...anybody,
      bookingsIn: () => [booked('a', '02'), booked('a', '09'), booked('b', '03'), over],
    };
    expect(judged({ openBookings: 3 }, {}, booker)).toEqual([]);
    expect(judged({ openBookings: 2 }, {}, booker)).toEqual([
      { code: 'too-many-open', open: 2, most: 2, from: 'HQ' },
    ]);
  });

  test('adds up the hours of the week from Monday to Sunday where the room is, with this meeting', () => {
    const monday = {
      meeting: 'a',
      start: instant('2026-11-29T23:00:00Z'), // Monday, 0:00 in Copenhagen
      end: instant('2026-11-30T01:00:00Z'),
    };
    const sunday = {
      meeting: 'b',
      start: instant('2026-11-29T21:00:00Z'),
      end: instant('2026-11-29T23:00:00Z'),
    };
    const booker = { ...anybody, bookingsIn: () => [monday, monday, sunday] };
    expect(judged({ hoursPerWeek: 3 }, {}, booker)).toEqual([]);
    expect(judged({ hoursPerWeek: 2 }, {}, booker)).toEqual([
      { code: 'too-many-hours', minutes: 180, mostHours: 2, from: 'HQ' },
    ]);
  });

  test('of a department lets its members of its own tenant book', () => {
    const id = '33333333-3333-4333-8333-333333333333' as never;
    const policies = createPolicies(
      { held: [], departments: new Map([[id, { tenantId: 'tenant', groupId: 'sales' }]]) },
      createPlaces(units),
    );
    const audience = { groups: [], departments: [id] };
    expect(policies.isAmong(audience, { tenantId: 'tenant', groups: new Set(['sales']) })).toBe(true);
    expect(policies.isAmong(audience, { tenantId: 'other', groups: new Set(['sales']) })).toBe(false);
    expect(
      policies.isAmong(
        { groups: [], departments: [unitOf('eu') as never] },
        { tenantId: 'tenant', groups: new Set(['sales']) },
      ),
    ).toBe(false);
    expect(policies.isAmong({ groups: [], departments: [] }, { tenantId: 'other', groups: new Set() })).toBe(
      true,
    );
  });
});
