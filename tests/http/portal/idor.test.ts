import { randomUUID } from 'node:crypto';
import { addAssignment, explainAccess, listAssignments } from '../../../contract/access.ts';
import { addApiKey } from '../../../contract/api-keys.ts';
import { listAudit } from '../../../contract/audit.ts';
import { listCalendars } from '../../../contract/calendars.ts';
import { addCostCenterGroup, readFinance } from '../../../contract/finance.ts';
import { addFavorite } from '../../../contract/favorites.ts';
import { addFavoriteRoom } from '../../../contract/own-rooms.ts';
import { findPersonalData } from '../../../contract/personal-data.ts';
import { routes } from '../../../contract/index.ts';
import { listIntegrations, readAttempt, testIntegration } from '../../../contract/integrations.ts';
import { putMeeting } from '../../../contract/meetings.ts';
import { CategoryId, ItemId } from '../../../contract/menu-items.ts';
import { addCategory, addItem, readMenu } from '../../../contract/menus.ts';
import { listPhotoConsents } from '../../../contract/photo-consents.ts';
import {
  addDepartment,
  listDepartments,
  listUnits,
  readOrganization,
} from '../../../contract/organization.ts';
import { readFloorPlan } from '../../../contract/floor-plans.ts';
import { readRoomDetails } from '../../../contract/room-details.ts';
import { listRoomFaults, reportFault, RoomFaultId } from '../../../contract/room-faults.ts';
import { listRoomPolicies } from '../../../contract/room-policies.ts';
import { signUp } from '../../../contract/portal.ts';
import { AssignmentId, DepartmentId, OrganizationId, TimeZone } from '../../../contract/primitives.ts';
import { ProviderId, addTemplate, listRoomProviders } from '../../../contract/services.ts';
import { listDeskVisits } from '../../../contract/front-desk.ts';
import { listHouseRules } from '../../../contract/house-rules.ts';
import { readKioskOptions } from '../../../contract/kiosk-options.ts';
import { listKiosks } from '../../../contract/kiosks.ts';
import { listReceptions } from '../../../contract/receptions.ts';
import { ReceptionId } from '../../../contract/visitor-ids.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { listParcels, noteParcel, ParcelId } from '../../../contract/parcels.ts';
import { addListedHost, ListedHostId, listListedHosts } from '../../../contract/listed-hosts.ts';
import { addWatched, listWatched, WatchEntryId } from '../../../contract/watch-list.ts';
import { noPolicy, noWeights } from '../../../server/modules/rooms/index.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import { inviteTo } from '../../support/kiosk.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

/** What Nordhavn has, by what its ids stand for. */
interface Loot {
  readonly unit: string;
  readonly department: string;
  readonly assignment: string;
  readonly integration: string;
  readonly attempt: string;
  readonly calendar: string;
  readonly mailbox: string;
  readonly tenantId: string;
  readonly person: string;
  /** Who marked a room. */
  readonly colleague: string;
  readonly group: string;
  readonly link: string;
  readonly bookingKey: string;
  readonly provider: string;
  readonly template: string;
  readonly vatCategory: string;
  readonly costCenter: string;
  readonly costCenterGroup: string;
  readonly menuCategory: string;
  readonly menuItem: string;
  readonly favorite: string;
  readonly apiKey: string;
  readonly reception: string;
  readonly visitor: string;
  readonly visit: string;
  readonly kiosk: string;
  readonly watchEntry: string;
  readonly listedHost: string;
  readonly parcel: string;
  readonly fault: string;
}

type PortalRoute = (typeof routes)[number];
const ours = routes.filter(({ api }) => api === 'portal-api');
const nameOf = ({ method, path }: PortalRoute) => `${method.toUpperCase()} ${path}`;

/** Which of the ids a path asks for. A route that is not known here fails the test that looks for it. */
const pathIds: readonly (readonly [RegExp, (loot: Loot) => string])[] = [
  [/^\/units\/:id/, ({ unit }) => unit],
  [/^\/departments\/:id/, ({ department }) => department],
  [/^\/room-policies\/:id/, ({ unit }) => unit],
  [/^\/room-rankings\/:id/, ({ unit }) => unit],
  [/^\/rooms\/:id/, ({ calendar }) => calendar],
  [/^\/room-faults\/:id/, ({ fault }) => fault],
  [/^\/assignments\/:id/, ({ assignment }) => assignment],
  [/^\/calendars\/:id/, ({ calendar }) => calendar],
  [/^\/integrations\/attempts\/:id/, ({ attempt }) => attempt],
  [/^\/integrations\/:id/, ({ integration }) => integration],
  [/^\/meetings\/:link/, ({ link }) => link],
  [/^\/reconcile\/:link/, ({ link }) => link],
  [/^\/departed-organizers\/:organizer/, () => 'anna@nordhavn.example'],
  [/^\/people\/:tenantId\/:id/, ({ person }) => person],
  [/^\/providers\/:id/, ({ provider }) => provider],
  [/^\/menu-categories\/:id/, ({ menuCategory }) => menuCategory],
  [/^\/menu-items\/:id/, ({ menuItem }) => menuItem],
  [/^\/vat-categories\/:id/, ({ vatCategory }) => vatCategory],
  [/^\/cost-centers\/:id/, ({ costCenter }) => costCenter],
  [/^\/cost-center-groups\/:id/, ({ costCenterGroup }) => costCenterGroup],
  // Requests with ids of their own: tests/server/services/set-up-requests.test.ts tries those.
  [/^\/service-requests\/:id/, ({ template }) => template],
  // Settlements with ids of their own: tests/server/settlement/settling.test.ts tries those.
  [/^\/settlements\/:id/, ({ link }) => link],
  [/^\/api-keys\/:id/, ({ apiKey }) => apiKey],
  [/^\/receptions\/:id/, ({ reception }) => reception],
  [/^\/visits\/:id/, ({ visit }) => visit],
  [/^\/kiosks\/:id/, ({ kiosk }) => kiosk],
  [/^\/parcels\/:id/, ({ parcel }) => parcel],
  [/^\/watch-entries\/:id/, ({ watchEntry }) => watchEntry],
  [/^\/listed-hosts\/:id/, ({ listedHost }) => listedHost],
];
/** Steps of a set-up belong to one browser session, whatever the organization: tests/http/attacks tries to steal them. */
const ofSessions = /^\/integrations\/consents\/:flow/;

/** What a route must be asked with besides. */
const queries: Readonly<Record<string, string>> = {
  'GET /providers/:id/meetings': '?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z',
};

/** Vera, who is expected at Nordhavn, is on its watch list. */
const watched = {
  names: ['Vera Olsen'],
  addresses: [],
  reason: 'stolen',
  instruction: 'stolen',
  until: '2026-12-31' as never,
};

/** Somebody on the list of a reception. */
const aHost = { name: 'Stolen Host', mail: 'stolen@nordhavn.example' };

/** Nobody may book anything for longer than a minute. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const aPolicy = { ...noPolicy, longestMinutes: 1 };

/** A body that is right in every way but whose it is about. */
const bodies: Readonly<Record<string, (loot: Loot) => object>> = {
  'POST /reconcile/:link': () => ({ choice: 'discard' }),
  'POST /departed-organizers/:organizer': () => ({ choice: 'back' }),
  'PATCH /providers/:id': () => ({ name: 'stolen' }),
  'POST /providers/:id/preview': () => ({ name: 'stolen' }),
  'POST /menu-items/:id/preview': () => ({ name: 'stolen' }),
  'POST /providers/:id/service-requests': () => ({
    clientKey: randomUUID(),
    meeting: { meetingUid: 'x', occurrence: null },
    text: 'stolen',
  }),
  'POST /service-requests/:id/answer': () => ({ action: 'accept' }),
  'PATCH /service-requests/:id': () => ({ kept: [], reason: 'stolen' }),
  'PUT /service-requests/:id/staff-properties': () => ({ properties: {} }),
  'POST /service-requests/:id/messages': () => ({ id: randomUUID(), text: 'stolen' }),
  'POST /service-requests/:id/notes': () => ({ id: randomUUID(), text: 'stolen' }),
  'PATCH /vat-categories/:id': () => ({ name: 'stolen' }),
  'PUT /providers/:id/menu/order': () => ({ groups: [] }),
  'POST /providers/:id/menu/categories': () => ({ id: randomUUID(), name: 'stolen' }),
  'POST /providers/:id/menu/items': ({ vatCategory }) => anItem(vatCategory),
  'POST /providers/:id/menu/copy': ({ provider }) => ({ from: provider, isDryRun: false }),
  'PATCH /menu-categories/:id': () => ({ name: 'stolen' }),
  'PATCH /menu-items/:id': () => ({ name: 'stolen' }),
  'PUT /menu-items/:id/picture': () => ({ content: pixel }),
  'PATCH /cost-centers/:id': () => ({ name: 'stolen' }),
  'PATCH /cost-center-groups/:id': () => ({ name: 'stolen' }),
  'PATCH /units/:id': () => ({ name: 'stolen' }),
  'PATCH /departments/:id': () => ({ name: 'stolen' }),
  'PUT /room-policies/:id': () => aPolicy,
  'POST /room-policies/:id/preview': () => aPolicy,
  'POST /units/:id/preview': () => ({ parent: null }),
  'PUT /room-rankings/:id': () => ({ ...noWeights, seat: 1 }),
  'POST /room-rankings/:id/preview': ({ unit }) => ({
    weights: { ...noWeights, seat: 1 },
    need: {
      start: '2026-12-01T09:00:00Z',
      end: '2026-12-01T10:00:00Z',
      seats: 1,
      equipment: [],
      unit,
      near: null,
      timeZone: null,
    },
  }),
  'PUT /rooms/:id/details': () => ({ directions: 'stolen', contact: null }),
  'POST /rooms/:id/pictures': () => ({
    id: randomUUID(),
    alt: 'stolen',
    content: pixel,
  }),
  'PUT /rooms/:id/pictures': () => ({ pictures: [] }),
  'PUT /units/:id/plan': () => ({ content: pixel }),
  'PUT /units/:id/plan/rooms': ({ calendar }) => ({ rooms: [{ id: calendar, x: 1, y: 1 }] }),
  'POST /room-faults/:id/close': () => ({ note: 'stolen' }),
  'PATCH /receptions/:id': () => ({ name: 'stolen' }),
  'PUT /receptions/:id/channels': () => ({ order: [] }),
  'POST /receptions/:id/channel-test': () => ({ channel: 'teams' }),
  'POST /receptions/:id/kiosks': () => ({ id: randomUUID(), name: 'stolen' }),
  'POST /receptions/:id/house-rules': () => ({ replaces: 0, texts: null }),
  'POST /receptions/:id/photo-consents': () => ({ replaces: 0, texts: null }),
  'PATCH /receptions/:id/kiosk-options': () => ({ walkIns: true }),
  'POST /visits/:id/step': () => ({ step: 'check-in' }),
  'POST /visits/:id/notify': () => ({}),
  'POST /visits/:id/warning/answer': ({ watchEntry }) => ({
    isSomebodyElse: true,
    entries: [{ id: watchEntry, version: 1 }],
  }),
  'POST /receptions/:id/watch-entries': () => ({ id: randomUUID(), ...watched }),
  'PUT /watch-entries/:id': () => watched,
  'POST /receptions/:id/listed-hosts': () => ({ id: randomUUID(), ...aHost }),
  'PUT /listed-hosts/:id': () => aHost,
  'POST /receptions/:id/listed-hosts/import-group': ({ tenantId, group }) => ({
    group: { tenantId, id: group },
    isDryRun: false,
    isWhole: false,
  }),
  'PATCH /visits/:id/desk-fields': () => ({ answers: {} }),
  'POST /receptions/:id/walk-ins': () => ({
    visitors: [{ id: randomUUID(), name: 'stolen' }],
    host: { name: 'stolen' },
  }),
  'POST /receptions/:id/parcels': () => ({ id: randomUUID(), host: { name: 'stolen' } }),
  'POST /parcels/:id/step': () => ({ step: 'hand-over' }),
  'POST /receptions/:id/hosts': ({ visit, tenantId, person }) => ({
    host: { tenantId, id: person },
    visits: [{ id: visit, version: 1 }],
  }),
  'POST /receptions/:id/check-ins': ({ visit }) => ({
    step: 'check-in',
    visits: [{ id: visit, version: 1 }],
  }),
  'PATCH /calendars/:id': () => ({ name: 'stolen' }),
  'PATCH /integrations/:id': () => ({ label: 'stolen' }),
  'POST /integrations/:id/mailboxes/find': ({ mailbox }) => ({ addresses: [mailbox] }),
  'PUT /integrations/:id/server': () => ({
    label: 'stolen',
    url: 'https://exchange.attacker.example/EWS/Exchange.asmx',
    account: 'svc@attacker.example',
    userName: 'svc@attacker.example',
    password: 'x',
    exchangeVersion: 'Exchange2016',
    controlMailbox: 'person@attacker.example',
  }),
};

const ofThePane = routes.filter(({ api, access }) => api === 'addin-api' && access === 'rooms.read');
/** Where a route of the pane takes an id of ours, besides in its path. */
const paneQueries: Readonly<Record<string, (loot: Loot) => string>> = {
  '/rooms': ({ unit }) =>
    `?start=2026-12-01T09:00:00Z&end=2026-12-01T10:00:00Z&seats=1&unit=${encodeURIComponent(unit)}`,
  '/rooms/confirm': ({ mailbox }) =>
    `?start=2026-12-01T09:00:00Z&end=2026-12-01T10:00:00Z&room=${encodeURIComponent(mailbox)}`,
  '/rooms/:mailbox': () => '?start=2026-12-01T09:00:00Z&end=2026-12-01T10:00:00Z',
  '/rooms/:mailbox/details': () => '?day=2026-12-01&timeZone=Europe/Paris',
  '/rooms/:mailbox/faults': () => '',
  '/rooms/times': ({ unit }) =>
    `?start=2026-12-01T09:00:00Z&end=2026-12-01T10:00:00Z&seats=1&unit=${encodeURIComponent(unit)}`,
  '/rooms/series': () => '',
  '/rooms/series/plan': () => '',
  '/rooms/series/confirm': () => '',
  '/rooms/sets': () => '',
  '/places': () => '',
  '/favorite-rooms/:mailbox': () => '',
  '/own-place': () => '',
  '/meetings': () =>
    '?organizer=anna@nordhavn.example&room=fjord@nordhavn.example&start=2026-12-02T11:00:00Z&end=2026-12-02T12:00:00Z',
  '/meetings/:bookingKey': () => '',
  '/meetings/:bookingKey/dates': () => '',
  '/meetings/:bookingKey/room-plan': () => '',
  '/meetings/:bookingKey/closed-dates': ({ provider }) => `?provider=${encodeURIComponent(provider)}`,
  '/meetings/:bookingKey/take-back': () => '',
  '/meetings/:bookingKey/verdict': () => '',
  '/meetings/:bookingKey/told-dates': () => '',
  '/drafts': () => '',
  '/providers': () => '?room=fjord@nordhavn.example&start=2026-12-02T11:00:00Z&end=2026-12-02T12:00:00Z',
  '/providers/:provider/menu': () =>
    '?room=fjord@nordhavn.example&start=2026-12-02T11:00:00Z&end=2026-12-02T12:00:00Z',
  '/meetings/:bookingKey/service-requests': () => '',
  '/meetings/:bookingKey/deliveries': () => '',
  '/receptions': () => '?room=fjord@nordhavn.example',
  '/meetings/:bookingKey/visitors': () => '',
  '/previous-visitors': () => '?search=ve',
  '/meetings/:bookingKey/visitors/confirm': () => '',
  '/visitors/:visitor': () => '',
  '/visitors/:visitor/withdraw': () => '',
  '/providers/:provider/last-orders': () => '',
  '/favorites': () => '',
  '/favorites/:favorite': () => '',
  '/service-requests/:template': () => '',
  '/service-requests/:template/messages': () => '',
  '/service-requests/:template/withdraw': () => '',
};
const everyDay = {
  recurrence: {
    recurrenceType: 'daily',
    recurrenceProperties: { interval: 1 },
    seriesTime: { startDate: '2026-12-02', endDate: null, startTime: '12:00', durationMinutes: 60 },
  },
  timeZone: 'Europe/Copenhagen',
};
/** What a route of the pane is sent. */
const paneBodies: Readonly<Record<string, (loot: Loot) => object>> = {
  'POST /rooms/series': ({ mailbox }) => ({ ...everyDay, rooms: [mailbox] }),
  'POST /rooms/series/plan': ({ mailbox }) => ({ ...everyDay, room: mailbox, wish: {} }),
  'POST /rooms/series/confirm': ({ mailbox }) => ({
    dates: [{ room: mailbox, start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z' }],
  }),
  'POST /rooms/sets': ({ unit }) => ({
    start: '2026-12-01T09:00:00Z',
    end: '2026-12-01T10:00:00Z',
    sites: [
      { unit, seats: 1 },
      { unit: randomUUID(), seats: 1 },
    ],
  }),
  'PUT /own-place': ({ unit }) => ({ unit }),
  'POST /rooms/:mailbox/faults': () => ({
    id: randomUUID(),
    about: null,
    words: 'stolen',
    timeZone: 'Europe/Paris',
  }),
  'PUT /meetings/:bookingKey/room-plan': () => ({ room: 'fjord@nordhavn.example', wish: {}, dates: [] }),
  'PUT /meetings/:bookingKey/told-dates': () => ({ told: ['stolen'] }),
  'PUT /meetings/:bookingKey': () => withoutRooms,
  'POST /meetings/:bookingKey/service-requests': ({ provider }) => ({
    clientKey: randomUUID(),
    provider,
    text: 'stolen',
  }),
  'POST /meetings/:bookingKey/deliveries': ({ provider }) => ({
    clientKey: randomUUID(),
    deliveries: [{ provider, text: 'stolen' }],
  }),
  'POST /favorites': (loot) => aFavorite(loot),
  'PATCH /favorites/:favorite': () => ({ name: 'stolen' }),
  'PATCH /service-requests/:template': () => ({ text: 'stolen' }),
  'POST /meetings/:bookingKey/visitors': () => ({ visitors: [{ id: randomUUID(), name: 'stolen' }] }),
  'POST /meetings/:bookingKey/visitors/confirm': () => ({}),
  'PATCH /visitors/:visitor': () => ({ name: 'stolen' }),
  'POST /service-requests/:template/messages': () => ({ id: randomUUID(), text: 'stolen' }),
};
/** What a route of the pane answers where it does not say that there is nothing: a list without anything in it, or a refusal. */
const paneAnswers: Readonly<Record<string, readonly [number, string]>> = {
  'GET /places': [200, '"units":[]'],
  'GET /rooms/confirm': [200, '"offers":[]'],
  'POST /rooms/series': [200, '"rooms":[]'],
  'POST /rooms/series/confirm': [200, '"dates":[]'],
  'GET /meetings': [200, '{"meetings":[]}'],
  'GET /drafts': [200, '{"drafts":[],"isComplete":true}'],
  'GET /providers': [200, '{"providers":[]'],
  'GET /receptions': [200, '{"receptions":[]'],
  'GET /previous-visitors': [200, '{"visitors":[]}'],
  'GET /favorites': [200, '{"favorites":[]}'],
  'POST /favorites': [422, '/body/deliveries/0/provider'],
  'DELETE /favorites/:favorite': [200, '{}'],
  'DELETE /favorite-rooms/:mailbox': [200, '{}'],
  'PUT /meetings/:bookingKey': [403, 'permission-missing'],
};

/** Where an id of somebody else may be hidden in a body: refused, or without effect. */
const hidden: readonly (readonly [string, (loot: Loot) => object])[] = [
  [
    'POST /units',
    ({ unit }) => ({ id: randomUUID(), parent: unit, kind: 'floor', name: 'x', timeZone: 'Europe/Paris' }),
  ],
  [
    'POST /departments',
    ({ unit, tenantId, group }) => ({
      id: randomUUID(),
      name: 'x',
      tenantId,
      groupId: group,
      groupName: 'x',
      defaultUnit: unit,
      costCenter: null,
      visibility: 'everyone',
    }),
  ],
  ['POST /assignments', (loot) => roleFor(loot, { unit: loot.unit })],
  ['POST /assignments', (loot) => roleFor(loot, { department: loot.department })],
  ['POST /assignments', (loot) => roleFor(loot, {})],
  ['POST /providers', ({ unit }) => aTeam({ units: [unit] })],
  [
    'POST /providers',
    ({ tenantId, person }) => aTeam({ members: [{ kind: 'user', tenantId, id: person, name: 'x' }] }),
  ],
  ['POST /receptions', ({ unit }) => aReception({ units: [unit] })],
  [
    'POST /receptions',
    ({ tenantId, person }) => aReception({ members: [{ kind: 'user', tenantId, id: person, name: 'x' }] }),
  ],
  [
    'POST /cost-centers',
    ({ tenantId, person }) => ({
      id: randomUUID(),
      code: 'x',
      name: 'x',
      isOpen: false,
      holders: [{ kind: 'user', tenantId, id: person, name: 'x' }],
    }),
  ],
  [
    'POST /cost-center-groups',
    ({ costCenter }) => ({ id: randomUUID(), name: 'x', costCenters: [costCenter], members: [] }),
  ],
  ['POST /personal-data/export', ({ visitor }) => ({ visitors: [visitor] })],
  ['POST /personal-data/erase', ({ visitor }) => ({ visitors: [visitor] })],
  [
    'POST /personal-data/export',
    ({ tenantId, colleague }) => ({ colleagues: [{ tenantId, id: colleague }] }),
  ],
  ['POST /personal-data/erase', ({ tenantId, colleague }) => ({ colleagues: [{ tenantId, id: colleague }] })],
  [
    'POST /personal-data/export',
    ({ listedHost }) => ({ records: [{ kind: 'listed-host', id: listedHost }] }),
  ],
  ['POST /personal-data/erase', ({ listedHost }) => ({ records: [{ kind: 'listed-host', id: listedHost }] })],
  ['POST /settlements', ({ provider }) => ({ ...aSettlement(), provider })],
  ['POST /settlements', ({ costCenter }) => ({ ...aSettlement(), costCenter })],
  ['POST /calendars', ({ integration, unit, mailbox }) => ({ integration, unit, mailboxes: [mailbox] })],
  [
    'POST /evacuation/marks',
    ({ reception, visit }) => ({ reception, marks: [{ visit, isSafe: true, agoMs: 0 }] }),
  ],
  ['POST /evacuation/begin', ({ reception }) => ({ reception })],
  ['POST /calendars/remove', ({ calendar }) => ({ ids: [calendar] })],
  ['POST /calendars/place', ({ calendar, unit }) => ({ ids: [calendar], unit })],
];

function aSettlement() {
  return { id: randomUUID(), from: '2026-11-01', to: '2026-11-30', seen: { rows: 0, gross: 0 } };
}

function anItem(vat: string) {
  const nothing = { category: null, deadline: null, weekdays: null, season: null, most: null, units: null };
  const lists = { allergens: [], diets: [], options: [], contents: [] };
  const facts = { name: 'Tea', description: '', unitPrice: 1, unit: 'cup', least: 1, covers: 0, stock: null };
  return { id: randomUUID(), vat, ...nothing, ...lists, ...facts };
}

function aTeam(more: object): object {
  const rules = {
    deadlineRule: { kind: 'minutes-before', minutes: 0 },
    accepts: 'by-hand',
    whilePending: 'send',
    followsToNewRoom: true,
  };
  const team = { name: `team ${randomUUID()}`, mail: null, language: 'en', timeZone: 'Europe/Paris' };
  return { id: randomUUID(), ...team, ...rules, units: [], members: [], ...more };
}

function aReception(more: object): object {
  const facts = {
    name: `desk ${randomUUID()}`,
    language: 'en',
    country: 'DK',
    timeZone: 'Europe/Paris',
    asks: {},
  };
  return { id: randomUUID(), ...facts, units: [], members: [], ...more };
}

function roleFor({ tenantId, person }: Loot, where: object): object {
  const holder = { kind: 'user', tenantId, id: person };
  return { id: randomUUID(), holder, holderName: 'x', role: 'add-in-user', ...where };
}

const send = (route: string, path: string, body: object | undefined, who: PortalPerson['send']) =>
  who(`/portal-api${path}`, {
    method: route.split(' ')[0] ?? 'GET',
    headers: { 'if-match': '"1"', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });

describe('the owner of one organization', () => {
  let house: House;
  let hana: PortalPerson;
  let siri: PortalPerson;
  let loot: Loot;

  beforeAll(async () => {
    house = await startHouse({ isPatient: true });
    hana = await house.portal('hana');
    siri = await house.portal('siri');
    await house.control('PUT', '/tenant', { tenant: 'sydhavn.example', consent: true });
    const meeting = await aMeeting(house);
    const laid = await lay(hana);
    const menu = await aMenu(hana, ProviderId.parse(meeting.provider), laid.vatCategory);
    const anna = await house.caller('anna');
    const { id: favorite } = await anna(addFavorite, { body: aFavorite({ ...meeting, ...menu }) });
    await anna(addFavoriteRoom, { params: { mailbox: 'skov@nordhavn.example' } });
    const marked = await hana.call(findPersonalData, { body: { mail: 'anna@nordhavn.example' } });
    const colleague = marked.colleagues[0]?.id ?? '';
    const { id: fault } = await anna(reportFault, {
      params: { mailbox: 'fjord@nordhavn.example' },
      body: {
        id: RoomFaultId.parse(randomUUID()),
        about: null,
        words: 'the door',
        timeZone: TimeZone.parse('Europe/Paris'),
      },
    });
    loot = { ...laid, ...meeting, ...menu, colleague, favorite, fault, ...(await aVisit(house, hana)) };
    const id = OrganizationId.parse(randomUUID());
    const code = house.signUpCode ?? undefined;
    const body = { id, name: 'Sydhavn', contactMail: 'siri@sydhavn.example', ...(code && { code }) };
    await siri.call(signUp, { body });
    siri.actIn(id);
    const { holder } = (await siri.call(listAssignments, {})).assignments[0] ?? {};
    if (!holder) throw new Error('whoever opens an organization has a role in it');
    const given = { id: AssignmentId.parse(randomUUID()), holder, holderName: 'Siri' };
    await siri.call(addAssignment, { body: { ...given, role: 'add-in-user' } });
  });
  afterAll(() => house.close());

  /** What the other organization's owner sees of it, every part that a portal page shows. */
  const everything = async () =>
    JSON.stringify([
      await hana.call(readOrganization, {}),
      await hana.call(listUnits, {}),
      await hana.call(listDepartments, {}),
      await hana.call(listRoomPolicies, {}),
      await hana.call(readRoomDetails, { params: { id: loot.calendar } }),
      await hana.call(readFloorPlan, { params: { id: loot.unit } }),
      (await hana.call(listRoomFaults, { query: {} })).faults,
      await hana.call(listAssignments, {}),
      await hana.call(listIntegrations, {}),
      await hana.call(readFinance, {}),
      await hana.call(readMenu, { params: { id: ProviderId.parse(loot.provider) } }),
      (await hana.call(listCalendars, {})).calendars,
      await hana.call(listReceptions, {}),
      await hana.call(findPersonalData, { body: { mail: 'anna@nordhavn.example' } }),
      await hana.call(listKiosks, { params: { id: loot.reception } }),
      await hana.call(listHouseRules, { params: { id: loot.reception } }),
      await hana.call(listPhotoConsents, { params: { id: loot.reception } }),
      await hana.call(readKioskOptions, { params: { id: loot.reception } }),
      await hana.call(listWatched, { params: { id: loot.reception } }),
      await hana.call(listListedHosts, { params: { id: loot.reception } }),
      (await hana.call(listParcels, { query: { reception: loot.reception } })).parcels,
      (await hana.call(listDeskVisits, { query: { reception: loot.reception, day: VISIT_DAY } })).visits,
      // What the product does by itself meanwhile is not the doing of anybody who calls.
      (await hana.call(listAudit, { query: {} })).entries.filter(({ actor }) => actor.kind === 'person'),
    ]);
  let seen: string | null = null;
  /** The same before a try: what was seen after the one before it, so that nobody asks too often within a minute. */
  const everythingSoFar = async () => {
    const known = seen ?? (await everything());
    seen = null;
    return known;
  };
  /** The same after a try. */
  const everythingNow = async () => {
    seen = await everything();
    return seen;
  };
  const withoutSession: PortalPerson['send'] = (path, init) =>
    fetch(house.productUrl + path, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init?.headers)), origin: house.productUrl },
    });

  const withIds = ours.filter(({ path }) => path.includes(':') && !ofSessions.test(path));

  test.each(withIds.map((route) => [nameOf(route), route] as const))(
    'finds nothing of another at %s, and changes nothing',
    async (name, route) => {
      const id = pathIds.find(([pattern]) => pattern.test(route.path))?.[1];
      if (!id) throw new Error(`say in pathIds which id ${name} takes`);
      const place = route.path.replace(':tenantId', loot.tenantId).replace(/:\w+/, id(loot));
      const path = place + (queries[name] ?? '');
      const body = bodies[name]?.(loot);
      const before = await everythingSoFar();

      const closed = await send(name, path, body, withoutSession);
      const reply = await send(name, path, body, siri.send);

      expect(closed.status).toBe(401); // the route is there, and asks who comes
      expect([reply.status, await reply.text()]).toEqual([404, expect.stringContaining('not-found')]);
      expect(await everythingNow()).toBe(before);
    },
  );

  test.each(hidden.map(([name, body]) => [name, body] as const))(
    'cannot hide an id of another in the body of %s',
    async (name, body) => {
      const path = name.split(' ')[1] ?? '';
      const before = await everythingSoFar();

      const reply = await send(name, path, body(loot), siri.send);
      const said = await reply.text();

      const isHarmless = name === 'POST /calendars/remove' && said === '{"removed":0}';
      expect([name, isHarmless || reply.status === 404 || reply.status === 422, said]).toEqual([
        name,
        true,
        said,
      ]);
      expect(await everythingNow()).toBe(before);
    },
  );

  test('does not get in by naming another organization', async () => {
    for (const { method, path } of ours.filter((each) => each.method === 'get' && !each.path.includes(':'))) {
      if (path === '/me') continue;
      const headers = { 'foyer-organization': hana.organization() ?? '' };
      const reply = await siri.send(`/portal-api${path}?kind=group&search=a`, { method, headers });
      expect([path, reply.status]).toEqual([path, 404]);
    }
  });

  test.each(ofThePane.map((route) => [nameOf(route), route] as const))(
    'finds nothing of another in the pane, who may use it in one of her own: %s',
    async (name, { path, method }) => {
      const more = paneQueries[path];
      if (more === undefined) throw new Error(`say in paneQueries where ${name} takes an id`);
      const headers = {
        authorization: `Bearer ${await house.token('siri')}`,
        'foyer-organization': siri.organization() ?? '',
      };
      const own = await fetch(`${house.productUrl}/addin-api/places`, { headers });
      const named = /:(bookingKey|template|provider|visitor|favorite)/.exec(path)?.[1];
      const id = loot[(named ?? 'mailbox') as keyof Loot];
      const body = paneBodies[name]?.(loot);
      const address = `/addin-api${path.replace(/:\w+/, encodeURIComponent(id))}${more(loot)}`;
      const reply = await fetch(house.productUrl + address, {
        method: method.toUpperCase(),
        headers: { ...headers, 'if-match': '"1"', ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const said = await reply.text();

      expect(own.status).toBe(200);
      expect([name, said.includes(loot.mailbox) || said.includes(loot.unit)]).toEqual([name, false]);
      const [status, words] = paneAnswers[name] ?? [404, 'not-found'];
      expect([reply.status, said]).toEqual([status, expect.stringContaining(words)]);
    },
  );

  test('reads an audit that knows nothing of the others', async () => {
    const { entries } = await siri.call(listAudit, { query: {} });

    expect(JSON.stringify(entries)).not.toContain('Nordhavn');
    expect(entries.every(({ actor }) => actor.name !== 'Hana Berg')).toBe(true);
  });

  test('while its own reaches what is its own', async () => {
    const params = { tenantId: loot.tenantId, id: loot.person };

    expect((await hana.call(explainAccess, { params })).held).not.toEqual([]);
  });
});

const withoutRooms = {
  organizer: 'anna@nordhavn.example',
  rooms: [],
  start: '2026-12-02T11:00:00.000Z',
  end: '2026-12-02T12:00:00.000Z',
  timeZone: 'Europe/Copenhagen',
  signal: 'compose',
} as const;

type OfMenu = 'menuCategory' | 'menuItem';
type OfMeeting = 'link' | 'bookingKey' | 'provider' | 'template';
type OfVisit = 'reception' | 'visitor' | 'visit' | 'kiosk' | 'watchEntry' | 'parcel' | 'listedHost';
type OfPane = 'colleague' | 'favorite' | 'fault';

const VISIT_DAY = '2026-12-03';

/** A meeting that anna of Nordhavn has planned, with something that a team was asked for. */
async function aMeeting(house: House): Promise<Pick<Loot, OfMeeting>> {
  const anna = await house.caller('anna');
  const params = { bookingKey: randomUUID() };
  const body = { ...withoutRooms, rooms: ['fjord@nordhavn.example'] };
  const { id } = await anna(putMeeting, { params, body });
  const { start, end } = withoutRooms;
  const query = { room: 'fjord@nordhavn.example', start, end };
  const provider =
    (await anna(listRoomProviders, { query })).providers.find(({ kind }) => kind === 'set-up')?.id ?? '';
  const asked = { clientKey: randomUUID(), provider, text: 'chairs in a circle' };
  const template = (await anna(addTemplate, { params, body: asked })).id;
  return { link: id, ...params, provider, template };
}

/** Somebody who is expected at a reception of Nordhavn. */
async function aVisit(house: House, { call }: PortalPerson): Promise<Pick<Loot, OfVisit>> {
  const anna = await house.caller('anna');
  const params = { bookingKey: randomUUID() };
  const time = { start: `${VISIT_DAY}T11:00:00.000Z`, end: `${VISIT_DAY}T12:00:00.000Z` };
  const rooms = ['fjord@nordhavn.example'];
  await anna(putMeeting, { params, body: { ...withoutRooms, ...time, rooms } });
  const visitor = randomUUID();
  await anna(registerVisitors, { params, body: { visitors: [{ id: visitor, name: 'Vera Olsen' }] } });
  const sent = { organizer: 'anna', subject: 'Visit', timeZone: 'Europe/Copenhagen', rooms: ['fjord'] };
  await house.control('POST', '/meetings', { ...sent, ...time });
  const reception = (await call(listReceptions, {})).receptions.find(
    ({ name }) => name === 'Reception CPH',
  )?.id;
  const query = { reception: reception ?? '', day: VISIT_DAY };
  const visits = await eventually(
    async () => (await call(listDeskVisits, { query })).visits,
    (seen) => seen.length > 0,
  );
  const { id: kiosk } = await inviteTo(house, ReceptionId.parse(query.reception));
  const { id: watchEntry } = await call(addWatched, {
    params: { id: query.reception },
    body: { id: WatchEntryId.parse(randomUUID()), ...watched },
  });
  const { id: parcel } = await call(noteParcel, {
    params: { id: query.reception },
    body: { id: ParcelId.parse(randomUUID()), host: { name: 'Anna Holm' }, note: 'a crate' },
  });
  const { id: listedHost } = await call(addListedHost, {
    params: { id: query.reception },
    body: { id: ListedHostId.parse(randomUUID()), name: 'Anna Holm', mail: 'anna@nordhavn.example' },
  });
  return {
    reception: query.reception,
    visitor,
    visit: visits[0]?.id ?? '',
    kiosk,
    watchEntry,
    parcel,
    listedHost,
  };
}

function aFavorite({ provider, menuItem }: Pick<Loot, 'provider' | 'menuItem'>) {
  const delivery = { provider, offsetMinutes: 0, offsetFrom: 'start', guests: null } as const;
  return {
    id: randomUUID(),
    name: 'stolen',
    deliveries: [{ ...delivery, lines: [{ item: menuItem, quantity: 1 }] }],
  };
}

/** Gives a team of Nordhavn something to sell. */
async function aMenu({ call }: PortalPerson, provider: ProviderId, vat: string): Promise<Pick<Loot, OfMenu>> {
  const params = { id: provider };
  const [menuCategory, menuItem] = [CategoryId.parse(randomUUID()), ItemId.parse(randomUUID())];
  await call(addCategory, { params, body: { id: menuCategory, name: 'Drinks' } });
  await call(addItem, { params, body: { ...anItem(vat), id: menuItem } });
  return { menuCategory, menuItem };
}

/** Gives Nordhavn one of everything, and tells the ids. */
async function lay({ call }: PortalPerson): Promise<Omit<Loot, OfMeeting | OfMenu | OfVisit | OfPane>> {
  const [unit] = (await call(listUnits, {})).units;
  const [calendar] = (await call(listCalendars, {})).calendars;
  const [given] = (await call(listAssignments, {})).assignments;
  const [integration] = (await call(listIntegrations, {})).integrations;
  if (!unit || !calendar || !given || !integration) throw new Error('the fixture lacks something');

  const { tenantId, id: group } = given.holder;
  let attempt = await call(testIntegration, { params: { id: integration.id } });
  while (attempt.state === 'running') attempt = await call(readAttempt, { params: { id: attempt.id } });
  const department = DepartmentId.parse(randomUUID());
  const sales = {
    name: 'Sales',
    tenantId,
    groupId: group,
    groupName: 'Sales',
    visibility: 'everyone',
  } as const;
  await call(addDepartment, { body: { id: department, ...sales, defaultUnit: null, costCenter: null } });
  const assignment = AssignmentId.parse(randomUUID());
  const person = randomUUID();
  const holder = { kind: 'user', tenantId, id: person } as const;
  await call(addAssignment, { body: { id: assignment, holder, holderName: 'A', role: 'auditor' } });
  const { vatCategories, costCenters } = await call(readFinance, {});
  const costCenterGroup = randomUUID();
  await call(addCostCenterGroup, {
    body: { id: costCenterGroup, name: 'Projects', costCenters: [], members: [] },
  });
  const apiKey = randomUUID();
  await call(addApiKey, { body: { id: apiKey, name: 'ERP', scopes: ['requests.read'], days: 1 } });
  return {
    apiKey,
    vatCategory: vatCategories[0]?.id ?? '',
    costCenter: costCenters[0]?.id ?? '',
    costCenterGroup,
    unit: unit.id,
    department,
    assignment,
    integration: integration.id,
    attempt: attempt.id,
    calendar: calendar.id,
    mailbox: calendar.mailbox,
    tenantId,
    person,
    group,
  };
}
