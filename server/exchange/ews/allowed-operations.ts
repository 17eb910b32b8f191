import { createTagReader } from './tags.ts';

/** What may be asked over EWS, and how the record of calls names it. */
export interface AllowedOperation {
  readonly operation: string;
  /** What of a mailbox is asked for; null for questions to the directory. */
  readonly properties: string | null;
}

interface Entry {
  readonly properties: string | null;
  /** Each must be found in the request, with prefixes and spaces as the library writes them. */
  readonly must: readonly RegExp[];
}

const idOnly = /<t:BaseShape>IdOnly<\/t:BaseShape>/;
const calendar = /<t:DistinguishedFolderId Id="calendar"/;
const inbox = /<t:DistinguishedFolderId Id="inbox"/;

const allowed: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  ['GetRoomLists', { properties: null, must: [] }],
  ['GetRooms', { properties: null, must: [] }],
  ['ResolveNames', { properties: null, must: [/ReturnFullContactData="false"/] }],
  [
    'GetUserAvailability',
    { properties: 'start, end, status', must: [/<t:RequestedView>FreeBusyMerged<\/t:RequestedView>/] },
  ],
  ['GetFolder', { properties: 'id', must: [idOnly, calendar] }],
  ['FindItem', { properties: 'id', must: [idOnly, calendar, /<m:CalendarView [^>]*MaxEntriesReturned="1"/] }],
]);

const mailProbe: Entry = {
  properties: 'id',
  must: [idOnly, inbox, /<m:IndexedPageItemView [^>]*MaxEntriesReturned="1"/],
};

/** The library writes values as they are given, so that one with a `&` would break or change the request. */
function refuseUnescaped(envelope: string): void {
  try {
    createTagReader(envelope).read({ opened: () => undefined, leaf: () => undefined });
  } catch (error) {
    throw new Error('Exchange may not be asked in broken XML', { cause: error });
  }
}

/** What must be in no request at all: a property of an item, an item by its id, a second folder. */
const never =
  /<t:(?:FieldURI|IndexedFieldURI|ExtendedFieldURI|BodyType|ItemId|FolderId)\b|DistinguishedFolderId.*DistinguishedFolderId Id/;

/**
 * The wall behind the rights that a customer grants: whatever the service account may do, this client asks for free/busy
 * times, lists of rooms and ids. Throws an Error, which is a bug of ours, for any other request. `mayProbeMail` admits
 * the one question of the access proof, which Exchange is expected to refuse.
 */
export function allowedOperation(envelope: string, mayProbeMail = false): AllowedOperation {
  refuseUnescaped(envelope);
  const operation = /<soap:Body><m:(\w+?)(?:Request)?[ >]/.exec(envelope)?.[1] ?? 'nothing';
  const entries = [allowed.get(operation), ...(mayProbeMail && operation === 'FindItem' ? [mailProbe] : [])];
  const entry = entries.find((entry) => entry?.must.every((must) => must.test(envelope)));
  if (!entry || never.test(envelope)) throw new Error(`Exchange may not be asked for this ${operation}`);
  return {
    operation: entry === mailProbe ? 'FindItem (mail probe)' : operation,
    properties: entry.properties,
  };
}
