import { sql } from 'kysely';
import type { Instant, IntegrationId } from '../../../contract/primitives.ts';
import type { ExchangeFault } from '../../exchange/index.ts';
import type { Tx } from '../../storage/database.ts';
import { isHeld } from './claims.store.ts';
import type { Lease } from './claims.store.ts';

export interface Begun {
  /** False: the lease is lost, and nothing was noted. */
  readonly isHeld: boolean;
  /** The circuit of the integration was open and is closed now: what waits there may be read. */
  readonly wasOpen: boolean;
}

/**
 * Begins to keep a complete reading: its lease still stands, its integration answers, and the portal's list of calendars
 * shows when it was read. One statement, because it is part of every reading.
 */
export async function beginKeeping(
  tx: Tx,
  lease: Lease,
  { integration, at }: { readonly integration: IntegrationId; readonly at: Instant },
): Promise<Begun> {
  const { organization, calendar } = lease;
  const { rows } = await sql<Begun>`
    with held as (select 1 from calendar_sync where ${isHeld(lease)}),
    answered as (
      delete from reading_circuit
      where organization_id = ${organization} and integration_id = ${integration} and exists (select from held)
      returning open_since is not null as was_open
    ), noted as (
      update calendar set last_read_at = ${at}, fault_code = null, fault_exchange_code = null, fault_detail = null,
        fault_at = null
      where organization_id = ${organization} and id = ${calendar} and exists (select from held)
    )
    select exists (select from held) as "isHeld", coalesce((select was_open from answered), false) as "wasOpen"`.execute(
    tx,
  );
  return rows[0] ?? { isHeld: false, wasOpen: false };
}

/** Notes what the portal's list of calendars shows of a failure, as long as the lease stands; false: it does not. */
export async function beginKeepingFailure(
  tx: Tx,
  lease: Lease,
  { fault, at }: { readonly fault: ExchangeFault; readonly at: Instant },
): Promise<boolean> {
  const { organization, calendar } = lease;
  const { numAffectedRows } = await sql`
    update calendar set fault_code = ${fault.code}, fault_exchange_code = ${fault.exchangeCode},
      fault_detail = ${fault.detail}, fault_at = ${at}
    where organization_id = ${organization} and id = ${calendar}
      and exists (select from calendar_sync where ${isHeld(lease)})`.execute(tx);
  return numAffectedRows === 1n;
}
