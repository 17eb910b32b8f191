import { sql } from 'kysely';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { visitorFrom } from '../visitors.store.ts';
import type { SealedVisitor } from '../visitors.store.ts';

/** Visitors who have not been forgotten, by id, from after `after` on. */
export async function knownVisitorsAfter(
  db: Db,
  organization: OrganizationId,
  after: string | null,
  most: number,
): Promise<readonly SealedVisitor[]> {
  let query = db
    .selectFrom('visitor')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('forgotten_at', 'is', null);
  if (after !== null) query = query.where(sql<boolean>`id > ${after}::uuid`);
  return (await query.orderBy('id').limit(most).execute()).map(visitorFrom);
}

/**
 * Takes visits that are still to come off the list, without telling anybody, and expects the visitors no longer: a meeting
 * that no room has shown yet must not bring them back without a name.
 */
export async function cancelVisitsToCome(
  tx: Tx,
  organization: OrganizationId,
  visitors: readonly string[],
  now: string,
): Promise<void> {
  await sql`
    update visit set status = 'canceled', ended_by = 'person', told = null, is_held = false,
      changed_at = ${now}, version = version + 1
    where organization_id = ${organization} and visitor_id = any(${[...visitors]}::uuid[])
      and status in ('expected', 'notified')`.execute(tx);
  await sql`
    update visitor set withdrawn_at = coalesce(withdrawn_at, ${now})
    where organization_id = ${organization} and id = any(${[...visitors]}::uuid[])`.execute(tx);
}
