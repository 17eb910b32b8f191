import { sql } from 'kysely';
import type { Instant } from '../../../contract/primitives.ts';
import type { Db } from '../../storage/database.ts';

/** A visit for which something may be due by the business clock. */
export interface DueVisit {
  readonly organization: string;
  readonly id: string;
  /** Null: of somebody who walked in, and was never let in. */
  readonly link: string | null;
}

/**
 * Whose notice has begun, who has not been told and can be, by mail or by SMS; soonest first. Whoever has nothing but a
 * number, and was one too many, is tried again an hour later.
 */
export async function visitsToTell(db: Db, now: Instant, most: number): Promise<readonly DueVisit[]> {
  const { rows } = await sql<DueVisit>`
    select visit.organization_id::text as organization, visit.id::text as id, visit.link_id::text as link
    from visit
    join reception on reception.organization_id = visit.organization_id and reception.id = visit.reception_id
    join visitor on visitor.organization_id = visit.organization_id and visitor.id = visit.visitor_id
    where visit.link_id is not null and visit.status = 'expected' and visit.told is null and not visit.is_held and not visit.is_pending
      and visit.start_at <= ${now}::timestamptz + interval '14 days' and visit.end_at > ${now}
      and visit.start_at - reception.notice_minutes * interval '1 minute' <= ${now}
      and (visitor.has_mail or visitor.has_phone and exists (
        select from reception_channels channels
        where channels.organization_id = visit.organization_id and channels.id = visit.reception_id
          and channels.sms_sender is not null)
        and not exists (
          select from visitor_sms sms
          where sms.organization_id = visit.organization_id and sms.visit_id = visit.id
            and sms.state = 'limited' and sms.noted_at > ${now}::timestamptz - interval '1 hour'))
    order by visit.start_at, visit.id
    limit ${most}`.execute(db);
  return rows;
}

/** Who was expected on a day that is over by the calendar of the reception; without one, a day after the meeting. */
export async function visitsToEnd(db: Db, now: Instant, most: number): Promise<readonly DueVisit[]> {
  const { rows } = await sql<DueVisit>`
    select visit.organization_id::text as organization, visit.id::text as id, visit.link_id::text as link
    from visit
    left join reception on reception.organization_id = visit.organization_id and reception.id = visit.reception_id
    where visit.status in ('expected', 'notified') and not visit.is_held and visit.end_at <= ${now}
      and (visit.link_id is null -- the visit of a walk-in ends with the day
        or (date_trunc('day', visit.end_at at time zone coalesce(reception.time_zone, 'UTC')) + interval '1 day')
          at time zone coalesce(reception.time_zone, 'UTC') <= ${now})
    order by visit.end_at, visit.id
    limit ${most}`.execute(db);
  return rows;
}
