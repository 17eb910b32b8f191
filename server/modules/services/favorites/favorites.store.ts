import { sql } from 'kysely';
import { Favorite } from '../../../../contract/favorites.ts';
import type { FavoriteId } from '../../../../contract/favorites.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import type { ProviderId } from '../../../../contract/services.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { templateFrom } from '../templates.store.ts';
import type { Template } from '../request.ts';

/** Whose favorites: of one person in one organization. */
type Owner = Pick<Caller, 'organization' | 'tenantId' | 'objectId'>;

const mine = ({ organization, tenantId, objectId }: Owner) => ({
  organization_id: organization,
  tenant_id: tenantId,
  object_id: objectId,
});

export async function favoritesOf(db: Db | Tx, owner: Owner): Promise<readonly Favorite[]> {
  const rows = await db
    .selectFrom('favorite_order')
    .select(['id', 'name', 'deliveries'])
    .where((expression) => expression.and(mine(owner)))
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();
  return rows.map((row) => Favorite.parse(row));
}

/** One after the other: who keeps two at once cannot keep more than there may be. */
export async function lockFavorites(tx: Tx, { organization, tenantId, objectId }: Owner): Promise<void> {
  const key = `favorites ${organization} ${tenantId} ${objectId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

export async function insertFavorite(tx: Tx, owner: Owner, favorite: Favorite, at: Instant): Promise<void> {
  const { id, name, deliveries } = favorite;
  await tx
    .insertInto('favorite_order')
    .values({ ...mine(owner), id, name, deliveries: JSON.stringify(deliveries), created_at: at })
    .execute();
}

/** Null: there is no such favorite of theirs. */
export async function nameFavorite(
  db: Db,
  owner: Owner,
  id: FavoriteId,
  name: string,
): Promise<Favorite | null> {
  const row = await db
    .updateTable('favorite_order')
    .set({ name })
    .where((expression) => expression.and({ ...mine(owner), id }))
    .returning(['id', 'name', 'deliveries'])
    .executeTakeFirst();
  return row ? Favorite.parse(row) : null;
}

export async function deleteFavorite(db: Db, owner: Owner, id: FavoriteId): Promise<void> {
  await db
    .deleteFrom('favorite_order')
    .where((expression) => expression.and({ ...mine(owner), id }))
    .execute();
}

/** What a person entered for a team from its menu and did not take back, the last first. */
export async function enteredBy(
  db: Db,
  { organization, tenantId, objectId }: Owner,
  provider: ProviderId,
  most: number,
): Promise<readonly Template[]> {
  const rows = await db
    .selectFrom('service_template')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('provider_id', '=', provider)
    .where(sql<string>`entered_by ->> 'objectId'`, '=', objectId)
    .where(sql<string>`entered_by ->> 'tenantId'`, '=', tenantId)
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`lines <> '[]'`)
    .orderBy('entered_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(templateFrom);
}
