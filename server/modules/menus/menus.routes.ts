import { Router } from 'express';
import { z } from 'zod';
import { ExportQuery, ImportQuery, ImportReport } from '../../../contract/menu-import.ts';
import { ItemId } from '../../../contract/menu-items.ts';
import * as menus from '../../../contract/menus.ts';
import { ProviderId } from '../../../contract/services.ts';
import type { Gate } from '../../http/gate.ts';
import { mountDownload } from '../../http/mount-download.ts';
import { mountPicture } from '../../http/mount-picture.ts';
import { mountUpload } from '../../http/mount-upload.ts';
import { mount } from '../../http/mount.ts';
import { arrangeMenu } from './arrange-menu.ts';
import { addCategory, changeCategory, removeCategory } from './change-categories.ts';
import { addItem, changeItem, removeItem } from './change-items.ts';
import { pictureOf, readPicture, removePicture, setPicture } from './change-picture.ts';
import { copyMenu } from './copy-menu.ts';
import { exportMenu } from './export-menu.ts';
import { importMenu } from './import-menu.ts';
import type { MenuDeps } from './menu-change.ts';
import { readMenu } from './read-menu.ts';

const ofProvider = z.strictObject({ id: ProviderId });
const ofItem = z.strictObject({ id: ItemId });

/** Far more than a file of as many items as a menu may have. */
const MOST_FILE_KB = 32 * 1024;

/** Menus for those who write them, to be mounted at `/portal-api`. */
export function menuRoutes(gate: Gate, deps: MenuDeps): Router {
  const router = Router();

  mount(router, gate, menus.readMenu, ({ params, caller }) => readMenu(deps, caller, params.id));
  mount(router, gate, menus.arrangeMenu, ({ params, body, caller, version }) =>
    arrangeMenu(deps, caller, { provider: params.id, version, groups: body.groups }),
  );
  mount(router, gate, menus.copyMenu, ({ params, body, caller, version }) =>
    copyMenu(deps, caller, { provider: params.id, version, ...body }),
  );
  mount(router, gate, menus.addCategory, ({ params, body, caller }) =>
    addCategory(deps, caller, params.id, body),
  );
  mount(router, gate, menus.changeCategory, ({ params, body, caller, version }) =>
    changeCategory(deps, caller, { id: params.id, version, name: body.name }),
  );
  mount(router, gate, menus.removeCategory, ({ params, caller, version }) =>
    removeCategory(deps, caller, { id: params.id, version }),
  );
  mount(router, gate, menus.addItem, ({ params, body, caller }) => addItem(deps, caller, params.id, body));
  mount(router, gate, menus.changeItem, ({ params, body, caller, version }) =>
    changeItem(deps, caller, { id: params.id, version, change: body }),
  );
  mount(router, gate, menus.removeItem, ({ params, caller, version }) =>
    removeItem(deps, caller, { id: params.id, version }),
  );
  mount(router, gate, menus.setPicture, ({ params, body, caller, version }) =>
    setPicture(deps, caller, { id: params.id, version, content: Buffer.from(body.content, 'base64') }),
  );
  mount(router, gate, menus.removePicture, ({ params, caller, version }) =>
    removePicture(deps, caller, { id: params.id, version }),
  );

  mountPicture(
    router,
    gate,
    { api: 'portal-api', path: '/menu-items/:id/picture', access: 'requests.work', params: ofItem },
    ({ params, caller }) => readPicture(deps, caller, params.id),
  );
  mountDownload(
    router,
    gate,
    {
      api: 'portal-api',
      path: '/providers/:id/menu/export',
      access: 'requests.work',
      params: ofProvider,
      query: ExportQuery,
    },
    async ({ params, query, caller }) => ({
      fileName: 'menu.csv',
      contentType: 'text/csv; charset=utf-8',
      body: await exportMenu(deps, caller, { provider: params.id, decimal: query.decimal }),
    }),
  );
  mountUpload(
    router,
    gate,
    {
      api: 'portal-api',
      path: '/providers/:id/menu/import',
      access: 'requests.work',
      contentType: 'text/csv',
      mostKb: MOST_FILE_KB,
      params: ofProvider,
      query: ImportQuery,
      reply: ImportReport,
    },
    ({ params, query, caller, version, body }) =>
      importMenu(deps, caller, { provider: params.id, version, body, ...query }),
  );

  return router;
}

/** Pictures of what can be ordered, for the pane, to be mounted at `/addin-api`. */
export function menuPictureRoutes(gate: Gate, deps: MenuDeps): Router {
  const router = Router();
  mountPicture(
    router,
    gate,
    { api: 'addin-api', path: '/menu-items/:id/picture', access: 'rooms.read', params: ofItem },
    ({ params, caller }) => pictureOf(deps, caller, params.id),
  );
  return router;
}
