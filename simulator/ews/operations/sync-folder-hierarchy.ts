import type { EwsCaller } from '../caller.ts';
import { EwsError, ewsRefusals } from '../ews-error.ts';
import { folderChangeKey, folderIdOf, foldersBelow, resolveFolder } from '../folders.ts';
import type { EwsFolder } from '../folders.ts';
import { child, childText } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import { el } from '../write-xml.ts';
import { folderElement } from './folder-element.ts';
import { responseMessages } from './operation.ts';
import type { Operation } from './operation.ts';

/**
 * SyncFolderHierarchy: every folder below one, or of the whole mailbox, at first; then only folders that are new to the
 * state that the last answer carried. Folders here are never renamed, moved or deleted, and their counts are no change
 * of a folder.
 */
export const syncFolderHierarchy: Operation = ({ world, caller, syncStates }, { element }) =>
  responseMessages('SyncFolderHierarchy', [
    () => {
      const top = topOf(caller, child(element, 'SyncFolderId')?.children[0]);
      const name = `hierarchy of ${top.name}`;
      const token = childText(element, 'SyncState') ?? '';
      const before = token === '' ? null : syncStates.find(token);
      if (before === undefined || (before && (before.mailbox !== top.mailbox.id || before.name !== name))) {
        throw new EwsError(
          'ErrorInvalidSyncStateData',
          'Synchronization state data is corrupt or otherwise invalid.',
        );
      }
      const folders = foldersBelow(top);
      const fresh = folders.filter((folder) => !before?.seen.has(folderIdOf(folder)));
      const seen = new Map(folders.map((folder) => [folderIdOf(folder), folderChangeKey(folder)]));
      const shape = child(element, 'FolderShape');
      return {
        parts: [
          el('m:SyncState', null, syncStates.keep({ mailbox: top.mailbox.id, name, seen })),
          el('m:IncludesLastFolderInRange', null, true),
          el(
            'm:Changes',
            null,
            fresh.map((folder) => el('t:Create', null, folderElement(world, folder, shape))),
          ),
        ],
      };
    },
  ]);

function topOf(caller: EwsCaller, given: XmlElement | undefined): EwsFolder {
  if (given) return resolveFolder(caller, given);
  if (!caller.actingAs) throw ewsRefusals.missingMailbox();
  return { mailbox: caller.actingAs, name: 'msgfolderroot' };
}
