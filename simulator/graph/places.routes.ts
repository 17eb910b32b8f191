import { Router } from 'express';
import { hostingOf, roomListAddress } from '../state/directory.ts';
import type { SimulatedTenant } from '../state/directory.ts';
import { requirePermission } from './access.ts';
import { GraphError, refusals } from './failures.ts';
import { buildingPlace, floorPlace, roomListPlace, roomPlace, workspacePlace } from './places.ts';
import { readQuery } from './query.ts';
import { param, sendOne, sendPage } from './reply.ts';

/** Graph serves 100 rooms or room lists at most per page, buildings and floors 1,000 (learn.microsoft.com/graph/api/place-list). */
const ROOMS_PER_PAGE = 100;
const OTHERS_PER_PAGE = 1000;
const OPTIONS = ['$select', '$top', '$skip', '$skiptoken', '$count'];

const collections: Readonly<
  Record<string, { list: (tenant: SimulatedTenant) => object[]; perPage: number }>
> = {
  room: {
    list: (tenant) => roomsIn(tenant).map((room) => roomPlace(tenant, room)),
    perPage: ROOMS_PER_PAGE,
  },
  roomlist: {
    list: (tenant) => online(tenant.buildings).map((building) => roomListPlace(tenant, building)),
    perPage: ROOMS_PER_PAGE,
  },
  building: { list: (tenant) => online(tenant.buildings).map(buildingPlace), perPage: OTHERS_PER_PAGE },
  floor: { list: floorsOf, perPage: OTHERS_PER_PAGE },
  // An empty list with 200 is what most companies answer.
  workspace: { list: (tenant) => workspacesIn(tenant).map(workspacePlace), perPage: ROOMS_PER_PAGE },
};
const typeNames: Readonly<Record<string, string>> = {
  room: 'room',
  roomlist: 'roomList',
  building: 'building',
  floor: 'floor',
  workspace: 'workspace',
};

/** `/places…`: needs Place.Read.All. */
export function placesRoutes(): Router {
  const router = Router();

  router.get('/microsoft.graph.:type', (req, res) => {
    const { tenant } = requirePermission(req, 'Place.Read.All');
    const type = param(req, 'type').toLowerCase();
    const collection = collections[type];
    if (!collection) throw refusals.notSimulated(`places of type ${type.slice(0, 40)}`);
    const items = collection.list(tenant);
    const query = readQuery(req, {
      options: OPTIONS,
      properties: propertiesOf(items),
      type: `microsoft.graph.${typeNames[type] ?? type}`,
      defaultTop: collection.perPage,
      mostTop: collection.perPage,
    });
    sendPage(req, res, items, query, `places/microsoft.graph.${typeNames[type] ?? type}`);
  });

  router.get('/:list/microsoft.graph.roomList/rooms', (req, res) => {
    const { tenant } = requirePermission(req, 'Place.Read.All');
    const address = param(req, 'list').toLowerCase();
    const building = online(tenant.buildings).find((each) => roomListAddress(tenant, each) === address);
    if (!building) throw notFound();
    const rooms = roomsIn(tenant).filter((room) => room.buildingId === building.id && room.listed !== false);
    const items = rooms.map((room) => roomPlace(tenant, room));
    const query = readQuery(req, {
      options: OPTIONS,
      properties: propertiesOf(items),
      type: 'microsoft.graph.room',
      defaultTop: ROOMS_PER_PAGE,
      mostTop: ROOMS_PER_PAGE,
    });
    sendPage(
      req,
      res,
      items,
      query,
      `places('${encodeURIComponent(address)}')/microsoft.graph.roomList/rooms`,
    );
  });

  router.get('/:place', (req, res) => {
    const { tenant } = requirePermission(req, 'Place.Read.All');
    const name = param(req, 'place').toLowerCase();
    const place = everyPlace(tenant).find((each) => isNamed(each, name));
    if (!place) throw notFound();
    const { type, ...item } = place;
    const query = readQuery(req, {
      options: ['$select'],
      properties: Object.keys(item),
      type: `microsoft.graph.${type}`,
      defaultTop: 1,
      mostTop: 1,
    });
    sendOne(res, { '@odata.type': `#microsoft.graph.${type}`, ...item }, query, 'places');
  });

  return router;
}

function everyPlace(tenant: SimulatedTenant) {
  return [
    ...roomsIn(tenant).map((room) => ({ type: 'room', ...roomPlace(tenant, room) })),
    ...workspacesIn(tenant).map((room) => ({ type: 'workspace', ...workspacePlace(room) })),
    ...online(tenant.buildings).map((building) => ({ type: 'roomList', ...roomListPlace(tenant, building) })),
    ...online(tenant.buildings).map((building) => ({
      type: 'building',
      emailAddress: null,
      ...buildingPlace(building),
    })),
    ...floorsOf(tenant).map((floor) => ({ type: 'floor', emailAddress: null, ...floor })),
  ];
}

function floorsOf(tenant: SimulatedTenant) {
  return online(tenant.buildings).flatMap((building) =>
    building.floors.map((floor) => floorPlace(building, floor)),
  );
}

function roomsIn(tenant: SimulatedTenant) {
  return online(tenant.rooms).filter(({ kind }) => kind !== 'workspace');
}

function workspacesIn(tenant: SimulatedTenant) {
  return online(tenant.rooms).filter(({ kind }) => kind === 'workspace');
}

/** Places on the company's own Exchange Server are unknown to Graph. */
function online<T extends Parameters<typeof hostingOf>[0]>(places: readonly T[]): T[] {
  return places.filter((place) => hostingOf(place) === 'online');
}

function isNamed(place: { id: string; emailAddress: string | null }, name: string): boolean {
  return place.id === name || place.emailAddress === name;
}

function propertiesOf(items: readonly object[]): string[] {
  return items[0] ? Object.keys(items[0]) : [];
}

function notFound(): GraphError {
  return new GraphError(404, 'ResourceNotFound', 'The requested place was not found.');
}
