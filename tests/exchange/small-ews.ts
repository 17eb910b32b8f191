import type { MailboxAddress } from '../../contract/primitives.ts';
import type { EwsExchangeOptions } from '../../server/exchange/ews/ews-exchange.ts';
import { loadEws } from '../../server/exchange/ews/ews-library.ts';
import { createOutbound } from '../../server/outbound/outbound.ts';
import type { OutboundCall } from '../../server/outbound/outbound.ts';
import type { Answer, Received } from '../server/outbound/far-side.ts';
import { startFarSide } from '../server/outbound/far-side.ts';

export const EWS_ORIGIN = 'https://mail.nordhavn.test';
export const EWS_URL = `${EWS_ORIGIN}/EWS/Exchange.asmx`;

export const mailbox = (name: string) => `${name}@nordhavn.test` as MailboxAddress;
export const USER = 'NORDHAVN\\svc-foyer';
export const PASSWORD = 'Lys på Havnen 7!';

/** A small server that says what a test makes it say, with what the adapter needs to reach it. */
export async function startSmallEws(answer: Answer, more: Partial<EwsExchangeOptions> = {}) {
  await loadEws(); // on a busy machine that takes longer than the deadlines that are tried here
  const farSide = await startFarSide(answer);
  const calls: OutboundCall[] = [];
  const outbound = createOutbound({
    originMap: new Map([[EWS_ORIGIN, farSide.origin]]),
    onCall: (call) => calls.push(call),
  });
  const options: EwsExchangeOptions = {
    url: EWS_URL,
    outbound,
    integrationId: 'one',
    version: 'Exchange2016',
    account: mailbox('svc-foyer'),
    credentials: { kind: 'password', userName: USER, password: async () => PASSWORD },
    ...more,
  };
  return {
    received: farSide.received,
    calls,
    options,
    async close() {
      await outbound.close();
      await farSide.close();
    },
  };
}

export const VERSION =
  '<h:ServerVersionInfo MajorVersion="15" MinorVersion="1" MajorBuildNumber="2507" MinorBuildNumber="6" ' +
  'xmlns:h="http://schemas.microsoft.com/exchange/services/2006/types"/>';

export const envelope = (body: string, header = VERSION) =>
  '<?xml version="1.0" encoding="utf-8"?>' +
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
  'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" ' +
  'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">' +
  `<s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;

const XML = { 'content-type': 'text/xml; charset=utf-8' };

/** An answer with this content of the SOAP body. */
export const soap =
  (body: string | ((received: Received) => string), status = 200, headers = {}): Answer =>
  (res, received) =>
    res
      .writeHead(status, { ...XML, ...headers })
      .end(envelope(typeof body === 'string' ? body : body(received)));

/** Bytes as they are, whatever they claim to be. */
export const raw =
  (status: number, type: string, body: string | Buffer, headers = {}): Answer =>
  (res) =>
    res.writeHead(status, { 'content-type': type, ...headers }).end(body);

export const fault = (code: string, values: Readonly<Record<string, string>> = {}, status = 500): Answer =>
  soap(
    '<s:Fault><faultcode xmlns:a="http://schemas.microsoft.com/exchange/services/2006/types">' +
      `a:${code}</faultcode><faultstring xml:lang="en-US">CANARY: what Exchange says.</faultstring><detail>` +
      `<e:ResponseCode xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">${code}</e:ResponseCode>` +
      '<e:Message xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">CANARY: more.</e:Message>' +
      `<t:MessageXml>${Object.entries(values)
        .map(([name, value]) => `<t:Value Name="${name}">${value}</t:Value>`)
        .join('')}</t:MessageXml></detail></s:Fault>`,
    status,
  );

/** The operation that was asked for. */
export const operationOf = ({ body }: Received) =>
  /<soap:Body><m:(\w+?)(?:Request)?[ >]/.exec(body)?.[1] ?? (body === '' ? 'empty' : 'unknown');

/** The mailboxes that a GetUserAvailability asks about. */
export const asked = ({ body }: Received) =>
  [...body.matchAll(/<t:Email><t:Address>([^<]+)</g)].map(([, address]) => address ?? '');

/** The mailbox that is impersonated. */
export const actingAs = ({ body }: Received) =>
  /<t:ConnectingSID><t:SmtpAddress>([^<]+)</.exec(body)?.[1] ?? null;

export const event = (start: string, end: string, status = 'Busy') =>
  `<t:CalendarEvent><t:StartTime>${start}</t:StartTime><t:EndTime>${end}</t:EndTime><t:BusyType>${status}</t:BusyType></t:CalendarEvent>`;

/** One mailbox's part of a GetUserAvailabilityResponse. */
export const freeBusy = (events: string, view = 'FreeBusyMerged', merged = '') =>
  '<m:FreeBusyResponse><m:ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>' +
  `</m:ResponseMessage><m:FreeBusyView><t:FreeBusyViewType>${view}</t:FreeBusyViewType>` +
  (merged === '' ? '' : `<t:MergedFreeBusy>${merged}</t:MergedFreeBusy>`) +
  (events === '' ? '' : `<t:CalendarEventArray>${events}</t:CalendarEventArray>`) +
  '</m:FreeBusyView></m:FreeBusyResponse>';

export const noFreeBusy = (code: string) =>
  `<m:FreeBusyResponse><m:ResponseMessage ResponseClass="Error"><m:MessageText>CANARY</m:MessageText><m:ResponseCode>${code}</m:ResponseCode>` +
  '<m:DescriptiveLinkKey>0</m:DescriptiveLinkKey></m:ResponseMessage><m:FreeBusyView><t:FreeBusyViewType>None</t:FreeBusyViewType></m:FreeBusyView></m:FreeBusyResponse>';

export const availability = (...responses: readonly string[]) =>
  `<m:GetUserAvailabilityResponse><m:FreeBusyResponseArray>${responses.join('')}</m:FreeBusyResponseArray></m:GetUserAvailabilityResponse>`;

/** Every mailbox asked about is free. */
export const allFree: Answer = soap((received) => availability(...asked(received).map(() => freeBusy(''))));

const success = (operation: string, content: string, response = 'ResponseMessages') =>
  response === ''
    ? `<m:${operation}Response ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>${content}</m:${operation}Response>`
    : `<m:${operation}Response><m:ResponseMessages><m:${operation}ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>${content}</m:${operation}ResponseMessage></m:ResponseMessages></m:${operation}Response>`;

const address = (name: string) =>
  `<t:Name>${name}</t:Name><t:EmailAddress>${name.toLowerCase()}@nordhavn.test</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType>`;

export const roomLists = (...names: readonly string[]) =>
  success(
    'GetRoomLists',
    `<m:RoomLists>${names.map((name) => `<t:Address>${address(name)}<t:MailboxType>PublicDL</t:MailboxType></t:Address>`).join('')}</m:RoomLists>`,
    '',
  );

export const rooms = (...names: readonly string[]) =>
  success(
    'GetRooms',
    `<m:Rooms>${names.map((name) => `<t:Room><t:Id>${address(name)}<t:MailboxType>Mailbox</t:MailboxType></t:Id></t:Room>`).join('')}</m:Rooms>`,
    '',
  );

/** The room list that a GetRooms asks about, by its local part. */
export const listAsked = ({ body }: Received) =>
  /<m:RoomList>.*?<t:EmailAddress>([^@<]+)/.exec(body)?.[1] ?? '';

export const resolved = (...names: readonly string[]) =>
  success(
    'ResolveNames',
    `<m:ResolutionSet TotalItemsInView="${names.length}" IncludesLastItemInRange="true">${names
      .map(
        (name) =>
          `<t:Resolution><t:Mailbox>${address(name)}<t:MailboxType>Mailbox</t:MailboxType></t:Mailbox></t:Resolution>`,
      )
      .join('')}</m:ResolutionSet>`,
  );

export const folder = success(
  'GetFolder',
  '<m:Folders><t:CalendarFolder><t:FolderId Id="AAMk" ChangeKey="AQ"/></t:CalendarFolder></m:Folders>',
);

export const noItems = success(
  'FindItem',
  '<m:RootFolder TotalItemsInView="0" IncludesLastItemInRange="true"><t:Items/></m:RootFolder>',
);

/** A response-level error of an operation that answers with response messages. */
export const refused = (operation: string, code: string) =>
  `<m:${operation}Response><m:ResponseMessages><m:${operation}ResponseMessage ResponseClass="Error"><m:MessageText>CANARY</m:MessageText>` +
  `<m:ResponseCode>${code}</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey></m:${operation}ResponseMessage></m:ResponseMessages></m:${operation}Response>`;

export interface Item {
  readonly id?: string;
  readonly subject?: string;
  readonly sensitivity?: string;
  readonly uid?: string;
  readonly recurrenceId?: string;
  readonly start?: string;
  readonly end?: string;
  readonly status?: string;
  readonly isCancelled?: boolean;
  readonly kind?: string;
  readonly answer?: string;
  /** By local part; null leaves the address out, as FindItem may. */
  readonly organizer?: string | null;
  /** In place of the organizer's mail address. */
  readonly organizerAddress?: string;
}

const usual = {
  id: 'AAMk1',
  subject: 'Anna',
  sensitivity: 'Normal',
  uid: 'one@other.test',
  start: '2026-12-01T09:00:00Z',
  end: '2026-12-01T10:00:00Z',
  status: 'Busy',
  isCancelled: false,
  kind: 'Single',
  answer: 'Accept',
  organizer: 'Anna',
};

/** A calendar item as FindItem writes it. */
export function item(more: Item = {}): string {
  const given = { ...usual, ...more };
  const { recurrenceId } = more;
  return (
    `<t:CalendarItem><t:ItemId Id="${given.id}" ChangeKey="v1"/><t:Subject>${given.subject}</t:Subject><t:Sensitivity>${given.sensitivity}</t:Sensitivity>` +
    `<t:UID>${given.uid}</t:UID>${recurrenceId === undefined ? '' : `<t:RecurrenceId>${recurrenceId}</t:RecurrenceId>`}` +
    `<t:Start>${given.start}</t:Start><t:End>${given.end}</t:End><t:IsAllDayEvent>false</t:IsAllDayEvent>` +
    `<t:LegacyFreeBusyStatus>${given.status}</t:LegacyFreeBusyStatus><t:IsCancelled>${given.isCancelled}</t:IsCancelled>` +
    `<t:CalendarItemType>${given.kind}</t:CalendarItemType><t:MyResponseType>${given.answer}</t:MyResponseType>` +
    `<t:Organizer><t:Mailbox>${organizerOf(given)}</t:Mailbox></t:Organizer></t:CalendarItem>`
  );
}

function organizerOf({ organizer = null, organizerAddress }: Item): string {
  if (organizerAddress !== undefined) {
    return `<t:Name>Anna</t:Name><t:EmailAddress>${organizerAddress}</t:EmailAddress><t:RoutingType>EX</t:RoutingType>`;
  }
  return organizer === null ? '<t:Name>Anna</t:Name>' : address(organizer);
}

/** The answer to a FindItem with a calendar view. */
export const meetings = (items: string, isComplete = true) =>
  success(
    'FindItem',
    `<m:RootFolder TotalItemsInView="1" IncludesLastItemInRange="${isComplete}"><t:Items>${items}</t:Items></m:RootFolder>`,
  );

/** The answer to a GetItem about one item. */
export const details = (organizer: string, originalStart?: string) =>
  success(
    'GetItem',
    `<m:Items><t:CalendarItem><t:ItemId Id="AAMk1" ChangeKey="v1"/>${originalStart === undefined ? '' : `<t:OriginalStart>${originalStart}</t:OriginalStart>`}<t:Organizer><t:Mailbox>${address(organizer)}</t:Mailbox></t:Organizer></t:CalendarItem></m:Items>`,
  );

/** The answer to a SyncFolderItems that names these items as new. */
export const changes = (state: string, ids: readonly string[] = [], isComplete = true) =>
  success(
    'SyncFolderItems',
    `<m:SyncState>${state}</m:SyncState><m:IncludesLastItemInRange>${isComplete}</m:IncludesLastItemInRange><m:Changes>` +
      `${ids.map((id) => `<t:Create><t:CalendarItem><t:ItemId Id="${id}" ChangeKey="v1"/></t:CalendarItem></t:Create>`).join('')}</m:Changes>`,
  );
