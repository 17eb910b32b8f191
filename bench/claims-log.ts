import type { Client } from 'pg';

/**
 * Lets the database itself note who claimed each calendar and who kept a reading of it, by the name of the process. What
 * is said about lost and stale readings is said from these notes, and not by the processes that are judged.
 */
export async function logClaims(client: Client): Promise<void> {
  await client.query(`
    create table bench_claim (seq bigserial primary key, calendar uuid, fence bigint, node text, kept bigint)`);
  await client.query(`
    create function bench_note() returns trigger language plpgsql as $$
    begin
      if new.fence > old.fence then
        insert into bench_claim (calendar, fence, node)
          values (new.calendar_id, new.fence, current_setting('application_name'));
      elsif new.generation > old.generation or new.done > old.done then
        insert into bench_claim (calendar, fence, node, kept)
          values (new.calendar_id, old.fence, current_setting('application_name'), new.generation);
      end if;
      return null;
    end $$`);
  await client.query(`
    create trigger bench_note after update on calendar_sync for each row execute function bench_note()`);
}

/** What the notes say. */
export interface Judged {
  readonly claims: number;
  /** The most claims of one calendar. */
  readonly mostClaims: number;
  /** Calendars that a node claimed and another kept, because the first was gone. */
  readonly takenOver: number;
  /** Kept by somebody else than who claimed last before: must be none. */
  readonly stale: number;
  /** Generations that were kept twice, or out of turn: must be none. */
  readonly doubled: number;
}

export async function judge(client: Client): Promise<Judged> {
  const { rows } = await client.query<Judged>(`
    with claim as (select * from bench_claim where kept is null),
    keeping as (
      select k.*, (select c.seq from claim c where c.calendar = k.calendar and c.seq < k.seq
        order by c.seq desc limit 1) as claimed,
        lag(kept, 1, 0) over (partition by calendar order by seq) as before
      from bench_claim k where kept is not null
    )
    select (select count(*)::int from claim) as claims,
      (select coalesce(max(times), 0)::int from (select count(*) as times from claim group by calendar) t)
        as "mostClaims",
      (select count(distinct k.calendar)::int from keeping k
        join claim c on c.calendar = k.calendar and c.seq < k.seq and c.node <> k.node) as "takenOver",
      (select count(*)::int from keeping k left join claim c on c.seq = k.claimed
        where c.seq is null or c.node <> k.node or c.fence <> k.fence) as stale,
      (select count(*)::int from keeping where kept < before or kept > before + 1) as doubled`);
  const [judged] = rows;
  if (!judged) throw new Error('The database noted nothing');
  return judged;
}
