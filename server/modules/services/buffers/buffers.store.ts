import { sql } from 'kysely';
import type { Instant, Interval, MailboxAddress, OrganizationId } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { Buffer } from './crowding.ts';

/** A room that is needed longer than the meeting when a team works there. */
export interface BufferedRoom extends Buffer {
  readonly mailbox: MailboxAddress;
  readonly name: string;
  readonly kind: 'room' | 'workspace' | 'equipment';
  readonly capacity: number | null;
}

/** Those of some rooms that have a buffer. */
export async function bufferedRooms(
  db: Db | Tx,
  organization: OrganizationId,
  mailboxes: readonly MailboxAddress[],
): Promise<readonly BufferedRoom[]> {
  if (mailboxes.length === 0) return [];
  const rows = await db
    .selectFrom('calendar')
    .select(['mailbox', 'name', 'kind', 'capacity', 'buffer_before', 'buffer_after'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`mailbox = any(${[...mailboxes]}::text[])`)
    .where(sql<boolean>`buffer_before + buffer_after > 0`)
    .orderBy('mailbox')
    .execute();
  return rows.map((row) => ({
    mailbox: row.mailbox as MailboxAddress, // just as it came in
    name: row.name,
    kind: row.kind,
    capacity: row.capacity,
    before: row.buffer_before,
    after: row.buffer_after,
  }));
}

/** A room, and the time about a meeting that is looked at. */
export interface Span extends Interval {
  readonly room: MailboxAddress;
  /** The link of the meeting, which is no neighbor of itself; null: it has none. */
  readonly link: string | null;
}

/** What takes place in rooms within some spans of time, by the index of the span: when, and nothing else. */
export async function takenIn(
  db: Db | Tx,
  organization: OrganizationId,
  spans: readonly Span[],
): Promise<ReadonlyMap<number, readonly Interval[]>> {
  if (spans.length === 0) return new Map();
  const { rows } = await sql<{ readonly at: number; readonly start_at: Date; readonly end_at: Date }>`
    select (span.number - 1)::int as at, sighting.start_at, sighting.end_at
    from unnest(
        ${spans.map(({ room }) => room)}::text[],
        ${spans.map(({ start }) => start)}::timestamptz[],
        ${spans.map(({ end }) => end)}::timestamptz[],
        ${spans.map(({ link }) => link)}::uuid[]
      ) with ordinality as span (room, from_at, to_at, link, number)
    join calendar on calendar.organization_id = ${organization} and calendar.mailbox = span.room
    join sighting on sighting.organization_id = ${organization} and sighting.calendar_id = calendar.id
      and sighting.start_at < span.to_at and sighting.end_at > span.from_at
      and sighting.start_at > span.from_at - interval '62 days'
    left join meeting_link as link on link.organization_id = ${organization} and link.id = span.link
    where not sighting.is_canceled and sighting.response <> 'declined' and sighting.show_as <> 'free'
      and sighting.meeting_uid is distinct from link.meeting_uid
    order by sighting.start_at`.execute(db);
  const found = Map.groupBy(rows, ({ at }) => at);
  const interval = ({ start_at, end_at }: (typeof rows)[number]) => ({
    start: at(start_at),
    end: at(end_at),
  });
  return new Map([...found].map(([number, all]) => [number, all.map(interval)]));
}

function at(date: Date): Instant {
  return instantOf(date.getTime());
}
