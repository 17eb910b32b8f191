import { sql } from 'kysely';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';

/** The last time that a host was told by hand of one visit. */
export interface HostNotification {
  readonly at: Instant;
  /** What whoever pressed it is called. */
  readonly by: string;
}

/** By visit; of most visits there is none. */
export async function notificationsOf(
  db: Db | Tx,
  organization: OrganizationId,
  visits: readonly string[],
): Promise<ReadonlyMap<string, HostNotification>> {
  if (visits.length === 0) return new Map();
  const rows = await db
    .selectFrom('host_notification')
    .select(['visit_id', 'notified_at', 'notified_by'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`visit_id = any(${[...visits]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ visit_id, notified_at, notified_by }) => [
      visit_id,
      { at: instantOf(notified_at.getTime()), by: notified_by },
    ]),
  );
}

export async function saveNotification(
  tx: Tx,
  organization: OrganizationId,
  visit: string,
  { at, by }: HostNotification,
): Promise<void> {
  const columns = { notified_at: at, notified_by: by };
  await tx
    .insertInto('host_notification')
    .values({ organization_id: organization, visit_id: visit, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'visit_id']).doUpdateSet(columns))
    .execute();
}
