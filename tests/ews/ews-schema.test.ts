import {
  COPENHAGEN,
  KAJ,
  SERVICE,
  basic,
  callEws,
  envelopeOf,
  requests,
} from '../simulator/ews/ews-calls.ts';
import type { EwsAnswer, EwsCall } from '../simulator/ews/ews-calls.ts';
import { startTenant } from '../simulator/running-tenant.ts';
import type { RunningTenant } from '../simulator/running-tenant.ts';
import { describeWithEwsSchema } from './ews-schema.ts';

let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
beforeEach(async () => {
  await tenant.control('POST', '/reset', { fixture: 'F0' });
});
afterAll(() => tenant.close());

const all = { from: '2026-11-01T00:00:00Z', to: '2027-06-01T00:00:00Z', shape: 'AllProperties' };
const more =
  '<t:AdditionalProperties><t:FieldURI FieldURI="calendar:UID"/><t:ExtendedFieldURI PropertyTag="0x37" PropertyType="String"/><t:ExtendedFieldURI DistinguishedPropertySetId="Meeting" PropertyId="35" PropertyType="Binary"/></t:AdditionalProperties>';
const day = '2026-12-0';
const rules = [
  { type: 'daily', interval: 1 },
  { type: 'weekly', interval: 2, daysOfWeek: ['monday', 'thursday'], firstDayOfWeek: 'monday' },
  { type: 'absoluteMonthly', interval: 1, dayOfMonth: 4 },
  { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'last' },
  { type: 'absoluteYearly', interval: 1, dayOfMonth: 4, month: 12 },
  { type: 'relativeYearly', interval: 1, daysOfWeek: ['monday'], index: 'first', month: 12 },
];

/** Fills kaj with one meeting of every kind: series of every pattern, moved and deleted dates, private, all-day, hostile. */
async function fill(): Promise<void> {
  const post = (body: object) =>
    tenant.control('POST', '/meetings', {
      organizer: 'anna',
      subject: 'Bid',
      rooms: ['kaj'],
      attendees: ['bent'],
      ...body,
    });
  for (const [at, pattern] of rules.entries()) {
    const range = { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 3 };
    const hour = String(8 + at).padStart(2, '0');
    const { json } = await post({
      start: `2026-12-01T${hour}:00`,
      end: `2026-12-01T${hour}:30`,
      recurrence: { pattern, range },
    });
    if (at > 0) continue;
    const { iCalUId } = json as { iCalUId: string };
    await tenant.control('DELETE', `/meetings/${iCalUId}?occurrence=${day}2T07:00:00Z`);
    await tenant.control('PATCH', `/meetings/${iCalUId}?occurrence=${day}3T07:00:00Z`, {
      start: `${day}3T20:00`,
      end: `${day}3T20:30`,
    });
  }
  await tenant.control('PUT', '/rooms/kaj', {
    processing: { deleteSubject: false, deleteComments: false, removePrivateProperty: false },
  });
  await post({ start: `${day}5T10:00`, end: `${day}5T11:00`, sensitivity: 'private' });
  await post({ start: `${day}6T00:00`, end: `${day}7T00:00`, isAllDay: true });
  await post({ start: `${day}5T12:00`, end: `${day}5T13:00`, subject: '<a href="x">&\u0001 ]]> 🚪 𐀀 "\'' });
}

const start = '<t:FieldURI FieldURI="calendar:Start"/>';
const isLater = `<t:IsGreaterThan>${start}<t:FieldURIOrConstant><t:Constant Value="2026-12-01T00:00:00Z"/></t:FieldURIOrConstant></t:IsGreaterThan>`;
const isBid = `<t:Contains ContainmentMode="Substring" ContainmentComparison="IgnoreCase"><t:FieldURI FieldURI="item:Subject"/><t:Constant Value="bid"/></t:Contains>`;
const searches = {
  'search with order': `<m:Restriction><t:Or>${isLater}<t:Not>${isBid}</t:Not></t:Or></m:Restriction><m:SortOrder><t:FieldOrder Order="Descending">${start}</t:FieldOrder></m:SortOrder>`,
  'search by fraction': '<m:FractionalPageItemView MaxEntriesReturned="2" Numerator="1" Denominator="2"/>',
  'search from a condition': `<m:SeekToConditionPageItemView BasePoint="Beginning"><t:Condition>${isLater}</t:Condition></m:SeekToConditionPageItemView>`,
  'search in groups': `<m:GroupBy Order="Ascending"><t:FieldURI FieldURI="item:Subject"/><t:AggregateOn Aggregate="Maximum">${start}</t:AggregateOn></m:GroupBy>`,
};
const suggestionOptions =
  '<t:GoodThreshold>30</t:GoodThreshold><t:MaximumNonWorkHourResultsByDay>2</t:MaximumNonWorkHourResultsByDay><t:MinimumSuggestionQuality>Poor</t:MinimumSuggestionQuality>';
const folderPage = '<m:FractionalPageFolderView MaxEntriesReturned="2" Numerator="0" Denominator="1"/>';

const asKaj = { impersonate: KAJ };
const post = (body: string, call: EwsCall = asKaj) => callEws(tenant.root, body, call);

describeWithEwsSchema('every answer of the simulated Exchange is valid', (mistakes) => {
  test('successes of every operation', async () => {
    await fill();
    const id = (await post(requests.pages(0, 100))).attribute('ItemId', 'Id') ?? '';
    const subscribed = await post(requests.subscribe);
    const [subscription = ''] = subscribed.all('SubscriptionId');
    const [watermark = ''] = subscribed.all('Watermark');
    const synced = await post(requests.sync());
    const quiet = await post(requests.events(subscription, watermark));
    await tenant.control('POST', '/meetings', {
      organizer: 'bent',
      subject: 'x',
      start: '2026-12-09T10:00',
      end: '2026-12-09T11:00',
      rooms: ['kaj'],
    });
    const { json } = await tenant.control(
      'GET',
      `/meetings?room=kaj&from=2026-12-05T09:00:00Z&to=2026-12-05T10:30:00Z`,
    );
    const [single] = json as { meetingUid?: string; iCalUId: string }[];
    await tenant.control('DELETE', `/meetings/${single?.iCalUId ?? ''}`);
    await tenant.control('PATCH', '/meetings/unknown', {});

    const folders = [
      'root',
      'msgfolderroot',
      'calendar',
      'inbox',
      'deleteditems',
      'contacts',
      'tasks',
      'sentitems',
    ];
    const zone = 'Romance Standard Time';
    const answers = {
      roomLists: await post(requests.roomLists, {}),
      rooms: await post(requests.rooms('pakhus@nordhavn.example'), {}),
      ...named(
        await Promise.all(
          folders.flatMap((name) =>
            ['IdOnly', 'Default', 'AllProperties'].map(async (shape) => [
              `folder ${name} ${shape}`,
              await post(requests.folder(name).replace('Default', shape)),
            ]),
          ),
        ),
      ),
      view: await post(requests.view(all)),
      'view with more': await post(requests.view({ ...all, shape: 'IdOnly', more })),
      'view by default': await post(requests.view({ ...all, shape: 'Default' })),
      'empty view': await post(requests.view({ from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' })),
      pages: await post(requests.pages(1, 2)),
      ...named(
        await Promise.all(
          Object.entries(searches).map(async ([name, query]) => [name, await post(requests.search(query))]),
        ),
      ),
      'folders by depth': await post(requests.folders('Deep')),
      'folders by fraction': await post(requests.folders('Shallow', folderPage)),
      'folders to synchronize': await post(requests.hierarchy()),
      suggestions: await post(requests.suggestions([KAJ, 'nobody@nordhavn.example'], suggestionOptions)),
      'suggestions for nobody at all times': await post(requests.suggestions(['nobody@nordhavn.example'])),
      master: await post(requests.item(id)),
      'master with more': await post(requests.item(id, 'Default', more)),
      sync: synced,
      'sync of changes': await post(requests.sync(synced.all('SyncState')[0])),
      subscribe: subscribed,
      'no events': quiet,
      events: await post(requests.events(subscription, watermark)),
      unsubscribe: await post(requests.unsubscribe(subscription)),
      'resolve one': await post(requests.resolve('kaj', true), {}),
      'resolve without contacts': await post(requests.resolve('kaj'), {}),
      'resolve several': await post(requests.resolve('svc', true), {}),
      convert: await post(requests.convert(id, 'EwsId', 'HexEntryId')),
      zones: await post(requests.zones(true, [])),
      'one zone': await post(requests.zones(false, [zone])),
      configuration: await post(requests.configuration('WorkHours')),
      ...named(
        await Promise.all(
          ['MergedOnly', 'FreeBusy', 'FreeBusyMerged', 'Detailed', 'DetailedMerged'].map(async (view) => [
            `availability ${view}`,
            await post(
              requests.availability(
                [KAJ, 'dok@nordhavn.example', 'nobody@nordhavn.example', 'fjord@nordhavn.example'],
                {
                  view,
                  zone: COPENHAGEN,
                  to: '2026-12-11T00:00:00',
                },
              ),
            ),
          ]),
        ),
      ),
    };
    expect(
      Object.entries(answers)
        .filter(
          ([, { status, text }]) =>
            status !== 200 || (!text.includes('NoError') && !text.includes('Warning')),
        )
        .map(([name]) => name),
    ).toEqual([]);
    expect(answers.sync.all('Create').length).toBeGreaterThan(5);
    expect(answers.events.text).toMatch(/CreatedEvent.*DeletedEvent/s);
    expect(
      mistakes(Object.fromEntries(Object.entries(answers).map(([name, { text }]) => [name, text]))),
    ).toEqual([]);
  });

  test('errors of every operation, and faults', async () => {
    const bodies: Readonly<Record<string, string>> = {
      GetRoomLists: requests.roomLists,
      GetRooms: requests.rooms('none@nordhavn.example'),
      GetFolder: requests.folder('calendar', 'dok@nordhavn.example'),
      FindItem: requests.view({ folder: 'inbox' }),
      'FindItem with order': requests.search(
        '<m:SortOrder><t:FieldOrder Order="Ascending"><t:FieldURI FieldURI="calendar:UID"/></t:FieldOrder></m:SortOrder>',
      ),
      FindFolder: requests.folders('Deep', folderPage.replace('Denominator="1"', 'Denominator="0"')),
      SyncFolderHierarchy: requests.hierarchy('AAAA'),
      suggestions: requests.suggestions([KAJ], '<t:GoodThreshold>50</t:GoodThreshold>'),
      GetItem: requests.item('AAAA'),
      SyncFolderItems: requests.sync('AAAA'),
      Subscribe: requests.subscribe.replace(/<t:FolderIds>.*<\/t:FolderIds>/, ''),
      GetEvents: requests.events('AAAA', 'AAAA'),
      Unsubscribe: requests.unsubscribe('AAAA'),
      ResolveNames: requests.resolve('zzz'),
      ConvertId: requests.convert('%%', 'EwsId', 'EntryId'),
      GetServerTimeZones: requests.zones(false, []),
      GetUserConfiguration: requests.configuration('Other'),
      GetUserAvailability: requests.availability([]),
      CreateItem: requests.create,
      DeleteItem:
        '<m:DeleteItem DeleteType="HardDelete"><m:ItemIds><t:ItemId Id="AAAA"/></m:ItemIds></m:DeleteItem>',
      UpdateItem:
        '<m:UpdateItem ConflictResolution="AutoResolve"><m:ItemChanges><t:ItemChange><t:ItemId Id="AAAA"/><t:Updates/></t:ItemChange></m:ItemChanges></m:UpdateItem>',
      SendItem:
        '<m:SendItem SaveItemToFolder="false"><m:ItemIds><t:ItemId Id="AAAA"/></m:ItemIds></m:SendItem>',
      MoveItem:
        '<m:MoveItem><m:ToFolderId><t:DistinguishedFolderId Id="inbox"/></m:ToFolderId><m:ItemIds><t:ItemId Id="AAAA"/></m:ItemIds></m:MoveItem>',
    };
    const documents: Record<string, string> = {};
    for (const [name, body] of Object.entries(bodies)) documents[name] = (await post(body)).text;

    await tenant.control('PUT', '/faults', {
      rules: [{ service: 'exchange', fault: 'ews-error', code: 'ErrorMailboxStoreUnavailable' }],
    });
    for (const [name, body] of Object.entries(bodies)) documents[`ordered ${name}`] = (await post(body)).text;
    await tenant.control('PUT', '/faults', { rules: [{ service: 'exchange', fault: 'ews-busy' }] });
    documents.busy = (await post(requests.roomLists)).text;
    await tenant.control('DELETE', '/faults');

    documents['not XML'] = (await post('', { envelope: 'hello' })).text;
    documents['schema violation'] = (await post('', { envelope: envelopeOf('<m:GetFolder/>') })).text;
    documents.version = (await post(requests.roomLists, { version: 'Exchange2099' })).text;
    documents.impersonation = (await post(requests.view(), { impersonate: 'olav@nordhavn.example' })).text;
    documents.alias = (
      await post(requests.view(), {
        impersonate: 'kajen@nordhavn.example',
        impersonateBy: 'PrimarySmtpAddress',
      })
    ).text;
    documents.nobody = (await post(requests.view(), { impersonate: 'nobody@nordhavn.example' })).text;
    documents.unknown = (await post('<m:GetTeapot/>')).text;
    await tenant.control('PUT', '/tenant', { accounts: { 'svc-foyer': 'expired' } });
    documents.expired = (
      await post(requests.view(), { authorization: basic(SERVICE.user, SERVICE.password) })
    ).text;

    expect(
      Object.entries(documents).filter(
        ([name, text]) => !text.includes('Error') && name !== 'GetRoomLists' && name !== 'GetServerTimeZones',
      ),
    ).toEqual([]);
    expect(mistakes(documents)).toEqual([]);
  });

  test('the requests that these tests send are valid too', () => {
    const bodies = {
      roomLists: requests.roomLists,
      rooms: requests.rooms('pakhus@nordhavn.example'),
      folder: requests.folder('calendar', KAJ),
      view: requests.view({ ...all, more }),
      pages: requests.pages(1, 2),
      ...Object.fromEntries(Object.entries(searches).map(([name, query]) => [name, requests.search(query)])),
      folders: requests.folders('Deep', folderPage),
      hierarchy: requests.hierarchy('AAAA'),
      suggestions: requests.suggestions([KAJ], suggestionOptions),
      item: requests.item('AAAA', 'Default', more),
      sync: requests.sync('AAAA'),
      subscribe: requests.subscribe,
      events: requests.events('AAAA', 'AAAA'),
      unsubscribe: requests.unsubscribe('AAAA'),
      resolve: requests.resolve('kaj'),
      convert: requests.convert('AAAA', 'EwsId', 'HexEntryId'),
      zones: requests.zones(true, ['Romance Standard Time']),
      configuration: requests.configuration('WorkHours'),
      availability: requests.availability([KAJ], { zone: COPENHAGEN }),
    };
    const documents = Object.entries(bodies).map(([name, body]) => [name, envelopeOf(body, asKaj)] as const);
    expect(mistakes(Object.fromEntries(documents))).toEqual([]);
  });
});

function named(entries: (readonly [string, EwsAnswer])[]): Record<string, EwsAnswer> {
  return Object.fromEntries(entries);
}
