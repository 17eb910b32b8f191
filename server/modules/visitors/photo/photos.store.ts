import { sql } from 'kysely';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { Accepted } from '../../../../contract/visitor-ids.ts';
import type { VisitId } from '../../../../contract/visitor-ids.ts';
import { placeOfPhoto } from '../../../secrets/index.ts';
import type { Secrets } from '../../../secrets/index.ts';
import type { Db, Tx } from '../../../storage/database.ts';

/** Of somebody who is inside. */
export interface Photo {
  readonly jpeg: Buffer;
  /** To which version of the text they agreed, when and in which language. */
  readonly consent: Accepted;
}

/** Keeps a photo until then, in place of one that is there. */
export async function savePhoto(
  tx: Tx,
  secrets: Pick<Secrets, 'seal'>,
  organization: OrganizationId,
  visit: VisitId,
  { jpeg, consent, until }: Photo & { readonly until: Instant },
): Promise<void> {
  const columns = {
    photo: secrets.seal(jpeg.toString('base64'), placeOfPhoto(organization, visit)),
    consent: JSON.stringify(consent),
    until,
  };
  await tx
    .insertInto('visit_photo')
    .values({ organization_id: organization, id: visit, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet(columns))
    .execute();
}

/** The photos of some visits; visits without one are not there. Throws a SecretError for one that cannot be opened. */
export async function photosOf(
  db: Db | Tx,
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  visits: readonly string[],
): Promise<ReadonlyMap<string, Photo>> {
  const rows = await db
    .selectFrom('visit_photo')
    .select(['id', 'photo', 'consent'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...visits]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ id, photo, consent }) => [
      id,
      {
        jpeg: Buffer.from(secrets.open(photo, placeOfPhoto(organization, id)), 'base64'),
        consent: Accepted.parse(consent),
      },
    ]),
  );
}

export async function forgetPhotos(
  tx: Tx,
  organization: OrganizationId,
  visits: readonly string[],
): Promise<void> {
  await sql`
    delete from visit_photo
    where organization_id = ${organization} and id = any(${[...visits]}::uuid[])`.execute(tx);
}

/** Takes away those whose day is over. */
export async function endPhotos(db: Db, now: Instant): Promise<void> {
  await sql`delete from visit_photo where until <= ${now}::timestamptz`.execute(db);
}
