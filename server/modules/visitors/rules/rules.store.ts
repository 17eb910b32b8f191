import { sql } from 'kysely';
import { HouseRules } from '../../../../contract/house-rules.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import { Accepted } from '../../../../contract/visitor-ids.ts';
import type { ReceptionId, VisitId } from '../../../../contract/visitor-ids.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';

/** The versions of a reception's house rules, newest first, at most `most`. */
export async function listRules(
  db: Db | Tx,
  organization: OrganizationId,
  reception: ReceptionId,
  most: number,
): Promise<readonly HouseRules[]> {
  const rows = await db
    .selectFrom('house_rules')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('reception_id', '=', reception)
    .orderBy('version', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) =>
    HouseRules.parse({
      version: row.version,
      texts: row.texts,
      publishedAt: instantOf(row.published_at.getTime()),
      publishedBy: row.published_by,
    }),
  );
}

export async function insertRules(
  tx: Tx,
  organization: OrganizationId,
  reception: ReceptionId,
  { version, texts, publishedAt, publishedBy }: HouseRules,
): Promise<void> {
  await tx
    .insertInto('house_rules')
    .values({
      organization_id: organization,
      reception_id: reception,
      version,
      texts: texts && JSON.stringify(texts),
      published_at: publishedAt,
      published_by: publishedBy,
    })
    .execute();
}

/** What was accepted at some visits; visits at which nothing was are not there. */
export async function acceptedAt(
  db: Db | Tx,
  organization: OrganizationId,
  visits: readonly VisitId[],
): Promise<ReadonlyMap<string, Accepted>> {
  if (visits.length === 0) return new Map();
  const rows = await db
    .selectFrom('visit')
    .select(['id', 'accepted'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...visits]}::uuid[])`)
    .where('accepted', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, accepted }) => [id, Accepted.parse(accepted)]));
}

export async function saveAccepted(
  tx: Tx,
  organization: OrganizationId,
  visit: VisitId,
  accepted: Accepted,
): Promise<void> {
  await tx
    .updateTable('visit')
    .set({ accepted: JSON.stringify(accepted) })
    .where('organization_id', '=', organization)
    .where('id', '=', visit)
    .execute();
}
