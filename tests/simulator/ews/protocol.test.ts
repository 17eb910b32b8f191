import { startTenant } from '../running-tenant.ts';
import type { RunningTenant } from '../running-tenant.ts';
import { KAJ, callEws, envelopeOf, requests } from './ews-calls.ts';
import type { EwsAnswer, EwsCall } from './ews-calls.ts';

let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
beforeEach(async () => {
  await tenant.control('POST', '/reset', { fixture: 'F0' });
});
afterAll(() => tenant.close());

const call = (body: string, options: EwsCall = {}): Promise<EwsAnswer> =>
  callEws(tenant.root, body, { impersonate: KAJ, ...options });
const faulty = (rule: object) =>
  tenant.control('PUT', '/faults', { rules: [{ service: 'exchange', ...rule }] });

test('prefixes are the client’s own choice, and the path has no letter case', async () => {
  const envelope = `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><GetRoomLists xmlns="http://schemas.microsoft.com/exchange/services/2006/messages"/></Body></Envelope>`;
  expect((await call('', { envelope })).code).toBe('NoError');
  const response = await fetch(`${tenant.root}/exchange.sim.test/ews/exchange.ASMX`, { method: 'POST' });
  expect(response.status).toBe(401);
  expect((await fetch(`${tenant.root}/exchange.sim.test/EWS/Other.asmx`)).status).toBe(404);
});

test('the server announces itself in every answer', async () => {
  const { attribute } = await call(requests.roomLists);
  expect([
    attribute('ServerVersionInfo', 'MajorVersion'),
    attribute('ServerVersionInfo', 'MinorVersion'),
  ]).toEqual(['15', '1']);
});

test.each([
  ['Exchange2016', 'Exchange2007', 200],
  ['Exchange2016', 'Exchange2016', 200],
  ['Exchange2016', 'V2017_07_11', 200],
  ['Exchange2016', 'Exchange2099', 500],
  ['Exchange2010_SP2', 'Exchange2010_SP2', 200],
  ['Exchange2010_SP2', 'Exchange2013_SP1', 500],
  ['Exchange2013', 'Exchange2013_SP1', 500],
])('a server of %s answers a request for %s with %i', async (serverVersion, version, status) => {
  await tenant.control('PUT', '/tenant', { serverVersion });
  const answer = await call(requests.roomLists, { version });
  expect(answer.status).toBe(status);
  expect(answer.code).toBe(status === 200 ? 'NoError' : 'ErrorInvalidServerVersion');
  expect(answer.attribute('ServerVersionInfo', 'MajorVersion')).toBe(
    serverVersion === 'Exchange2010_SP2' ? '14' : '15',
  );
});

test('a request without a version is answered', async () => {
  expect((await call(requests.roomLists, { version: null })).code).toBe('NoError');
});

describe('what the schema forbids', () => {
  test.each([
    ['text that is no XML', 'hello'],
    ['an element that is not closed', '<soap:Envelope>'],
    [
      'a document type',
      `<!DOCTYPE a [<!ENTITY b "c">]>${envelopeOf(requests.roomLists).replace(/^<\?.*\?>/, '')}`,
    ],
    [
      'an undeclared prefix',
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:GetRoomLists/></s:Body></s:Envelope>',
    ],
    ['another root', '<Envelope xmlns="urn:other"/>'],
    ['an empty body', envelopeOf('')],
    [
      'a missing element',
      envelopeOf(
        '<m:GetFolder><m:FolderIds><t:DistinguishedFolderId Id="calendar"/></m:FolderIds></m:GetFolder>',
      ),
    ],
    [
      'elements in the wrong order',
      envelopeOf(
        '<m:FindItem Traversal="Shallow"><m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape></m:FindItem>',
      ),
    ],
    ['a word that is not in the list', envelopeOf(requests.view({ shape: 'Everything' }))],
    ['a missing attribute', envelopeOf(requests.view().replace(' Traversal="Shallow"', ''))],
    ['an attribute that is no date', envelopeOf(requests.view({ from: 'yesterday' }))],
    [
      'an element of the wrong namespace',
      envelopeOf(requests.view().replaceAll('m:ItemShape', 't:ItemShape')),
    ],
  ])('%s is a fault that says where', async (_, envelope) => {
    const answer = await call('', { envelope });
    expect(answer).toMatchObject({ status: 500, code: 'ErrorSchemaValidation' });
    expect(answer.all('faultcode')).toEqual(['a:ErrorSchemaValidation']);
    expect(answer.all('LineNumber')).toHaveLength(1);
    expect(answer.all('Violation')[0]).toBeTruthy();
  });
});

test.each([
  ['an operation that nobody knows', '<m:GetTeapot/>'],
  ['one that is not simulated', '<m:FindPeople/>'],
  ['an element of another namespace', '<x:Thing xmlns:x="urn:x"/>'],
])('%s is an invalid request', async (_, body) => {
  expect(await call(body)).toMatchObject({ status: 500, code: 'ErrorInvalidRequest' });
});

test('writing is refused', async () => {
  expect(await call(requests.create)).toMatchObject({ status: 200, code: 'ErrorAccessDenied' });
});

test('names are resolved over both Exchanges: none, one, several', async () => {
  expect((await call(requests.resolve('zzz'))).code).toBe('ErrorNameResolutionNoResults');
  expect((await call(requests.resolve('kaj'))).all('EmailAddress')).toEqual([KAJ]);
  expect((await call(requests.resolve('smtp:olav@nordhavn.example'))).all('Name')).toEqual(['Olav Bakke']);
  const several = await call(requests.resolve('svc'));
  expect(several.code).toBe('ErrorNameResolutionMultipleResults');
  expect(several.attribute('ResolveNamesResponseMessage', 'ResponseClass')).toBe('Warning');
});

test('ids are converted there and back', async () => {
  const id = (await call(requests.folder())).attribute('FolderId', 'Id') ?? '';
  const hex = (await call(requests.convert(id, 'EwsId', 'HexEntryId'))).attribute('AlternateId', 'Id') ?? '';
  expect(hex).toMatch(/^[\dA-F]+$/);
  expect((await call(requests.convert(hex, 'HexEntryId', 'EwsId'))).attribute('AlternateId', 'Id')).toBe(id);
  expect((await call(requests.convert('%%', 'EwsId', 'EntryId'))).code).toBe('ErrorInvalidIdMalformed');
});

test('folder ids can be used instead of names', async () => {
  const id = (await call(requests.folder())).attribute('FolderId', 'Id') ?? '';
  const byId = requests.folder().replace(/<t:Distinguished[^>]*>/, `<t:FolderId Id="${id}"/>`);
  expect((await call(byId)).all('DisplayName')).toEqual(['Calendar']);
});

test('time zones come with Windows names, and with their rules when asked', async () => {
  const names = await call(requests.zones(false, []));
  expect(names.all('TimeZoneDefinition').length).toBeGreaterThan(100);
  const one = await call(requests.zones(true, ['Romance Standard Time']));
  expect(one.text).toContain('Bias="-PT60M"');
  expect(one.text).toContain('Bias="-PT120M"');
  expect(one.all('Month').sort()).toEqual(['10', '3']);
  const unsaid = requests.zones(true, ['UTC']).replace(' ReturnFullTimeZoneData="true"', '');
  expect((await call(unsaid)).all('Period')).toHaveLength(1);
});

describe('ordered errors', () => {
  test('a busy server says for how long to stay away', async () => {
    await faulty({ fault: 'ews-busy', milliseconds: 5000 });
    const answer = await call(requests.view());
    expect(answer).toMatchObject({ status: 500, code: 'ErrorServerBusy' });
    expect(answer.attribute('Value', 'Name')).toBe('BackOffMilliseconds');
    expect(answer.all('Value')).toEqual(['5000']);
  });

  test('an operation of one mailbox answers with the code that was ordered', async () => {
    await faulty({
      fault: 'ews-error',
      code: 'ErrorMailboxStoreUnavailable',
      operation: 'FindItem',
      mailbox: KAJ,
    });
    expect(await call(requests.view())).toMatchObject({ status: 200, code: 'ErrorMailboxStoreUnavailable' });
    expect((await call(requests.folder())).code).toBe('NoError');
    expect((await call(requests.view(), { impersonate: 'dok@nordhavn.example' })).code).toBe('NoError');
    await faulty({ fault: 'ews-error', code: 'ErrorMailboxMoveInProgress', as: 'fault' });
    expect(await call(requests.view())).toMatchObject({ status: 500, code: 'ErrorMailboxMoveInProgress' });
  });

  test('faults of the wire strike Exchange like the others', async () => {
    await faulty({ fault: 'status', status: 503, retryAfter: 7 });
    const answer = await call(requests.view());
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('7');
  });
});

test('the log names operation, impersonated mailbox and asked properties, and no password', async () => {
  const more =
    '<t:AdditionalProperties><t:FieldURI FieldURI="item:Subject"/><t:ExtendedFieldURI DistinguishedPropertySetId="Meeting" PropertyId="35" PropertyType="Binary"/></t:AdditionalProperties>';
  await call(requests.view({ shape: 'IdOnly', more }));
  const { json, text } = await tenant.control('GET', '/log');
  expect((json as object[]).at(-1)).toMatchObject({
    service: 'exchange',
    method: 'POST',
    operation: 'FindItem',
    mailbox: KAJ,
    select: 'IdOnly,item:Subject,35',
    principal: 'svc-foyer@nordhavn.example',
    status: 200,
  });
  expect(text).not.toContain('Havnen');
});

test('what stands in front of some servers is there to meet', async () => {
  const redirect = await at('redirect.sim.test');
  expect(redirect.status).toBe(302);
  expect(redirect.headers.get('location')).toMatch(/^http:\/\/redirect\.sim\.test\/owa\/auth\/logon\.aspx/);
  const page = await at('login-page.sim.test');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect((await at('notfound.sim.test')).status).toBe(404);
});

function at(name: string): Promise<Response> {
  return fetch(`${tenant.root}/${name}/EWS/Exchange.asmx`, { method: 'POST', redirect: 'manual' });
}
