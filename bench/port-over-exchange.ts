import { Agent, request } from 'undici';
import { Instant, MailboxAddress } from '../contract/primitives.ts';
import { connectExchange } from '../server/exchange/index.ts';
import type { Exchange, Integration } from '../server/exchange/index.ts';
import { CALLS_PER_INTEGRATION } from '../server/outbound/budget.ts';
import { withTokens } from './app-tokens.ts';
import { readBare } from './b3-find-rooms-live.ts';
import { CLOUD } from './campus.ts';
import type { Campus } from './campus.ts';
import { tomorrow } from './find-rooms.ts';
import { medianMs, sideBySide } from './measure.ts';
import type { Result } from './measure.ts';

const TIMES = 10;
const MAILBOXES_PER_CALL = 100;
const EWS_URL = `${CLOUD.exchange}/EWS/Exchange.asmx`;

/** What the port costs beyond the bare calls that it makes, for all rooms of the campus, over Microsoft Graph. */
export function portOverGraph(campus: Campus): Promise<Result> {
  const { tenantId } = campus;
  const what = {
    bench: 'port-graph',
    most: 1.15,
    case: 'schedules through Graph against its bare getSchedule calls',
  };
  return measure(
    campus,
    what,
    { kind: 'graph', id: 'bench', tenantId },
    'getSchedule',
    CLOUD.graph,
    readBare,
  );
}

/** The same over Exchange Web Services, where reading XML costs more than JSON. */
export function portOverEws(campus: Campus): Promise<Result> {
  const { tenantId, rooms } = campus;
  const account = MailboxAddress.parse(rooms[0]);
  const what = {
    bench: 'port-ews',
    most: 1.25,
    case: 'schedules through EWS against its bare GetUserAvailability calls',
  };
  const integration = { kind: 'ews-online', id: 'bench', tenantId, url: EWS_URL, account } as const;
  return measure(campus, what, integration, 'GetUserAvailability', CLOUD.exchange, readBareSoap);
}

async function measure(
  campus: Campus,
  { most, ...what }: { readonly bench: string; readonly case: string; readonly most: number },
  integration: Integration,
  operation: string,
  resource: string,
  bare: (campus: Campus, token: string, dispatcher: Agent) => Promise<void>,
): Promise<Result> {
  const service = resource === CLOUD.graph ? 'graph' : 'exchange';
  /** The same draw of delays for both sides, as long as Microsoft takes. */
  const slow = () =>
    campus.control('PUT', '/faults', {
      seed: 1,
      rules: [{ service, operation, fault: 'latency', milliseconds: [150, 300] }],
    });
  const agent = new Agent();

  try {
    return await withTokens(campus, async ({ getToken }, outbound) => {
      const token = await getToken(campus.tenantId, resource);
      const exchange = connectExchange(integration, {
        outbound,
        graphOrigin: CLOUD.graph,
        getToken,
        readPassword: noPassword,
      });
      return sideBySide(
        { ...what, case: `${what.case}, ${campus.rooms.length} rooms`, unit: 'ms', target: `<= ${most}` },
        {
          ours: async () => {
            await slow();
            return await medianMs(TIMES, () => readThroughPort(campus, exchange));
          },
          beside: async () => {
            await slow();
            return await medianMs(TIMES, () => bare(campus, token, agent));
          },
        },
        (ratio) => ratio <= most,
      );
    });
  } finally {
    await agent.close();
    await campus.control('DELETE', '/faults');
  }
}

const noPassword = () => Promise.reject(new Error('Nobody signs in with a password here'));

async function readThroughPort({ rooms }: Campus, exchange: Exchange): Promise<void> {
  const { start, end } = tomorrow();
  const schedules = await exchange.readSchedules(
    rooms.map((room) => MailboxAddress.parse(room)),
    { start: Instant.parse(start), end: Instant.parse(end) },
  );
  const unknown = schedules.filter(({ known }) => !known).length;
  if (schedules.length !== rooms.length || unknown > 0) throw new Error(`${unknown} rooms could not be read`);
}

/** The calls themselves and nothing else: sent, read to the end, counted. */
async function readBareSoap(campus: Campus, token: string, dispatcher: Agent): Promise<void> {
  const { rooms, simulatorUrl } = campus;
  const chunks = Array.from({ length: Math.ceil(rooms.length / MAILBOXES_PER_CALL) }, (_, at) =>
    rooms.slice(at * MAILBOXES_PER_CALL, (at + 1) * MAILBOXES_PER_CALL),
  );
  const left = chunks.values();
  const worker = async () => {
    for (const chunk of left) {
      const reply = await request(`${simulatorUrl}/EWS/Exchange.asmx`, {
        dispatcher,
        method: 'POST',
        headers: {
          host: new URL(CLOUD.exchange).host,
          authorization: `Bearer ${token}`,
          'content-type': 'text/xml; charset=utf-8',
        },
        body: envelope(chunk),
      });
      const text = await reply.body.text();
      const count = text.split('<m:FreeBusyResponse>').length - 1;
      if (count !== chunk.length) throw new Error(`GetUserAvailability answered ${reply.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: CALLS_PER_INTEGRATION }, worker));
}

function envelope(chunk: readonly string[]): string {
  const day = tomorrow().start.slice(0, 10);
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const mailboxes = chunk.map(
    (room) =>
      `<t:MailboxData><t:Email><t:Address>${room}</t:Address></t:Email><t:AttendeeType>Room</t:AttendeeType></t:MailboxData>`,
  );
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><soap:Header><t:RequestServerVersion Version="Exchange2013_SP1"/><t:ExchangeImpersonation><t:ConnectingSID><t:SmtpAddress>${chunk[0]}</t:SmtpAddress></t:ConnectingSID></t:ExchangeImpersonation></soap:Header><soap:Body><m:GetUserAvailabilityRequest><m:MailboxDataArray>${mailboxes.join('')}</m:MailboxDataArray><t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>${day}T00:00:00</t:StartTime><t:EndTime>${next}T00:00:00</t:EndTime></t:TimeWindow><t:MergedFreeBusyIntervalInMinutes>15</t:MergedFreeBusyIntervalInMinutes><t:RequestedView>FreeBusyMerged</t:RequestedView></t:FreeBusyViewOptions></m:GetUserAvailabilityRequest></soap:Body></soap:Envelope>`;
}
