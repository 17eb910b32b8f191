import { TimeZone } from '../../contract/primitives.ts';
import type { ExchangeRoom } from '../exchange/exchange.port.ts';
import { placeRooms } from './place-rooms.ts';
import { planFinance, vatCategoryIdOf } from './plan-finance.ts';
import { planMenus } from './plan-menus.ts';
import { planReceptions, RECEPTION_GROUP } from './plan-receptions.ts';
import { planTeams, TEAM_GROUPS } from './plan-teams.ts';
import type { Above } from './place-rooms.ts';
import type { FixturePlan } from './seed.store.ts';
import { stableId } from './stable-id.ts';
import type { WorldTenant } from './world.ts';

const copenhagen = TimeZone.parse('Europe/Copenhagen');
const newYork = TimeZone.parse('America/New_York');

/** Where the buildings of fixture F0 stand. */
const above: Above = new Map([
  [
    'HQ',
    [
      { kind: 'region', name: 'EU', time_zone: copenhagen },
      { kind: 'campus', name: 'CPH', time_zone: copenhagen },
    ],
  ],
  [
    'BW',
    [
      { kind: 'region', name: 'US', time_zone: newYork },
      { kind: 'campus', name: 'NYC', time_zone: newYork },
    ],
  ],
]);

/** Which role the members of a group have, by the display name of the group. */
const roleOfGroup = new Map([
  ['Add-in Users', 'add-in-user'],
  ['Add-in Delegates', 'add-in-user-with-delegated-access'],
  ['Owners', 'owner'],
  ['Integrations Admins', 'integrations-administrator'],
  ...[...TEAM_GROUPS, RECEPTION_GROUP].map((group) => [group, 'portal-user'] as const),
]);

/** Rooms of F0 that a person decides about, and the only group that may book each. */
const managed = new Map([['bestyrelse', 'Board-Assistants']]);

/** The id of the organization that a fixture makes of an Entra tenant: who has this id is a fixture's. */
export function organizationIdOf(tenantId: string): string {
  return stableId('organization', tenantId);
}

/** The id of that organization's only integration. */
export function integrationIdOf(tenantId: string): string {
  return stableId('integration', organizationIdOf(tenantId));
}

/** What an administrator would have set up for one tenant, its rooms being `listed`; without `ewsUrl` connected through Graph. */
export function planFixture(
  fixture: string,
  tenant: WorldTenant,
  listed: readonly ExchangeRoom[],
  ewsUrl?: string,
): FixturePlan {
  const rooms = listed.map(placed);
  const organization_id = organizationIdOf(tenant.id);
  const integration_id = integrationIdOf(tenant.id);
  const isF0 = fixture === 'F0';
  const zones = new Map(tenant.buildings.map(({ name, timeZone }) => [name, timeZone]));
  const places = placeRooms(
    organization_id,
    rooms,
    isF0 ? above : new Map(),
    (building) => zones.get(building) ?? copenhagen,
  );
  const groups = new Map(tenant.groups.map(({ displayName, id }) => [displayName, id]));
  const teams = isF0 ? planTeams(organization_id, tenant, places.units) : [];
  const contact = tenant.people.find(({ handle }) => isF0 && handle === 'hana') ?? tenant.people[0];

  return {
    organization: {
      id: organization_id,
      name: tenant.name,
      contact_name: contact?.displayName ?? tenant.name,
      contact_mail: contact?.mail ?? `postmaster@${tenant.domain}`,
    },
    loginTenant: { organization_id, tenant_id: tenant.id },
    integration: {
      organization_id,
      id: integration_id,
      ...reachedThrough(ewsUrl, rooms),
      tenant_id: tenant.id,
      label: 'Exchange Online',
      status: 'active',
      control_mailbox: contact?.mail.toLowerCase() ?? null,
    },
    units: places.units.map((unit) => ({ organization_id, ...unit })),
    calendars: rooms.map((room) => {
      const group = isF0 ? managed.get(room.displayName) : undefined;
      const bookers = groups.get(group ?? '');
      return {
        organization_id,
        id: stableId('calendar', integration_id, room.mailbox),
        integration_id,
        mailbox: room.mailbox,
        name: room.displayName,
        kind: room.kind,
        capacity: room.capacity,
        equipment: [...room.equipment],
        unit_id: places.unitOf(room),
        booking: isF0 && managed.has(room.displayName) ? 'request' : 'direct',
        // Skov is set up before and cleared after what teams do there.
        ...(isF0 && room.displayName === 'skov' && { buffer_before: 30, buffer_after: 30 }),
        booked_by: bookers === undefined ? [] : [bookers],
        group_names: JSON.stringify(bookers === undefined ? {} : { [bookers]: group }),
      };
    }),
    teams,
    receptions: isF0 ? planReceptions(organization_id, tenant, places.units) : [],
    finance: isF0 ? planFinance(organization_id, tenant) : null,
    menus: planMenus(
      organization_id,
      teams.map(({ provider: { id, name } }) => ({ id, name })),
      vatCategoryIdOf(organization_id),
    ),
    roles: [...roleOfGroup].flatMap(([name, role]) => {
      const object_id = groups.get(name);
      if (object_id === undefined) return [];
      const id = stableId('role', organization_id, object_id, role);
      return {
        organization_id,
        id,
        principal_kind: 'entra_group',
        tenant_id: tenant.id,
        object_id,
        holder_name: name,
        role,
        unit_id: null,
      };
    }),
  };
}

/** Exchange does not say where a workspace is; whoever administers Foyer does. */
function placed(room: ExchangeRoom): ExchangeRoom {
  return room.kind === 'workspace' ? { ...room, building: 'HQ', floor: '2' } : room;
}

function reachedThrough(ewsUrl: string | undefined, [anchor]: readonly ExchangeRoom[]) {
  if (ewsUrl === undefined) return { kind: 'graph' } as const;
  return { kind: 'ews-online', ews_url: ewsUrl, account: anchor?.mailbox ?? null } as const;
}
