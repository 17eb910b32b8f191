import { z } from 'zod';
import { VatCategoryReply } from './finance.ts';
import { CategoryId, itemFields, ItemId, MenuItem } from './menu-items.ts';
import { Currency } from './money.ts';
import { Name, Version } from './primitives.ts';
import { pictureContent } from './pictures.ts';
import { route } from './route.ts';
import { ProviderId } from './services.ts';

/** More than anybody reads; also what an import brings at most. */
export const MOST_ITEMS = 5_000;
export const MOST_CATEGORIES = 200;

export const CategoryReply = z.object({
  id: CategoryId,
  name: z.string(),
  version: Version,
});
export type CategoryReply = z.output<typeof CategoryReply>;

/** A whole menu as those see it who write it, in the order in which it is shown; inactive items are among the others. */
export const MenuReply = z.object({
  provider: z.object({ id: ProviderId, name: z.string() }),
  currency: Currency,
  /** To choose from; inactive ones only stay where they are. */
  vatCategories: z.array(VatCategoryReply),
  categories: z.array(CategoryReply),
  items: z.array(MenuItem),
  mayEdit: z.boolean(),
  /** Counts every change of anything on the menu. */
  version: Version,
});
export type MenuReply = z.output<typeof MenuReply>;

const ofProvider = z.strictObject({ id: ProviderId });
const ofCategory = z.strictObject({ id: CategoryId });
const ofItem = z.strictObject({ id: ItemId });

export const readMenu = route({
  api: 'portal-api',
  method: 'get',
  path: '/providers/:id/menu',
  summary: 'What a provider offers, for whoever looks after providers and for its members',
  access: 'requests.work',
  params: ofProvider,
  reply: MenuReply,
  problems: ['not-found'],
});

const BIG_BODY_KB = 320;

export const arrangeMenu = route({
  api: 'portal-api',
  method: 'put',
  path: '/providers/:id/menu/order',
  summary: 'Puts a menu in order: every category and every item is named once',
  access: 'requests.work',
  conditional: true,
  params: ofProvider,
  body: z.strictObject({
    groups: z
      .array(z.strictObject({ category: CategoryId.nullable(), items: z.array(ItemId).max(MOST_ITEMS) }))
      .max(MOST_CATEGORIES + 1),
  }),
  bodyLimitKb: BIG_BODY_KB,
  reply: MenuReply,
  problems: ['not-found', 'changed-meanwhile'],
});

export const addCategory = route({
  api: 'portal-api',
  method: 'post',
  path: '/providers/:id/menu/categories',
  summary: 'Adds a category at the end of a menu',
  access: 'requests.work',
  params: ofProvider,
  body: z.strictObject({ id: CategoryId, name: Name }),
  reply: CategoryReply,
  status: 201,
  problems: ['not-found', 'already-exists', 'idempotency-key-reused', 'not-possible-now'],
});

export const changeCategory = route({
  api: 'portal-api',
  method: 'patch',
  path: '/menu-categories/:id',
  summary: 'Renames a category',
  access: 'requests.work',
  conditional: true,
  params: ofCategory,
  body: z.strictObject({ name: Name }),
  reply: CategoryReply,
  problems: ['not-found', 'changed-meanwhile', 'already-exists'],
});

export const removeCategory = route({
  api: 'portal-api',
  method: 'delete',
  path: '/menu-categories/:id',
  summary: 'Removes a category; its items stay on the menu, before the first category',
  access: 'requests.work',
  conditional: true,
  params: ofCategory,
  reply: z.object({}),
  problems: ['not-found', 'changed-meanwhile'],
});

export const addItem = route({
  api: 'portal-api',
  method: 'post',
  path: '/providers/:id/menu/items',
  summary: 'Adds an item at the end of a menu',
  access: 'requests.work',
  params: ofProvider,
  body: z.strictObject({ id: ItemId, ...itemFields }),
  reply: MenuItem,
  status: 201,
  problems: ['not-found', 'already-exists', 'idempotency-key-reused', 'not-possible-now'],
});

export const changeItem = route({
  api: 'portal-api',
  method: 'patch',
  path: '/menu-items/:id',
  summary: 'Changes an item, or takes it off the menu (`isActive: false`); what was ordered stays as it was',
  access: 'requests.work',
  conditional: true,
  params: ofItem,
  body: z.strictObject({ ...itemFields, isActive: z.boolean() }).partial(),
  reply: MenuItem,
  problems: ['not-found', 'changed-meanwhile', 'already-exists'],
});

export const removeItem = route({
  api: 'portal-api',
  method: 'delete',
  path: '/menu-items/:id',
  summary: 'Removes an item with its picture; what was ordered stays as it was',
  access: 'requests.work',
  conditional: true,
  params: ofItem,
  reply: z.object({}),
  problems: ['not-found', 'changed-meanwhile', 'not-empty'],
});

/** As it is before it is written as text. */
export const MOST_PICTURE_BYTES = 200 * 1024;

export const setPicture = route({
  api: 'portal-api',
  method: 'put',
  path: '/menu-items/:id/picture',
  summary: 'Gives an item a picture: PNG, JPEG or WebP of at most 200 KB, in Base64',
  access: 'requests.work',
  conditional: true,
  params: ofItem,
  body: z.strictObject({ content: pictureContent(MOST_PICTURE_BYTES) }),
  bodyLimitKb: BIG_BODY_KB,
  reply: MenuItem,
  problems: ['not-found', 'changed-meanwhile', 'body-too-large'],
});

export const removePicture = route({
  api: 'portal-api',
  method: 'delete',
  path: '/menu-items/:id/picture',
  summary: 'Takes the picture of an item away',
  access: 'requests.work',
  conditional: true,
  params: ofItem,
  reply: MenuItem,
  problems: ['not-found', 'changed-meanwhile'],
});

export const copyMenu = route({
  api: 'portal-api',
  method: 'post',
  path: '/providers/:id/menu/copy',
  summary:
    'Copies the menu of another provider into this one, under ids of its own; what is there under the same name stays as it is. A dry run only counts',
  access: 'requests.work',
  conditional: true,
  params: ofProvider,
  body: z.strictObject({ from: ProviderId, isDryRun: z.boolean() }),
  reply: z.object({
    isDryRun: z.boolean(),
    categories: z.number().int(),
    items: z.number().int(),
    pictures: z.number().int(),
    /** Names of items that are there already. */
    skipped: z.array(z.string()),
    /** Of the menu, afterwards. */
    version: Version,
  }),
  problems: ['not-found', 'changed-meanwhile', 'not-possible-now'],
});
