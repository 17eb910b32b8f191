import { z } from 'zod';
import { MOST_DELIVERIES } from './deliveries.ts';
import { OffsetFrom, OffsetMinutes } from './delivery.ts';
import { ChoiceId, ItemId, OptionId } from './menu-items.ts';
import { Currency, Minor } from './money.ts';
import { Guests, OrderLines } from './order-lines.ts';
import { Instant, oneLine } from './primitives.ts';
import { route } from './route.ts';
import { ProviderId, TemplateId } from './service-ids.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

/** What a person keeps under a name to order it again. */
export const FavoriteId = z.uuid(id).toLowerCase().brand<'FavoriteId'>();
export type FavoriteId = z.output<typeof FavoriteId>;

/** Of one person in one organization. */
export const MOST_FAVORITES = 30;
export const FavoriteName = oneLine(100);

/** A line as it was when it was ordered or kept: what of it is on the menu still shows when it is filled in. */
export const RememberedLine = z.object({
  item: ItemId,
  name: z.string(),
  quantity: z.number().int().positive(),
  options: z.array(z.object({ option: OptionId, choice: ChoiceId, chosen: z.string() })),
  /** Of one, with what was chosen, without VAT. */
  each: Minor,
});
export type RememberedLine = z.output<typeof RememberedLine>;

export const RememberedDelivery = z.object({
  provider: ProviderId,
  offsetMinutes: z.number().int(),
  offsetFrom: OffsetFrom,
  /** So many were expected then: what was ordered as often was ordered per person. Null: that is not known. */
  guests: z.number().int().nullable(),
  currency: Currency,
  lines: z.array(RememberedLine),
});
export type RememberedDelivery = z.output<typeof RememberedDelivery>;

/** So many of the last orders from one team. */
export const MOST_LAST_ORDERS = 3;

export const listLastOrders = route({
  api: 'addin-api',
  method: 'get',
  path: '/providers/:provider/last-orders',
  summary: 'What the caller ordered last from a team, each thing once, to order it again',
  access: 'rooms.read',
  params: z.strictObject({ provider: ProviderId }),
  reply: z.object({
    orders: z.array(z.object({ id: TemplateId, orderedAt: Instant, delivery: RememberedDelivery })),
  }),
  problems: ['not-found'],
});

export const Favorite = z.object({
  id: FavoriteId,
  name: z.string(),
  deliveries: z.array(RememberedDelivery),
});
export type Favorite = z.output<typeof Favorite>;

export const listFavorites = route({
  api: 'addin-api',
  method: 'get',
  path: '/favorites',
  summary: 'What the caller keeps under a name, by name; nobody else sees it',
  access: 'rooms.read',
  reply: z.object({ favorites: z.array(Favorite) }),
});

const count = { error: `must be 1 to ${MOST_DELIVERIES}` };

export const addFavorite = route({
  api: 'addin-api',
  method: 'post',
  path: '/favorites',
  summary: `Keeps an order under a name for the caller, ${MOST_FAVORITES} at most; the same id is the same favorite`,
  access: 'rooms.read',
  bodyLimitKb: 128,
  body: z.strictObject({
    /** Made by the pane. */
    id: FavoriteId,
    name: FavoriteName,
    deliveries: z
      .array(
        z.strictObject({
          provider: ProviderId,
          offsetMinutes: OffsetMinutes,
          offsetFrom: OffsetFrom,
          guests: Guests,
          lines: OrderLines.min(1, { error: 'must not be empty' }),
        }),
      )
      .min(1, count)
      .max(MOST_DELIVERIES, count),
  }),
  reply: Favorite,
  status: 201,
  problems: ['not-possible-now'],
});

const favorite = z.strictObject({ favorite: FavoriteId });

export const renameFavorite = route({
  api: 'addin-api',
  method: 'patch',
  path: '/favorites/:favorite',
  summary: 'Gives a favorite of the caller another name',
  access: 'rooms.read',
  params: favorite,
  body: z.strictObject({ name: FavoriteName }),
  reply: Favorite,
  problems: ['not-found'],
});

export const removeFavorite = route({
  api: 'addin-api',
  method: 'delete',
  path: '/favorites/:favorite',
  summary: 'Forgets a favorite of the caller; repeating it is harmless',
  access: 'rooms.read',
  params: favorite,
  reply: z.object({}),
});
