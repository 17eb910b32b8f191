import { childFolders, foldersBelow, resolveEach, resolveFolder } from '../folders.ts';
import type { EwsFolder } from '../folders.ts';
import { child } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import { folderFields } from '../search/folder-fields.ts';
import { paged } from '../search/paging.ts';
import { readRestriction } from '../search/restriction.ts';
import { el } from '../write-xml.ts';
import { folderElement } from './folder-element.ts';
import { responseMessages } from './operation.ts';
import type { Operation } from './operation.ts';

/**
 * FindFolder: the folders in a folder (`Shallow`) or at any depth below it (`Deep`), restricted and in pages
 * (learn.microsoft.com/exchange/client-developer/web-service-reference/findfolder-operation). No folder here was ever
 * deleted softly.
 */
export const findFolder: Operation = ({ world, caller }, { element }) => {
  const shape = child(element, 'FolderShape');
  const fieldOf = folderFields(world);
  const asked = resolveEach(child(element, 'ParentFolderIds'), (given) => resolveFolder(caller, given));
  return responseMessages(
    'FindFolder',
    asked.map((parent) => () => {
      const isFound = readRestriction(child(element, 'Restriction'), fieldOf);
      const found = traversed(parent(), element).filter(isFound);
      const view = element.children.find(({ name }) => name.endsWith('PageFolderView'));
      const { page, attributes } = paged(found, view, fieldOf);
      const folders = page.map((folder) => folderElement(world, folder, shape));
      return { parts: [el('m:RootFolder', attributes, el('t:Folders', null, folders))] };
    }),
  );
};

function traversed(parent: EwsFolder, { attributes: { Traversal } }: XmlElement): readonly EwsFolder[] {
  if (Traversal === 'SoftDeleted') return [];
  return Traversal === 'Deep' ? foldersBelow(parent) : childFolders(parent);
}
