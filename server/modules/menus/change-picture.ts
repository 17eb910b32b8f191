import type { ItemId, MenuItem } from '../../../contract/menu-items.ts';
import { MOST_PICTURE_BYTES } from '../../../contract/menus.ts';
import type { Caller } from '../../kernel/caller.ts';
import { checkPicture } from '../pictures/index.ts';
import type { Picture } from '../pictures/index.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { aloneWithMoney } from '../finance/index.ts';
import { editableItem } from './change-items.ts';
import { listItems, saveItems } from './items.store.ts';
import { readableMenu } from './menu-access.ts';
import type { MenuDeps } from './menu-change.ts';
import { noteChange } from './menus.store.ts';
import { deletePicture, findPicture, savePicture } from './pictures.store.ts';
import { recordItems } from './record-items.ts';

interface PictureChange {
  readonly id: ItemId;
  readonly version: number;
}

/**
 * Gives an item a picture. Rejects with `not-found`, `changed-meanwhile`, and `invalid-request` for what is no PNG, JPEG or
 * WebP by its own bytes or larger than 200 KB.
 */
export async function setPicture(
  { db }: MenuDeps,
  caller: Caller,
  { id, version, content }: PictureChange & { readonly content: Buffer },
): Promise<MenuItem> {
  const picture = checkPicture(content, MOST_PICTURE_BYTES);
  return await aloneWithMoney(db, caller, async (tx) => {
    const { before } = await editableItem(tx, caller, id, version);
    if (before.picture === picture.etag) return before;
    await savePicture(tx, caller.organization, id, picture);
    return await changed(tx, caller, before, picture.etag);
  });
}

/** Takes the picture of an item away. Rejects with `not-found` and `changed-meanwhile`. */
export async function removePicture(
  { db }: MenuDeps,
  caller: Caller,
  { id, version }: PictureChange,
): Promise<MenuItem> {
  return await aloneWithMoney(db, caller, async (tx) => {
    const { before } = await editableItem(tx, caller, id, version);
    if (before.picture === null) return before;
    await deletePicture(tx, caller.organization, id);
    return await changed(tx, caller, before, null);
  });
}

/** The picture of an item on a menu that the caller writes or looks after. Rejects with `not-found`. */
export async function readPicture({ db }: MenuDeps, caller: Caller, id: ItemId): Promise<Picture> {
  const [item] = await listItems(db, caller.organization, { ids: [id] });
  if (!item) throw noPicture();
  await readableMenu(db, caller, item.provider);
  return await pictureOf({ db }, caller, id);
}

/** The picture of any item, for whoever may order: it shows what it is a picture of. Rejects with `not-found`. */
export async function pictureOf({ db }: MenuDeps, caller: Caller, id: ItemId): Promise<Picture> {
  const picture = await findPicture(db, caller.organization, id);
  if (!picture) throw noPicture();
  return picture;
}

async function changed(tx: Tx, caller: Caller, before: MenuItem, picture: string | null): Promise<MenuItem> {
  const after = { ...before, picture, version: before.version + 1 };
  await saveItems(tx, caller.organization, before.provider, [after]);
  await noteChange(tx, caller.organization, before.provider);
  const { provider: id } = before;
  const { name } = await readableMenu(tx, caller, id);
  await recordItems(tx, caller, { id, name }, [{ action: 'menu-item.changed', before, after }]);
  return after;
}

function noPicture(): Problem {
  return new Problem('not-found', 'There is no such picture on the menus that you see.');
}
