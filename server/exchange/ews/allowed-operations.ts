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
  /** What it may hold of the things that are in no other request, exactly as the library writes them. */
  readonly may?: readonly RegExp[];
}

const idOnly = /<t:BaseShape>IdOnly<\/t:BaseShape>/;
const calendar = /<t:DistinguishedFolderId Id="calendar"/;
const inbox = /<t:DistinguishedFolderId Id="inbox"/;

/** As in `meetingShape` and `detailShape`, in their order. */
const meetingFields = [
  'item:Subject',
  'item:Sensitivity',
  'calendar:UID',
  'calendar:RecurrenceId',
  'calendar:Start',
  'calendar:End',
  'calendar:IsAllDayEvent',
  'calendar:LegacyFreeBusyStatus',
  'calendar:IsCancelled',
  'calendar:CalendarItemType',
  'calendar:MyResponseType',
  'calendar:Organizer',
];
const detailFields = ['calendar:Organizer', 'calendar:OriginalStart'];
const itemIds = /<m:ItemIds>(?:<t:ItemId Id="[\w+/=-]{1,1000}"><\/t:ItemId>){1,50}<\/m:ItemIds>/;

const allowed: readonly (readonly [operation: string, Entry])[] = [
  ['GetRoomLists', { properties: null, must: [] }],
  ['GetRooms', { properties: null, must: [] }],
  ['ResolveNames', { properties: null, must: [/ReturnFullContactData="false"/] }],
  [
    'GetUserAvailability',
    { properties: 'start, end, status', must: [/<t:RequestedView>FreeBusyMerged<\/t:RequestedView>/] },
  ],
  ['GetFolder', { properties: 'id', must: [idOnly, calendar] }],
  ['FindItem', { properties: 'id', must: [idOnly, calendar, /<m:CalendarView [^>]*MaxEntriesReturned="1"/] }],
  [
    'FindItem',
    {
      properties: namesOf(meetingFields),
      must: [idOnly, calendar, /<m:CalendarView [^>]*MaxEntriesReturned="/, exactly(meetingFields)],
      may: [exactly(meetingFields)],
    },
  ],
  [
    'GetItem',
    {
      properties: namesOf(detailFields),
      must: [idOnly, exactly(detailFields), itemIds],
      may: [exactly(detailFields), itemIds],
    },
  ],
  [
    'SyncFolderItems',
    {
      properties: 'id',
      must: [
        idOnly,
        calendar,
        /<m:SyncState>[\w+/=-]*<\/m:SyncState><m:MaxChangesReturned>\d+<\/m:MaxChangesReturned>/,
        /<m:SyncScope>NormalItems<\/m:SyncScope>/,
      ],
    },
  ],
];

const mailProbe: Entry = {
  properties: 'id',
  must: [idOnly, inbox, /<m:IndexedPageItemView [^>]*MaxEntriesReturned="1"/],
};

function exactly(fields: readonly string[]): RegExp {
  const written = fields.map((field) => `<t:FieldURI FieldURI="${field}"></t:FieldURI>`).join('');
  return new RegExp(`<t:AdditionalProperties>${written}</t:AdditionalProperties>`);
}

function namesOf(fields: readonly string[]): string {
  return ['id', ...fields.map((field) => field.split(':').at(-1))].join(', ');
}

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
 * times, lists of rooms, ids and, in calendars, the fields of the mirror. Throws an Error, which is a bug of ours, for any other request. `mayProbeMail` admits
 * the one question of the access proof, which Exchange is expected to refuse.
 */
export function allowedOperation(envelope: string, mayProbeMail = false): AllowedOperation {
  refuseUnescaped(envelope);
  const operation = /<soap:Body><m:(\w+?)(?:Request)?[ >]/.exec(envelope)?.[1] ?? 'nothing';
  const entries = allowed.flatMap(([name, entry]) => (name === operation ? [entry] : []));
  if (mayProbeMail && operation === 'FindItem') entries.push(mailProbe);
  const entry = entries.find((entry) => isWithin(entry, envelope));
  if (!entry) throw new Error(`Exchange may not be asked for this ${operation}`);
  return {
    operation: entry === mailProbe ? 'FindItem (mail probe)' : operation,
    properties: entry.properties,
  };
}

function isWithin({ must, may = [] }: Entry, envelope: string): boolean {
  const rest = may.reduce((text, allowed) => text.replace(allowed, ''), envelope);
  return must.every((each) => each.test(envelope)) && !never.test(rest);
}
