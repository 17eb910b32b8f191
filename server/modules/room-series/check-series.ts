import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { checkSeries as route } from '../../../contract/series-rooms.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../storage/database.ts';
import type { Availability } from '../availability/index.ts';
import { goesOn, plannedDates } from '../meetings/index.ts';
import { visibleRooms } from '../rooms/index.ts';
import type { RoomDirectory, RoomsDeps } from '../rooms/index.ts';
import { refusedDates, summed } from './refused-dates.ts';
import { seriesTimes } from './shared-times.ts';
import { weighSeries } from './weigh-series.ts';

export interface RoomSeriesDeps extends Pick<RoomsDeps, 'exchangeOf'> {
  readonly db: Db;
  readonly directory: RoomDirectory;
  readonly availability: Availability;
  readonly clock: Clock;
}

/** What a series that is being composed meets in some rooms, from memory. Rooms that the caller may not see are left out. */
export async function checkSeries(
  { directory, availability, clock }: Pick<RoomSeriesDeps, 'directory' | 'availability' | 'clock'>,
  caller: Caller,
  { recurrence, timeZone, rooms, savedRooms, seats }: RouteInput<typeof route>['body'],
): Promise<RouteReply<typeof route>> {
  const [visible, known] = await Promise.all([
    visibleRooms(directory, caller, rooms),
    availability.of(caller.organization),
  ]);
  const mayBeSeen = new Map(visible.rooms.map((room) => [room.mailbox, room]));
  const byMailbox = new Map([...known.values()].map((calendar) => [calendar.mailbox, calendar]));
  const now = clock.now();
  const dates = plannedDates({ recurrence, timeZone }, now);
  const wanted = [...new Set(rooms)].filter((mailbox) => mayBeSeen.has(mailbox));
  const refused = await refusedDates(directory, caller, visible, { dates, savedRooms, now });
  return {
    dates: dates.length,
    isComplete: !goesOn({ recurrence, timeZone }, now),
    rooms: wanted.map((mailbox) => {
      const calendar = byMailbox.get(mailbox);
      const against = refused(mailbox);
      const series = { seats, dates, isOwn: savedRooms.includes(mailbox) };
      const { times, isOwn } = seriesTimes(mayBeSeen.get(mailbox), calendar?.times ?? null, series);
      return {
        mailbox,
        ...weighSeries(times, dates, { isOwn, against }),
        readAt: calendar?.readAt ?? null,
        refused: summed(dates, against),
      };
    }),
    now,
  };
}
