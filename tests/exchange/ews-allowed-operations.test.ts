import { allowedOperation } from '../../server/exchange/ews/allowed-operations.ts';

const envelope = (body: string) =>
  `<soap:Envelope><soap:Header></soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
const idOnly = '<t:BaseShape>IdOnly</t:BaseShape>';
const folder = (id: string) => `<t:DistinguishedFolderId Id="${id}"></t:DistinguishedFolderId>`;
const findItem = (shape: string, view: string, id: string) =>
  envelope(
    `<m:FindItem Traversal="Shallow"><m:ItemShape>${shape}</m:ItemShape>${view}<m:ParentFolderIds>${folder(id)}</m:ParentFolderIds></m:FindItem>`,
  );
const calendarView = '<m:CalendarView StartDate="x" EndDate="y" MaxEntriesReturned="1"></m:CalendarView>';
const page =
  '<m:IndexedPageItemView MaxEntriesReturned="1" Offset="0" BasePoint="Beginning"></m:IndexedPageItemView>';
const mailProbe = findItem(idOnly, page, 'inbox');

test.each([
  ['GetRoomLists', envelope('<m:GetRoomLists></m:GetRoomLists>'), null],
  ['GetRooms', envelope('<m:GetRooms><m:RoomList></m:RoomList></m:GetRooms>'), null],
  ['ResolveNames', envelope('<m:ResolveNames ReturnFullContactData="false"></m:ResolveNames>'), null],
  [
    'GetUserAvailability',
    envelope(
      '<m:GetUserAvailabilityRequest><t:RequestedView>FreeBusyMerged</t:RequestedView></m:GetUserAvailabilityRequest>',
    ),
    'start, end, status',
  ],
  ['GetFolder', envelope(`<m:GetFolder>${idOnly}${folder('calendar')}</m:GetFolder>`), 'id'],
  ['FindItem', findItem(idOnly, calendarView, 'calendar'), 'id'],
])('%s may be asked, and the record names what is asked for', (operation, body, properties) => {
  expect(allowedOperation(body)).toEqual({ operation, properties });
});

const shape = (...uris: readonly string[]) =>
  `${idOnly}<t:AdditionalProperties>${uris.map((uri) => `<t:FieldURI FieldURI="${uri}"></t:FieldURI>`).join('')}</t:AdditionalProperties>`;
const MEETING = [
  'item:Subject',
  'item:Sensitivity',
  'calendar:UID',
  'calendar:RecurrenceId',
  'calendar:Start',
  'calendar:End',
  'calendar:IsAllDayEvent',
  'calendar:LegacyFreeBusyStatus',
  'calendar:IsCancelled',
  'calendar:CalendarItemType',
  'calendar:MyResponseType',
  'calendar:Organizer',
];
const wholeView = calendarView.replace('"1"', '"150"');
const meetings = (...more: readonly string[]) => findItem(shape(...MEETING, ...more), wholeView, 'calendar');
const item = (asked: string, id = '<t:ItemId Id="AAMk+/=="></t:ItemId>') =>
  envelope(`<m:GetItem><m:ItemShape>${asked}</m:ItemShape><m:ItemIds>${id}</m:ItemIds></m:GetItem>`);
const DETAILS = ['calendar:Organizer', 'calendar:OriginalStart'];
const sync = (asked: string, id: string, state = 'AA+/==') =>
  envelope(
    `<m:SyncFolderItems><m:ItemShape>${asked}</m:ItemShape><m:SyncFolderId>${folder(id)}</m:SyncFolderId><m:SyncState>${state}</m:SyncState><m:MaxChangesReturned>512</m:MaxChangesReturned><m:SyncScope>NormalItems</m:SyncScope></m:SyncFolderItems>`,
  );

test.each([
  [
    'FindItem',
    meetings(),
    'id, Subject, Sensitivity, UID, RecurrenceId, Start, End, IsAllDayEvent, LegacyFreeBusyStatus, IsCancelled, CalendarItemType, MyResponseType, Organizer',
  ],
  ['GetItem', item(shape(...DETAILS)), 'id, Organizer, OriginalStart'],
  ['SyncFolderItems', sync(idOnly, 'calendar'), 'id'],
  ['SyncFolderItems', sync(idOnly, 'calendar', ''), 'id'],
])('%s may ask for the fields of the mirror, and the record names them', (operation, body, properties) => {
  expect(allowedOperation(body)).toEqual({ operation, properties });
});

test('a mail folder is asked one harmless question by the access proof, and by nothing else', () => {
  expect(allowedOperation(mailProbe, true)).toEqual({ operation: 'FindItem (mail probe)', properties: 'id' });
  expect(() => allowedOperation(mailProbe)).toThrow('Exchange may not be asked for this FindItem');
});

const field = (uri: string) =>
  `<t:AdditionalProperties><t:FieldURI FieldURI="${uri}"></t:FieldURI></t:AdditionalProperties>`;

test.each([
  ['a body among the fields of the mirror', meetings('item:Body')],
  ['attendees among the fields of the mirror', meetings('calendar:RequiredAttendees')],
  [
    'the fields of the mirror twice',
    meetings().replace('</m:ItemShape>', `${shape(...MEETING)}</m:ItemShape>`),
  ],
  ['the fields of the mirror of another folder', findItem(shape(...MEETING), wholeView, 'inbox')],
  ['the fields of the mirror without a window', findItem(shape(...MEETING), page, 'calendar')],
  ['the body of an item', item(shape(...DETAILS, 'item:Body'))],
  ['an item beside its details', item(shape('item:Body'))],
  ['an item by another kind of id', item(shape(...DETAILS), '<t:OccurrenceItemId></t:OccurrenceItemId>')],
  ['changes of a mail folder', sync(idOnly, 'inbox')],
  ['the content of changes', sync(shape('item:Subject'), 'calendar')],
  ['changes with a state that is none', sync(idOnly, 'calendar', '<t:ItemId/>')],
  ['a body', findItem(idOnly + field('item:Body'), calendarView, 'calendar')],
  ['attachments', findItem(idOnly + field('item:Attachments'), calendarView, 'calendar')],
  ['attendees', findItem(idOnly + field('calendar:RequiredAttendees'), calendarView, 'calendar')],
  ['a subject', findItem(idOnly + field('item:Subject'), calendarView, 'calendar')],
  ['every property', findItem('<t:BaseShape>AllProperties</t:BaseShape>', calendarView, 'calendar')],
  [
    'a named property',
    findItem(`${idOnly}<t:ExtendedFieldURI PropertyId="3"></t:ExtendedFieldURI>`, calendarView, 'calendar'),
  ],
  [
    'two folders',
    findItem(idOnly, calendarView, 'calendar').replace(
      '<m:ParentFolderIds>',
      `<m:ParentFolderIds>${folder('inbox')}`,
    ),
  ],
  ['many items of a mail folder', findItem(idOnly, page.replace('"1"', '"100"'), 'inbox')],
  ['sent mail', findItem(idOnly, page, 'sentitems')],
  ['an item', envelope(`<m:GetItem>${idOnly}<t:ItemId Id="x"></t:ItemId></m:GetItem>`)],
  [
    'the details of free/busy',
    envelope(
      '<m:GetUserAvailabilityRequest><t:RequestedView>Detailed</t:RequestedView></m:GetUserAvailabilityRequest>',
    ),
  ],
  ['contact data', envelope('<m:ResolveNames ReturnFullContactData="true"></m:ResolveNames>')],
  ['an attachment', envelope('<m:GetAttachment></m:GetAttachment>')],
  ['a new item', envelope('<m:CreateItem></m:CreateItem>')],
  ['a deletion', envelope('<m:DeleteItem></m:DeleteItem>')],
  ['a sent item', envelope('<m:SendItem></m:SendItem>')],
  ['a rule', envelope('<m:UpdateInboxRules></m:UpdateInboxRules>')],
  ['a value that breaks the XML', envelope('<m:GetRooms><m:RoomList>a&b</m:RoomList></m:GetRooms>')],
  ['half a request', envelope('<m:GetRoomLists>')],
  ['nothing', ''],
])('%s never leaves, not even for the access proof', (_case, body) => {
  expect(() => allowedOperation(body)).toThrow(/^Exchange may not be asked/);
  expect(() => allowedOperation(body, true)).toThrow(/^Exchange may not be asked/);
});
