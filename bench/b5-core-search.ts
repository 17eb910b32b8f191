import { CalendarId, MailboxAddress, OrganizationId, TimeZone, UnitId } from '../contract/primitives.ts';
import { findRooms as route } from '../contract/rooms.ts';
import type { Unit } from '../contract/rooms.ts';
import type { Caller } from '../server/kernel/caller.ts';
import { instantOf } from '../server/kernel/time.ts';
import { layTimes } from '../server/modules/availability/calendar-times.ts';
import type { KnownCalendar } from '../server/modules/availability/index.ts';
import { findRooms } from '../server/modules/rooms/find-rooms.ts';
import { createRoomDirectory } from '../server/modules/rooms/index.ts';
import type { Room, RoomsDeps } from '../server/modules/rooms/index.ts';
import { nothingOwn } from '../server/modules/rooms/own/own-rooms.ts';
import type { RoomStore } from '../server/modules/rooms/rooms.store.ts';
import { tomorrow } from './find-rooms.ts';
import { medianMs, resultOf, sideBySide } from './measure.ts';
import type { Result } from './measure.ts';

const [FEW, SOME, MANY] = [1_000, 10_000, 50_000];
const CAMPUS_ROOMS = 250;
const BUILDING_ROOMS = 50;
const MOST_GROWTH = 8;
const TIMES = 300;
const DAYS = 14;
const [HOUR_S, DAY_MS] = [3_600, 24 * 3_600_000];

/** What a search on a campus of 250 rooms takes when there are fifty thousand rooms, beside what it takes among a thousand. */
export async function coreSearch(): Promise<Result> {
  const [few, some, many] = [searchAmong(FEW), searchAmong(SOME), searchAmong(MANY)];
  for (const search of [few, some, many]) await medianMs(TIMES, search); // until its code is compiled
  const growth = await sideBySide(
    {
      bench: 'B5',
      case: `core-search, in process, a campus of ${CAMPUS_ROOMS} among ${MANY} rooms beside one among ${FEW}`,
      unit: 'ms',
      target: `<= ${MOST_GROWTH}`,
    },
    { ours: () => medianMs(TIMES, many), beside: () => medianMs(TIMES, few) },
    (ratio) => ratio <= MOST_GROWTH,
  );
  return resultOf(growth, growth, { [`${SOME}Ms`]: await medianMs(TIMES, some) });
}

/** Each search is about the next campus, so that what the processor still has of the last one is of no use. */
function searchAmong(count: number): () => Promise<void> {
  const { deps, campuses } = layOut(count);
  const signal = new AbortController().signal;
  const caller = aCaller();
  let at = 0;
  return async () => {
    at = (at + 7) % campuses.length;
    const unit = campuses[at];
    const wish = route.query.parse({ ...tomorrow(), seats: '6', equipment: 'display', unit });
    const { total } = await findRooms(deps, caller, wish, signal);
    if (total !== CAMPUS_ROOMS) throw new Error(`A search among ${total} rooms is not worth measuring`);
  };
}

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const ORGANIZATION = OrganizationId.parse(id(1));
const ZONE = TimeZone.parse('Europe/Copenhagen');
const campusOf = (room: number) => UnitId.parse(id(1_000_000 + Math.floor(room / CAMPUS_ROOMS)));
const buildingOf = (room: number) => UnitId.parse(id(2_000_000 + Math.floor(room / BUILDING_ROOMS)));

function layOut(count: number): { readonly deps: RoomsDeps; readonly campuses: readonly UnitId[] } {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const units: Unit[] = numbers.flatMap((at) => [
    ...(at % CAMPUS_ROOMS === 0 ? [aUnit('campus', campusOf(at), null)] : []),
    ...(at % BUILDING_ROOMS === 0 ? [aUnit('building', buildingOf(at), campusOf(at))] : []),
  ]);
  const rooms = numbers.map((at) => ({ room: aRoom(at, buildingOf(at)), seenBy: [] }));
  const store: RoomStore = {
    versionOf: async (_organization, people) => ({ version: '1', own: people.map(() => nothingOwn) }),
    listRooms: async () => rooms,
    listUnits: async () => units,
    listPolicies: async () => ({ held: [], departments: new Map() }),
    listRankings: async () => [],
  };
  const calendars = new Map(rooms.map(({ room }, at) => [room.id, aCalendar(room, at)]));
  const now = instantOf(Date.now());
  return {
    campuses: units.flatMap((unit) => (unit.kind === 'campus' ? [unit.id] : [])),
    deps: {
      directory: {
        ...createRoomDirectory(undefined as never, store),
        listOwnBookings: async () => [],
      },
      exchangeOf: () => Promise.reject(new Error('Exchange was asked')),
      availability: { of: async () => calendars },
      clock: { now: () => now },
    },
  };
}

function aUnit(kind: Unit['kind'], unit: UnitId, parent: UnitId | null): Unit {
  return { id: unit, parent, kind, name: `${kind} ${unit.slice(-6)}`, timeZone: ZONE };
}

function aRoom(at: number, unit: UnitId): Room {
  return {
    id: CalendarId.parse(id(3_000_000 + at)),
    mailbox: MailboxAddress.parse(`room${at}@campus.example`),
    integration: 'graph',
    name: `Room ${at}`,
    kind: 'room',
    capacity: 2 + (at % 30),
    equipment: at % 3 === 0 ? [] : ['display'],
    unit,
    department: null,
    booking: 'direct',
    bookedBy: [],
  };
}

/** Six meetings on each day. */
function aCalendar({ id: calendar, mailbox }: Room, at: number): KnownCalendar {
  const start = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const taken = Array.from({ length: DAYS * 6 }, (_, number) => {
    const from = Math.floor(number / 6) * 24 * HOUR_S + (7 + (number % 6) * 2 + (at % 2)) * HOUR_S;
    return { start: from, end: from + 3_000, isTentative: false };
  });
  const times = layTimes({ start, end: start + DAYS * DAY_MS }, taken);
  return { calendar, mailbox, generation: 1, times, readAt: instantOf(Date.now()), unreadableSince: null };
}

function aCaller(): Caller {
  return {
    organization: ORGANIZATION,
    tenantId: id(2),
    objectId: id(3),
    name: 'Anna',
    mail: null,
    groups: new Set(),
    grants: [{ permission: 'rooms.read', unit: null, department: null }],
    requestId: null,
  };
}
