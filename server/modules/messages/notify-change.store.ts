import { sql } from 'kysely';
import type { Tx } from '../../storage/database.ts';

/** Notifies a channel when `tx` commits; the same words within one transaction arrive once. */
export async function notifyChange(tx: Tx, channel: string, payload: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(tx);
}
