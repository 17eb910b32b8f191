import type {
  ServiceAccount,
  SimulatedBuilding,
  SimulatedGroup,
  SimulatedPerson,
  SimulatedRoom,
  SimulatedTenant,
} from '../state/directory.ts';
import { guidOf } from '../state/ids.ts';
import { autoAccept, countedPlaces, managedBy } from './policies.ts';

const DOMAIN = 'nordhavn.example';
const COPENHAGEN = 'Europe/Copenhagen';
const NEW_YORK = 'America/New_York';

/** Entra's well-known role template ids (learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference). */
export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

/** Not plain ASCII on purpose: clients that send anything but UTF-8 must fail here and not at a customer. */
const SERVICE_PASSWORD = 'Lys på Havnen 7!';

export const mailOf = (handle: string): string => `${handle}@${DOMAIN}`;

/**
 * The company of fixture F0: five rooms in two buildings in Exchange Online, three more in a third building on its own
 * Exchange Server, eleven people (olav's mailbox is on the server). `workspaces`: with twelve desks in HQ as well.
 */
export function nordhavn({ workspaces = false }: { readonly workspaces?: boolean } = {}): SimulatedTenant {
  return {
    id: guidOf('tenant nordhavn'),
    name: 'Nordhavn',
    domain: DOMAIN,
    people: people(),
    groups: groups(),
    buildings: [HQ, BW, PAKHUS],
    rooms: [...rooms(), ...serverRooms(), ...(workspaces ? [desks()] : [])],
    connected: true,
    accounts: serviceAccounts(),
  };
}

function people(): SimulatedPerson[] {
  const person = (
    displayName: string,
    extra: Partial<Pick<SimulatedPerson, 'timeZone' | 'delegateOf' | 'directoryRoles' | 'hosting'>> = {},
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
    person('Olav Bakke', { hosting: 'server' }),
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
    'House Teams': ['fatima'],
    'Integrations Admins': ['gus'],
    Owners: ['hana'],
  };
  const direct = Object.entries(members).map(([displayName, handles]) => ({
    id: groupId(displayName),
    displayName,
    members: handles.map(personId),
  }));
  // Groups nest: whoever may use the add-in is in here through another group, gus directly.
  const everyone = {
    id: groupId('Add-in Everyone'),
    displayName: 'Add-in Everyone',
    members: [groupId('Add-in Users'), groupId('Add-in Delegates'), personId('gus')],
  };
  return [...direct, everyone];
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

/** The old warehouse, whose rooms never left the company's own Exchange Server. */
const PAKHUS: SimulatedBuilding = {
  id: guidOf('building nordhavn Pakhus'),
  name: 'Pakhus',
  timeZone: COPENHAGEN,
  floors: [{ id: guidOf('floor nordhavn Pakhus 0'), label: '0', number: 0 }],
  hosting: 'server',
  roomList: mailOf('pakhus'),
};

function room(
  name: string,
  building: SimulatedBuilding,
  floor: number,
  capacity: number,
  extra: Partial<SimulatedRoom> = {},
): SimulatedRoom {
  return {
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
    ...(building.hosting && { hosting: building.hosting }),
    ...extra,
  };
}

function serverRooms(): SimulatedRoom[] {
  return [
    room('kaj', PAKHUS, 0, 6, { display: 'Wall screen 55"', aliases: [mailOf('kajen')] }),
    room('dok', PAKHUS, 0, 10, { video: 'Room camera' }),
    room('smedje', PAKHUS, 0, 4, { listed: false }),
  ];
}

/** Desks by the window, of which people book one each or several together. Room lists have rooms only. */
function desks(): SimulatedRoom {
  return room('desks', HQ, 2, 12, {
    kind: 'workspace',
    display: 'Monitor 27"',
    processing: countedPlaces,
    listed: false,
  });
}

function account(handle: string, over: Partial<ServiceAccount> = {}): ServiceAccount {
  return {
    id: guidOf(`account nordhavn ${handle}`),
    handle,
    displayName: handle,
    mail: mailOf(handle),
    userName: `NORDHAVN\\${handle}`,
    password: SERVICE_PASSWORD,
    hasMailbox: true,
    mayImpersonate: true,
    ...over,
  };
}

/** Accounts on the Exchange Server: one as it should be, one without the role, one without a mailbox. */
function serviceAccounts(): ServiceAccount[] {
  return [
    account('svc-foyer'),
    account('svc-norole', { mayImpersonate: false }),
    account('svc-nomail', { hasMailbox: false }),
  ];
}

function rooms(): SimulatedRoom[] {
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

function groupId(displayName: string): string {
  return guidOf(`group nordhavn ${displayName}`);
}

function personId(handle: string): string {
  return guidOf(`person nordhavn ${handle}`);
}
