import { sql } from 'kysely';
import { CalendarId, MailboxAddress } from '../../../contract/primitives.ts';
import type { Instant, Interval, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';

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

function instantOrNull(date: Date | null): Instant | null {
  return date === null ? null : instantOf(date.getTime());
}
