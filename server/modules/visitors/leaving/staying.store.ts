import { sql } from 'kysely';
import { OrganizationId } from '../../../../contract/primitives.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import type { Db } from '../../../storage/database.ts';
import type { Reception } from '../reception.ts';
import { receptionFrom } from '../receptions.store.ts';

/** What a reception does by its clock about visitors who stay on. */
export type Hour = 'remindAt' | 'automaticAt';

/** Every reception, of whichever organization, that has set an hour. */
export async function receptionsWith(
  db: Db,
  hour: Hour,
): Promise<readonly { readonly organization: OrganizationId; readonly reception: Reception }[]> {
  const rows = await db
    .selectFrom('reception')
    .selectAll()
    .where(sql<boolean>`check_out ->> ${hour}::text is not null`)
    .orderBy('organization_id')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    organization: OrganizationId.parse(row.organization_id),
    reception: receptionFrom(row),
  }));
}

/**
 * Who is inside and was seen last before an hour was `shown` on the clock of their reception, but for those whose meeting
 * lasts; the longest there first. For a reminder, those of whom nobody has been reminded.
 */
export async function visitsStaying(
  db: Db,
  organization: OrganizationId,
  reception: string,
  { hour, shown, now }: { readonly hour: Hour; readonly shown: Instant; readonly now: Instant },
  most: number,
): Promise<readonly { readonly id: string; readonly link: string | null }[]> {
  const over =
    hour === 'remindAt'
      ? sql`visit.reminded_at is null and (visit.link_id is null or visit.end_at <= ${now}::timestamptz)`
      : sql`(visit.link_id is null or visit.end_at <= ${shown}::timestamptz)`;
  const { rows } = await sql<{ id: string; link: string | null }>`
    select visit.id::text as id, visit.link_id::text as link from visit
    where visit.organization_id = ${organization} and visit.reception_id = ${reception}
      and visit.status = 'on-site' and coalesce(visit.back_at, visit.arrived_at) < ${shown}::timestamptz and ${over}
    order by visit.arrived_at, visit.id
    limit ${most}`.execute(db);
  return rows;
}
