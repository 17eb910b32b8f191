import { sql } from 'kysely';
import { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import type { Instant, Interval } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';

/** A calendar, by where it belongs. */
export interface CalendarOf {
  readonly organization: OrganizationId;
  readonly calendar: CalendarId;
}

/** Lets every calendar that may be read have its row; what has one stays as it is. Gives how many are new. */
export async function addMissingRows(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into calendar_sync (organization_id, calendar_id)
    select c.organization_id, c.id from calendar c
    join integration i on i.organization_id = c.organization_id and i.id = c.integration_id
    left join calendar_sync s on s.organization_id = c.organization_id and s.calendar_id = c.id
    where s.calendar_id is null and c.state = 'read' and i.status = 'active'
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Calendars that nobody woke us for in a while are wanted again. */
export async function wantPolled(db: Db): Promise<void> {
  await sql`
    with idle as (
      select organization_id, calendar_id from calendar_sync
      where poll_at <= now() and done >= want
      order by poll_at limit 5000 for update skip locked
    )
    update calendar_sync s set want = s.want + 1, due_at = greatest(s.due_at, now()), poll_at = now() + interval '1 minute'
    from idle where s.organization_id = idle.organization_id and s.calendar_id = idle.calendar_id`.execute(
    db,
  );
}

/** Calendars whose last reading covered another window are wanted at once: the business clock was set. */
export async function wantOtherWindows(db: Db, window: Interval): Promise<void> {
  await sql`
    update calendar_sync set want = want + 1, due_at = greatest(due_at, now())
    where done >= want and window_start is not null
      and (window_start <> ${window.start}::timestamptz or window_end <> ${window.end}::timestamptz)`.execute(
    db,
  );
}

/** Every readable calendar is wanted, whatever it waited for. */
export async function wantEverything(db: Db): Promise<void> {
  await sql`
    update calendar_sync s set want = s.want + 1, due_at = now()
    from calendar c, integration i
    where c.organization_id = s.organization_id and c.id = s.calendar_id and c.state = 'read'
      and i.organization_id = c.organization_id and i.id = c.integration_id and i.status = 'active'`.execute(
    db,
  );
}

/** Counts attempts that are still to come of those that `wantEverything` asked for. */
export async function countUnread(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from calendar_sync s
    join calendar c on c.organization_id = s.organization_id and c.id = s.calendar_id and c.state = 'read'
    join integration i on i.organization_id = c.organization_id and i.id = c.integration_id
      and i.status = 'active'
    left join reading_circuit t on t.organization_id = i.organization_id and t.integration_id = i.id
    where s.done < s.want and (s.due_at <= now() or s.lease_owner is not null)
      and t.open_since is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/**
 * Marks calendars that nobody tries to read as what they are: their integration is not in use (or answers badly as a
 * whole), or they are no resource any more. They are wanted, so that they are read as soon as they may be.
 * Gives those that were readable until now.
 */
export async function markUnreadable(tx: Tx, now: Instant): Promise<readonly CalendarOf[]> {
  const { rows } = await sql<{ organization: string; calendar: string }>`
    with unused as (
      select i.organization_id, i.id, case i.status when 'active' then t.fault_code
        when 'proving' then 'exchange-forbidden' else 'exchange-unavailable' end as code
      from integration i
      left join reading_circuit t on t.organization_id = i.organization_id and t.integration_id = i.id
      where i.status <> 'active' or t.open_since is not null
    ), suspect as (
      select organization_id, id, 'exchange-forbidden' as code from calendar where state <> 'read'
      union all
      select c.organization_id, c.id, unused.code from unused
      join calendar c on c.organization_id = unused.organization_id and c.integration_id = unused.id
        and c.state = 'read'
    ), blocked as (
      select s.organization_id, s.calendar_id, suspect.code from calendar_sync s
      join suspect on suspect.organization_id = s.organization_id and suspect.id = s.calendar_id
      where s.unreadable_since is null
      order by s.organization_id, s.calendar_id limit 100
      for update of s skip locked
    )
    update calendar_sync s set
      unreadable_since = ${now}, fault_code = blocked.code, want = case when s.done < s.want then s.want else s.want + 1 end
    from blocked where s.organization_id = blocked.organization_id and s.calendar_id = blocked.calendar_id
    returning s.organization_id as organization, s.calendar_id as calendar`.execute(tx);
  return rows.map(({ organization, calendar }) => ({
    organization: OrganizationId.parse(organization),
    calendar: CalendarId.parse(calendar),
  }));
}

/** Seconds since the calendar was read that was read longest ago, of those that may be read; null: none was yet. */
export async function oldestReading(db: Db, now: Instant): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from ${now}::timestamptz - min(s.read_at))::float8 as seconds from calendar_sync s
    join calendar c on c.organization_id = s.organization_id and c.id = s.calendar_id and c.state = 'read'
    join integration i on i.organization_id = c.organization_id and i.id = c.integration_id
      and i.status = 'active'`.execute(db);
  return rows[0]?.seconds ?? null;
}
