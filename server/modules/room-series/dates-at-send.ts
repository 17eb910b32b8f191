import { MOST_TOLD } from '../../../contract/meetings.ts';
import type { Reason } from '../../../contract/meetings.ts';
import type { SeriesDate } from '../../../contract/meeting-dates.ts';
import type { CalendarId, MailboxAddress } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { knownOccurrences, nameOfDate, plannedDates } from '../meetings/index.ts';
import type { DatesAtSend, KnownOccurrence, Link } from '../meetings/index.ts';
import { visibleRooms } from '../rooms/index.ts';
import type { RoomSeriesDeps } from './check-series.ts';
import { namedDates } from './named-dates.ts';
import { refusedDates } from './refused-dates.ts';
import { findRoomPlan } from './room-plans.store.ts';
import type { RoomPlan } from './room-plans.store.ts';
import { seriesTimes } from './shared-times.ts';
import { findTold } from './told-dates.store.ts';
import { stateOn } from './weigh-series.ts';

/**
 * What the single dates of a series that is about to be sent still lack, from memory and from the plan that was kept with
 * it. `held` are rooms that hold the series already, so that it does not stand in its own way. Dates on which the plan
 * leaves the room as it is were decided by the person, and what they were told at an earlier Send is not told again, until
 * something else stands against a date as well. The first date is judged elsewhere; here is said only whether it takes
 * place in another room. Nothing for a single meeting.
 */
export async function datesAtSend(
  { db, directory, availability, clock }: Omit<RoomSeriesDeps, 'exchangeOf'>,
  caller: Caller,
  link: Link,
  held: ReadonlySet<CalendarId>,
): Promise<DatesAtSend> {
  const now = clock.now();
  const dates = plannedDates(link, now);
  if (dates.length === 0) return { movedFirst: null, reasons: [], told: [] };
  const { organization } = caller;
  const { rooms: ofSeries, start } = link.planned;
  const [kept, available, occurrences, toldBefore] = await Promise.all([
    findRoomPlan(db, organization, link.id),
    availability.of(organization),
    knownOccurrences(db, organization, link.bound ? [link.id] : []),
    findTold(db, organization, link.id),
  ]);
  const plan = kept && ofSeries.includes(kept.room) ? kept : null;
  const calendars = new Map([...available.values()].map((calendar) => [calendar.mailbox, calendar]));
  const seen = new Map(
    (occurrences.get(link.id) ?? []).map((one) => [nameOfDate(one, link.timeZone), one] as const),
  );
  const visible = await visibleRooms(directory, caller, [...ofSeries, ...roomsOf(plan)]);
  const savedRooms = link.bound ? [...ofSeries] : [];
  const refused = await refusedDates(directory, caller, visible, { dates, savedRooms, now });
  const first = nameOfDate({ occurrence: null, start }, link.timeZone);
  const movedTo = new Map(plan?.dates.map(({ date, room }) => [date, room]));
  const left = new Set(plan?.left);
  const later = dates.filter(({ date }) => date !== first);
  const rooms = new Map(visible.rooms.map((room) => [room.mailbox, room]));
  const isTaken = (mailbox: MailboxAddress, date: SeriesDate, isOwnThere: boolean) => {
    // How many people come is not known: where places are counted, one must be left.
    const series = { seats: 1, dates, isOwn: isOwnThere };
    const { times, isOwn } = seriesTimes(rooms.get(mailbox), calendars.get(mailbox)?.times ?? null, series);
    return times !== null && stateOn(times, date, isOwn) === 'busy';
  };

  const open = visible.rooms
    .filter(({ mailbox }) => ofSeries.includes(mailbox))
    .flatMap(({ id, mailbox, name }) => {
      const against = refused(mailbox);
      const lacking = later.filter((date) => {
        if (mailbox === plan?.room && (movedTo.has(date.date) || left.has(date.date))) return false;
        if (has(seen.get(date.date), mailbox)) return false;
        return against.has(date.date) || isTaken(mailbox, date, link.bound !== null || held.has(id));
      });
      return lacking.length === 0 ? [] : [{ mailbox, name, lacking }];
    });
  const lost = dates.flatMap((date) => {
    const room = movedTo.get(date.date);
    if (!room || has(seen.get(date.date), room) || !isTaken(room, date, false)) return [];
    return [{ date, room, name: rooms.get(room)?.name ?? room }];
  });
  return {
    movedFirst: plan !== null && movedTo.has(first) ? plan.room : null,
    ...unlessTold(open, lost, toldBefore),
  };
}

interface OpenRoom {
  readonly mailbox: MailboxAddress;
  readonly name: string;
  readonly lacking: readonly SeriesDate[];
}

interface LostRoom {
  readonly date: SeriesDate;
  readonly room: MailboxAddress;
  readonly name: string;
}

/** All that is to be said, as soon as one part of it is news: each sentence must be true by itself. */
function unlessTold(
  open: readonly OpenRoom[],
  lost: readonly LostRoom[],
  before: ReadonlySet<string>,
): Pick<DatesAtSend, 'reasons' | 'told'> {
  const told = [
    ...open.flatMap(({ mailbox, lacking }) => lacking.map(({ date }) => `${mailbox} ${date}`)),
    ...lost.map(({ date, room }) => `${room} ${date.date} planned`),
  ];
  if (told.every((one) => before.has(one))) return { reasons: [], told: [] };
  return { reasons: [...open.map(openReason), ...lostReasons(lost)], told: told.slice(0, MOST_TOLD) };
}

function openReason({ name, lacking }: OpenRoom): Reason {
  return {
    code: 'dates-open',
    text: `${name} cannot be had on ${namedDates(lacking)}, and no other room is planned for that.`,
  };
}

/** Planned rooms that are taken by now, each with its dates. */
function lostReasons(lost: readonly LostRoom[]): readonly Reason[] {
  return [...Map.groupBy(lost, ({ name }) => name)].map(([name, theirs]) => ({
    code: 'planned-room-taken',
    text: `${name} was planned for ${namedDates(theirs.map(({ date }) => date))} and is taken by now.`,
  }));
}

function roomsOf(plan: RoomPlan | null): readonly MailboxAddress[] {
  return [...new Set(plan?.dates.map(({ room }) => room))];
}

/** Whether a date is in a room already, or that room was asked for it. */
function has(seen: KnownOccurrence | undefined, mailbox: MailboxAddress): boolean {
  return seen?.rooms.some((room) => room.mailbox === mailbox) ?? false;
}
