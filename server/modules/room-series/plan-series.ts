import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { planSeries as route } from '../../../contract/series-plan.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { goesOn, plannedDates } from '../meetings/index.ts';
import { visibleRooms } from '../rooms/index.ts';
import type { RoomSeriesDeps } from './check-series.ts';
import { otherRooms } from './other-rooms.ts';
import { refusedDates } from './refused-dates.ts';
import { seriesTimes } from './shared-times.ts';
import { stateOn } from './weigh-series.ts';

/**
 * The dates on which the room of a series is taken or may not be used, each with other rooms. `room-not-found` for a room that the caller may
 * not see. Dates that are further ahead than calendars are read are counted as unknown, and no other room is named for them.
 */
export async function planSeries(
  { directory, availability, clock }: Pick<RoomSeriesDeps, 'directory' | 'availability' | 'clock'>,
  caller: Caller,
  { recurrence, timeZone, room, wish, savedRooms, chosen }: RouteInput<typeof route>['body'],
): Promise<RouteReply<typeof route>> {
  const [visible, known] = await Promise.all([
    visibleRooms(directory, caller, [room]),
    availability.of(caller.organization),
  ]);
  const [beside] = visible.rooms;
  if (!beside) {
    throw new Problem('room-not-found', 'This room is not among those that you may see. Choose another one.');
  }
  const calendars = new Map([...known.values()].map((calendar) => [calendar.mailbox, calendar]));
  const now = clock.now();
  const dates = plannedDates({ recurrence, timeZone }, now);
  const { times, isOwn } = seriesTimes(beside, calendars.get(room)?.times ?? null, {
    seats: wish.seats,
    dates,
    isOwn: savedRooms.includes(room),
  });
  const against = (await refusedDates(directory, caller, visible, { dates, savedRooms, now }))(room);
  const states = dates.map((date) => ({
    date,
    refused: [...(against.get(date.date) ?? [])],
    state: times === null ? ('unknown' as const) : stateOn(times, date, isOwn),
  }));
  const counted = (wanted: 'free' | 'unknown') =>
    states.filter(({ state, refused }) => state === wanted && refused.length === 0).length;
  const elsewhere = states.filter(({ state, refused }) => state === 'busy' || refused.length > 0);
  const others = await otherRooms({ directory, calendars }, caller, {
    beside,
    dates: elsewhere.map(({ date }) => date),
    wish,
    chosen,
    timeZone,
    now,
  });
  return {
    dates: dates.length,
    isComplete: !goesOn({ recurrence, timeZone }, now),
    free: counted('free'),
    unknown: counted('unknown'),
    conflicts: elsewhere.map(({ date, state, refused }) => ({
      ...date,
      isTaken: state === 'busy',
      refused,
      alternatives: others.get(date.date) ?? [],
    })),
    now,
  };
}
