import { randomUUID } from 'node:crypto';
import {
  IntegrationId,
  MailboxAddress,
  OrganizationId,
  UnitId,
  Instant,
} from '../../../contract/primitives.ts';
import type { Permission } from '../../../contract/route.ts';
import type { ExchangeRoom } from '../../../server/exchange/index.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import type { Storage } from '../../../server/storage/open-database.ts';

/** Two organizations with one integration and a few places each, for stores that need them to be there. */

const guid = (kind: number, number: number) =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const nordhavn = OrganizationId.parse(guid(1, 1));
export const fabrikam = OrganizationId.parse(guid(1, 2));
export const online = IntegrationId.parse(guid(2, 1));
export const second = IntegrationId.parse(guid(2, 2));
export const foreign = IntegrationId.parse(guid(2, 3));
export const campus = UnitId.parse(guid(3, 1));
export const otherCampus = UnitId.parse(guid(3, 2));
export const foreignUnit = UnitId.parse(guid(3, 3));
export const tenant = guid(4, 1);

export const address = (name: string) => MailboxAddress.parse(`${name}@nordhavn.test`);
export const instant = (text: string) => Instant.parse(text);
export const MONDAY = instant('2026-11-30T08:00:00Z');
export const clockAt = (now: Instant) => ({ now: () => now });

export function aRoom(name: string, more: Partial<ExchangeRoom> = {}): ExchangeRoom {
  return {
    mailbox: address(name),
    kind: 'room',
    displayName: name,
    capacity: 6,
    building: null,
    floor: null,
    equipment: [],
    roomLists: [],
    directoryId: null,
    ...more,
  };
}

/** Somebody with permissions in the whole organization, or below one unit. */
export function aCaller(
  permissions: readonly Permission[],
  unit: UnitId | null = null,
  organization = nordhavn,
): Caller {
  return {
    organization,
    tenantId: tenant,
    objectId: guid(5, 1),
    name: 'Rita',
    mail: null,
    groups: new Set(),
    grants: permissions.map((permission) => ({ permission, unit, department: null })),
    requestId: null,
  };
}

export async function layOrganizations({ db }: Storage): Promise<void> {
  for (const id of [nordhavn, fabrikam]) {
    await db
      .insertInto('organization')
      .values({ id, name: `organization ${id}`, contact_name: 'Hana', contact_mail: 'hana@x.example' })
      .execute();
    await db
      .insertInto('login_tenant')
      .values({ organization_id: id, tenant_id: tenantOf(id) })
      .execute();
  }
  for (const [organization_id, id] of [
    [nordhavn, online],
    [nordhavn, second],
    [fabrikam, foreign],
  ] as const) {
    await db
      .insertInto('integration')
      .values({
        organization_id,
        id,
        kind: 'graph',
        tenant_id: tenantOf(organization_id),
        label: 'Exchange Online',
        status: 'active',
        control_mailbox: 'paula.person@nordhavn.test',
      })
      .execute();
  }
  for (const [organization_id, id, name] of [
    [nordhavn, campus, 'CPH'],
    [nordhavn, otherCampus, 'NYC'],
    [fabrikam, foreignUnit, 'Foreign'],
  ] as const) {
    await db
      .insertInto('unit')
      .values({ organization_id, id, parent_id: null, kind: 'campus', name, time_zone: 'Europe/Copenhagen' })
      .execute();
  }
}

export function tenantOf(organization: OrganizationId): string {
  return organization === nordhavn ? tenant : guid(4, 2);
}

/** A calendar as it stands in the database; gives its id. */
export async function layCalendar(
  { db }: Storage,
  name: string,
  more: {
    readonly organization?: OrganizationId;
    readonly integration?: string;
    readonly unit?: UnitId | null;
    readonly isListed?: boolean;
  } = {},
): Promise<string> {
  const { organization = nordhavn, integration = online, unit = campus, isListed = true } = more;
  const id = randomUUID();
  await db
    .insertInto('calendar')
    .values({
      organization_id: organization,
      id,
      integration_id: integration,
      mailbox: address(name),
      name,
      capacity: 6,
      unit_id: unit,
      is_listed: isListed,
    })
    .execute();
  return id;
}
