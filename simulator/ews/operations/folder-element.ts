import { EwsError } from '../ews-error.ts';
import { childFolders, folderChangeKey, folderIdOf, folderNames, parentFolder } from '../folders.ts';
import type { EwsFolder } from '../folders.ts';
import { child, childText } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import type { World } from '../../state/world.ts';
import { el } from '../write-xml.ts';
import type { Xml } from '../write-xml.ts';

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

/** A folder with what a FolderShape asks for. Throws ErrorInvalidPropertyRequest for properties of items. */
export function folderElement(world: World, folder: EwsFolder, shape: XmlElement | undefined): Xml {
  const { displayName, folderClass, element } = folderNames[folder.name];
  const base = childText(shape, 'BaseShape');
  const named = (child(shape, 'AdditionalProperties')?.children ?? []).map(
    ({ attributes }) => attributes.FieldURI ?? '',
  );
  const wrong = named.find((uri) => uri !== '' && !uri.startsWith('folder:'));
  if (wrong !== undefined)
    throw new EwsError('ErrorInvalidPropertyRequest', 'The property is not valid for folders.');

  const parent = parentFolder(folder);
  const isMailFolder = element === 't:Folder';
  const values: Record<(typeof inOrder)[number], Xml | null> = {
    'folder:ParentFolderId': idElement('t:ParentFolderId', parent),
    'folder:FolderClass': folderClass === '' ? null : el('t:FolderClass', null, folderClass),
    'folder:DisplayName': el('t:DisplayName', null, displayName),
    'folder:TotalCount': el('t:TotalCount', null, itemCount(world, folder)),
    'folder:ChildFolderCount': el('t:ChildFolderCount', null, childFolders(folder).length),
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

/** How many items a folder holds; only calendars hold any. */
export function itemCount(world: World, { mailbox, name }: EwsFolder): number {
  return name === 'calendar' ? world.calendaring.items(mailbox.address).length : 0;
}

function idElement(name: string, folder: EwsFolder): Xml {
  return el(name, { Id: folderIdOf(folder), ChangeKey: folderChangeKey(folder) });
}
