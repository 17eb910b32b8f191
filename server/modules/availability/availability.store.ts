import { sql } from 'kysely';
import type { CalendarId, Instant, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db } from '../../storage/database.ts';
import { layTimes } from './calendar-times.ts';
import type { CalendarTimes } from './calendar-times.ts';

/** A calendar as the mirror holds it. */
export interface KnownCalendar {
  readonly calendar: CalendarId;
  readonly mailbox: string;
  /** Counts complete readings; what is in memory with a smaller one is outdated. */
  readonly generation: number;
  /** Null: it was never read whole. */
  readonly times: CalendarTimes | null;
  /** Business time of the last look at it; null: there was none. */
  readonly readAt: Instant | null;
  /** Business time since which it cannot be read; null while it can. */
  readonly unreadableSince: Instant | null;
}

interface Row {
  readonly calendar_id: CalendarId;
  readonly mailbox: string;
  readonly generation: string | number;
  readonly window_start: Date | null;
  readonly window_end: Date | null;
  readonly read_at: Date | null;
  readonly unreadable_since: Date | null;
  readonly starts: Uint8Array | null;
  readonly ends: Uint8Array | null;
  readonly tentative: Uint8Array | null;
}

/**
 * Reads when calendars of an organization are taken: all of them, or those with the given ids. One statement, so that times
 * and generation are of one moment. Times come as the bytes that they are kept in: a campus has a hundred thousand.
 */
export async function readCalendars(
  db: Db,
  organization: OrganizationId,
  calendars?: readonly CalendarId[],
): Promise<readonly KnownCalendar[]> {
  const { rows } = await sql<Row>`
    select c.id as calendar_id, c.mailbox, coalesce(s.generation, 0) as generation,
      s.window_start, s.window_end, s.read_at, s.unreadable_since, taken.*
    from calendar c
    left join calendar_sync s on s.organization_id = c.organization_id and s.calendar_id = c.id
    left join lateral (
      select string_agg(int4send(floor(extract(epoch from o.start_at - s.window_start))::int), '' order by o.start_at, o.end_at) as starts,
        string_agg(int4send(ceil(extract(epoch from o.end_at - s.window_start))::int), ''
          order by o.start_at, o.end_at) as ends,
        string_agg(case o.status when 'tentative' then '\\x01'::bytea else '\\x00'::bytea end, ''
          order by o.start_at, o.end_at) as tentative
      from occupancy o
      where o.organization_id = c.organization_id and o.calendar_id = c.id
        and o.start_at < s.window_end and o.end_at > s.window_start
    ) taken on true
    where c.organization_id = ${organization}
      ${calendars ? sql`and c.id = any(${[...calendars]}::uuid[])` : sql``}`.execute(db);
  return rows.map((row) => ({
    calendar: row.calendar_id,
    mailbox: row.mailbox,
    generation: Number(row.generation),
    times: timesOf(row),
    readAt: row.read_at && instantOf(row.read_at.getTime()),
    unreadableSince: row.unreadable_since && instantOf(row.unreadable_since.getTime()),
  }));
}

function timesOf({ window_start, window_end, starts, ends, tentative }: Row): CalendarTimes | null {
  if (window_start === null || window_end === null) return null;
  const window = { start: window_start.getTime(), end: window_end.getTime() };
  if (!starts || !ends || !tentative) return layTimes(window, []);
  const [from, to] = [numbersOf(starts), numbersOf(ends)];
  return layTimes(
    window,
    Array.from(tentative, (one, at) => ({
      start: from.getInt32(at * 4),
      end: to.getInt32(at * 4),
      isTentative: one === 1,
    })),
  );
}

/** As the database sends numbers of four bytes: the highest byte first. */
function numbersOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** What the mirror says of calendars without their times: whether what is in memory is still true, and how old it is. */
export interface CalendarState {
  readonly calendar: CalendarId;
  readonly generation: number;
  readonly readAt: Instant | null;
  readonly unreadableSince: Instant | null;
}

export async function readStates(db: Db, organization: OrganizationId): Promise<readonly CalendarState[]> {
  const { rows } = await sql<Pick<Row, 'calendar_id' | 'generation' | 'read_at' | 'unreadable_since'>>`
    select c.id as calendar_id, coalesce(s.generation, 0) as generation, s.read_at, s.unreadable_since
    from calendar c
    left join calendar_sync s on s.organization_id = c.organization_id and s.calendar_id = c.id
    where c.organization_id = ${organization}`.execute(db);
  return rows.map((row) => ({
    calendar: row.calendar_id,
    generation: Number(row.generation),
    readAt: row.read_at && instantOf(row.read_at.getTime()),
    unreadableSince: row.unreadable_since && instantOf(row.unreadable_since.getTime()),
  }));
}
