import { Instant } from '../../contract/primitives.ts';
import { connectExchange, connectSetup } from '../../server/exchange/index.ts';
import type { Integration } from '../../server/exchange/index.ts';
import { describeWithEwsSchema } from '../ews/ews-schema.ts';
import type { Answer } from '../server/outbound/far-side.ts';
import {
  allFree,
  changes,
  details,
  EWS_URL,
  folder,
  item,
  mailbox,
  meetings,
  noItems,
  operationOf,
  PASSWORD,
  resolved,
  roomLists,
  rooms,
  soap,
  startSmallEws,
  USER,
} from './small-ews.ts';

/** Everything that leaves, whichever way an integration is connected. */

const answers: Readonly<Record<string, Answer>> = {
  GetRoomLists: soap(roomLists('HQ')),
  GetRooms: soap(rooms('Fjord')),
  ResolveNames: soap(resolved('Fjord')),
  GetFolder: soap(folder),
  FindItem: soap(({ body }) => (body.includes('FieldURI') ? meetings(item({ organizer: null })) : noItems)),
  GetItem: soap(details('Anna')),
  SyncFolderItems: soap(changes('AA==')),
  GetUserAvailability: allFree,
};

const versions = ['Exchange2010_SP2', 'Exchange2013', 'Exchange2013_SP1', 'Exchange2016'] as const;
const integrations: readonly Integration[] = [
  ...versions.map((version) => ({
    kind: 'ews-server' as const,
    id: 'one',
    url: EWS_URL,
    version,
    userName: USER,
    account: mailbox('svc-foyer'),
    trustedCertificates: null,
  })),
  { kind: 'ews-online', id: 'two', tenantId: 'tenant', url: EWS_URL, account: mailbox('fjord') },
];

/** What every question of both ports writes, by integration and operation. */
async function requests(): Promise<{ envelopes: Record<string, string>; tokens: string[] }> {
  const ews = await startSmallEws((res, received) => answers[operationOf(received)]?.(res, received));
  const tokens: string[] = [];
  const deps = {
    outbound: ews.options.outbound,
    graphOrigin: 'https://graph.nowhere.test',
    readPassword: async () => PASSWORD,
    getToken: async (tenant: string, resource: string) => {
      tokens.push(`${tenant} ${resource}`);
      return 'a.b.c';
    },
  };
  const names: string[] = [];
  try {
    for (const integration of integrations) {
      const exchange = connectExchange(integration, deps);
      const setup = connectSetup(integration, deps);
      await exchange.listRooms();
      await exchange.findRoom(mailbox("o'neill+sons"));
      await exchange.readSchedules([mailbox('fjord'), mailbox('skov')], {
        start: Instant.parse('2026-12-01T09:00:00Z'),
        end: Instant.parse('2027-01-20T10:00:00Z'),
      });
      const day = {
        start: Instant.parse('2026-12-01T00:00:00Z'),
        end: Instant.parse('2026-12-02T00:00:00Z'),
      };
      const reading = await exchange.readMeetings(mailbox('fjord'), day);
      if (!reading.known) throw new Error(reading.fault.detail);
      const first = await exchange.readChanges(mailbox('fjord'), day, null);
      if (!first.known) throw new Error(first.fault.detail);
      await exchange.readChanges(mailbox('fjord'), day, first.cursor);
      await setup.readAccount();
      await setup.readVersion();
      for (const what of ['calendar', 'mail'] as const) {
        await setup.probe(what, mailbox('olav'));
        await setup.probe(what, mailbox('olav'), { actAs: 'account' });
      }
      while (names.length < ews.received.length) {
        names.push(
          `${integration.kind} ${'version' in integration ? integration.version : ''} ${names.length}`,
        );
      }
    }
    const bodies = ews.received.map((one, at) => [`${names[at]} ${operationOf(one)}`, one.body] as const);
    return { envelopes: Object.fromEntries(bodies), tokens };
  } finally {
    await ews.close();
  }
}

test('only operations that read leave, and of an item no more is ever asked for than the mirror holds', async () => {
  const { envelopes } = await requests();
  const bodies = Object.values(envelopes);

  const operations = new Set(Object.keys(envelopes).map((name) => name.split(' ').at(-1)));
  expect([...operations].toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1))).toEqual([
    'FindItem',
    'GetFolder',
    'GetItem',
    'GetRoomLists',
    'GetRooms',
    'GetUserAvailability',
    'ResolveNames',
    'SyncFolderItems',
  ]);
  const shapes = bodies.flatMap((body) =>
    [...body.matchAll(/BaseShape>([^<]+)</g)].map(([, shape]) => shape),
  );
  expect(new Set(shapes)).toEqual(new Set(['IdOnly']));
  const fields = bodies.flatMap((body) => [...body.matchAll(/FieldURI="([^"]+)"/g)].map(([, name]) => name));
  expect([...new Set(fields)].toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1))).toEqual([
    'calendar:CalendarItemType',
    'calendar:End',
    'calendar:IsAllDayEvent',
    'calendar:IsCancelled',
    'calendar:LegacyFreeBusyStatus',
    'calendar:MyResponseType',
    'calendar:Organizer',
    'calendar:OriginalStart',
    'calendar:RecurrenceId',
    'calendar:Start',
    'calendar:UID',
    'item:Sensitivity',
    'item:Subject',
  ]);
  expect(bodies.join('')).not.toMatch(/Body>[A-Z]|Attachment|Attendees|Detailed|ExtendedFieldURI/);
});

test('an integration with Exchange Online asks for tokens of the service at its address, and always acts as someone', async () => {
  const { envelopes, tokens } = await requests();

  expect(new Set(tokens)).toEqual(new Set([`tenant ${new URL(EWS_URL).origin}`]));
  const online = Object.entries(envelopes).filter(([name]) => name.startsWith('ews-online'));
  expect(online.length).toBeGreaterThan(5);
  expect(online.every(([, body]) => body.includes('<t:ExchangeImpersonation>'))).toBe(true);
});

describeWithEwsSchema('what the adapter writes, against the schema of Microsoft', (mistakes) => {
  test('every request of every operation, version and sign-in is valid', async () => {
    const { envelopes } = await requests();

    expect(Object.keys(envelopes).length).toBeGreaterThan(40);
    expect(mistakes(envelopes)).toEqual([]);
  });
});
