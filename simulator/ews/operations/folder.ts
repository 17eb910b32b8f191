import { EwsError } from '../ews-error.ts';
import { folderChangeKey, folderIdOf, folderNames, resolveEach, resolveFolder } from '../folders.ts';
import type { EwsFolder } from '../folders.ts';
import { child, childText } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import { el } from '../write-xml.ts';
import type { Xml } from '../write-xml.ts';
import { responseMessages } from './operation.ts';
import type { EwsContext, Operation } from './operation.ts';

/** GetFolder: id, name and counts of folders the caller may read. */
export const getFolder: Operation = (context, { element }) => {
  const shape = child(element, 'FolderShape');
  const asked = resolveEach(child(element, 'FolderIds'), (given) => resolveFolder(context.caller, given));
  return responseMessages(
    'GetFolder',
    asked.map((folder) => () => ({
      parts: [el('m:Folders', null, folderElement(context, folder(), shape))],
    })),
    // The schema lets an error come without folders, and Exchange sends an empty list.
    [el('m:Folders', null)],
  );
};

const inOrder = [
  'folder:ParentFolderId',
  'folder:FolderClass',
  'folder:DisplayName',
  'folder:TotalCount',
  'folder:ChildFolderCount',
  'folder:EffectiveRights',
  'folder:DistinguishedFolderId',
  'folder:UnreadCount',
] as const;
const byDefault: readonly string[] = [
  'folder:DisplayName',
  'folder:TotalCount',
  'folder:ChildFolderCount',
  'folder:UnreadCount',
];

function folderElement({ world }: EwsContext, folder: EwsFolder, shape: XmlElement | undefined): Xml {
  const { displayName, folderClass, element } = folderNames[folder.name];
  const base = childText(shape, 'BaseShape');
  const named = (child(shape, 'AdditionalProperties')?.children ?? []).map(
    ({ attributes }) => attributes.FieldURI ?? '',
  );
  const wrong = named.find((uri) => uri !== '' && !uri.startsWith('folder:'));
  if (wrong !== undefined)
    throw new EwsError('ErrorInvalidPropertyRequest', 'The property is not valid for folders.');

  const parent: EwsFolder = {
    mailbox: folder.mailbox,
    name: folder.name === 'msgfolderroot' ? 'root' : 'msgfolderroot',
  };
  const isMailFolder = element === 't:Folder';
  const values: Record<(typeof inOrder)[number], Xml | null> = {
    'folder:ParentFolderId': idElement('t:ParentFolderId', parent),
    'folder:FolderClass': folderClass === '' ? null : el('t:FolderClass', null, folderClass),
    'folder:DisplayName': el('t:DisplayName', null, displayName),
    'folder:TotalCount': el(
      't:TotalCount',
      null,
      folder.name === 'calendar' ? world.calendaring.items(folder.mailbox.address).length : 0,
    ),
    'folder:ChildFolderCount': el(
      't:ChildFolderCount',
      null,
      folder.name === 'msgfolderroot' ? Object.keys(folderNames).length - 2 : 0,
    ),
    'folder:EffectiveRights': el(
      't:EffectiveRights',
      null,
      ...['CreateAssociated', 'CreateContents', 'CreateHierarchy', 'Delete', 'Modify'].map((right) =>
        el(`t:${right}`, null, false),
      ),
      el('t:Read', null, true),
    ),
    'folder:DistinguishedFolderId': el('t:DistinguishedFolderId', null, folder.name),
    'folder:UnreadCount': isMailFolder ? el('t:UnreadCount', null, 0) : null,
  };
  const wanted = inOrder.filter(
    (uri) =>
      named.includes(uri) || base === 'AllProperties' || (base === 'Default' && byDefault.includes(uri)),
  );
  return el(
    element,
    null,
    idElement('t:FolderId', folder),
    wanted.map((uri) => values[uri]),
  );
}

function idElement(name: string, folder: EwsFolder): Xml {
  return el(name, { Id: folderIdOf(folder), ChangeKey: folderChangeKey(folder) });
}
