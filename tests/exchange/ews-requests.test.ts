import { Instant } from '../../contract/primitives.ts';
import { connectExchange, connectSetup } from '../../server/exchange/index.ts';
import type { Integration } from '../../server/exchange/index.ts';
import { describeWithEwsSchema } from '../ews/ews-schema.ts';
import type { Answer } from '../server/outbound/far-side.ts';
import {
  allFree,
  EWS_URL,
  folder,
  mailbox,
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
  FindItem: soap(noItems),
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

test('only operations that read leave, and no property of an item beside its id is ever asked for', async () => {
  const { envelopes } = await requests();
  const bodies = Object.values(envelopes);

  const operations = new Set(Object.keys(envelopes).map((name) => name.split(' ').at(-1)));
  expect([...operations].toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1))).toEqual([
    'FindItem',
    'GetFolder',
    'GetRoomLists',
    'GetRooms',
    'GetUserAvailability',
    'ResolveNames',
  ]);
  const shapes = bodies.flatMap((body) =>
    [...body.matchAll(/BaseShape>([^<]+)</g)].map(([, shape]) => shape),
  );
  expect(new Set(shapes)).toEqual(new Set(['IdOnly']));
  expect(bodies.join('')).not.toMatch(/FieldURI|Body>[A-Z]|Attachment|Attendees|Subject|Detailed/);
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
