import type { z } from 'zod';
import { MOST_FAVORITES } from '../../../../contract/favorites.ts';
import type { addFavorite as addRoute, Favorite, FavoriteId } from '../../../../contract/favorites.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Tx } from '../../../storage/database.ts';
import { currencyOf } from '../../finance/index.ts';
import { readOffered } from '../../menus/index.ts';
import { priceOrder } from '../orders/price-order.ts';
import type { OrderError } from '../orders/price-order.ts';
import { listProviders } from '../providers.store.ts';
import type { ServiceUseDeps } from '../service-deps.ts';
import {
  deleteFavorite,
  favoritesOf,
  insertFavorite,
  lockFavorites,
  nameFavorite,
} from './favorites.store.ts';
import { rememberedLine } from './remembered.ts';

type NewFavorite = z.output<(typeof addRoute)['body']>;
type FavoriteDeps = Pick<ServiceUseDeps, 'db' | 'clock'>;

/** By name. */
export async function listFavorites(
  { db }: FavoriteDeps,
  caller: Caller,
): Promise<{ favorites: Favorite[] }> {
  return { favorites: [...(await favoritesOf(db, caller))] };
}

/**
 * Keeps an order for the caller, with the names and prices of now. The same id is the same favorite, whatever was said
 * again. Rejects with `not-possible-now` beyond what a person may keep, and `invalid-request` naming each team that is not
 * there and each line that cannot be ordered.
 */
export async function addFavorite(
  { db, clock }: FavoriteDeps,
  caller: Caller,
  { id, name, deliveries }: NewFavorite,
): Promise<Favorite> {
  return await db.transaction().execute(async (tx) => {
    await lockFavorites(tx, caller);
    const there = await favoritesOf(tx, caller);
    const same = there.find((one) => one.id === id);
    if (same) return same;
    if (there.length >= MOST_FAVORITES) {
      throw new Problem(
        'not-possible-now',
        `You keep ${MOST_FAVORITES} favorites already. Delete one that you do not need.`,
      );
    }
    const favorite = { id, name, deliveries: await rememberAll(tx, caller, deliveries) };
    await insertFavorite(tx, caller, favorite, clock.now());
    return favorite;
  });
}

/** Rejects with `not-found` for one that is not the caller's. */
export async function renameFavorite(
  { db }: FavoriteDeps,
  caller: Caller,
  id: FavoriteId,
  name: string,
): Promise<Favorite> {
  const favorite = await nameFavorite(db, caller, id, name);
  if (favorite) return favorite;
  throw new Problem('not-found', 'You have no such favorite; it may have been deleted in another window.');
}

/** Of the caller's only; one that is not there is gone already. */
export async function removeFavorite(
  { db }: FavoriteDeps,
  caller: Caller,
  id: FavoriteId,
): Promise<Record<string, never>> {
  await deleteFavorite(db, caller, id);
  return {};
}

async function rememberAll(
  tx: Tx,
  { organization }: Caller,
  deliveries: NewFavorite['deliveries'],
): Promise<Favorite['deliveries']> {
  const ids = [...new Set(deliveries.map(({ provider }) => provider))];
  const known = new Set((await listProviders(tx, organization, ids)).map((one) => one.id));
  const menus = await readOffered(tx, organization, ids);
  const currency = await currencyOf(tx, organization);
  const errors: OrderError[] = [];
  const remembered = deliveries.map(({ lines, ...delivery }, at) => {
    const pointer = `/body/deliveries/${at}`;
    if (!known.has(delivery.provider)) {
      errors.push({ pointer: `${pointer}/provider`, detail: 'is no team of this organization' });
      return { ...delivery, currency, lines: [] };
    }
    const priced = priceOrder(lines, menus.get(delivery.provider) ?? [], currency);
    errors.push(
      ...priced.errors.map((error) => ({ ...error, pointer: error.pointer.replace(/^\/body/, pointer) })),
    );
    return { ...delivery, currency, lines: priced.lines.map(rememberedLine) };
  });
  if (errors.length === 0) return remembered;
  throw new Problem('invalid-request', 'This cannot be kept so.', { errors });
}
