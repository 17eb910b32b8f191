import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Teams of other kinds than set-up; deadlines that count opening days; when a team works, what it charges for a late
 * cancellation and how much it can deliver at once; deliveries counted from the end of a meeting.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table provider
      drop constraint provider_kind_check,
      add constraint provider_kind_check check (kind in ('set-up', 'catering', 'av')),
      add column deadline_rule jsonb not null default '{"kind":"minutes-before","minutes":0}',
      add column opening_hours jsonb not null default '[]',
      add column closed_days jsonb not null default '[]',
      add column late_fee_rate integer not null default 0 check (late_fee_rate between 0 and 10000),
      add column covers_per_hour integer check (covers_per_hour > 0)`.execute(db);
  await sql`
    update provider
    set deadline_rule = jsonb_build_object('kind', 'minutes-before', 'minutes', deadline_minutes)`.execute(
    db,
  );
  await sql`alter table provider drop column deadline_minutes`.execute(db);
  await sql`
    alter table service_template
      add column offset_from text not null default 'start' check (offset_from in ('start', 'end'))`.execute(
    db,
  );
}

/** The older schema knows set-up teams and minutes only: a day before is 24 hours before. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table service_template drop column offset_from`.execute(db);
  await sql`
    alter table provider
      add column deadline_minutes integer not null default 0 check (deadline_minutes >= 0)`.execute(db);
  await sql`
    update provider set kind = 'set-up', deadline_minutes = case deadline_rule ->> 'kind'
      when 'minutes-before' then (deadline_rule ->> 'minutes')::integer
      else (deadline_rule ->> 'days')::integer * 1440 end`.execute(db);
  await sql`
    alter table provider
      drop constraint provider_kind_check,
      add constraint provider_kind_check check (kind in ('set-up')),
      drop column deadline_rule,
      drop column opening_hours,
      drop column closed_days,
      drop column late_fee_rate,
      drop column covers_per_hour`.execute(db);
}
