import { sql } from 'kysely';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { PersonKey } from '../../rooms/index.ts';

/** Somebody, or something, that came for a colleague to a desk. */
export interface Hosting {
  readonly kind: 'walk-in' | 'parcel';
  readonly reception: string | null;
  readonly at: Instant;
}

/** A colleague whom the directory knew when somebody came for them unannounced, or something did. */
export interface KnownHost extends PersonKey {
  readonly name: string;
  readonly mail: string | null;
  /** The latest first. */
  readonly hosted: readonly Hosting[];
}

interface Row {
  readonly kind: Hosting['kind'];
  readonly reception: string | null;
  readonly at: Date;
  readonly tenant_id: string;
  readonly object_id: string;
  readonly name: string;
  readonly mail: string | null;
}

/** What stands in place of a host who is to be known no more. */
const nobody = JSON.stringify({ name: '', mail: null, tenantId: null, objectId: null });

/** Everybody of an organization for whom somebody walked in or something came, as named last; only `people` when these are given. */
export async function knownHosts(
  db: Db | Tx,
  organization: OrganizationId,
  people?: readonly PersonKey[],
): Promise<readonly KnownHost[]> {
  const { rows } = await sql<Row>`
    select kind, reception::text as reception, at, lower(host ->> 'tenantId') as tenant_id,
      lower(host ->> 'objectId') as object_id, host ->> 'name' as name, host ->> 'mail' as mail
    from (
      select 'walk-in' as kind, reception_id as reception, entered_at as at, host from visitor
      where organization_id = ${organization}
      union all
      select 'parcel' as kind, reception_id as reception, arrived_at as at, host from parcel
      where organization_id = ${organization}
    ) came
    where host ->> 'objectId' is not null and ${people ? amongst(people) : sql`true`}
    order by at desc`.execute(db);
  return [...Map.groupBy(rows, (row) => `${row.tenant_id} ${row.object_id}`).values()].flatMap((own) => {
    const [last] = own;
    if (!last) return [];
    const { tenant_id: tenantId, object_id: id, name, mail } = last;
    const hosted = own.map(({ kind, reception, at }) => ({ kind, reception, at: instantOf(at.getTime()) }));
    return [{ tenantId, id, name, mail, hosted }];
  });
}

/**
 * Forgets for whom somebody walked in, and for whom and what a parcel is: it still lies there. Gives the visits and the parcels
 * about which they may have been told.
 */
export async function forgetHosts(
  tx: Tx,
  organization: OrganizationId,
  people: readonly PersonKey[],
  now: Instant,
): Promise<{ readonly visits: readonly string[]; readonly parcels: readonly string[] }> {
  const visits = await sql<{ id: string }>`
    with hosted as (
      update visitor set host = ${nobody}::jsonb, version = version + 1
      where organization_id = ${organization} and ${amongst(people)}
      returning id)
    select visit.id::text as id from visit join hosted on hosted.id = visit.visitor_id
    where visit.organization_id = ${organization}`.execute(tx);
  const parcels = await sql<{ id: string }>`
    update parcel set host = ${nobody}::jsonb, note = '', sender = '', first_noted = '',
      forgotten_at = coalesce(forgotten_at, ${now}), version = version + 1
    where organization_id = ${organization} and ${amongst(people)}
    returning id::text as id`.execute(tx);
  return { visits: visits.rows.map(({ id }) => id), parcels: parcels.rows.map(({ id }) => id) };
}

/** Somebody for whom a visitor walked in, and of whom the directory says nothing: typed by name, or on the list of a reception. */
export interface NamedHost {
  /** Of the visitor. */
  readonly id: string;
  readonly reception: string | null;
  readonly at: Instant;
  readonly name: string;
  readonly mail: string | null;
}

/** All of them of an organization, the latest first; only those of the visitors in `ids` when these are given. */
export async function namedHosts(
  db: Db | Tx,
  organization: OrganizationId,
  ids?: readonly string[],
): Promise<readonly NamedHost[]> {
  const { rows } = await sql<Omit<NamedHost, 'at'> & { readonly at: Date }>`
    select id::text as id, reception_id::text as reception, entered_at as at, host ->> 'name' as name,
      host ->> 'mail' as mail
    from visitor
    where organization_id = ${organization} and host is not null and host ->> 'objectId' is null
      and host ->> 'name' <> '' and ${ids ? sql`id = any(${[...ids]}::uuid[])` : sql`true`}
    order by entered_at desc, id`.execute(db);
  return rows.map(({ at, ...row }) => ({ ...row, at: instantOf(at.getTime()) }));
}

/** Forgets whom these visitors visited. Gives the visits about which the host may have been told. */
export async function forgetNamedHosts(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with hosted as (
      update visitor set host = ${nobody}::jsonb, version = version + 1
      where organization_id = ${organization} and id = any(${[...ids]}::uuid[])
        and host is not null and host ->> 'objectId' is null
      returning id)
    select visit.id::text as id from visit join hosted on hosted.id = visit.visitor_id
    where visit.organization_id = ${organization}`.execute(tx);
  return rows.map(({ id }) => id);
}

function amongst(people: readonly PersonKey[]) {
  return sql`(lower(host ->> 'tenantId'), lower(host ->> 'objectId')) in (
    select * from unnest(${people.map(({ tenantId }) => tenantId.toLowerCase())}::text[], ${people.map(({ id }) => id.toLowerCase())}::text[]))`;
}
