import { sql } from 'kysely';
import { OrganizationId } from '../../../contract/primitives.ts';
import type { Instant } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { lockVisits, visitsOfVisitors } from './visits.store.ts';

/** Where no reception says otherwise, visitors are forgotten after so many days. */
const USUAL_DAYS = 30;

/** Organizations with visitors whose last visit is longer ago than their reception keeps them. */
export async function organizationsToForget(db: Db, now: Instant): Promise<readonly OrganizationId[]> {
  const { rows } = await sql<{ organization: string }>`
    select distinct organization_id::text as organization from (${due(now)}) as due`.execute(db);
  return rows.map(({ organization }) => OrganizationId.parse(organization));
}

/**
 * Takes everything from those visitors by which they could be known, at most `most` of them. The visits stay, so that sums
 * stay. Gives the ids of the visitors, and of their visits.
 */
export async function forgetDue(
  tx: Tx,
  organization: OrganizationId,
  now: Instant,
  most: number,
): Promise<{ readonly visitors: readonly string[]; readonly visits: readonly string[] }> {
  const found = await sql<{ id: string }>`
    select id::text as id from (${due(now)}) as due
    where due.organization_id = ${organization} limit ${most}`.execute(tx);
  const asked = found.rows.map(({ id }) => id);
  const theirs = await visitsOfVisitors(tx, organization, asked);
  await lockVisits(
    tx,
    organization,
    theirs.map(({ id }) => id),
  );
  // Whoever was let in before the lock was there is inside: they are asked about again.
  const still = await sql<{ id: string }>`
    select id::text as id from (${due(now)}) as due
    where due.organization_id = ${organization} and due.id = any(${asked}::uuid[])`.execute(tx);
  const ids = await forgetPeople(
    tx,
    organization,
    still.rows.map(({ id }) => id),
    now,
  );
  const visits = await sql<{ id: string }>`
    select id::text as id from visit
    where organization_id = ${organization} and visitor_id = any(${ids}::uuid[])`.execute(tx);
  return { visitors: ids, visits: visits.rows.map(({ id }) => id) };
}

/**
 * Takes everything from these visitors by which they could be known, with whom they visited unannounced and who entered them.
 * Gives the ids of those who had not been forgotten before.
 */
export async function forgetPeople(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
  now: Instant,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update visitor set name = '', company = null, note = '', contact = null, has_mail = false, has_car = false, has_phone = false, language = null,
      details = jsonb_build_object('isGroup', coalesce((details ->> 'isGroup')::boolean, false)),
      host = case when host is null then null
        else '{"name": "", "mail": null, "tenantId": null, "objectId": null}'::jsonb end,
      entered_by = '{"name": "", "mail": null, "tenantId": "", "objectId": ""}'::jsonb,
      first_entered = '', forgotten_at = ${now}, version = version + 1
    where organization_id = ${organization} and forgotten_at is null and id = any(${[...ids]}::uuid[])
    returning id::text as id`.execute(tx);
  const theirs = sql`
    select id from visit
    where organization_id = ${organization} and visitor_id = any(${rows.map(({ id }) => id)}::uuid[])`;
  await sql`
    delete from visit_internal where organization_id = ${organization} and visit_id in (${theirs})`.execute(
    tx,
  );
  await sql`
    delete from visit_warning where organization_id = ${organization} and visit_id in (${theirs})`.execute(
    tx,
  );
  await sql`
    delete from host_notification where organization_id = ${organization} and visit_id in (${theirs})`.execute(
    tx,
  );
  await sql`delete from visit_photo where organization_id = ${organization} and id in (${theirs})`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Nobody who is still inside; of somebody who was never expected anywhere, the plan of their meeting counts. */
function due(now: Instant) {
  return sql`
    select visitor.organization_id, visitor.id from visitor
    left join meeting_link link on link.organization_id = visitor.organization_id and link.id = visitor.link_id
    left join lateral (
      select max(greatest(visit.end_at, visit.left_at)) as last, bool_or(visit.status = 'on-site') as inside,
        max(reception.retention_days) as days
      from visit left join reception
        on reception.organization_id = visit.organization_id and reception.id = visit.reception_id
      where visit.organization_id = visitor.organization_id and visit.visitor_id = visitor.id
    ) seen on true
    where visitor.forgotten_at is null and not coalesce(seen.inside, false)
      and coalesce(seen.last, link.planned_end, visitor.entered_at) + coalesce(seen.days, ${USUAL_DAYS}) * interval '1 day' <= ${now}`;
}
