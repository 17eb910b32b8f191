import { sql } from 'kysely';
import { HouseRules } from '../../../../contract/house-rules.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import { Accepted } from '../../../../contract/visitor-ids.ts';
import type { ReceptionId, VisitId } from '../../../../contract/visitor-ids.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';

/** Texts in versions: what is accepted before checking in, and what is agreed to before a photo. */
export type VersionedText = 'house_rules' | 'photo_consent';

interface Row {
  readonly version: number;
  readonly texts: unknown;
  readonly published_at: Date;
  readonly published_by: string;
}

/** The versions of a text of a reception, newest first, at most `most`. */
export async function listRules(
  db: Db | Tx,
  organization: OrganizationId,
  reception: ReceptionId,
  most: number,
  text: VersionedText = 'house_rules',
): Promise<readonly HouseRules[]> {
  const { rows } = await sql<Row>`
    select version, texts, published_at, published_by from ${sql.table(text)}
    where organization_id = ${organization} and reception_id = ${reception}
    order by version desc limit ${most}`.execute(db);
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
  text: VersionedText = 'house_rules',
): Promise<void> {
  await tx
    .insertInto(text)
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
