import { Instant } from '../../../contract/primitives.ts';
import type {
  CalendarId,
  MailboxAddress,
  OrganizationId,
  TimeZone,
  UnitId,
} from '../../../contract/primitives.ts';
import type { findRooms, Unit } from '../../../contract/rooms.ts';
import type { RouteInput } from '../../../contract/route.ts';
import type { BusyBlock, Exchange, ExchangeFault } from '../../../server/exchange/index.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import { nothingOwn } from '../../../server/modules/rooms/own/own-rooms.ts';
import type { OwnRooms } from '../../../server/modules/rooms/own/own-rooms.ts';
import type {
  HeldPolicy,
  HeldWeights,
  Room,
  RoomDirectory,
  RoomsDeps,
} from '../../../server/modules/rooms/index.ts';

/** The organization of the fixture, small enough to be read, as the rooms module sees it. */

export const address = (name: string) => `${name}@nordhavn.test` as MailboxAddress;
export const instant = (text: string) => Instant.parse(text);
/** The id of the calendar of a room. */
export const calendarOf = (name: string) => `calendar of ${name}` as CalendarId;
const organization = '11111111-1111-4111-8111-111111111111' as OrganizationId;

const ids = ['eu', 'cph', 'hq', 'floor1', 'floor2', 'us', 'nyc', 'bw', 'floor5'] as const;
type Place = (typeof ids)[number];
export const unitOf = (place: Place) => `22222222-2222-4222-8222-22222222220${ids.indexOf(place)}` as UnitId;

function aUnit(place: Place, parent: Place | null, kind: Unit['kind'], name: string): Unit {
  const american = ['us', 'nyc', 'bw', 'floor5'].includes(place);
  const timeZone = (american ? 'America/New_York' : 'Europe/Copenhagen') as TimeZone;
  return { id: unitOf(place), parent: parent && unitOf(parent), kind, name, timeZone };
}

export const units: readonly Unit[] = [
  aUnit('eu', null, 'region', 'EU'),
  aUnit('cph', 'eu', 'campus', 'CPH'),
  aUnit('hq', 'cph', 'building', 'HQ'),
  aUnit('floor1', 'hq', 'floor', 'Floor 1'),
  aUnit('floor2', 'hq', 'floor', 'Floor 2'),
  aUnit('us', null, 'region', 'US'),
  aUnit('nyc', 'us', 'campus', 'NYC'),
  aUnit('bw', 'nyc', 'building', 'BW'),
  aUnit('floor5', 'bw', 'floor', 'Floor 5'),
];

export function aRoom(name: string, more: Partial<Room> = {}): Room {
  return {
    id: calendarOf(name),
    mailbox: address(name),
    integration: 'graph',
    name,
    kind: 'room',
    capacity: 8,
    equipment: [],
    unit: unitOf('floor1'),
    department: null,
    booking: 'direct',
    bookedBy: [],
    ...more,
  };
}

export const fjord = aRoom('fjord', { equipment: ['display', 'video'] });
export const lille = aRoom('lille', { capacity: 4 });
export const skov = aRoom('skov', { capacity: 12, unit: unitOf('floor2'), equipment: ['display'] });
export const bestyrelse = aRoom('bestyrelse', {
  capacity: 20,
  unit: unitOf('floor2'),
  booking: 'request',
  bookedBy: ['board'],
});
export const hudson = aRoom('hudson', { capacity: 10, unit: unitOf('floor5') });
export const rooms = [hudson, bestyrelse, lille, skov, fjord];

export function aCaller(more: Partial<Caller> = {}): Caller {
  return {
    organization,
    tenantId: 'tenant',
    objectId: 'anna',
    name: 'Anna',
    mail: null,
    groups: new Set(),
    grants: [{ permission: 'rooms.read', unit: null, department: null }],
    requestId: null,
    ...more,
  };
}

type Search = RouteInput<typeof findRooms>['query'];

/** Tuesday 10:00 to 11:00 in Copenhagen, for six. */
export function aWish(more: Partial<Search> = {}): Search {
  return {
    start: instant('2026-12-01T09:00:00Z'),
    end: instant('2026-12-01T10:00:00Z'),
    seats: 6,
    equipment: [],
    savedRoom: [],
    before: 0,
    after: 0,
    bookable: 'request',
    accessible: 'no',
    kind: [],
    around: 'no',
    limit: 1_000,
    ...more,
  };
}

export const busy = (start: string, end: string, status: BusyBlock['status'] = 'busy'): BusyBlock => ({
  start: instant(`2026-12-01T${start}:00Z`),
  end: instant(`2026-12-01T${end}:00Z`),
  status,
});

export const fault = (code: ExchangeFault['code'], more: Partial<ExchangeFault> = {}): ExchangeFault => ({
  code,
  detail: `words about ${code}`,
  exchangeCode: null,
  retryAfterSeconds: null,
  ...more,
});

/** An Exchange in which everything is free that `taken` does not name. */
export function anExchange(
  taken: Readonly<Record<string, readonly BusyBlock[] | ExchangeFault>> = {},
): Pick<Exchange, 'readSchedules'> {
  return {
    readSchedules: async (mailboxes) =>
      mailboxes.map((mailbox) => {
        const found = taken[mailbox.split('@')[0] ?? ''] ?? [];
        return 'code' in found
          ? { mailbox, known: false, fault: found }
          : { mailbox, known: true, busy: found };
      }),
  };
}

/** `seenBy` names, per room, the group that may see it; everybody sees the others. */
export function someDeps(
  more: Partial<RoomsDeps> & {
    readonly rooms?: readonly Room[];
    readonly seenBy?: Readonly<Record<string, string>>;
    readonly policies?: readonly HeldPolicy[];
    readonly own?: OwnRooms;
    readonly rankings?: readonly HeldWeights[];
    readonly ownBookings?: Awaited<ReturnType<RoomDirectory['listOwnBookings']>>;
  } = {},
): RoomsDeps {
  const {
    rooms: given = rooms,
    seenBy = {},
    policies = [],
    ownBookings = [],
    own = nothingOwn,
    rankings = [],
    ...deps
  } = more;
  return {
    directory: {
      listRooms: async (_organization, groups, mailboxes) =>
        given.filter((room) => {
          const group = seenBy[room.name];
          const isSeen = group === undefined || groups === null || groups.has(group);
          return isSeen && (mailboxes === undefined || mailboxes.includes(room.mailbox));
        }),
      listUnits: async () => units,
      listPolicies: async () => ({ held: policies, departments: new Map() }),
      listOwnBookings: async () => ownBookings,
      listRankings: async () => rankings,
      ownRooms: async () => own,
    },
    exchangeOf: async () => anExchange(),
    availability: { of: async () => new Map() },
    clock: { now: () => instant('2026-11-30T08:00:00Z') },
    ...deps,
  };
}
