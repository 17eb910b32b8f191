import type { LinkId } from '../../../contract/meetings.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';

/** What the organizer of a meeting was shown of its dates at Send. */
export async function findTold(
  db: Db | Tx,
  organization: OrganizationId,
  link: LinkId,
): Promise<ReadonlySet<string>> {
  const row = await db
    .selectFrom('told_dates')
    .select('told')
    .where('organization_id', '=', organization)
    .where('link_id', '=', link)
    .executeTakeFirst();
  return new Set(row?.told);
}

/** In place of what was shown before. */
export async function saveTold(
  tx: Tx,
  organization: OrganizationId,
  link: LinkId,
  told: readonly string[],
): Promise<void> {
  await tx
    .insertInto('told_dates')
    .values({ organization_id: organization, link_id: link, told: [...told] })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'link_id']).doUpdateSet({ told: [...told] }),
    )
    .execute();
}
