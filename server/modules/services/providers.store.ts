import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { DeadlineRule } from '../../../contract/deadlines.ts';
import { HolidayRule } from '../../../contract/holidays.ts';
import { ClosedCalendar, OpeningWeek } from '../../../contract/opening.ts';
import { Notification } from '../../../contract/notification.ts';
import { Properties } from '../../../contract/properties.ts';
import type { Property } from '../../../contract/properties.ts';
import { TimeZone, UnitId } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { ProviderMember } from '../../../contract/service-teams.ts';
import { ProviderId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { takeTurn } from '../../storage/take-turn.ts';
import type { ProviderTable } from '../../storage/tables/services.ts';
import type { Provider } from './request.ts';

/** A team with what only those see who look after it. */
export interface FullProvider extends Provider {
  readonly members: readonly ProviderMember[];
  /** What it gets by mail. */
  readonly notification: Notification;
  /** What it asks of whoever orders, and what its members fill in on a request. */
  readonly userProperties: readonly Property[];
  readonly staffProperties: readonly Property[];
  readonly version: number;
}

/** Every team of an organization by name, or those with the given ids. */
export async function listProviders(
  db: Db | Tx,
  organization: OrganizationId,
  ids?: readonly string[],
): Promise<readonly FullProvider[]> {
  if (ids?.length === 0) return [];
  const rows = await db
    .selectFrom('provider')
    .selectAll()
    .select(unitsAndMembers)
    .where('organization_id', '=', organization)
    .$if(ids !== undefined, (query) => query.where(sql<boolean>`id = any(${[...(ids ?? [])]}::uuid[])`))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ units, members, ...row }) => ({
    ...providerFrom(row),
    units: units.map((unit) => UnitId.parse(unit)),
    members,
  }));
}

/** With the row itself: a team is read in every transaction about a request, often several times. */
const unitsAndMembers = [
  sql<string[]>`array(
    select unit_id::text from provider_unit as unit
    where unit.organization_id = provider.organization_id and unit.provider_id = provider.id
    order by unit_id
  )`.as('units'),
  sql<ProviderMember[]>`(
    select coalesce(jsonb_agg(
      jsonb_build_object('kind', principal_kind, 'tenantId', tenant_id, 'id', object_id, 'name', holder_name)
      order by holder_name, object_id
    ), '[]')
    from provider_member as member
    where member.organization_id = provider.organization_id and member.provider_id = provider.id
  )`.as('members'),
] as const;

function providerFrom(row: Selectable<ProviderTable>): Omit<FullProvider, 'units' | 'members'> {
  return {
    id: ProviderId.parse(row.id),
    kind: row.kind,
    name: row.name,
    mail: row.mail,
    language: row.language,
    timeZone: TimeZone.parse(row.time_zone),
    deadlineRule: DeadlineRule.parse(row.deadline_rule),
    hours: OpeningWeek.parse(row.opening_hours),
    closedDays: ClosedCalendar.parse(row.closed_days),
    holidays: row.holidays === null ? null : HolidayRule.parse(row.holidays),
    lateFeeRate: row.late_fee_rate,
    coversPerHour: row.covers_per_hour,
    userProperties: Properties.parse(row.user_properties),
    staffProperties: Properties.parse(row.staff_properties),
    notification: Notification.parse(row.notification),
    accepts: row.accepts,
    whilePending: row.while_pending,
    followsToNewRoom: row.follows_to_new_room,
    isActive: row.is_active,
    version: row.version,
  };
}

/** The ids of the teams for which a person works: by name, or through a group (nested groups count). */
export async function providersOf(
  db: Db | Tx,
  {
    organization,
    tenantId,
    objectId,
    groups,
  }: Pick<Caller, 'organization' | 'tenantId' | 'objectId' | 'groups'>,
): Promise<readonly ProviderId[]> {
  const rows = await db
    .selectFrom('provider_member')
    .select('provider_id')
    .distinct()
    .where('organization_id', '=', organization)
    .where('tenant_id', '=', tenantId)
    .where(
      sql<boolean>`(principal_kind = 'user' and object_id = ${objectId}
        or principal_kind = 'entra_group' and object_id::text = any(${[...groups]}::text[]))`,
    )
    .execute();
  return rows.map((row) => ProviderId.parse(row.provider_id));
}

/** Runs `work` alone among all changes of teams in this organization. */
export async function aloneWithProviders<T>(
  db: Db,
  { organization }: Pick<Caller, 'organization'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return await db.transaction().execute(async (tx) => {
    await takeTurn(tx, organization, 'administration');
    return await work(tx);
  });
}

export async function saveProvider(
  tx: Tx,
  organization: OrganizationId,
  provider: FullProvider,
  isNew: boolean,
): Promise<void> {
  const columns = {
    kind: provider.kind,
    name: provider.name,
    mail: provider.mail,
    language: provider.language,
    time_zone: provider.timeZone,
    deadline_rule: JSON.stringify(provider.deadlineRule),
    opening_hours: JSON.stringify(provider.hours),
    closed_days: JSON.stringify(provider.closedDays),
    holidays: provider.holidays && JSON.stringify(provider.holidays),
    late_fee_rate: provider.lateFeeRate,
    covers_per_hour: provider.coversPerHour,
    user_properties: JSON.stringify(provider.userProperties),
    staff_properties: JSON.stringify(provider.staffProperties),
    notification: JSON.stringify(provider.notification),
    accepts: provider.accepts,
    while_pending: provider.whilePending,
    follows_to_new_room: provider.followsToNewRoom,
    is_active: provider.isActive,
    version: provider.version,
  };
  const key = { organization_id: organization, provider_id: provider.id };
  if (isNew) {
    await tx
      .insertInto('provider')
      .values({ organization_id: organization, id: provider.id, ...columns })
      .execute();
  } else {
    await tx
      .updateTable('provider')
      .set(columns)
      .where('organization_id', '=', organization)
      .where('id', '=', provider.id)
      .execute();
    for (const table of ['provider_unit', 'provider_member'] as const) {
      await tx
        .deleteFrom(table)
        .where('organization_id', '=', organization)
        .where('provider_id', '=', provider.id)
        .execute();
    }
  }
  if (provider.units.length > 0) {
    const rows = provider.units.map((unit_id) => ({ ...key, unit_id }));
    await tx.insertInto('provider_unit').values(rows).execute();
  }
  if (provider.members.length > 0) {
    const rows = provider.members.map((member) => ({
      ...key,
      principal_kind: member.kind,
      tenant_id: member.tenantId,
      object_id: member.id,
      holder_name: member.name,
    }));
    await tx.insertInto('provider_member').values(rows).execute();
  }
}

/** Which units and Entra tenants an organization has to do with: a team may name no others. */
export async function placesAndTenants(
  tx: Tx,
  organization: OrganizationId,
): Promise<{ readonly units: ReadonlySet<string>; readonly tenants: ReadonlySet<string> }> {
  const units = await tx
    .selectFrom('unit')
    .select('id')
    .where('organization_id', '=', organization)
    .execute();
  const { rows } = await sql<{ tenant: string }>`
    select tenant_id::text as tenant from login_tenant where organization_id = ${organization}
    union
    select tenant_id::text from integration
    where organization_id = ${organization} and tenant_id is not null`.execute(tx);
  return {
    units: new Set(units.map(({ id }) => id)),
    tenants: new Set(rows.map(({ tenant }) => tenant)),
  };
}
