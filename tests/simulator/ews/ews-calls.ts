import { XMLParser } from 'fast-xml-parser';

/** The service account of fixture F0's Exchange Server, as an administrator would type it. */
export const SERVICE = { user: 'NORDHAVN\\svc-foyer', password: 'Lys på Havnen 7!' } as const;
export const KAJ = 'kaj@nordhavn.example';

export interface EwsAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The first response code in the answer. */
  readonly code: string | undefined;
  /** Every text of elements with that local name, in order. */
  readonly all: (name: string) => string[];
  /** The attribute of the first element with that local name. */
  readonly attribute: (name: string, attribute: string) => string | undefined;
}

export interface EwsCall {
  readonly authorization?: string;
  readonly as?: string;
  readonly impersonate?: string;
  readonly impersonateBy?: string;
  readonly version?: string | null;
  readonly timeZone?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the usual prefixes. */
  readonly envelope?: string;
}

const namespaces =
  'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"';

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** An envelope around one request element written with the prefixes `m` and `t`. */
export function envelopeOf(body: string, call: EwsCall = {}): string {
  const { version = 'Exchange2013_SP1', impersonate, impersonateBy = 'SmtpAddress', timeZone } = call;
  return `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" ${namespaces}>
  <soap:Header>
    ${version === null ? '' : `<t:RequestServerVersion Version="${version}"/>`}
    ${impersonate === undefined ? '' : `<t:ExchangeImpersonation><t:ConnectingSID><t:${impersonateBy}>${impersonate}</t:${impersonateBy}></t:ConnectingSID></t:ExchangeImpersonation>`}
    ${timeZone === undefined ? '' : `<t:TimeZoneContext><t:TimeZoneDefinition Id="${timeZone}"/></t:TimeZoneContext>`}
  </soap:Header>
  <soap:Body>${body}</soap:Body>
</soap:Envelope>`;
}

/** Calls the simulated Exchange, by default as the service account that impersonates kaj. */
export async function callEws(root: string, body: string, call: EwsCall = {}): Promise<EwsAnswer> {
  const { authorization = basic(SERVICE.user, SERVICE.password), as = 'text/xml; charset=utf-8' } = call;
  const response = await fetch(`${root}/exchange.sim.test/EWS/Exchange.asmx`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': as, ...(authorization !== '' && { authorization }), ...call.headers },
    body: call.envelope ?? envelopeOf(body, call),
  });
  return readAnswer(response.status, response.headers, await response.text());
}

export function readAnswer(status: number, headers: Headers, text: string): EwsAnswer {
  const found = text.startsWith('<?xml') ? elementsOf(text) : [];
  const all = (name: string): string[] => found.filter((each) => each.name === name).map((each) => each.text);
  return {
    status,
    headers,
    text,
    code: all('ResponseCode')[0],
    all,
    attribute: (name, attribute) => found.find((each) => each.name === name)?.attributes[attribute],
  };
}

interface Found {
  readonly name: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function elementsOf(xml: string): Found[] {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    removeNSPrefix: true,
  });
  type Node = Record<string, unknown> & { ':@'?: Record<string, string> };
  const walk = (nodes: readonly Node[]): Found[] =>
    nodes.flatMap((node) => {
      const name = Object.keys(node).find((key) => key !== ':@') ?? '';
      const inside = node[name];
      if (!Array.isArray(inside)) return [];
      const text = inside
        .map((each: Node) => (typeof each['#text'] === 'string' ? each['#text'] : ''))
        .join('');
      return [{ name, text, attributes: node[':@'] ?? {} }, ...walk(inside as Node[])];
    });
  return walk(parser.parse(xml) as Node[]);
}

/** Requests that several tests send. */
export const requests = {
  roomLists: '<m:GetRoomLists/>',
  rooms: (list: string) =>
    `<m:GetRooms><m:RoomList><t:EmailAddress>${list}</t:EmailAddress></m:RoomList></m:GetRooms>`,
  folder: (name = 'calendar', mailbox?: string) =>
    `<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape><m:FolderIds>${distinguished(name, mailbox)}</m:FolderIds></m:GetFolder>`,
  view: (
    options: {
      from?: string;
      to?: string;
      shape?: string;
      most?: number;
      folder?: string;
      mailbox?: string;
      more?: string;
    } = {},
  ) =>
    `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>${options.shape ?? 'Default'}</t:BaseShape>${options.more ?? ''}</m:ItemShape><m:CalendarView ${options.most === undefined ? '' : `MaxEntriesReturned="${options.most}" `}StartDate="${options.from ?? '2026-12-01T00:00:00Z'}" EndDate="${options.to ?? '2026-12-02T00:00:00Z'}"/><m:ParentFolderIds>${distinguished(options.folder ?? 'calendar', options.mailbox)}</m:ParentFolderIds></m:FindItem>`,
  pages: (offset: number, most: number, folder = 'calendar', base = 'Beginning') =>
    `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:IndexedPageItemView MaxEntriesReturned="${most}" Offset="${offset}" BasePoint="${base}"/><m:ParentFolderIds>${distinguished(folder)}</m:ParentFolderIds></m:FindItem>`,
  item: (id: string, shape = 'AllProperties', more = '') =>
    `<m:GetItem><m:ItemShape><t:BaseShape>${shape}</t:BaseShape>${more}</m:ItemShape><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:GetItem>`,
  sync: (state = '', most = 512) =>
    `<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>${distinguished('calendar')}</m:SyncFolderId>${state === '' ? '' : `<m:SyncState>${state}</m:SyncState>`}<m:MaxChangesReturned>${most}</m:MaxChangesReturned></m:SyncFolderItems>`,
  subscribe: `<m:Subscribe><m:PullSubscriptionRequest><t:FolderIds>${distinguished('calendar')}</t:FolderIds><t:EventTypes><t:EventType>CreatedEvent</t:EventType><t:EventType>ModifiedEvent</t:EventType><t:EventType>DeletedEvent</t:EventType></t:EventTypes><t:Timeout>10</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>`,
  events: (id: string, watermark: string) =>
    `<m:GetEvents><m:SubscriptionId>${id}</m:SubscriptionId><m:Watermark>${watermark}</m:Watermark></m:GetEvents>`,
  unsubscribe: (id: string) => `<m:Unsubscribe><m:SubscriptionId>${id}</m:SubscriptionId></m:Unsubscribe>`,
  resolve: (entry: string, full = false) =>
    `<m:ResolveNames ReturnFullContactData="${full}"><m:UnresolvedEntry>${entry}</m:UnresolvedEntry></m:ResolveNames>`,
  convert: (id: string, from: string, to: string, mailbox: string = KAJ) =>
    `<m:ConvertId DestinationFormat="${to}"><m:SourceIds><t:AlternateId Format="${from}" Id="${id}" Mailbox="${mailbox}"/></m:SourceIds></m:ConvertId>`,
  zones: (full: boolean, ids: readonly string[]) =>
    `<m:GetServerTimeZones ReturnFullTimeZoneData="${full}">${ids.length === 0 ? '' : `<m:Ids>${ids.map((id) => `<t:Id>${id}</t:Id>`).join('')}</m:Ids>`}</m:GetServerTimeZones>`,
  configuration: (name: string) =>
    `<m:GetUserConfiguration><m:UserConfigurationName Name="${name}">${distinguished('calendar')}</m:UserConfigurationName><m:UserConfigurationProperties>All</m:UserConfigurationProperties></m:GetUserConfiguration>`,
  availability: (
    mailboxes: readonly string[],
    options: { from?: string; to?: string; view?: string; interval?: number; zone?: string } = {},
  ) =>
    `<m:GetUserAvailabilityRequest>${options.zone ?? ''}<m:MailboxDataArray>${mailboxes.map((address) => `<t:MailboxData><t:Email><t:Address>${address}</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType></t:MailboxData>`).join('')}</m:MailboxDataArray><t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>${options.from ?? '2026-12-01T00:00:00'}</t:StartTime><t:EndTime>${options.to ?? '2026-12-02T00:00:00'}</t:EndTime></t:TimeWindow><t:MergedFreeBusyIntervalInMinutes>${options.interval ?? 60}</t:MergedFreeBusyIntervalInMinutes><t:RequestedView>${options.view ?? 'DetailedMerged'}</t:RequestedView></t:FreeBusyViewOptions></m:GetUserAvailabilityRequest>`,
  search: (query: string) =>
    `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>${query}<m:ParentFolderIds>${distinguished('calendar')}</m:ParentFolderIds></m:FindItem>`,
  folders: (traversal: string, view = '') =>
    `<m:FindFolder Traversal="${traversal}"><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape>${view}<m:ParentFolderIds>${distinguished('root')}</m:ParentFolderIds></m:FindFolder>`,
  hierarchy: (state = '') =>
    `<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape><m:SyncState>${state}</m:SyncState></m:SyncFolderHierarchy>`,
  suggestions: (mailboxes: readonly string[], options = '') =>
    `<m:GetUserAvailabilityRequest><m:MailboxDataArray>${mailboxes.map((address) => `<t:MailboxData><t:Email><t:Address>${address}</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType></t:MailboxData>`).join('')}</m:MailboxDataArray><t:SuggestionsViewOptions>${options}<t:DetailedSuggestionsWindow><t:StartTime>2026-12-08T00:00:00</t:StartTime><t:EndTime>2026-12-10T00:00:00</t:EndTime></t:DetailedSuggestionsWindow></t:SuggestionsViewOptions></m:GetUserAvailabilityRequest>`,
  create:
    '<m:CreateItem SendMeetingInvitations="SendToNone"><m:Items><t:CalendarItem><t:Subject>Mine</t:Subject></t:CalendarItem></m:Items></m:CreateItem>',
} as const;

/** Copenhagen as the availability service wants zones written. */
export const COPENHAGEN =
  '<t:TimeZone><t:Bias>-60</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>03:00:00</t:Time><t:DayOrder>5</t:DayOrder><t:Month>10</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime><t:DaylightTime><t:Bias>-60</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>5</t:DayOrder><t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime></t:TimeZone>';

function distinguished(name: string, mailbox?: string): string {
  if (mailbox === undefined) return `<t:DistinguishedFolderId Id="${name}"/>`;
  return `<t:DistinguishedFolderId Id="${name}"><t:Mailbox><t:EmailAddress>${mailbox}</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>`;
}
