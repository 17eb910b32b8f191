import { Instant } from '../../../contract/primitives.ts';
import type { Bound, KnownOccurrence, KnownRoom, Sighting } from '../../../server/modules/meetings/link.ts';
import { datesOf } from '../../../server/modules/meetings/series-dates.ts';
import { calendarOf, mailbox } from './a-building.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FIRST = Date.parse('2026-12-02T11:00:00.000Z');
const now = Instant.parse('2026-11-30T08:00:00.000Z');
const all: Bound = { meetingUid: 'series', occurrence: 'all' };

const at = (ms: number) => Instant.parse(new Date(ms).toISOString());
/** The date number so many, a week apart unless said otherwise; moved by so many hours. */
function shown(number: number, { every = 7, by = 0, original = 0, room = 1 } = {}): Sighting {
  const start = FIRST + number * every * DAY_MS + original * HOUR_MS;
  return {
    calendar: calendarOf(room),
    meetingUid: 'series',
    occurrence: at(start),
    organizer: 'anna@nordhavn.example',
    organizerName: 'Anna',
    isCanceled: false,
    response: 'accepted',
    firstSeenAt: now,
    start: at(start + by * HOUR_MS),
    end: at(start + (by + 1) * HOUR_MS),
  };
}

/** As it was told of when a room showed this. */
function known({ calendar, start, end, occurrence }: Sighting, more: Partial<KnownOccurrence> = {}) {
  const room: KnownRoom = {
    calendar,
    mailbox: mailbox('fjord'),
    name: 'fjord',
    response: 'accepted',
    start,
    end,
    hadAccepted: true,
    number: 1,
    since: now,
    lostAt: null,
  };
  const was: KnownOccurrence = {
    occurrence,
    aliases: [],
    standing: 'booked',
    start,
    end,
    rooms: [room],
    leftRooms: [],
    since: now,
    version: 1,
    ...more,
  };
  return was;
}

const weeks = (count: number, more: Parameters<typeof shown>[1] = {}) =>
  Array.from({ length: count }, (_, number) => shown(number, more));
const followed = (was: readonly KnownOccurrence[], sightings: readonly Sighting[], bound = all) =>
  datesOf(bound, was, sightings, now).map((date) => [
    date.occurrence,
    date.sightings.map(({ start }) => start),
    date.aliases,
  ]);
const untouched = (sighting: Sighting) => [sighting.occurrence, [sighting.start], []];

describe('the dates of a series', () => {
  test('are each known by where they stood originally', () => {
    expect(followed([], weeks(3))).toEqual(weeks(3).map(untouched));
  });

  test('stay apart when one of them is moved, even onto the day of the next', () => {
    const before = weeks(3);
    const after = [shown(0), shown(1, { by: 7 * 24 }), shown(2)];
    expect(
      followed(
        before.map((one) => known(one)),
        after,
      ),
    ).toEqual(after.map(untouched));
  });

  test('go on without those that a shortened series lost, which have no sighting any more', () => {
    const before = weeks(5);
    const dates = followed(
      before.map((one) => known(one)),
      weeks(3),
    );
    expect(dates.slice(0, 3)).toEqual(weeks(3).map(untouched));
    expect(dates.slice(3)).toEqual(before.slice(3).map(({ occurrence }) => [occurrence, [], []]));
  });

  test('keep their names when all of it is given another time, and one that was moved before keeps its own', () => {
    const before = weeks(3);
    const later = weeks(3, { original: 1 });
    const dates = followed(
      before.map((one) => known(one)),
      later,
    );
    expect(dates).toEqual(
      before.map(({ occurrence }, at) => [occurrence, [later[at]?.start], [later[at]?.occurrence]]),
    );

    const moved = shown(1, { by: 5 });
    const mixed = [shown(0), moved, shown(2)].map((one) => known(one));
    const after = [shown(0, { original: 1 }), moved, shown(2, { original: 1 })];
    expect(followed(mixed, after).map(([occurrence, starts]) => [occurrence, starts])).toEqual([
      [before[0]?.occurrence, [after[0]?.start]],
      [before[1]?.occurrence, [moved.start]],
      [before[2]?.occurrence, [after[2]?.start]],
    ]);
  });

  test('of every day a year ahead are 365, none twice, in order, and none beyond', () => {
    const year = weeks(730, { every: 1 });
    const dates = datesOf(all, [], year, now);
    const occurrences = dates.map(({ occurrence }) => occurrence);
    expect(occurrences).toEqual(year.slice(0, 363).map(({ occurrence }) => occurrence));
    expect(new Set(occurrences).size).toBe(occurrences.length);

    const told = dates.flatMap(({ sightings: [first] }) => (first ? [known(first)] : []));
    const again = datesOf(all, told, year, now);
    expect(again.map(({ was }) => was?.occurrence)).toEqual(occurrences);
    expect(again.every(({ aliases }) => aliases.length === 0)).toBe(true);
  });

  test('of every day keep their names, 365 of them, when the whole series moves by an hour', () => {
    const year = weeks(363, { every: 1 });
    const later = weeks(363, { every: 1, original: 1 });
    const dates = datesOf(
      all,
      year.map((one) => known(one)),
      later,
      now,
    );
    expect(dates.map(({ occurrence }) => occurrence)).toEqual(year.map(({ occurrence }) => occurrence));
    expect(dates.map(({ sightings }) => sightings.map(({ start }) => start))).toEqual(
      later.map(({ start }) => [start]),
    );
  });

  test('that are over come in no more, and one link may follow a single date of them', () => {
    const past = shown(-2);
    expect(followed([], [past, ...weeks(2)])).toEqual(weeks(2).map(untouched));
    const one = shown(1);
    const bound: Bound = { meetingUid: 'series', occurrence: one.occurrence };
    expect(followed([], weeks(3), bound)).toEqual([untouched(one)]);
  });
});
