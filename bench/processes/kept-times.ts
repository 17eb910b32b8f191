import { z } from 'zod';
import { CalendarId } from '../../contract/primitives.ts';
import { instantOf } from '../../server/kernel/time.ts';
import { layTimes } from '../../server/modules/availability/calendar-times.ts';
import type { KnownCalendar } from '../../server/modules/availability/index.ts';

const [HOUR_S, DAY_MS] = [3_600, 24 * 3_600_000];

/** Lays the times of so many rooms as the product keeps them, and says what that takes: bytes of a room, without what nobody holds any more. */
const wish = z
  .object({ rooms: z.number(), days: z.number(), meetingsPerDay: z.number() })
  .parse(JSON.parse(process.argv[2] ?? ''));
const { rooms, days, meetingsPerDay } = wish;

function aCalendar(room: number): KnownCalendar {
  const calendar = CalendarId.parse(`00000000-0000-4000-8000-${String(room).padStart(12, '0')}`);
  const start = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const taken = Array.from({ length: days * meetingsPerDay }, (_, number) => {
    const day = Math.floor(number / meetingsPerDay);
    const from = (day * 24 + 7 + (number % meetingsPerDay) * 2 + (room % 2)) * HOUR_S;
    return { start: from, end: from + 3_000, isTentative: false };
  });
  const times = layTimes({ start, end: start + days * DAY_MS }, taken);
  const mailbox = `room${room}@campus.example`;
  return { calendar, mailbox, generation: 1, times, readAt: instantOf(start), unreadableSince: null };
}

function memory(): { readonly kept: number; readonly resident: number } {
  const { gc } = globalThis;
  if (!gc) throw new Error('Start it with --expose-gc');
  gc();
  gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { kept: heapUsed + external, resident: rss };
}

for (let room = 0; room < rooms / 10; room += 1) aCalendar(room); // once for nothing: compiled code
const before = memory();
const calendars = new Map(
  Array.from({ length: rooms }, (_, room) => aCalendar(room)).map((one) => [one.calendar, one]),
);
const after = memory();
process.send?.({
  kept: (after.kept - before.kept) / calendars.size,
  resident: (after.resident - before.resident) / calendars.size,
});
process.on('disconnect', () => process.exit());
