import { sql } from 'kysely';
import type { OrganizationId } from '../../contract/primitives.ts';
import type { Tx } from './database.ts';

/** What an organization lets one transaction change at a time. */
export type Turn =
  /** Places, departments, rooms that are added, policies of rooms, teams and receptions. */
  | 'administration'
  /** Prices, cost centers and settlements; settling a large month takes seconds. */
  | 'money'
  /** The numbers by which programs page through requests. */
  | 'numbers';

/**
 * Waits until no other transaction has this turn of the organization, and has it until the end of this one. The row of the
 * organization is not what is locked: whoever changes a room counts that there at the end (`directory_version`), holding
 * the room, and would wait for somebody who holds the organization and wants the room.
 */
export async function takeTurn(tx: Tx, organization: OrganizationId, turn: Turn): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${turn} ${organization}`}, 0))`.execute(tx);
}
