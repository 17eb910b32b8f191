import { sql } from 'kysely';
import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import type { RoomMeeting } from '../../exchange/meetings.port.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { OccupancyChange, Occupied } from './occupancy.ts';
import type { MeetingKey } from './sighting.ts';

/** A statement of this many rows takes a few milliseconds; between two of them others have their turn. */
const BATCH = 500;

/** What a calendar held at the last complete reading. */
export async function readSightings(
  db: Db | Tx,
  organization: OrganizationId,
  calendar: CalendarId,
): Promise<readonly RoomMeeting[]> {
  const meetings: RoomMeeting[] = [];
  let last: { meeting_uid: string; occurrence: string } | null = null;
  for (;;) {
    const { meeting_uid, occurrence }: { meeting_uid: string; occurrence: string } = last ?? {
      meeting_uid: '',
      occurrence: '',
    };
    const { rows } = await sql<SightingRow>`
      select ${columns} from sighting
      where organization_id = ${organization} and calendar_id = ${calendar}
        and (meeting_uid, occurrence) > (${meeting_uid}, ${occurrence})
      order by meeting_uid, occurrence limit ${BATCH}`.execute(db);
    meetings.push(...rows.map(meetingFrom));
    last = rows.at(-1) ?? null;
    if (last === null || rows.length < BATCH) return meetings;
    await breathe();
  }
}

/**
 * Writes meetings as they are now: new ones, and those that changed. Of new ones that are no `isNews`, because a first
 * reading or a new day brought them into sight, nobody knows since when they are there.
 */
export async function writeSightings(
  tx: Tx,
  organization: OrganizationId,
  calendar: CalendarId,
  meetings: readonly RoomMeeting[],
  stamp: { readonly at: Instant; readonly generation: number; readonly isNews: boolean },
): Promise<void> {
  for (const batch of batches(meetings)) {
    await sql`
      insert into sighting as s (organization_id, calendar_id, meeting_uid, occurrence, event_id, change_key, start_at,
        end_at, is_exception, organizer, organizer_name, subject, is_private, is_all_day, is_canceled, response,
        show_as, first_seen_at, changed_at, generation)
      select ${organization}::uuid, ${calendar}::uuid, m."meetingUid", coalesce(m.occurrence, ''), m."eventId",
        m."changeKey", m.start, m."end", m."isException", m.organizer ->> 'mailbox', m.organizer ->> 'name', m.subject,
        m."isPrivate", m."isAllDay", m."isCanceled", m.response, m."showAs", ${stamp.isNews ? stamp.at : null}::timestamptz,
        ${stamp.at}::timestamptz, ${stamp.generation}::bigint
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as m ("meetingUid" text, occurrence text,
        "eventId" text, "changeKey" text, start timestamptz, "end" timestamptz, "isException" boolean, organizer jsonb,
        subject text, "isPrivate" boolean, "isAllDay" boolean, "isCanceled" boolean, response text, "showAs" text)
      on conflict (organization_id, calendar_id, meeting_uid, occurrence) do update set
        event_id = excluded.event_id, change_key = excluded.change_key, start_at = excluded.start_at,
        end_at = excluded.end_at, is_exception = excluded.is_exception, organizer = excluded.organizer,
        organizer_name = excluded.organizer_name, subject = excluded.subject, is_private = excluded.is_private,
        is_all_day = excluded.is_all_day, is_canceled = excluded.is_canceled, response = excluded.response,
        show_as = excluded.show_as, changed_at = excluded.changed_at, generation = excluded.generation`.execute(
      tx,
    );
    await breathe();
  }
}

export async function removeSightings(
  tx: Tx,
  organization: OrganizationId,
  calendar: CalendarId,
  keys: readonly MeetingKey[],
): Promise<void> {
  for (const batch of batches(keys)) {
    const gone = batch.map(({ meetingUid, occurrence }) => ({
      uid: meetingUid,
      occurrence: occurrence ?? '',
    }));
    await sql`
      delete from sighting s
      using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as gone (uid text, occurrence text)
      where s.organization_id = ${organization} and s.calendar_id = ${calendar}
        and s.meeting_uid = gone.uid and s.occurrence = gone.occurrence`.execute(tx);
    await breathe();
  }
}

export async function writeOccupancy(
  tx: Tx,
  organization: OrganizationId,
  calendar: CalendarId,
  { gone, taken }: OccupancyChange,
): Promise<void> {
  for (const batch of batches<Occupied>(gone)) {
    await sql`
      delete from occupancy o
      using jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as gone (start timestamptz, "eventId" text)
      where o.organization_id = ${organization} and o.calendar_id = ${calendar}
        and o.start_at = gone.start and o.event_id = gone."eventId"`.execute(tx);
    await breathe();
  }
  for (const batch of batches<Occupied>(taken)) {
    await sql`
      insert into occupancy (organization_id, calendar_id, start_at, end_at, event_id, status)
      select ${organization}::uuid, ${calendar}::uuid, start, "end", "eventId", status
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb)
        as taken (start timestamptz, "end" timestamptz, "eventId" text, status text)`.execute(tx);
    await breathe();
  }
}

interface SightingRow {
  readonly meeting_uid: string;
  readonly occurrence: string;
  readonly event_id: string;
  readonly change_key: string;
  readonly start_at: Date;
  readonly end_at: Date;
  readonly is_exception: boolean;
  readonly organizer: string | null;
  readonly organizer_name: string | null;
  readonly subject: string | null;
  readonly is_private: boolean;
  readonly is_all_day: boolean;
  readonly is_canceled: boolean;
  readonly response: RoomMeeting['response'];
  readonly show_as: RoomMeeting['showAs'];
}

const columns = sql`meeting_uid, occurrence, event_id, change_key, start_at, end_at, is_exception, organizer,
  organizer_name, subject, is_private, is_all_day, is_canceled, response, show_as`;

const Organizer = z.union([z.null(), MailboxAddress]);

function meetingFrom(row: SightingRow): RoomMeeting {
  const mailbox = Organizer.parse(row.organizer);
  return {
    meetingUid: row.meeting_uid,
    occurrence: row.occurrence === '' ? null : Instant.parse(row.occurrence),
    eventId: row.event_id,
    changeKey: row.change_key,
    start: instantOf(row.start_at.getTime()),
    end: instantOf(row.end_at.getTime()),
    isException: row.is_exception,
    organizer: mailbox && { mailbox, name: row.organizer_name ?? '' },
    subject: row.subject,
    isPrivate: row.is_private,
    isAllDay: row.is_all_day,
    isCanceled: row.is_canceled,
    response: row.response,
    showAs: row.show_as,
  };
}

function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += BATCH) yield all.slice(from, from + BATCH);
}
