import { Instant } from '../../contract/primitives.ts';
import type { MailboxAddress } from '../../contract/primitives.ts';
import { createEwsExchange } from '../../server/exchange/ews/ews-exchange.ts';
import { createEwsSetup } from '../../server/exchange/ews/ews-setup.ts';
import { EXCHANGE, startSimulatedExchange } from './simulated-exchange.ts';

/** The company's own Exchange Server in the simulated tenant, by service account. */

type Simulated = Awaited<ReturnType<typeof startSimulatedExchange>>;
let simulated: Simulated;
beforeAll(async () => {
  simulated = await startSimulatedExchange();
});
afterAll(() => simulated.close());
beforeEach(async () => {
  await simulated.control('PUT', '/clock', { now: '2026-11-30T08:00:00.000Z' });
  await simulated.control('POST', '/reset', { fixture: 'F0' });
});

const address = (name: string) => `${name}@nordhavn.example` as MailboxAddress;
const saturday = {
  start: Instant.parse('2026-12-05T07:00:00Z'),
  end: Instant.parse('2026-12-05T19:00:00Z'),
};

interface Account {
  readonly userName?: string;
  readonly password?: string;
  readonly account?: string;
}

function connect({ userName = 'NORDHAVN\\svc-foyer', password = 'Lys på Havnen 7!', account }: Account = {}) {
  const options = {
    url: `${EXCHANGE}/EWS/Exchange.asmx`,
    outbound: simulated.outbound,
    integrationId: crypto.randomUUID(),
    version: 'Exchange2016',
    account: address(account ?? 'svc-foyer'),
    credentials: { kind: 'password', userName, password: async () => password },
  } as const;
  return { exchange: createEwsExchange(options), setup: createEwsSetup(options) };
}

const book = () =>
  simulated.control('POST', '/meetings', {
    organizer: 'anna',
    subject: 'CANARY-subject',
    start: '2026-12-05T09:00:00.000Z',
    end: '2026-12-05T10:15:00.000Z',
    rooms: ['kaj'],
  });

test.each(['basic', 'ntlm'])('rooms are listed and read with %s', async (serverAuth) => {
  await simulated.control('PUT', '/tenant', { serverAuth });
  await book();
  const { exchange } = connect();

  const rooms = await exchange.listRooms();
  expect(rooms.map(({ displayName, roomLists }) => [displayName, roomLists])).toEqual([
    ['kaj', [address('pakhus')]],
    ['dok', [address('pakhus')]],
  ]);

  const schedules = await exchange.readSchedules(['kaj', 'dok', 'gone'].map(address), saturday);
  expect(schedules).toMatchObject([
    {
      known: true,
      busy: [{ start: '2026-12-05T09:00:00.000Z', end: '2026-12-05T10:15:00.000Z', status: 'busy' }],
    },
    { known: true, busy: [] },
    { known: false, fault: { code: 'room-not-found', exchangeCode: 'ErrorMailRecipientNotFound' } },
  ]);
  expect(JSON.stringify(schedules)).not.toContain('CANARY');
});

test('a room in no list is found by its address, one by its alias, and a person is refused', async () => {
  const { exchange } = connect();

  expect(await exchange.findRoom(address('smedje'))).toMatchObject({ mailbox: address('smedje') });
  expect(await exchange.findRoom(address('kajen'))).toMatchObject({ mailbox: address('kaj') });
  expect(await exchange.findRoom(address('nobody'))).toBeNull();
  await expect(exchange.findRoom(address('olav'))).rejects.toMatchObject({
    code: 'exchange-forbidden',
    extra: { exchangeCode: 'ErrorImpersonateUserDenied' },
  });
});

test('a room of Exchange Online is unknown here, with the reason', async () => {
  const [fjord] = await connect().exchange.readSchedules([address('fjord')], saturday);

  expect(fjord).toMatchObject({ known: false, fault: { exchangeCode: 'ErrorProxyRequestProcessingFailed' } });
});

test('the account is proved, and the version is read whatever it is', async () => {
  const { setup } = connect();
  expect(await setup.readAccount()).toEqual({ mailbox: address('svc-foyer') });

  for (const [serverVersion, product] of [
    ['Exchange2016', 'Exchange 2016 (15.1.2507)'],
    ['Exchange2013_SP1', 'Exchange 2013 (15.0.847)'],
    ['Exchange2010_SP2', 'Exchange 2010 (14.3.123)'],
  ]) {
    await simulated.control('PUT', '/tenant', { serverVersion });
    expect(await setup.readVersion()).toMatchObject({ product, schema: serverVersion });
  }
});

test('a version that the server does not know is told as such', async () => {
  await simulated.control('PUT', '/tenant', { serverVersion: 'Exchange2010_SP2' });

  await expect(connect().setup.readAccount()).rejects.toMatchObject({
    extra: { exchangeCode: 'ErrorInvalidServerVersion' },
  });
});

test.each([
  ['a wrong password', { password: 'wrong' }, 'ErrorUnauthorized'],
  ['an unknown user', { userName: 'NORDHAVN\\nobody' }, 'ErrorUnauthorized'],
  [
    'an account without a mailbox',
    { userName: 'NORDHAVN\\svc-nomail', account: 'svc-nomail' },
    'ErrorNonExistentMailbox',
  ],
])('%s is told with its code', async (_case, account, exchangeCode) => {
  await expect(connect(account).setup.readAccount()).rejects.toMatchObject({
    name: 'Problem',
    extra: { exchangeCode },
  });
});

test('probes are allowed in a room and denied in a person’s mailbox, until the role has no scope', async () => {
  const { setup } = connect();
  const outcomes = async () =>
    Promise.all([
      setup.probe('calendar', address('kaj')),
      setup.probe('calendar', address('olav')),
      setup.probe('mail', address('olav')),
      setup.probe('calendar', address('nobody')),
      setup.probe('calendar', address('olav'), { actAs: 'account' }),
    ]).then((results) => results.map(({ outcome }) => outcome));

  expect(await outcomes()).toEqual(['allowed', 'denied', 'denied', 'inconclusive', 'denied']);

  await simulated.control('PUT', '/tenant', { serverScope: 'everything' });
  expect(await outcomes()).toEqual(['allowed', 'allowed', 'allowed', 'inconclusive', 'denied']);

  await simulated.control('PUT', '/tenant', { serverScope: 'none' });
  expect(await outcomes()).toEqual(['denied', 'denied', 'denied', 'inconclusive', 'denied']);
});

test('the record of calls shows what was asked of whom, and never more than ids and times', async () => {
  const before = simulated.calls.length;
  const { exchange, setup } = connect();
  await exchange.listRooms();
  await exchange.readSchedules([address('kaj'), address('dok')], saturday);
  await setup.probe('mail', address('olav'));

  const calls = simulated.calls.slice(before);
  expect(
    calls.map(({ operation, mailbox, properties, count }) => [operation, mailbox, properties, count]),
  ).toEqual([
    ['GetRoomLists', null, null, 0],
    ['GetRooms', null, null, 1],
    ['GetUserAvailability', null, 'start, end, status', 2],
    ['FindItem (mail probe)', 'olav@nordhavn.example', 'id', 1],
  ]);
});
