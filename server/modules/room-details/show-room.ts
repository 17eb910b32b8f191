import type { CalendarDay } from '../../../contract/deadlines.ts';
import type { MailboxAddress, TimeZone } from '../../../contract/primitives.ts';
import type { RoomDay, ShownRoom } from '../../../contract/room-details.ts';
import { boundsOf } from '../../kernel/calendar-days.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Picture } from '../pictures/index.ts';
import { Problem } from '../../kernel/problem.ts';
import { inTheWay, placesFor, placesOverTime, recallTimes, visibleRooms } from '../rooms/index.ts';
import type { Places, Room } from '../rooms/index.ts';
import { noPicture } from './change-details.ts';
import { findPosition, findRoomPicture, readKeptDetails } from './details.store.ts';
import { listOpenFaults } from './faults.store.ts';
import { findPlanOf } from './plans.store.ts';
import type { RoomDetailsDeps } from './reach.ts';

/** A calendar day of a zone. */
interface Day {
  readonly day: CalendarDay;
  readonly timeZone: TimeZone;
}

/** All that is known of a room, for whoever may see it; `room-not-found` for everybody else, as for one that is not there. */
export async function showRoom(
  deps: RoomDetailsDeps,
  caller: Caller,
  mailbox: MailboxAddress,
  day: Day,
): Promise<ShownRoom> {
  const { db } = deps;
  const { organization } = caller;
  const { room, places } = await requireVisible(deps, caller, mailbox);
  const [details, position, faults, shownDay] = await Promise.all([
    readKeptDetails(db, organization, room.id),
    findPosition(db, organization, room.id),
    listOpenFaults(db, organization, room.id),
    dayOf(deps, caller, room, day),
  ]);
  const { name, kind, capacity, equipment, unit } = room;
  const { directions, contact, pictures } = details;
  return {
    mailbox: room.mailbox,
    name,
    kind,
    capacity,
    equipment: [...equipment],
    place: places.describe(unit),
    directions,
    contact,
    pictures: [...pictures],
    plan: position,
    day: shownDay,
    faults: [...faults],
    now: deps.clock.now(),
  };
}

/** A picture of a room that the caller may see. Rejects with `room-not-found` and `not-found`. */
export async function showPicture(
  deps: RoomDetailsDeps,
  caller: Caller,
  { mailbox, hash }: { readonly mailbox: MailboxAddress; readonly hash: string },
): Promise<Picture> {
  const { room } = await requireVisible(deps, caller, mailbox);
  const picture = await findRoomPicture(deps.db, caller.organization, room.id, hash);
  if (!picture) throw noPicture();
  return picture;
}

/** The floor plan on which a room stands that the caller may see. Rejects with `room-not-found` and `not-found`. */
export async function showPlan(
  deps: RoomDetailsDeps,
  caller: Caller,
  { mailbox, hash }: { readonly mailbox: MailboxAddress; readonly hash: string },
): Promise<Picture> {
  const { room } = await requireVisible(deps, caller, mailbox);
  const plan = await findPlanOf(deps.db, caller.organization, room.id, hash);
  if (!plan) throw noPicture();
  return plan;
}

/** The room as the caller sees it; rejects with `room-not-found`. */
export async function requireVisible(
  { directory }: Pick<RoomDetailsDeps, 'directory'>,
  caller: Caller,
  mailbox: MailboxAddress,
): Promise<{ readonly room: Room; readonly places: Places }> {
  const { rooms, places } = await visibleRooms(directory, caller, [mailbox]);
  const [room] = rooms;
  if (room) return { room, places };
  throw new Problem('room-not-found', 'This room does not exist, or you may not see it. Choose another one.');
}

/** When the room is taken on that day, from memory. A day has 23 to 25 hours. */
async function dayOf(
  { availability, clock }: RoomDetailsDeps,
  { organization }: Caller,
  room: Room,
  { day, timeZone }: Day,
): Promise<RoomDay> {
  const { from: start, to: end } = boundsOf(day, timeZone);
  const known = await availability.of(organization);
  const wish = { start, end, before: 0, after: 0 };
  const times = recallTimes(known, [room], wish, clock.now()).get(room.mailbox);
  if (!times?.schedule.known) return { start, end, busy: null, readAt: null };
  const places = placesFor(room, 1);
  const taken = inTheWay(places, times.schedule.busy);
  const busy = taken.map(({ status, ...block }) => ({
    start: block.start,
    end: block.end,
    isTentative: status === 'tentative',
  }));
  return {
    start,
    end,
    busy: busy.slice(0, MOST_BLOCKS),
    ...(places && { places: placesOverTime(places, times.schedule.busy).slice(0, MOST_BLOCKS) }),
    readAt: times.readAt,
  };
}

const MOST_BLOCKS = 50;
