import { createEwsSetup } from '../../server/exchange/ews/ews-setup.ts';
import type { EwsSetupOptions } from '../../server/exchange/ews/ews-setup.ts';
import { loadEws } from '../../server/exchange/ews/ews-library.ts';
import { createOutbound } from '../../server/outbound/outbound.ts';
import type { Answer, Received } from '../server/outbound/far-side.ts';
import {
  actingAs,
  envelope,
  EWS_ORIGIN,
  fault,
  folder,
  mailbox,
  noItems,
  operationOf,
  raw,
  refused,
  soap,
  startSmallEws,
  VERSION,
} from './small-ews.ts';

const open: { close(): Promise<void> }[] = [];
/** The first question loads the library, which on a busy machine alone takes longer than these tests give an answer. */
beforeAll(() => loadEws());
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(answer: Answer, more: Partial<EwsSetupOptions> = {}) {
  const ews = await startSmallEws(answer);
  open.push(ews);
  return { ...ews, setup: createEwsSetup({ ...ews.options, deadlineMs: 500, ...more }) };
}

const roles = `x.${Buffer.from(JSON.stringify({ roles: ['full_access_as_app'] })).toString('base64url')}.y`;
const oauth = { credentials: { kind: 'oauth', getAccessToken: async () => roles } } as const;
const person = mailbox('olav');

describe('the account', () => {
  test('is proved by opening its own calendar, by id alone', async () => {
    const { setup, received } = await connect(soap(folder));

    expect(await setup.readAccount()).toEqual({ mailbox: mailbox('svc-foyer') });
    expect(received.map(operationOf)).toEqual(['GetFolder']);
    expect(received[0]?.body).toContain('<t:BaseShape>IdOnly</t:BaseShape>');
    expect(received[0]?.body).toContain('<t:EmailAddress>svc-foyer@nordhavn.test</t:EmailAddress>');
    expect(actingAs(received[0]!)).toBeNull();
  });

  test('of an application is opened by acting as it', async () => {
    const { setup, received } = await connect(soap(folder), oauth);

    await setup.readAccount();

    expect(actingAs(received[0]!)).toBe('svc-foyer@nordhavn.test');
  });

  test.each<readonly [string, Answer, string]>([
    ['with a wrong password', raw(401, 'text/html', ''), 'ErrorUnauthorized'],
    ['without a mailbox', soap(refused('GetFolder', 'ErrorNonExistentMailbox')), 'ErrorNonExistentMailbox'],
    ['whose password has expired', fault('ErrorPasswordExpired'), 'ErrorPasswordExpired'],
    ['behind another address', raw(404, 'text/html', ''), 'EwsUrlInvalid'],
  ])('%s is a problem with the code to explain', async (_case, answer, exchangeCode) => {
    const { setup } = await connect(answer);

    await expect(setup.readAccount()).rejects.toMatchObject({ name: 'Problem', extra: { exchangeCode } });
  });

  test('of a server that nobody reaches is a problem of the connection', async () => {
    const nobody = createOutbound({ originMap: new Map([[EWS_ORIGIN, 'http://127.0.0.1:9']]) });
    open.push(nobody);
    const { setup } = await connect(soap(folder), { outbound: nobody });

    await expect(setup.readAccount()).rejects.toMatchObject({
      code: 'exchange-unavailable',
      extra: { exchangeCode: 'HostUnreachable' },
    });
  });
});

const version = (major: number, minor: number, build: number, revision: number) =>
  VERSION.replace('"15"', `"${major}"`)
    .replace('"1"', `"${minor}"`)
    .replace('2507', `${build}`)
    .replace('"6"', `"${revision}"`);

test.each([
  [14, 3, 513, 'Exchange 2010 (14.3.513)', 'Exchange2010_SP2'],
  [14, 1, 438, 'Exchange 2010 (14.1.438)', null],
  [15, 0, 516, 'Exchange 2013 (15.0.516)', 'Exchange2013'],
  [15, 0, 1497, 'Exchange 2013 (15.0.1497)', 'Exchange2013_SP1'],
  [15, 1, 2507, 'Exchange 2016 (15.1.2507)', 'Exchange2016'],
  [15, 2, 1544, 'Exchange 2019 (15.2.1544)', 'Exchange2016'],
  [15, 2, 2562, 'Exchange Server SE (15.2.2562)', 'Exchange2016'],
  [15, 20, 9000, 'Exchange Online (15.20.9000)', 'Exchange2016'],
])('%i.%i.%i is named and what it speaks is known', async (major, minor, build, product, schema) => {
  const header = version(major, minor, build, 6);
  const { setup, received } = await connect((res) =>
    res.writeHead(200, { 'content-type': 'text/xml' }).end(envelope(folder, header)),
  );

  expect(await setup.readVersion()).toEqual({ product, schema, build: `${major}.${minor}.${build}.6` });
  expect(received[0]?.body).toContain('Version="Exchange2010_SP2"');
});

describe('the version', () => {
  test('is in a refusal as well, so that an account without a mailbox does not hide it', async () => {
    const { setup } = await connect(soap(refused('GetFolder', 'ErrorNonExistentMailbox')));

    expect(await setup.readVersion()).toMatchObject({ schema: 'Exchange2016' });
  });

  test('is a problem when nobody says it', async () => {
    const { setup } = await connect(raw(401, 'text/html', ''));

    await expect(setup.readVersion()).rejects.toMatchObject({ code: 'exchange-unauthorized' });
  });
});

const inbox = ({ body }: Received) => body.includes('DistinguishedFolderId Id="inbox"');

describe('a probe', () => {
  test('that is allowed asks for one id in the name of the mailbox', async () => {
    const { setup, received, calls } = await connect(soap(noItems, 200, { 'request-id': 'r-1' }));

    expect(await setup.probe('calendar', mailbox('kaj'))).toMatchObject({
      outcome: 'allowed',
      status: 200,
      exchangeCode: null,
      requestId: 'r-1',
      fault: null,
    });
    expect(await setup.probe('mail', mailbox('kaj'))).toMatchObject({ outcome: 'allowed' });
    expect(received.map(actingAs)).toEqual(['kaj@nordhavn.test', 'kaj@nordhavn.test']);
    expect(received.map(inbox)).toEqual([false, true]);
    expect(received.every(({ body }) => body.includes('MaxEntriesReturned="1"'))).toBe(true);
    expect(calls.map(({ operation, properties }) => [operation, properties])).toEqual([
      ['FindItem', 'id'],
      ['FindItem (mail probe)', 'id'],
    ]);
  });

  test('in the name of the account sends no impersonation', async () => {
    const { setup, received } = await connect(soap(refused('FindItem', 'ErrorFolderNotFound')));

    expect(await setup.probe('calendar', person, { actAs: 'account' })).toMatchObject({ outcome: 'denied' });
    expect(actingAs(received[0]!)).toBeNull();
    expect(received[0]?.body).toContain('<t:EmailAddress>olav@nordhavn.test</t:EmailAddress>');
  });

  test.each<readonly [string, Answer, object]>([
    [
      'a fault',
      fault('ErrorImpersonateUserDenied'),
      { outcome: 'denied', status: 500, exchangeCode: 'ErrorImpersonateUserDenied' },
    ],
    [
      'a response',
      soap(refused('FindItem', 'ErrorAccessDenied')),
      { outcome: 'denied', status: 200, exchangeCode: 'ErrorAccessDenied' },
    ],
    [
      'no such mailbox',
      fault('ErrorNonExistentMailbox'),
      { outcome: 'inconclusive', exchangeCode: 'ErrorNonExistentMailbox' },
    ],
    ['a wrong password', raw(401, 'text/html', ''), { outcome: 'inconclusive', status: 401 }],
    ['403 from something in front', raw(403, 'text/html', ''), { outcome: 'inconclusive', status: 403 }],
    ['a wait', raw(429, 'text/plain', '', { 'retry-after': '60' }), { outcome: 'inconclusive', status: 429 }],
    ['an outage', raw(500, 'text/html', ''), { outcome: 'inconclusive', status: 500 }],
    ['a login page', raw(200, 'text/html', '<html>'), { outcome: 'inconclusive', status: 200 }],
    [
      'silence',
      () => undefined,
      { outcome: 'inconclusive', status: null, fault: { code: 'exchange-timeout' } },
    ],
  ])('that meets %s says what that proves', async (_case, answer, expected) => {
    const { setup } = await connect(answer);

    const result = await setup.probe('mail', person);

    expect(result).toMatchObject(expected);
    expect(result.fault?.detail).toMatch(/^[A-Z].+\.$/);
  });
});

test('the roles of an application’s token are shown, and a password has none', async () => {
  expect(await (await connect(soap(folder), oauth)).setup.readToken()).toEqual({
    roles: ['full_access_as_app'],
    id: null,
  });
  expect(await (await connect(soap(folder))).setup.readToken()).toBeNull();
});
