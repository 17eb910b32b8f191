import { ewsRefusals } from '../ews-error.ts';
import { el } from '../write-xml.ts';
import type { Xml } from '../write-xml.ts';
import { findFolder } from './find-folder.ts';
import { findItem } from './find-item.ts';
import { getFolder } from './folder.ts';
import { getItem } from './get-item.ts';
import { convertId, resolveNames } from './names-and-ids.ts';
import { getEvents, subscribe, unsubscribe } from './notifications.ts';
import { responseMessage, responseMessages } from './operation.ts';
import type { Operation } from './operation.ts';
import { getRoomLists, getRooms } from './rooms.ts';
import { getServerTimeZones, getUserConfiguration } from './settings.ts';
import { syncFolderHierarchy } from './sync-folder-hierarchy.ts';
import { syncFolderItems } from './sync-folder-items.ts';
import { getUserAvailability } from './user-availability.ts';

/** Writing: refused message by message, as Exchange refuses an account that may only read. */
const writes: Readonly<Record<string, { readonly list: string; readonly onError: readonly Xml[] }>> = {
  CreateItem: { list: 'Items', onError: [el('m:Items', null)] },
  UpdateItem: { list: 'ItemChanges', onError: [el('m:Items', null)] },
  DeleteItem: { list: 'ItemIds', onError: [] },
  SendItem: { list: 'ItemIds', onError: [] },
  MoveItem: { list: 'ItemIds', onError: [el('m:Items', null)] },
  CopyItem: { list: 'ItemIds', onError: [el('m:Items', null)] },
};

/** Every operation that is served, by its name in the WSDL. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['GetRoomLists', getRoomLists],
  ['GetRooms', getRooms],
  ['GetUserAvailability', getUserAvailability],
  ['GetFolder', getFolder],
  ['FindFolder', findFolder],
  ['FindItem', findItem],
  ['GetItem', getItem],
  ['SyncFolderHierarchy', syncFolderHierarchy],
  ['SyncFolderItems', syncFolderItems],
  ['Subscribe', subscribe],
  ['GetEvents', getEvents],
  ['Unsubscribe', unsubscribe],
  ['ResolveNames', resolveNames],
  ['ConvertId', convertId],
  ['GetServerTimeZones', getServerTimeZones],
  ['GetUserConfiguration', getUserConfiguration],
  ...Object.entries(writes).map(
    ([name, { list, onError }]) => [name, refusedWrite(name, list, onError)] as const,
  ),
]);

/** A response of `operation` in which every message is this error: for faults that testers order. */
export function errorResponse(operation: string, refuse: () => never): Xml | null {
  if (!operations.has(operation) || operation === 'GetUserAvailability') return null;
  if (operation === 'GetRoomLists' || operation === 'GetRooms') {
    return responseMessage(`m:${operation}Response`, refuse);
  }
  const onError = ['GetItem', 'CreateItem', 'UpdateItem', 'MoveItem', 'CopyItem'].includes(operation)
    ? [el('m:Items', null)]
    : operation === 'GetServerTimeZones'
      ? [el('m:TimeZoneDefinitions', null)]
      : [];
  return responseMessages(operation, [refuse], onError);
}

function refusedWrite(name: string, list: string, onError: readonly Xml[]): Operation {
  return (_context, { element }) => {
    const count = element.children.find((each) => each.name === list)?.children.length ?? 1;
    return responseMessages(
      name,
      Array.from({ length: Math.max(1, count) }, () => deny),
      onError,
    );
  };
}

function deny(): never {
  throw ewsRefusals.accessDenied();
}
