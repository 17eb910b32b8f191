import type {
  SimulatedBuilding,
  SimulatedGroup,
  SimulatedPerson,
  SimulatedRoom,
  SimulatedTenant,
} from '../state/directory.ts';
import { guidOf } from '../state/ids.ts';
import { autoAccept, managedBy } from './policies.ts';

const DOMAIN = 'nordhavn.example';
const COPENHAGEN = 'Europe/Copenhagen';
const NEW_YORK = 'America/New_York';

/** Entra's well-known role template ids (learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference). */
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

export const mailOf = (handle: string): string => `${handle}@${DOMAIN}`;

/** The directory of fixture F0: one company, two buildings, five rooms, ten people. */
export function nordhavn(): SimulatedTenant {
  return {
    id: guidOf('tenant nordhavn'),
    name: 'Nordhavn',
    domain: DOMAIN,
    people: people(),
    groups: groups(),
    buildings: [HQ, BW],
    rooms: rooms(),
  };
}

function people(): SimulatedPerson[] {
  const person = (
    displayName: string,
    extra: Partial<Pick<SimulatedPerson, 'timeZone' | 'delegateOf' | 'directoryRoles'>> = {},
  ): SimulatedPerson => {
    const [givenName = '', surname = ''] = displayName.split(' ');
    const handle = givenName.toLowerCase();
    return {
      id: personId(handle),
      handle,
      displayName,
      givenName,
      surname,
      mail: mailOf(handle),
      timeZone: COPENHAGEN,
      enabled: true,
      delegateOf: [],
      directoryRoles: [],
      ...extra,
    };
  };

  return [
    person('Anna Holm'),
    person('Bent Kjær', { delegateOf: [mailOf('carla')] }),
    person('Carla Dahl'),
    person('Dora Lind'),
    person('Erik Storm'),
    person('Fatima Noor'),
    person('Gus Winther', { directoryRoles: [GLOBAL_ADMINISTRATOR] }),
    person('Hana Berg'),
    person('Ivan Petrov'),
    person('Nora Quinn', { timeZone: NEW_YORK }),
  ];
}

function groups(): SimulatedGroup[] {
  const members: Readonly<Record<string, readonly string[]>> = {
    'Add-in Users': ['anna', 'carla', 'nora'],
    'Add-in Delegates': ['bent'],
    Sales: ['anna'],
    'Board-Assistants': ['bent'],
    'Canteen CPH': ['dora'],
    'AV CPH': ['erik'],
    'Reception CPH': ['fatima'],
    'Integrations Admins': ['gus'],
    Owners: ['hana'],
  };
  return Object.entries(members).map(([displayName, handles]) => ({
    id: guidOf(`group nordhavn ${displayName}`),
    displayName,
    members: handles.map(personId),
  }));
}

const HQ: SimulatedBuilding = {
  id: guidOf('building nordhavn HQ'),
  name: 'HQ',
  timeZone: COPENHAGEN,
  floors: [
    { id: guidOf('floor nordhavn HQ 1'), label: '1', number: 1 },
    { id: guidOf('floor nordhavn HQ 2'), label: '2', number: 2 },
  ],
};

const BW: SimulatedBuilding = {
  id: guidOf('building nordhavn BW'),
  name: 'BW',
  timeZone: NEW_YORK,
  floors: [{ id: guidOf('floor nordhavn BW 5'), label: '5', number: 5 }],
};

function rooms(): SimulatedRoom[] {
  const room = (
    name: string,
    building: SimulatedBuilding,
    floor: number,
    capacity: number,
    extra: Partial<SimulatedRoom> = {},
  ): SimulatedRoom => ({
    id: guidOf(`room nordhavn ${name}`),
    handle: name,
    displayName: name,
    address: mailOf(name),
    capacity,
    buildingId: building.id,
    floorId: building.floors.find(({ number }) => number === floor)?.id ?? building.id,
    display: null,
    video: null,
    audio: null,
    wheelChairAccessible: true,
    tags: [],
    timeZone: building.timeZone,
    processing: autoAccept,
    ...extra,
  });

  return [
    room('fjord', HQ, 1, 8, {
      display: 'Wall screen 75"',
      video: 'Room camera',
      audio: 'Ceiling microphones',
      tags: ['teams', 'whiteboard'],
    }),
    room('lille', HQ, 1, 4, { tags: ['whiteboard'] }),
    room('skov', HQ, 2, 12, { display: 'Wall screen 85"', tags: ['whiteboard'] }),
    room('bestyrelse', HQ, 2, 20, {
      display: 'Projector',
      video: 'Conference camera',
      audio: 'Table microphones',
      wheelChairAccessible: false,
      tags: ['teams'],
      processing: managedBy(mailOf('bent')),
    }),
    room('hudson', BW, 5, 10, { display: 'Wall screen 75"', video: 'Room camera', tags: ['teams'] }),
  ];
}

function personId(handle: string): string {
  return guidOf(`person nordhavn ${handle}`);
}
