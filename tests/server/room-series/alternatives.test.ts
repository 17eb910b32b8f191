import { CalendarDay } from '../../../contract/deadlines.ts';
import { Instant, MailboxAddress, TimeZone, UnitId } from '../../../contract/primitives.ts';
import { layTimes } from '../../../server/modules/availability/calendar-times.ts';
import { alternativesOn } from '../../../server/modules/room-series/alternatives.ts';
import type { ReadRoom } from '../../../server/modules/room-series/alternatives.ts';

const window = { start: Date.parse('2026-12-01T00:00:00Z'), end: Date.parse('2026-12-20T00:00:00Z') };
const readAt = Instant.parse('2026-11-30T08:00:00Z');
const place = {
  unit: UnitId.parse('00000000-0000-4000-8000-000000000002'),
  names: ['HQ'],
  timeZone: TimeZone.parse('Europe/Copenhagen'),
};
const aRoom = (name: string, taken: readonly (readonly [string, string])[] = []): ReadRoom => ({
  room: {
    mailbox: MailboxAddress.parse(`${name}@nordhavn.example`),
    name,
    capacity: 8,
    place,
    booking: 'direct',
  },
  times: layTimes(
    window,
    taken.map(([from, to]) => ({
      start: (Date.parse(from) - window.start) / 1_000,
      end: (Date.parse(to) - window.start) / 1_000,
      isTentative: false,
    })),
  ),
  readAt,
});
const onDay = (day: string) => ({
  date: CalendarDay.parse(day),
  start: Instant.parse(`${day}T11:00:00Z`),
  end: Instant.parse(`${day}T12:00:00Z`),
});

function find(
  days: readonly string[],
  rooms: readonly ReadRoom[],
  wish: Parameters<typeof alternativesOn>[2] = { before: 0, after: 0 },
) {
  const work = alternativesOn(days.map(onDay), rooms, wish);
  const looks: number[] = [];
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return { looks, found: [...step.value.values()].map((all) => all.map(({ name }) => name)) };
    }
    looks.push(step.value);
  }
}

describe('other rooms for single dates', () => {
  test('are the first three that are free then, in their order, and no more are looked into', () => {
    const rooms = [
      aRoom('one', [['2026-12-09T11:30:00Z', '2026-12-09T13:00:00Z']]),
      ...['two', 'three', 'four', 'five'].map((name) => aRoom(name)),
    ];
    expect(find(['2026-12-09', '2026-12-10'], rooms)).toEqual({
      looks: [4, 3],
      found: [
        ['two', 'three', 'four'],
        ['one', 'two', 'three'],
      ],
    });
  });

  test('are none whose policy is against the meeting on that date', () => {
    const rooms = [
      {
        ...aRoom('one'),
        mayMeet: ({ start }: { readonly start: Instant }) => !start.startsWith('2026-12-09'),
      },
      aRoom('two'),
    ];
    expect(find(['2026-12-09', '2026-12-10'], rooms).found).toEqual([['two'], ['one', 'two']]);
  });

  test('begin with the one that was chosen before, as long as it can be had', () => {
    const rooms = [
      ...['one', 'two', 'three'].map((name) => aRoom(name)),
      aRoom('four', [['2026-12-10T11:30:00Z', '2026-12-10T13:00:00Z']]),
    ];
    const chosen = ['2026-12-09', '2026-12-10', '2026-12-11'].map((date) => ({
      date: CalendarDay.parse(date),
      room: MailboxAddress.parse(date === '2026-12-11' ? 'nobody@nordhavn.example' : 'four@nordhavn.example'),
    }));
    const wish = { before: 0, after: 0, chosen };
    expect(find(['2026-12-09', '2026-12-10', '2026-12-11'], rooms, wish).found).toEqual([
      ['four', 'one', 'two'],
      ['one', 'two', 'three'],
      ['one', 'two', 'three'],
    ]);
  });

  test('are free as long before and after as is wished', () => {
    const rooms = [aRoom('one', [['2026-12-09T12:10:00Z', '2026-12-09T13:00:00Z']]), aRoom('two')];
    expect(find(['2026-12-09'], rooms).found).toEqual([['one', 'two']]);
    expect(find(['2026-12-09'], rooms, { before: 0, after: 15 }).found).toEqual([['two']]);
  });

  test('are none where a calendar is not read that far', () => {
    expect(find(['2026-12-21'], [aRoom('one')]).found).toEqual([[]]);
  });
});
