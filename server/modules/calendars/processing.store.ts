import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { CalendarId, Instant } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Database } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import type { Processing } from './processing.ts';

/** What Exchange's calendar processing said, per calendar. */
export interface ProcessingStore {
  keep(
    caller: Caller,
    rows: readonly { readonly id: CalendarId; readonly processing: Processing }[],
    at: Instant,
  ): Promise<void>;
}

export function createProcessingStore(db: Kysely<Database>): ProcessingStore {
  return {
    keep: (caller, rows, at) =>
      db.transaction().execute(async (tx) => {
        if (rows.length === 0) return;
        const { organization } = caller;
        await sql`
          update calendar set processing = pasted.processing, processing_read_at = ${at}
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as pasted (id uuid, processing jsonb)
          where calendar.organization_id = ${organization} and calendar.id = pasted.id`.execute(tx);
        await recordAudit(tx, organization, {
          ...askedBy(caller),
          action: 'calendars.compared',
          subject: { kind: 'organization', id: organization, name: `${rows.length} calendars` },
          after: { calendars: rows.map(({ id }) => id) },
        });
      }),
  };
}
