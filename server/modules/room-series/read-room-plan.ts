import type { BookingKey } from '../../../contract/meetings.ts';
import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { RoomPlanReply } from '../../../contract/series-plan.ts';
import type { Caller } from '../../kernel/caller.ts';
import { knownOccurrences, plannedDates, requireOwn } from '../meetings/index.ts';
import type { Link } from '../meetings/index.ts';
import { visibleRooms } from '../rooms/index.ts';
import type { RoomSeriesDeps } from './check-series.ts';
import { otherRooms } from './other-rooms.ts';
import { plannedStates } from './planned-states.ts';
import { seriesTimes } from './shared-times.ts';
import { findRoomPlan } from './room-plans.store.ts';

/** The plan of a series and how far it is. `not-found` for a meeting that is not the caller's. */
export async function readRoomPlan(
  deps: RoomSeriesDeps,
  caller: Caller,
  bookingKey: BookingKey,
): Promise<RoomPlanReply> {
  return await describeRoomPlan(deps, caller, await requireOwn(deps, caller, bookingKey));
}

/** The plan that was kept with a meeting, each date with where it stands, from what rooms' calendars show. */
export async function describeRoomPlan(
  { db, directory, availability, clock }: RoomSeriesDeps,
  caller: Caller,
  link: Link,
): Promise<RoomPlanReply> {
  const { organization } = caller;
  const now = clock.now();
  const plan = await findRoomPlan(db, organization, link.id);
  if (!plan) return { plan: null, now };

  const [visible, available, occurrences] = await Promise.all([
    visibleRooms(directory, caller, [plan.room, ...plan.dates.map(({ room }) => room)]),
    availability.of(organization),
    knownOccurrences(db, organization, link.bound ? [link.id] : []),
  ]);
  const calendars = new Map([...available.values()].map((calendar) => [calendar.mailbox, calendar]));
  const rooms = new Map(visible.rooms.map((room) => [room.mailbox, room]));
  const series = {
    timeZone: link.timeZone,
    isSent: link.bound !== null || link.sentAt !== null,
    planned: plannedDates(link, now),
    known: occurrences.get(link.id) ?? [],
  };
  const timesOf = (room: MailboxAddress) =>
    seriesTimes(rooms.get(room), calendars.get(room)?.times ?? null, {
      seats: plan.wish.seats,
      dates: [],
      isOwn: false,
    }).times;
  const stood = plannedStates(plan.dates, series, timesOf, now);
  const taken = stood.flatMap(({ date, state }) => (state === 'taken' ? [date] : []));
  const beside = rooms.get(plan.room);
  const { wish } = plan;
  const { timeZone } = link;
  const others = beside
    ? await otherRooms({ directory, calendars }, caller, { beside, dates: taken, wish, timeZone, now })
    : new Map<string, never>();

  const isElsewhere = new Set<string>(
    stood.filter(({ state }) => state !== 'gone').map(({ date }) => date.date),
  );
  const nameOf = (mailbox: MailboxAddress) => rooms.get(mailbox)?.name ?? mailbox;
  return {
    plan: {
      room: { mailbox: plan.room, name: nameOf(plan.room) },
      wish,
      keptAt: plan.keptAt,
      isOfSeries: link.recurrence !== null && link.planned.rooms.includes(plan.room),
      isSent: series.isSent,
      carried: series.planned.filter(({ date }) => !isElsewhere.has(date)).length,
      timeZone,
      left: [...plan.left],
      dates: stood.map(({ date, to, state }) => {
        const room = rooms.get(to);
        return {
          ...date,
          to: { mailbox: to, name: nameOf(to), place: room ? visible.places.describe(room.unit).names : [] },
          state,
          readAt: calendars.get(to)?.readAt ?? null,
          alternatives: others.get(date.date) ?? [],
        };
      }),
    },
    now,
  };
}
