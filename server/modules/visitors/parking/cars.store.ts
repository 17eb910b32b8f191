import { sql } from 'kysely';
import type { Instant, Interval, OrganizationId } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db } from '../../../storage/database.ts';

/** A place that a visitor with a car takes. */
export interface Parked extends Interval {
  readonly reception: string;
  /** The visitor has come. */
  readonly isInside: boolean;
}

/**
 * Cars of visitors at some receptions at any time of an interval: of whoever is expected as long as the meeting is, of whoever
 * is inside from when they came until they leave, which is not before `now`. A group comes in one car.
 */
export async function carsAt(
  db: Db,
  organization: OrganizationId,
  receptions: readonly string[],
  { start, end }: Interval,
  now: Instant,
): Promise<readonly Parked[]> {
  if (receptions.length === 0) return [];
  const { rows } = await sql<{ reception: string; inside: boolean; start: Date; end: Date }>`
    with car as (
      select visit.reception_id::text as reception, visit.status = 'on-site' as inside,
        case when visit.status = 'on-site' then coalesce(visit.arrived_at, visit.start_at) else visit.start_at end as start_at,
        case when visit.status = 'on-site' then greatest(visit.end_at, ${now}::timestamptz) else visit.end_at end as end_at
      from visit
      join visitor on visitor.organization_id = visit.organization_id and visitor.id = visit.visitor_id
      where visit.organization_id = ${organization} and visit.reception_id = any(${[...receptions]}::uuid[])
        and visit.status in ('expected', 'notified', 'on-site') and not visit.is_held and visitor.has_car
    )
    select reception, inside, start_at as start, end_at as end from car
    where start_at < ${end}::timestamptz and end_at > ${start}::timestamptz`.execute(db);
  return rows.map((row) => ({
    reception: row.reception,
    isInside: row.inside,
    start: instantOf(row.start.getTime()),
    end: instantOf(row.end.getTime()),
  }));
}
