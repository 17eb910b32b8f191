import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Instant, MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';

/** How reading one calendar went; without a code it went well. */
export interface Reading {
  readonly organization: OrganizationId;
  readonly integration: string;
  readonly mailbox: MailboxAddress;
  readonly at: Instant;
  readonly code: string | null;
  readonly exchangeCode: string | null;
  readonly detail: string | null;
}

export interface HealthStore {
  /** One statement for all. A row that would say the same but for a few seconds is not written again. */
  note(readings: readonly Reading[]): Promise<void>;
}

const FRESH_SECONDS = 30;

export function createHealthStore(db: Kysely<Database>): HealthStore {
  return {
    async note(readings) {
      // Locked in one order: whoever changes several calendars at this moment would wait for us, and we for them.
      await sql`
        with reading as materialized (
          select c.id, told.*
          from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as told (
            organization uuid, integration uuid, mailbox text, at timestamptz,
            code text, "exchangeCode" text, detail text
          )
          join calendar c on c.organization_id = told.organization
            and c.integration_id = told.integration and c.mailbox = told.mailbox
          where c.fault_code is distinct from told.code
            or c.fault_exchange_code is distinct from told."exchangeCode"
            or abs(extract(epoch from told.at - coalesce(c.fault_at, c.last_read_at, 'epoch'))) >= ${FRESH_SECONDS}
          order by c.organization_id, c.id
          for no key update of c
        )
        update calendar set
          last_read_at = case when reading.code is null then reading.at else calendar.last_read_at end,
          fault_code = reading.code,
          fault_exchange_code = reading."exchangeCode",
          fault_detail = reading.detail,
          fault_at = case when reading.code is null then null else reading.at end
        from reading
        where calendar.organization_id = reading.organization and calendar.id = reading.id`.execute(db);
    },
  };
}
