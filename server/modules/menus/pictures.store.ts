import { sql } from 'kysely';
import type { ItemId } from '../../../contract/menu-items.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Picture } from '../pictures/index.ts';
import type { Db, Tx } from '../../storage/database.ts';

export async function findPicture(
  db: Db | Tx,
  organization: OrganizationId,
  item: ItemId,
): Promise<Picture | null> {
  const row = await db
    .selectFrom('menu_picture')
    .select(['content_type', 'content', 'etag'])
    .where('organization_id', '=', organization)
    .where('item_id', '=', item)
    .executeTakeFirst();
  // PGlite gives plain bytes, PostgreSQL a Buffer of them.
  return row ? { contentType: row.content_type, content: Buffer.from(row.content), etag: row.etag } : null;
}

export async function savePicture(
  tx: Tx,
  organization: OrganizationId,
  item: ItemId,
  { contentType, content, etag }: Picture,
): Promise<void> {
  const columns = { content_type: contentType, content, etag };
  await tx
    .insertInto('menu_picture')
    .values({ organization_id: organization, item_id: item, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'item_id']).doUpdateSet(columns))
    .execute();
}

export async function deletePicture(tx: Tx, organization: OrganizationId, item: ItemId): Promise<void> {
  await tx
    .deleteFrom('menu_picture')
    .where('organization_id', '=', organization)
    .where('item_id', '=', item)
    .execute();
}

/** Gives copies of items the pictures of what they were copied from. */
export async function copyPictures(
  tx: Tx,
  organization: OrganizationId,
  copies: readonly { readonly from: ItemId; readonly to: ItemId }[],
): Promise<void> {
  for (const { from, to } of copies) {
    await sql`
      insert into menu_picture (organization_id, item_id, content_type, content, etag)
      select organization_id, ${to}, content_type, content, etag from menu_picture
      where organization_id = ${organization} and item_id = ${from}`.execute(tx);
  }
}
