import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { ParcelId, UNFETCHED_DAYS } from '../../../../contract/parcels.ts';
import { OrganizationId } from '../../../../contract/primitives.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import { ReceptionId } from '../../../../contract/visitor-ids.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { ParcelTable } from '../../../storage/tables/parcels.ts';
import type { WalkInHost } from '../visitor.ts';

/** Something that waits at a desk, or was handed over there. */
export interface KeptParcel {
  readonly id: ParcelId;
  readonly reception: ReceptionId;
  readonly host: WalkInHost;
  readonly note: string;
  readonly sender: string;
  /** Nobody fetched it, and whom it is for was erased. */
  readonly isForgotten: boolean;
  /** A digest of what the id was first used for. */
  readonly firstNoted: string;
  readonly arrivedAt: Instant;
  /** Null: it waits. */
  readonly handedOverAt: Instant | null;
  readonly version: number;
}

const Host = z.object({
  name: z.string(),
  mail: z.string().nullable(),
  tenantId: z.string().nullable(),
  objectId: z.string().nullable(),
});

const nobody = JSON.stringify({ name: '', mail: null, tenantId: null, objectId: null });

/** What waits, the oldest first, and what was handed over since then. */
export async function parcelsAt(
  db: Db,
  organization: OrganizationId,
  reception: ReceptionId,
  since: Instant,
  most: number,
): Promise<readonly KeptParcel[]> {
  const rows = await db
    .selectFrom('parcel')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('reception_id', '=', reception)
    .where((where) =>
      where.or([where('handed_over_at', 'is', null), where('handed_over_at', '>', new Date(since))]),
    )
    .orderBy(sql`handed_over_at is not null`)
    .orderBy('arrived_at')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(parcelFrom);
}

/** One of them; locked for this transaction when asked so. */
export async function findParcel(
  db: Db | Tx,
  organization: OrganizationId,
  id: ParcelId,
  { isLocked = false }: { readonly isLocked?: boolean } = {},
): Promise<KeptParcel | null> {
  const row = await db
    .selectFrom('parcel')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst();
  return row ? parcelFrom(row) : null;
}

/** All of an organization of which it is known whom they are for; only `ids`, and those locked, when these are given. */
export async function knownParcels(
  db: Db | Tx,
  organization: OrganizationId,
  ids?: readonly string[],
): Promise<readonly KeptParcel[]> {
  let query = db
    .selectFrom('parcel')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('forgotten_at', 'is', null);
  if (ids) query = query.where(sql<boolean>`id = any(${[...ids]}::uuid[])`).forUpdate();
  return (await query.orderBy('id').execute()).map(parcelFrom);
}

/** Takes away whom these are for, with what was said of them, or only who sent them; what waits still lies there. */
export async function forgetInParcels(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
  { who, at }: { readonly who: 'host' | 'sender'; readonly at: Instant },
): Promise<void> {
  const theirs = sql`organization_id = ${organization} and id = any(${[...ids]}::uuid[])`;
  if (who === 'sender') {
    await sql`update parcel set sender = '', first_noted = '', version = version + 1 where ${theirs}`.execute(
      tx,
    );
    return;
  }
  await sql`
    update parcel set host = ${nobody}::jsonb, note = '', sender = '', first_noted = '', forgotten_at = ${at},
      version = version + 1
    where ${theirs}`.execute(tx);
}

export async function insertParcel(tx: Tx, organization: OrganizationId, parcel: KeptParcel): Promise<void> {
  await tx
    .insertInto('parcel')
    .values({
      organization_id: organization,
      id: parcel.id,
      reception_id: parcel.reception,
      host: JSON.stringify(parcel.host),
      note: parcel.note,
      sender: parcel.sender,
      first_noted: parcel.firstNoted,
      arrived_at: parcel.arrivedAt,
      handed_over_at: parcel.handedOverAt,
      version: parcel.version,
    })
    .execute();
}

export async function saveHandOver(
  tx: Tx,
  organization: OrganizationId,
  { id, handedOverAt, version }: Pick<KeptParcel, 'id' | 'handedOverAt' | 'version'>,
): Promise<void> {
  await tx
    .updateTable('parcel')
    .set({ handed_over_at: handedOverAt, version })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** Organizations in which something was handed over, or has waited, for longer than it is to be known. */
export async function organizationsWithOldParcels(db: Db, now: Instant): Promise<readonly OrganizationId[]> {
  const { rows } = await sql<{ organization: string }>`
    select distinct parcel.organization_id::text as organization from parcel
    join reception on reception.organization_id = parcel.organization_id and reception.id = parcel.reception_id
    where ${isOld(now)} or ${isUnfetched(now)}`.execute(db);
  return rows.map(({ organization }) => OrganizationId.parse(organization));
}

/** Takes them away. Gives their ids. */
export async function deleteOldParcels(
  tx: Tx,
  organization: OrganizationId,
  now: Instant,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from parcel using reception
    where parcel.organization_id = ${organization}
      and reception.organization_id = parcel.organization_id and reception.id = parcel.reception_id and ${isOld(now)}
    returning parcel.id::text as id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Takes everything from what nobody fetched by which somebody could be known; it still lies there. Gives their ids. */
export async function forgetUnfetched(
  tx: Tx,
  organization: OrganizationId,
  now: Instant,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update parcel set host = ${nobody}::jsonb, note = '', sender = '', first_noted = '', forgotten_at = ${now},
      version = parcel.version + 1
    from reception
    where parcel.organization_id = ${organization}
      and reception.organization_id = parcel.organization_id and reception.id = parcel.reception_id
      and ${isUnfetched(now)}
    returning parcel.id::text as id`.execute(tx);
  return rows.map(({ id }) => id);
}

function isUnfetched(now: Instant) {
  return sql`(parcel.handed_over_at is null and parcel.forgotten_at is null
    and parcel.arrived_at + greatest(reception.retention_days, ${UNFETCHED_DAYS}::int) * interval '1 day' <= ${now}::timestamptz)`;
}

/** What still waits is there to be seen. */
function isOld(now: Instant) {
  return sql`parcel.handed_over_at + reception.retention_days * interval '1 day' <= ${now}::timestamptz`;
}

function parcelFrom(row: Selectable<ParcelTable>): KeptParcel {
  return {
    id: ParcelId.parse(row.id),
    reception: ReceptionId.parse(row.reception_id),
    host: Host.parse(row.host),
    note: row.note,
    sender: row.sender,
    isForgotten: row.forgotten_at !== null,
    firstNoted: row.first_noted,
    arrivedAt: instantOf(row.arrived_at.getTime()),
    handedOverAt: row.handed_over_at && instantOf(row.handed_over_at.getTime()),
    version: row.version,
  };
}
