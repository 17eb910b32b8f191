import type { SeriesDate } from '../../../contract/meeting-dates.ts';
import type { BookingKey } from '../../../contract/meetings.ts';
import type { Instant, Interval } from '../../../contract/primitives.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { listRoomReceptions as contractRoute } from '../../../contract/visitors.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Db } from '../../storage/database.ts';
import { findLink, isTheirs } from '../meetings/index.ts';
import { visibleRooms } from '../rooms/index.ts';
import { knownRooms, meetingDates } from '../services/index.ts';
import { servedBy } from './decide-visits.ts';
import { ownDomains } from './own-domains.store.ts';
import { carsAt } from './parking/cars.store.ts';
import type { Parked } from './parking/cars.store.ts';
import { mostAtOnce } from './parking/most-at-once.ts';
import type { Reception } from './reception.ts';
import { listReceptions } from './receptions.store.ts';
import { sendersOf } from './sms/visitor-sms.store.ts';
import { closedWhen } from './unstaffed.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';

type Reply = RouteReply<typeof contractRoute>;
type OneReply = Reply['receptions'][number];

/**
 * The active receptions by name, with which of the chosen rooms each serves, whether somebody is there and how many places to
 * park are left; of a series of the caller's on each date of which there is something to say. A room that the caller may not
 * see is none.
 */
export async function listRoomReceptions(
  { db, clock, directory }: Pick<VisitorUseDeps, 'db' | 'clock' | 'directory'>,
  caller: Caller,
  { room: chosen, start, end, bookingKey }: RouteInput<typeof contractRoute>['query'],
): Promise<Reply> {
  const { organization } = caller;
  const visible = new Set(
    (await visibleRooms(directory, caller, chosen)).rooms.map(({ mailbox }) => mailbox),
  );
  const seen = chosen.filter((room) => visible.has(room));
  const receptions = (await listReceptions(db, organization)).filter(({ isActive }) => isActive);
  const rooms = await knownRooms(db, organization, seen);
  const receptionOf = servedBy(receptions, rooms);
  const now = clock.now();
  const span = start !== undefined && end !== undefined && start < end ? { start, end } : null;
  const series = bookingKey === undefined ? [] : await seriesOf(db, caller, bookingKey, now);
  const counting = receptions.filter(({ parkingPlaces }) => parkingPlaces !== null).map(({ id }) => id);
  const whole = spanOf([...(span ? [span] : []), ...series]);
  const senders = await sendersOf(
    db,
    organization,
    receptions.map(({ id }) => id),
  );
  const cars = whole ? await carsAt(db, organization, counting, whole, now) : [];
  return {
    receptions: receptions.map((reception) => {
      const { id, name, timeZone, asks, noticeMinutes, retentionDays, parkingPlaces: places } = reception;
      const own = cars.filter((car) => car.reception === id);
      return {
        id,
        name,
        timeZone,
        isTexting: senders.has(id),
        asks: { ...asks, fields: asks.fields.filter(({ by }) => by === 'host') },
        noticeMinutes,
        retentionDays,
        closed: start === undefined ? null : closedWhen(reception, start),
        parking:
          places === null || span === null ? null : { places, left: places - mostAtOnce(own, span).count },
        dates: series.flatMap((date) => saidOf(date, reception, own)),
        rooms: seen
          .filter((room) => receptionOf(room) === id)
          .map((mailbox) => ({ mailbox, name: rooms.nameOf(mailbox) })),
      };
    }),
    ownDomains: [...(await ownDomains(db, caller))],
    now,
  };
}

async function seriesOf(
  db: Db,
  caller: Caller,
  bookingKey: BookingKey,
  now: Instant,
): Promise<readonly SeriesDate[]> {
  const { organization } = caller;
  const link = await findLink(db, organization, { bookingKey });
  return link && isTheirs(link, caller) ? (await meetingDates(db, organization, link, now)).series : [];
}

/** What there is to say of a date; nothing where somebody is there and a place is left. */
function saidOf(
  { date, start, end }: SeriesDate,
  reception: Reception,
  cars: readonly Parked[],
): OneReply['dates'] {
  const closed = closedWhen(reception, start);
  const { parkingPlaces: places } = reception;
  const isFull = places !== null && mostAtOnce(cars, { start, end }).count >= places;
  return closed === null && !isFull ? [] : [{ date, start, closed, isFull }];
}

/** From the first beginning to the last end; null: there is none. */
function spanOf(all: readonly Interval[]): Interval | null {
  const start = all.map((one) => one.start).toSorted()[0];
  const end = all
    .map((one) => one.end)
    .toSorted()
    .at(-1);
  return start === undefined || end === undefined ? null : { start, end };
}
