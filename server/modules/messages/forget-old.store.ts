import { sql } from 'kysely';
import type { Instant } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db } from '../../storage/database.ts';

/** What people were told stays in the feed for half a year: the audit keeps what happened, and for longer. */
const KEPT_MS = 180 * 24 * 60 * 60_000;
/** A statement of this many rows takes a few milliseconds. */
const BATCH = 1_000;

/** Removes notices of more than half a year ago, by the business clock, and the mails that they went into. */
export async function forgetOld(db: Db, now: Instant): Promise<void> {
  const before = instantOf(Date.parse(now) - KEPT_MS);
  for (;;) {
    const { numAffectedRows = 0n } = await sql`
      delete from notice n using (
        select organization_id, id from notice where at < ${before} limit ${BATCH}
      ) old
      where n.organization_id = old.organization_id and n.id = old.id`.execute(db);
    if (numAffectedRows < BigInt(BATCH)) break;
  }
  await sql`
    delete from message m
    where m.state in ('sent', 'empty', 'refused') and m.told_at < ${before}
      and not exists (
        select 1 from notice n where n.organization_id = m.organization_id and n.message_id = m.id
      )`.execute(db);
}
