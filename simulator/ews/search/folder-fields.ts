import type { World } from '../../state/world.ts';
import { childFolders, folderNames } from '../folders.ts';
import type { EwsFolder } from '../folders.ts';
import { itemCount } from '../operations/folder-element.ts';
import { readExtended } from '../extended-properties.ts';
import type { FieldOf } from './restriction.ts';
import type { SearchField } from './search-field.ts';

/** What a folder can be found by; MAPI properties are taken too, but no folder here has any. */
export function folderFields(world: World): FieldOf<EwsFolder> {
  const fields: Readonly<Record<string, SearchField<EwsFolder>>> = {
    'folder:DisplayName': { kind: 'text', value: ({ name }) => folderNames[name].displayName },
    'folder:FolderClass': { kind: 'text', value: ({ name }) => folderNames[name].folderClass || null },
    'folder:TotalCount': { kind: 'whole', value: (folder) => itemCount(world, folder) },
    'folder:ChildFolderCount': { kind: 'whole', value: (folder) => childFolders(folder).length },
    'folder:UnreadCount': {
      kind: 'whole',
      value: ({ name }) => (folderNames[name].element === 't:Folder' ? 0 : null),
    },
  };
  return (path) => {
    if (path.name === 'ExtendedFieldURI') {
      readExtended(path);
      const isText = path.attributes.PropertyType === 'String';
      return { kind: isText ? 'text' : 'whole', value: () => null };
    }
    const uri = path.attributes.FieldURI ?? '';
    return Object.hasOwn(fields, uri) ? fields[uri] : undefined;
  };
}
