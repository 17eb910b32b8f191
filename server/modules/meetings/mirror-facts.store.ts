import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { CalendarId, Instant } from '../../../contract/primitives.ts';
import type {
  DepartmentId,
  Interval,
  MailboxAddress,
  OrganizationId,
  UnitId,
} from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { CalendarFacts, Sighting } from './link.ts';

/** A calendar as the rooms of a place are listed. */
export interface PlacedCalendar extends CalendarFacts {
  readonly unit: UnitId | null;
  readonly department: DepartmentId | null;
  readonly booking: 'direct' | 'request';
  readonly faultCode: string | null;
}

/** Calendars by what they are called in one of these ways. */
export interface WantedCalendars {
  readonly ids?: readonly CalendarId[];
  readonly mailboxes?: readonly MailboxAddress[];
  readonly units?: readonly UnitId[];
}

/** Those calendars of the organization, and how far the mirror is with each; what is not there is passed over. */
export async function calendarFacts(
  db: Db | Tx,
  organization: OrganizationId,
  { ids = [], mailboxes = [], units = [] }: WantedCalendars,
): Promise<ReadonlyMap<CalendarId, PlacedCalendar>> {
  if (ids.length + mailboxes.length + units.length === 0) return new Map();
  const wanted = [
    ...(ids.length > 0 ? [sql`c.id = any(${[...new Set(ids)]}::uuid[])`] : []),
    ...(mailboxes.length > 0 ? [sql`c.mailbox = any(${[...new Set(mailboxes)]}::text[])`] : []),
    ...(units.length > 0 ? [sql`c.unit_id = any(${[...new Set(units)]}::uuid[])`] : []),
  ];
  return await selectCalendars(db, organization, sql`(${sql.join(wanted, sql` or `)})`);
}

/** Every calendar of the organization: thousands, for whoever has to look everywhere. */
export async function allCalendarFacts(
  db: Db | Tx,
  organization: OrganizationId,
): Promise<ReadonlyMap<CalendarId, PlacedCalendar>> {
  return await selectCalendars(db, organization, sql`true`);
}

async function selectCalendars(
  db: Db | Tx,
  organization: OrganizationId,
  condition: RawBuilder<unknown>,
): Promise<ReadonlyMap<CalendarId, PlacedCalendar>> {
  const { rows } = await sql<CalendarRow>`
    select c.id, c.mailbox, c.name, c.unit_id, c.department_id, c.booking,
      c.state <> 'read' or i.status = 'disabled' or s.unreadable_since is not null as has_fault,
      s.window_start, s.window_end, s.read_at, s.unreadable_since, s.fault_code,
      coalesce(s.want, 0)::int as want, coalesce(s.done, 0)::int as done
    from calendar c
    join integration i on i.organization_id = c.organization_id and i.id = c.integration_id
    left join calendar_sync s on s.organization_id = c.organization_id and s.calendar_id = c.id
    where c.organization_id = ${organization}
      and ${condition}
    order by c.id`.execute(db);
  return new Map(rows.map((row) => [row.id, calendarFrom(row)]));
}

/**
 * Ids and addresses are taken as they are: their columns hold nothing else, and an organization has thousands of rows,
 * all of which are looked at with every change; to read each of them as if it came from outside takes fifty milliseconds.
 */
interface CalendarRow {
  readonly id: CalendarId;
  readonly mailbox: MailboxAddress;
  readonly name: string;
  readonly unit_id: UnitId | null;
  readonly department_id: DepartmentId | null;
  readonly booking: 'direct' | 'request';
  readonly has_fault: boolean;
  readonly window_start: Date | null;
  readonly window_end: Date | null;
  readonly read_at: Date | null;
  readonly unreadable_since: Date | null;
  readonly fault_code: string | null;
  readonly want: number;
  readonly done: number;
}

function calendarFrom(row: CalendarRow): PlacedCalendar {
  return {
    id: row.id,
    mailbox: row.mailbox,
    name: row.name,
    unit: row.unit_id,
    department: row.department_id,
    booking: row.booking,
    hasFault: row.has_fault,
    window:
      row.window_start && row.window_end
        ? { start: instantOf(row.window_start.getTime()), end: instantOf(row.window_end.getTime()) }
        : null,
    readAt: row.read_at && instantOf(row.read_at.getTime()),
    unreadableSince: row.unreadable_since && instantOf(row.unreadable_since.getTime()),
    faultCode: row.fault_code,
    want: row.want,
    done: row.done,
  };
}

/** What rooms of the organization show of these meetings: every date, canceled ones too. */
export async function sightingsOf(
  db: Db | Tx,
  organization: OrganizationId,
  meetingUids: readonly string[],
): Promise<readonly Sighting[]> {
  if (meetingUids.length === 0) return [];
  return await select(db, organization, sql`meeting_uid = any(${[...meetingUids]}::text[])`);
}

/** What rooms show of the meetings of an organizer (lower case) that start within `starts`. */
export async function sightingsBy(
  db: Db | Tx,
  organization: OrganizationId,
  organizer: string,
  { start, end }: Interval,
): Promise<readonly Sighting[]> {
  return await select(
    db,
    organization,
    sql`organizer = ${organizer} and start_at >= ${start} and start_at <= ${end}`,
  );
}

/** A sighting with what a person may see of it. */
export interface ShownSighting extends Sighting {
  readonly subject: string | null;
  readonly isPrivate: boolean;
  readonly isAllDay: boolean;
  readonly showAs: string;
}

/** What takes place in some calendars within an interval, at most `most`; who books for longer than 62 days is not looked for. */
export async function sightingsWithin(
  db: Db | Tx,
  organization: OrganizationId,
  calendars: readonly CalendarId[],
  { start, end }: Interval,
  most: number,
): Promise<readonly ShownSighting[]> {
  if (calendars.length === 0) return [];
  return await select(
    db,
    organization,
    sql`calendar_id = any(${[...calendars]}::uuid[]) and start_at < ${end}
      and start_at > ${start}::timestamptz - interval '62 days'
      and (end_at > ${start} or start_at = end_at and start_at >= ${start})`,
    most,
  );
}

/** What rooms show of these meetings where it starts within `starts`, both ends counted. */
export async function sightingsBetween(
  db: Db | Tx,
  organization: OrganizationId,
  meetingUids: readonly string[],
  { start, end }: Interval,
): Promise<readonly ShownSighting[]> {
  if (meetingUids.length === 0) return [];
  return await select(
    db,
    organization,
    sql`meeting_uid = any(${[...new Set(meetingUids)]}::text[])
      and start_at >= ${start}::timestamptz and start_at <= ${end}::timestamptz`,
  );
}

interface SightingRow {
  readonly calendar_id: string;
  readonly meeting_uid: string;
  readonly occurrence: string;
  readonly start_at: Date;
  readonly end_at: Date;
  readonly organizer: string | null;
  readonly organizer_name: string | null;
  readonly subject: string | null;
  readonly is_private: boolean;
  readonly is_all_day: boolean;
  readonly is_canceled: boolean;
  readonly response: Sighting['response'];
  readonly show_as: string;
  readonly first_seen_at: Date | null;
}

async function select(
  db: Db | Tx,
  organization: OrganizationId,
  condition: RawBuilder<unknown>,
  most = 20_000,
): Promise<readonly ShownSighting[]> {
  const { rows } = await sql<SightingRow>`
    select calendar_id, meeting_uid, occurrence, start_at, end_at, organizer, organizer_name, subject, is_private,
      is_all_day, is_canceled, response, show_as, first_seen_at
    from sighting where organization_id = ${organization} and ${condition}
    order by start_at, calendar_id, meeting_uid, occurrence limit ${most}`.execute(db);
  return rows.map((row) => ({
    calendar: CalendarId.parse(row.calendar_id),
    meetingUid: row.meeting_uid,
    occurrence: row.occurrence === '' ? null : Instant.parse(row.occurrence),
    start: instantOf(row.start_at.getTime()),
    end: instantOf(row.end_at.getTime()),
    organizer: row.organizer,
    organizerName: row.organizer_name,
    subject: row.is_private ? null : row.subject,
    isPrivate: row.is_private,
    isAllDay: row.is_all_day,
    isCanceled: row.is_canceled,
    response: row.response,
    showAs: row.show_as,
    firstSeenAt: row.first_seen_at && instantOf(row.first_seen_at.getTime()),
  }));
}
