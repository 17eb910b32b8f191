import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { CalendarId, MailboxAddress } from '../../../contract/primitives.ts';
import type { Instant, Interval, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { Sighting } from './sighting.ts';
import { columns, meetingFrom } from './sightings.store.ts';
import type { SightingRow } from './sightings.store.ts';

/** Everything that rooms of the organization show of these meetings, every occurrence, canceled ones too. */
export async function sightingsOfMeetings(
  db: Db | Tx,
  organization: OrganizationId,
  meetingUids: readonly string[],
): Promise<readonly Sighting[]> {
  if (meetingUids.length === 0) return [];
  return await select(db, organization, sql`s.meeting_uid = any(${[...meetingUids]}::text[])`);
}

export interface CandidateWish {
  /** Lower case. */
  readonly organizer: MailboxAddress;
  /** Null: any calendar of the organization. */
  readonly calendars: readonly CalendarId[] | null;
  /** Meetings that start within it. */
  readonly starts: Interval;
}

/** Meetings of one organizer that are not canceled and start within an interval, to choose from when a draft is bound. */
export async function candidates(
  db: Db | Tx,
  organization: OrganizationId,
  { organizer, calendars, starts }: CandidateWish,
): Promise<readonly Sighting[]> {
  const inCalendars = calendars === null ? sql`true` : sql`s.calendar_id = any(${[...calendars]}::uuid[])`;
  return await select(
    db,
    organization,
    sql`s.organizer = ${organizer} and s.start_at >= ${starts.start} and s.start_at < ${starts.end}
      and not s.is_canceled and ${inCalendars}`,
  );
}

/** What calendars show of a day, or any other interval: what touches it, in order of time, canceled ones left out. */
export async function listDay(
  db: Db | Tx,
  organization: OrganizationId,
  calendars: readonly CalendarId[],
  { start, end }: Interval,
): Promise<readonly Sighting[]> {
  if (calendars.length === 0) return [];
  return await select(
    db,
    organization,
    sql`s.calendar_id = any(${[...calendars]}::uuid[]) and s.start_at < ${end}
      and (s.end_at > ${start} or s.start_at = s.end_at and s.start_at >= ${start}) and not s.is_canceled`,
  );
}

async function select(db: Db | Tx, organization: OrganizationId, condition: RawBuilder<unknown>) {
  const { rows } = await sql<SightingRow & SeenRow>`
    select ${columns}, s.calendar_id, c.mailbox, s.first_seen_at, s.changed_at
    from sighting s
    join calendar c on c.organization_id = s.organization_id and c.id = s.calendar_id
    where s.organization_id = ${organization} and ${condition}
    order by s.start_at, c.mailbox, s.meeting_uid, s.occurrence`.execute(db);
  return rows.map(sightingFrom);
}

interface SeenRow {
  readonly calendar_id: string;
  readonly mailbox: string;
  readonly first_seen_at: Date | null;
  readonly changed_at: Date;
}

function sightingFrom(row: SightingRow & SeenRow): Sighting {
  return {
    ...meetingFrom(row),
    calendar: CalendarId.parse(row.calendar_id),
    mailbox: MailboxAddress.parse(row.mailbox),
    firstSeenAt: instantOrNull(row.first_seen_at),
    changedAt: instantOf(row.changed_at.getTime()),
  };
}

/** How well a calendar is known. */
export interface SyncState {
  readonly calendar: CalendarId;
  readonly mailbox: MailboxAddress;
  /** Counts complete readings; 0: never read. A sweep is over when all have a greater one than at its beginning. */
  readonly generation: number;
  /** Business time at which it was last known to be as it is here; null: never. */
  readonly readAt: Instant | null;
  /** Business time since which it cannot be read; null: it can. */
  readonly unreadableSince: Instant | null;
  /** A problem code, with `unreadableSince`. */
  readonly faultCode: string | null;
  /** What the last complete reading covered. */
  readonly window: Interval | null;
}

/** The state of some calendars of the organization, or of all; those that were never due for reading are not there. */
export async function syncStates(
  db: Db | Tx,
  organization: OrganizationId,
  calendars: readonly CalendarId[] | null = null,
): Promise<readonly SyncState[]> {
  const rows = await db
    .selectFrom('calendar_sync as s')
    .innerJoin('calendar as c', (join) =>
      join.onRef('c.organization_id', '=', 's.organization_id').onRef('c.id', '=', 's.calendar_id'),
    )
    .select(['s.calendar_id', 'c.mailbox', 's.generation', 's.read_at', 's.unreadable_since', 's.fault_code'])
    .select(['s.window_start', 's.window_end'])
    .where('s.organization_id', '=', organization)
    .$if(calendars !== null, (query) =>
      query.where(sql<boolean>`s.calendar_id = any(${[...(calendars ?? [])]}::uuid[])`),
    )
    .orderBy('s.calendar_id')
    .execute();
  return rows.map((row) => ({
    calendar: CalendarId.parse(row.calendar_id),
    mailbox: MailboxAddress.parse(row.mailbox),
    generation: Number(row.generation),
    readAt: instantOrNull(row.read_at),
    unreadableSince: instantOrNull(row.unreadable_since),
    faultCode: row.fault_code,
    window:
      row.window_start && row.window_end
        ? { start: instantOf(row.window_start.getTime()), end: instantOf(row.window_end.getTime()) }
        : null,
  }));
}

/** The oldest of the instants at which these calendars were read; null when one of them never was. */
export async function ageOf(
  db: Db | Tx,
  organization: OrganizationId,
  calendars: readonly CalendarId[],
): Promise<Instant | null> {
  const states = await syncStates(db, organization, calendars);
  const read = states.flatMap(({ readAt }) => readAt ?? []);
  if (read.length < new Set(calendars).size || read.length === 0) return null;
  return read.reduce((oldest, at) => (at < oldest ? at : oldest));
}

function instantOrNull(date: Date | null): Instant | null {
  return date === null ? null : instantOf(date.getTime());
}
