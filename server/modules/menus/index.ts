export type { MenuItem } from '../../../contract/menu-items.ts';
export { intendedItem } from './change-items.ts';
export type { ItemWish } from './change-items.ts';
export { hasPricedItems } from './items.store.ts';
export type { MenuDeps } from './menu-change.ts';
export { menuPictureRoutes, menuRoutes } from './menus.routes.ts';
export { readMenus, readOffered } from './read-menu.ts';
export type { Menu } from './read-menu.ts';
