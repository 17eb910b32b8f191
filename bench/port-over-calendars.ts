import { Agent, request } from 'undici';
import { MailboxAddress } from '../contract/primitives.ts';
import { MEETING_FIELDS } from '../server/exchange/graph/room-meeting.ts';
import { connectExchange } from '../server/exchange/index.ts';
import type { Exchange, Integration } from '../server/exchange/index.ts';
import { instantOf } from '../server/kernel/time.ts';
import { CALLS_PER_INTEGRATION } from '../server/outbound/budget.ts';
import { withTokens } from './app-tokens.ts';
import { CLOUD } from './campus.ts';
import type { Campus } from './campus.ts';
import { tomorrow } from './find-rooms.ts';
import { medianMs, sideBySide } from './measure.ts';
import type { Result } from './measure.ts';

/** One run asks every room and takes seconds. */
const TIMES = 1;
/** As many meetings as one answer of each service takes, so that both sides make one call per room. */
const DAYS = 30;
const DAYS_WITH_MEETINGS = 20;
const MEETINGS_PER_DAY = 6;
const DAY_MS = 86_400_000;
const EWS_URL = `${CLOUD.exchange}/EWS/Exchange.asmx`;

/** What the port costs beyond the bare calls for a month of each room's calendar, over Microsoft Graph. */
export function calendarsOverGraph(campus: Campus): Promise<Result> {
  const { tenantId } = campus;
  return measure(campus, {
    bench: 'calendars-graph',
    case: 'calendars through Graph against its bare calendarView calls',
    most: 1.15,
    integration: { kind: 'graph', id: 'bench', tenantId },
    service: 'graph',
    operation: 'calendarView',
    resource: CLOUD.graph,
    bare: bareView,
  });
}

/** The same over Exchange Web Services, where reading XML costs more than JSON. */
export function calendarsOverEws(campus: Campus): Promise<Result> {
  const { tenantId, rooms } = campus;
  const account = MailboxAddress.parse(rooms[0]);
  return measure(campus, {
    bench: 'calendars-ews',
    case: 'calendars through EWS against its bare FindItem calls',
    most: 1.25,
    integration: { kind: 'ews-online', id: 'bench', tenantId, url: EWS_URL, account },
    service: 'exchange',
    operation: 'FindItem',
    resource: CLOUD.exchange,
    bare: bareFindItem,
  });
}

interface Case {
  readonly bench: string;
  readonly case: string;
  readonly most: number;
  readonly integration: Integration;
  readonly service: string;
  readonly operation: string;
  readonly resource: string;
  readonly bare: (room: string) => BareCall;
}

/** A call as it goes over the wire, and how often a meeting stands in what comes back. */
interface BareCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly countMeetings: (text: string) => number;
}

async function measure(campus: Campus, given: Case): Promise<Result> {
  const { bench, most, integration, service, operation, resource, bare } = given;
  const { rooms, control } = campus;
  const lay = (days: number) =>
    control('POST', '/reset', {
      fixture: 'campus',
      rooms: rooms.length,
      meetingsPerRoomDay: MEETINGS_PER_DAY,
      days,
      seed: 1,
    });
  /** The same draw of delays for both sides, as long as Microsoft takes. */
  const slow = () =>
    control('PUT', '/faults', {
      seed: 1,
      rules: [{ service, operation, fault: 'latency', milliseconds: [150, 300] }],
    });
  const agent = new Agent();

  try {
    await lay(DAYS_WITH_MEETINGS);
    return await withTokens(campus, async ({ getToken }, outbound) => {
      const token = await getToken(campus.tenantId, resource);
      const deps = { outbound, graphOrigin: CLOUD.graph, getToken, readPassword: noPassword };
      const exchange = connectExchange(integration, deps);
      return sideBySide(
        { bench, case: `${given.case}, ${rooms.length} rooms`, unit: 'ms', target: `<= ${most}` },
        {
          ours: async () => {
            await slow();
            return await medianMs(TIMES, () => readThroughPort(campus, exchange));
          },
          beside: async () => {
            await slow();
            return await medianMs(TIMES, () => readBare(campus, resource, token, agent, bare));
          },
        },
        (ratio) => ratio <= most,
      );
    });
  } finally {
    await agent.close();
    await control('DELETE', '/faults');
    await lay(3); // as the campus was started
  }
}

const noPassword = () => Promise.reject(new Error('Nobody signs in with a password here'));

async function readThroughPort({ rooms }: Campus, exchange: Exchange): Promise<void> {
  const counts = await inTurn(rooms, async (room) => {
    const reading = await exchange.readMeetings(MailboxAddress.parse(room), month());
    if (!reading.known) throw new Error(`${room} could not be read: ${reading.fault.code}`);
    return reading.meetings.length;
  });
  refuseEmpty(counts);
}

/** The calls themselves and nothing else: sent, read to the end, counted. */
async function readBare(
  { rooms, simulatorUrl }: Campus,
  resource: string,
  token: string,
  dispatcher: Agent,
  bare: Case['bare'],
): Promise<void> {
  const counts = await inTurn(rooms, async (room) => {
    const { method, path, headers, body, countMeetings } = bare(room);
    const reply = await request(`${simulatorUrl}${path}`, {
      dispatcher,
      method,
      headers: { ...headers, host: new URL(resource).host, authorization: `Bearer ${token}` },
      ...(body !== undefined && { body }),
    });
    const text = await reply.body.text();
    if (reply.statusCode !== 200) throw new Error(`${path} answered ${reply.statusCode}`);
    return countMeetings(text);
  });
  refuseEmpty(counts);
}

async function inTurn(rooms: readonly string[], work: (room: string) => Promise<number>): Promise<number[]> {
  const counts: number[] = [];
  const left = rooms.values();
  const worker = async () => {
    for (const room of left) counts.push(await work(room));
  };
  await Promise.all(Array.from({ length: CALLS_PER_INTEGRATION }, worker));
  return counts;
}

/** A side that read next to nothing would look fast. */
function refuseEmpty(counts: readonly number[]): void {
  const sum = counts.reduce((one, other) => one + other, 0);
  if (sum < counts.length * 20) throw new Error(`Only ${sum} meetings in ${counts.length} calendars`);
}

function month() {
  const start = Date.parse(tomorrow().start.slice(0, 10));
  return { start: instantOf(start), end: instantOf(start + DAYS * DAY_MS) };
}

function bareView(room: string): BareCall {
  const { start, end } = month();
  const window = `startDateTime=${start}&endDateTime=${end}`;
  return {
    method: 'GET',
    path: `/v1.0/users/${encodeURIComponent(room)}/calendarView?${window}&$top=1000&$select=${MEETING_FIELDS}`,
    headers: { prefer: 'outlook.timezone="UTC"' },
    countMeetings: (text) => (JSON.parse(text) as { value: readonly unknown[] }).value.length,
  };
}

function bareFindItem(room: string): BareCall {
  const { start, end } = month();
  const fields = [
    'item:Subject',
    'item:Sensitivity',
    ...['UID', 'RecurrenceId', 'Start', 'End', 'IsAllDayEvent', 'LegacyFreeBusyStatus'].map(ofCalendar),
    ...['IsCancelled', 'CalendarItemType', 'MyResponseType', 'Organizer'].map(ofCalendar),
  ].map((field) => `<t:FieldURI FieldURI="${field}"/>`);
  const body =
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">' +
    `<soap:Header><t:RequestServerVersion Version="Exchange2013_SP1"/><t:ExchangeImpersonation><t:ConnectingSID><t:SmtpAddress>${room}</t:SmtpAddress></t:ConnectingSID></t:ExchangeImpersonation></soap:Header>` +
    `<soap:Body><m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${fields.join('')}</t:AdditionalProperties></m:ItemShape>` +
    `<m:CalendarView MaxEntriesReturned="150" StartDate="${start}" EndDate="${end}"/>` +
    `<m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"><t:Mailbox><t:EmailAddress>${room}</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId></m:ParentFolderIds></m:FindItem></soap:Body></soap:Envelope>`;
  return {
    method: 'POST',
    path: '/EWS/Exchange.asmx',
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body,
    countMeetings: (text) => text.split('<t:CalendarItem>').length - 1,
  };
}

const ofCalendar = (field: string) => `calendar:${field}`;
