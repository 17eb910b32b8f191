import type {
  SimulatedBuilding,
  SimulatedPerson,
  SimulatedRoom,
  SimulatedTenant,
} from '../state/directory.ts';
import { guidOf } from '../state/ids.ts';
import { GLOBAL_ADMINISTRATOR } from './nordhavn.ts';
import { autoAccept } from './policies.ts';

const DOMAIN = 'sydhavn.example';
const COPENHAGEN = 'Europe/Copenhagen';

/**
 * The other company of fixture F0: it has never heard of the product. Two administrators, one of them without a
 * mailbox; somebody with one name only; and a guest from `home` (anna of Nordhavn).
 */
export function sydhavn(home: SimulatedTenant): SimulatedTenant {
  const anna = home.people.find(({ handle }) => handle === 'anna');
  return {
    id: guidOf('tenant sydhavn'),
    name: 'Sydhavn',
    domain: DOMAIN,
    people: [
      person('Siri Strand', { directoryRoles: [GLOBAL_ADMINISTRATOR] }),
      person('Sven Krog', { directoryRoles: [GLOBAL_ADMINISTRATOR], hasMailbox: false }),
      person('Sofie Lund'),
      person('Svala'),
      ...(anna
        ? [
            {
              ...person('Anna Holm (guest)'),
              handle: 'anna-guest',
              id: guidOf('person sydhavn anna-guest'),
              mail: anna.mail,
              guestOf: { tenantId: home.id, personId: anna.id },
            },
          ]
        : []),
    ],
    groups: [
      {
        id: guidOf('group sydhavn Everybody'),
        displayName: 'Everybody',
        members: ['siri', 'sven', 'sofie', 'svala'].map(personId),
      },
    ],
    buildings: [BRYGGEN],
    rooms: [room('mole', 6), room('fyr', 12)],
    connected: false,
    accounts: [],
  };
}

function person(displayName: string, extra: Partial<SimulatedPerson> = {}): SimulatedPerson {
  const [givenName = '', surname = ''] = displayName.split(' ');
  const handle = givenName.toLowerCase();
  return {
    id: personId(handle),
    handle,
    displayName,
    givenName,
    surname,
    mail: `${handle}@${DOMAIN}`,
    timeZone: COPENHAGEN,
    enabled: true,
    delegateOf: [],
    directoryRoles: [],
    ...extra,
  };
}

const BRYGGEN: SimulatedBuilding = {
  id: guidOf('building sydhavn Bryggen'),
  name: 'Bryggen',
  timeZone: COPENHAGEN,
  floors: [{ id: guidOf('floor sydhavn Bryggen 0'), label: '0', number: 0 }],
};

function room(name: string, capacity: number): SimulatedRoom {
  return {
    id: guidOf(`room sydhavn ${name}`),
    handle: name,
    displayName: name,
    address: `${name}@${DOMAIN}`,
    capacity,
    buildingId: BRYGGEN.id,
    floorId: BRYGGEN.floors[0]?.id ?? BRYGGEN.id,
    display: null,
    video: null,
    audio: null,
    wheelChairAccessible: true,
    tags: [],
    timeZone: COPENHAGEN,
    processing: autoAccept,
  };
}

function personId(handle: string): string {
  return guidOf(`person sydhavn ${handle}`);
}
