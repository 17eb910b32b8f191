import { sql } from 'kysely';
import { z } from 'zod';
import { Instant } from '../../../../contract/primitives.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { VisitId } from '../../../../contract/visitor-ids.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { WatchEntry } from './watch-entry.ts';

const ByWhom = z.object({ name: z.string(), at: Instant });
export type ByWhom = z.output<typeof ByWhom>;

/** What a desk did about one warning of one visit. */
export interface WarningNote {
  readonly visit: string;
  readonly entry: string;
  /** Of the entry, when that was. */
  readonly version: number;
  readonly seen: ByWhom | null;
  readonly cleared: ByWhom | null;
  readonly sentAt: Instant | null;
}

/** What was noted about some visits. */
export async function warningNotes(
  db: Db | Tx,
  organization: OrganizationId,
  visits: readonly string[],
): Promise<readonly WarningNote[]> {
  if (visits.length === 0) return [];
  const rows = await db
    .selectFrom('visit_warning')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`visit_id = any(${[...visits]}::uuid[])`)
    .execute();
  return rows.map((row) => ({
    visit: row.visit_id,
    entry: row.entry_id,
    version: row.entry_version,
    seen: row.seen === null ? null : ByWhom.parse(row.seen),
    cleared: row.cleared === null ? null : ByWhom.parse(row.cleared),
    sentAt: row.sent_at && instantOf(row.sent_at.getTime()),
  }));
}

type Change = Partial<Pick<WarningNote, 'seen' | 'cleared' | 'sentAt'>>;

/** Notes something about a visit and some entries; what was noted of an older version of an entry goes. */
export async function noteWarning(
  tx: Tx,
  organization: OrganizationId,
  visit: VisitId,
  entries: readonly Pick<WatchEntry, 'id' | 'version'>[],
  change: Change,
): Promise<void> {
  const columns = {
    ...(change.seen !== undefined && { seen: change.seen && JSON.stringify(change.seen) }),
    ...(change.cleared !== undefined && { cleared: change.cleared && JSON.stringify(change.cleared) }),
    ...(change.sentAt !== undefined && { sent_at: change.sentAt }),
  };
  for (const { id, version } of entries) {
    await tx
      .deleteFrom('visit_warning')
      .where('organization_id', '=', organization)
      .where('visit_id', '=', visit)
      .where('entry_id', '=', id)
      .where('entry_version', '<', version)
      .execute();
    await tx
      .insertInto('visit_warning')
      .values({
        organization_id: organization,
        visit_id: visit,
        entry_id: id,
        entry_version: version,
        ...columns,
      })
      .onConflict((conflict) =>
        conflict.columns(['organization_id', 'visit_id', 'entry_id']).doUpdateSet(columns),
      )
      .execute();
  }
}
