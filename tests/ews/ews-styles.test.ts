import { KAJ, SERVICE, basic, readAnswer } from '../simulator/ews/ews-calls.ts';
import type { EwsAnswer } from '../simulator/ews/ews-calls.ts';
import { startTenant } from '../simulator/running-tenant.ts';
import type { RunningTenant } from '../simulator/running-tenant.ts';
import { describeWithEwsSchema } from './ews-schema.ts';

const SUBJECT = 'Ærlig tale 🚪';
const TYPES = 'http://schemas.microsoft.com/exchange/services/2006/types';
const MESSAGES = 'http://schemas.microsoft.com/exchange/services/2006/messages';
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
  await tenant.control('PUT', '/rooms/kaj', {
    processing: { deleteSubject: false, addOrganizerToSubject: false },
  });
  for (const [subject, day] of [
    [SUBJECT, '08'],
    ['Other', '09'],
  ]) {
    const [start, end] = [`2026-12-${day}T10:00`, `2026-12-${day}T11:00`];
    await tenant.control('POST', '/meetings', { organizer: 'anna', subject, start, end, rooms: ['kaj'] });
  }
});
afterAll(() => tenant.close());

async function send(
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<EwsAnswer> {
  const response = await fetch(`${tenant.root}/exchange.sim.test/EWS/Exchange.asmx`, {
    method: 'POST',
    headers: {
      authorization: basic(SERVICE.user, SERVICE.password),
      'content-type': 'text/xml; charset=utf-8',
      ...headers,
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return readAnswer(response.status, response.headers, await response.text());
}

/**
 * The same question, for the item whose subject begins with Æ, its start in Copenhagen’s time and room kaj’s rights, as
 * different programs write it.
 */
const documents = {
  'a client whose classes were generated from the schema: default namespaces, nothing but the essential': `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${SOAP}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Header><ExchangeImpersonation xmlns="${TYPES}"><ConnectingSID><PrimarySmtpAddress>${KAJ}</PrimarySmtpAddress></ConnectingSID></ExchangeImpersonation><RequestServerVersion Version="Exchange2010_SP2" xmlns="${TYPES}" /></soap:Header><soap:Body><FindItem Traversal="Shallow" xmlns="${MESSAGES}"><ItemShape><BaseShape xmlns="${TYPES}">IdOnly</BaseShape><AdditionalProperties xmlns="${TYPES}"><FieldURI FieldURI="item:Subject" /></AdditionalProperties></ItemShape><Restriction><Contains ContainmentMode="Prefixed" ContainmentComparison="IgnoreCase" xmlns="${TYPES}"><FieldURI FieldURI="item:Subject" /><Constant Value="ærlig" /></Contains></Restriction><ParentFolderIds><DistinguishedFolderId Id="calendar" xmlns="${TYPES}" /></ParentFolderIds></FindItem></soap:Body></soap:Envelope>`,

  'a client that tells kinds by xsi:type': `<?xml version="1.0"?><S:Envelope xmlns:S="${SOAP}"><S:Header><ns2:RequestServerVersion xmlns:ns2="${TYPES}" Version="Exchange2013_SP1"/><ns2:ExchangeImpersonation xmlns:ns2="${TYPES}"><ns2:ConnectingSID><ns2:SmtpAddress>${KAJ}</ns2:SmtpAddress></ns2:ConnectingSID></ns2:ExchangeImpersonation></S:Header><S:Body><FindItem xmlns="${MESSAGES}" xmlns:ns2="${TYPES}" Traversal="Shallow"><ItemShape><ns2:BaseShape>Default</ns2:BaseShape></ItemShape><Restriction><ns2:SearchExpression xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="ns2:IsEqualToType"><ns2:FieldURI FieldURI="item:Subject"/><ns2:FieldURIOrConstant><ns2:Constant Value="&#198;rlig tale &#x1F6AA;"/></ns2:FieldURIOrConstant></ns2:SearchExpression></Restriction><ParentFolderIds><ns2:DistinguishedFolderId Id="calendar"/></ParentFolderIds></FindItem></S:Body></S:Envelope>`,

  'a script: single quotes, paging and sorting always, zone and impersonation in its own order': `<?xml version='1.0' encoding='utf-8'?>
<s:Envelope xmlns:m='${MESSAGES}' xmlns:s='${SOAP}' xmlns:t='${TYPES}'><s:Header><t:TimeZoneContext><t:TimeZoneDefinition Id='Romance Standard Time'/></t:TimeZoneContext><t:ExchangeImpersonation><t:ConnectingSID><t:PrincipalName>${KAJ}</t:PrincipalName></t:ConnectingSID></t:ExchangeImpersonation><t:RequestServerVersion Version='Exchange2013'/></s:Header><s:Body><m:FindItem Traversal='Shallow'><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI='item:Subject'/></t:AdditionalProperties></m:ItemShape><m:IndexedPageItemView MaxEntriesReturned='100' Offset='0' BasePoint='Beginning'/><m:Restriction><t:And><t:IsGreaterThanOrEqualTo><t:FieldURI FieldURI='calendar:Start'/><t:FieldURIOrConstant><t:Constant Value='2026-12-08T00:00:00+01:00'/></t:FieldURIOrConstant></t:IsGreaterThanOrEqualTo><t:IsLessThan><t:FieldURI FieldURI='calendar:End'/><t:FieldURIOrConstant><t:Constant Value='2026-12-09T00:00:00+01:00'/></t:FieldURIOrConstant></t:IsLessThan></t:And></m:Restriction><m:SortOrder><t:FieldOrder Order='Descending'><t:FieldURI FieldURI='calendar:Start'/></t:FieldOrder></m:SortOrder><m:ParentFolderIds><t:DistinguishedFolderId Id='calendar'><t:Mailbox><t:EmailAddress>${KAJ}</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType></t:Mailbox></t:DistinguishedFolderId></m:ParentFolderIds></m:FindItem></s:Body></s:Envelope>`,

  'a person: no declaration, comments, line breaks, CDATA and strange prefixes': `
<!-- what is kaj doing? -->
<env:Envelope xmlns:env="${SOAP}">
  <env:Header xmlns:a="${TYPES}">
    <a:ExchangeImpersonation>
      <a:ConnectingSID>
        <a:SmtpAddress>
          <![CDATA[${KAJ}]]>
        </a:SmtpAddress>
      </a:ConnectingSID>
    </a:ExchangeImpersonation>
  </env:Header>
  <env:Body>
    <q:FindItem xmlns:q="${MESSAGES}" xmlns:m="${TYPES}" Traversal="Shallow">
      <q:ItemShape>
        <m:BaseShape>Default</m:BaseShape>
      </q:ItemShape>
      <q:Restriction>
        <m:Contains ContainmentMode="Substring">
          <m:FieldURI FieldURI="item:Subject"></m:FieldURI>
          <m:Constant Value="Ærlig"></m:Constant>
        </m:Contains>
      </q:Restriction>
      <q:ParentFolderIds>
        <m:DistinguishedFolderId Id="calendar"/>
      </q:ParentFolderIds>
    </q:FindItem>
  </env:Body>
</env:Envelope>
`,
};
const document =
  documents[
    'a client whose classes were generated from the schema: default namespaces, nothing but the essential'
  ];
const utf16 = document.replace('encoding="utf-8"', 'encoding="utf-16"');
const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

test.each(Object.entries(documents))('understands %s', async (_, body) => {
  const answer = await send(body);
  expect([answer.status, answer.code, answer.all('Subject')]).toEqual([200, 'NoError', [SUBJECT]]);
});

test.each<[string, Buffer, Record<string, string>]>([
  ['UTF-8 with a byte order mark', Buffer.from(`\u{FEFF}${document}`), {}],
  ['UTF-8 of which the content type says nothing', Buffer.from(document), { 'content-type': 'text/xml' }],
  [
    'UTF-16, little end first',
    Buffer.from(`\u{FEFF}${utf16}`, 'utf16le'),
    { 'content-type': 'text/xml; charset=utf-16' },
  ],
  ['UTF-16, big end first', bigEndian(`\u{FEFF}${utf16}`), { 'content-type': 'text/xml; charset="UTF-16"' }],
  ['UTF-16 without a mark', Buffer.from(utf16, 'utf16le'), { 'content-type': 'text/xml; charset=utf-16' }],
  ['UTF-16 with no more than its mark', bigEndian(`\u{FEFF}${utf16}`), { 'content-type': 'text/xml' }],
])('reads %s', async (_, body, headers) => {
  const answer = await send(body, { ...headers, soapaction: `"${MESSAGES}/FindItem"` });
  expect([answer.status, answer.all('Subject')]).toEqual([200, [SUBJECT]]);
});

test.each([
  ['SOAP 1.2', { 'content-type': 'application/soap+xml; charset=utf-8' }, Buffer.from(document)],
  ['forms', { 'content-type': 'application/x-www-form-urlencoded' }, Buffer.from(document)],
  ['another charset', { 'content-type': 'text/xml; charset=iso-8859-1' }, Buffer.from(document, 'latin1')],
  ['bytes that are no UTF-8', {}, Buffer.from(document, 'latin1')],
])('refuses %s as an unsupported media type', async (_, headers, body) => {
  expect((await send(body, headers)).status).toBe(415);
});

test('answers a path with the kind of its element missing as the schema does', async () => {
  const answer = await send(
    document.replace('<FieldURI FieldURI="item:Subject" /><Constant', '<Path /><Constant'),
  );
  expect([answer.status, answer.code]).toEqual([500, 'ErrorSchemaValidation']);
});

describeWithEwsSchema('by Microsoft’s schema', (mistakes) => {
  test('every one of these styles is valid, and so is every answer', async () => {
    const answers = await Promise.all(
      Object.entries(documents).map(
        async ([name, body]) => [`answer to ${name}`, (await send(body)).text] as const,
      ),
    );
    expect(mistakes({ ...trimmed(), ...Object.fromEntries(answers) })).toEqual([]);
  });
});

/** xmllint wants nothing in front of a document; Exchange does not mind. */
function trimmed(): Record<string, string> {
  return Object.fromEntries(Object.entries(documents).map(([name, body]) => [name, body.trim()]));
}
