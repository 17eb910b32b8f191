import { EwsError } from '../ews-error.ts';
import { resolveFolder } from '../folders.ts';
import type { EwsFolder } from '../folders.ts';
import { ewsId, stateId } from '../item-ids.ts';
import { calendarItem, readItemShape } from '../item-shape.ts';
import type { SeenItem } from '../property-kinds.ts';
import { child, childText } from '../read-xml.ts';
import { el } from '../write-xml.ts';
import type { Xml } from '../write-xml.ts';
import { responseMessages } from './operation.ts';
import type { EwsContext, Operation } from './operation.ts';
import { itemsIn } from './seen-items.ts';

/**
 * SyncFolderItems: everything at first, then what was created, changed and deleted since the state that the last answer
 * carried, at most MaxChangesReturned (512) at a time. Calendars sync single meetings and masters.
 */
export const syncFolderItems: Operation = (context, { element }) =>
  responseMessages('SyncFolderItems', [
    () => {
      const [given] = child(element, 'SyncFolderId')?.children ?? [];
      if (!given)
        throw new EwsError('ErrorSyncFolderNotFound', 'The folder to synchronize could not be found.');
      const folder = resolveFolder(context.caller, given);
      const shape = readItemShape(child(element, 'ItemShape'));
      const before = stateOf(context, folder, childText(element, 'SyncState') ?? '');
      const ignored = (child(element, 'Ignore')?.children ?? []).map(({ attributes }) =>
        stateId(attributes.Id ?? ''),
      );
      const most = Number(childText(element, 'MaxChangesReturned'));

      const changes = changesSince(itemsIn(context.world, folder), before);
      const page = changes.slice(0, most);
      const after = new Map(before);
      for (const { id, item } of page) {
        if (item) after.set(id, item.entry.changeKey);
        else after.delete(id);
      }
      const shown = page.filter(({ id }) => !ignored.includes(id));
      return {
        parts: [
          el(
            'm:SyncState',
            null,
            context.syncStates.keep({ mailbox: folder.mailbox.id, name: folder.name, seen: after }),
          ),
          el('m:IncludesLastItemInRange', null, page.length === changes.length),
          el(
            'm:Changes',
            null,
            shown.map((change) => changeElement(change, (item) => calendarItem(item, shape, true))),
          ),
        ],
      };
    },
  ]);

interface Change {
  readonly kind: 'Create' | 'Update' | 'Delete';
  readonly id: string;
  readonly item: SeenItem | null;
}

function changesSince(items: readonly SeenItem[], before: ReadonlyMap<string, string>): readonly Change[] {
  const now = new Set(items.map(({ entry }) => entry.id));
  const changed = items
    .filter(({ entry }) => before.get(entry.id) !== entry.changeKey)
    .map((item): Change => ({
      kind: before.has(item.entry.id) ? 'Update' : 'Create',
      id: item.entry.id,
      item,
    }));
  const gone = [...before.keys()]
    .filter((id) => !now.has(id))
    .map((id): Change => ({ kind: 'Delete', id, item: null }));
  return [...changed, ...gone];
}

function changeElement({ kind, id, item }: Change, render: (item: SeenItem) => Xml): Xml {
  return el(
    `t:${kind}`,
    null,
    item ? render(item) : el('t:ItemId', { Id: ewsId(id), ChangeKey: 'AQAAAA==' }),
  );
}

function stateOf({ syncStates }: EwsContext, folder: EwsFolder, token: string): ReadonlyMap<string, string> {
  if (token === '') return new Map();
  const kept = syncStates.find(token);
  if (!kept || kept.mailbox !== folder.mailbox.id || kept.name !== folder.name) {
    throw new EwsError(
      'ErrorInvalidSyncStateData',
      'Synchronization state data is corrupt or otherwise invalid.',
    );
  }
  return kept.seen;
}
