import { Temporal } from 'temporal-polyfill';
import type { MeetingDraft } from '../state/calendaring.ts';
import type {
  SimulatedBuilding,
  SimulatedPerson,
  SimulatedRoom,
  SimulatedTenant,
} from '../state/directory.ts';
import { guidOf } from '../state/ids.ts';
import { instantAt, localOf, textOf } from '../state/zoned.ts';
import { autoAccept, managedBy } from './policies.ts';
import { seededRandom } from './random.ts';

/** How large a generated world is; everything else follows from `seed`. */
export interface CampusOptions {
  readonly rooms: number;
  readonly meetingsPerRoomDay: number;
  readonly days: number;
  readonly organizations: number;
  readonly seed: number;
}

const ROOMS_PER_BUILDING = 250;
const ROOMS_PER_FLOOR = 25;
const ZONES = ['Europe/Copenhagen', 'America/New_York', 'Europe/London', 'Asia/Tokyo'];
const CAPACITIES = [2, 4, 4, 6, 6, 8, 8, 10, 12, 16, 20, 40];
const GIVEN = [
  'Alma',
  'Birk',
  'Clara',
  'David',
  'Ella',
  'Frida',
  'Gustav',
  'Hugo',
  'Ida',
  'Jonas',
  'Karla',
  'Liva',
];
const SURNAMES = [
  'Aagaard',
  'Bruun',
  'Clausen',
  'Dam',
  'Enevold',
  'Friis',
  'Gram',
  'Hald',
  'Iversen',
  'Juhl',
  'Krogh',
];
const SUBJECTS = [
  'Planning',
  'Review',
  'Status',
  'Workshop',
  'Interview',
  'Training',
  'Customer call',
  'Hand-over',
];
const NOBODY: MeetingDraft['attendees'] = [];

/** One tenant per organization: buildings of up to 250 rooms, ten floors each, and half as many people as rooms. */
export function campusTenants({ rooms, organizations, seed }: CampusOptions): SimulatedTenant[] {
  const random = seededRandom(seed);
  return Array.from({ length: organizations }, (_, index) => {
    const share = Math.floor(rooms / organizations) + (index < rooms % organizations ? 1 : 0);
    return campusTenant(index + 1, share, random);
  });
}

/**
 * The bookings of one tenant: in every room on every day `meetingsPerRoomDay` of them, none overlapping, from the day
 * of `now` on. Within working hours where they fit in, else over the whole day.
 */
export function* campusMeetings(
  tenant: SimulatedTenant,
  options: CampusOptions,
  now: string,
): Generator<MeetingDraft> {
  const random = seededRandom(options.seed ^ 0x5eed);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const perDay = options.meetingsPerRoomDay;
  const [firstHour, minutes] = perDay <= 40 ? [8, 600] : [0, 1435];
  const slot = Math.floor(minutes / Math.max(1, perDay) / 5) * 5;

  for (const [zone, zoneRooms] of groupByZone(tenant.rooms)) {
    const mornings = Array.from({ length: options.days }, (_, day) => {
      const date = localOf(Date.parse(now), zone).toPlainDate().add({ days: day });
      return instantAt(date.toPlainDateTime(Temporal.PlainTime.from({ hour: firstHour })), zone);
    });
    for (const room of zoneRooms) {
      const rooms = [room.address];
      for (const morning of mornings) {
        for (let index = 0; index < perDay; index += 1) {
          const length = Math.max(5, Math.ceil((slot * (0.5 + random() / 2)) / 5) * 5);
          const start = morning + index * slot * 60_000;
          yield {
            organizer: pick(tenant.people)?.mail ?? '',
            subject: pick(SUBJECTS) ?? '',
            start: textOf(start),
            end: textOf(start + length * 60_000),
            timeZone: zone,
            attendees: NOBODY,
            rooms,
            recurrence: null,
          };
        }
      }
    }
  }
}

function campusTenant(number: number, roomCount: number, random: () => number): SimulatedTenant {
  const name = `Campus ${number}`;
  const domain = `campus${number}.example`;
  const people = Array.from({ length: Math.max(10, Math.ceil(roomCount / 2)) }, (_, index) =>
    campusPerson(number, index, domain),
  );
  const everyone = people.map(({ id }) => id);
  const group = (displayName: string, members: readonly string[]) => ({
    id: guidOf(`group ${domain} ${displayName}`),
    displayName,
    members: [...members],
  });
  const buildings = Array.from({ length: Math.ceil(roomCount / ROOMS_PER_BUILDING) }, (_, index) =>
    campusBuilding(domain, index),
  );
  return {
    id: guidOf(`tenant ${domain}`),
    name,
    domain,
    people,
    connected: true,
    accounts: [],
    groups: [
      group('Add-in Users', everyone),
      group('Owners', everyone.slice(0, 1)),
      group('Integrations Admins', everyone.slice(1, 2)),
    ],
    buildings,
    rooms: [...placesFor(number, domain, buildings)]
      .slice(0, roomCount)
      .map((place) => campusRoom(place, people[0]?.mail ?? '', random)),
  };
}

function campusPerson(organization: number, index: number, domain: string): SimulatedPerson {
  const givenName = GIVEN[index % GIVEN.length] ?? '';
  const surname = SURNAMES[Math.floor(index / GIVEN.length) % SURNAMES.length] ?? '';
  const handle = `p${organization}-${index + 1}`;
  return {
    id: guidOf(`person ${domain} ${handle}`),
    handle,
    displayName: `${givenName} ${surname} ${index + 1}`,
    givenName,
    surname: `${surname} ${index + 1}`,
    mail: `${handle}@${domain}`,
    timeZone: ZONES[0] ?? 'UTC',
    enabled: true,
    delegateOf: [],
    directoryRoles: [],
  };
}

function campusBuilding(domain: string, index: number): SimulatedBuilding {
  const name = `Building ${index + 1}`;
  return {
    id: guidOf(`building ${domain} ${name}`),
    name,
    timeZone: ZONES[index % ZONES.length] ?? 'UTC',
    floors: Array.from({ length: ROOMS_PER_BUILDING / ROOMS_PER_FLOOR }, (_, floor) => ({
      id: guidOf(`floor ${domain} ${name} ${floor}`),
      label: `Floor ${floor}`,
      number: floor,
    })),
  };
}

interface CampusRoomPlace {
  readonly handle: string;
  readonly domain: string;
  readonly building: SimulatedBuilding;
  readonly floor: SimulatedBuilding['floors'][number];
  readonly onFloor: number;
}

function campusRoom(place: CampusRoomPlace, delegate: string, random: () => number): SimulatedRoom {
  const { handle, domain, building, floor, onFloor } = place;
  const oneIn = <T>(share: number, there: T, otherwise: T): T => (random() < share ? there : otherwise);
  return {
    id: guidOf(`room ${domain} ${handle}`),
    handle,
    displayName: `${building.name} ${floor.number}.${String(onFloor + 1).padStart(2, '0')}`,
    address: `${handle}@${domain}`,
    capacity: CAPACITIES[Math.floor(random() * CAPACITIES.length)] ?? 4,
    buildingId: building.id,
    floorId: floor.id,
    display: oneIn<string | null>(0.6, 'Wall screen', null),
    video: oneIn<string | null>(0.4, 'Room camera', null),
    audio: oneIn<string | null>(0.3, 'Microphones', null),
    wheelChairAccessible: oneIn(0.9, true, false),
    tags: oneIn<readonly string[]>(0.5, ['whiteboard'], []),
    timeZone: building.timeZone,
    processing: oneIn(0.05, managedBy(delegate), autoAccept),
  };
}

/** Buildings are filled floor by floor. */
function* placesFor(organization: number, domain: string, buildings: readonly SimulatedBuilding[]) {
  let index = 0;
  for (const building of buildings) {
    for (const floor of building.floors) {
      for (let onFloor = 0; onFloor < ROOMS_PER_FLOOR; onFloor += 1) {
        index += 1;
        yield {
          handle: `r${organization}-${String(index).padStart(4, '0')}`,
          domain,
          building,
          floor,
          onFloor,
        };
      }
    }
  }
}

function groupByZone(rooms: readonly SimulatedRoom[]): Map<string, SimulatedRoom[]> {
  return Map.groupBy(rooms, (room) => room.timeZone);
}
