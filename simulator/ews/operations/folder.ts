import { resolveEach, resolveFolder } from '../folders.ts';
import { child } from '../read-xml.ts';
import { el } from '../write-xml.ts';
import { folderElement } from './folder-element.ts';
import { responseMessages } from './operation.ts';
import type { Operation } from './operation.ts';

/** GetFolder: id, name and counts of folders the caller may read. */
export const getFolder: Operation = ({ world, caller }, { element }) => {
  const shape = child(element, 'FolderShape');
  const asked = resolveEach(child(element, 'FolderIds'), (given) => resolveFolder(caller, given));
  return responseMessages(
    'GetFolder',
    asked.map((folder) => () => ({
      parts: [el('m:Folders', null, folderElement(world, folder(), shape))],
    })),
    // The schema lets an error come without folders, and Exchange sends an empty list.
    [el('m:Folders', null)],
  );
};
