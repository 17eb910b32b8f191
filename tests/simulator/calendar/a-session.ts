import type { Session } from '../../../simulator/outlook/wire.ts';

const person = (handle: string, displayName: string) => ({
  handle,
  displayName,
  mail: `${handle}@nordhavn.example`,
  timeZone: 'Europe/Copenhagen',
  tenant: 'Nordhavn',
});
export const aRoom = {
  address: 'fjord@nordhavn.example',
  displayName: 'fjord',
  capacity: 8,
  building: 'HQ',
  floor: '1',
  timeZone: 'Europe/Copenhagen',
  managed: false,
  delegate: false,
};
/** Anna of Nordhavn with two colleagues and one room, Monday morning. */
export const aSession = (): Session => ({
  now: '2026-11-30T08:00:00.000Z',
  person: { ...person('anna', 'Anna Holm'), id: 'p', tenantId: 't' },
  everybody: [],
  people: [person('anna', 'Anna Holm'), person('bent', 'Bent Kjær'), person('bodil', 'Bente Holst')],
  rooms: [aRoom],
  delegateOf: [],
  addin: {
    id: 'a',
    name: 'Foyer',
    iconUrl: '',
    taskpaneUrl: '',
    eventsUrl: '',
    scope: '',
    launchEvents: [],
    fault: null,
  },
  settings: {},
});
