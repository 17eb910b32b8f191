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

test('a mail folder is asked one harmless question by the access proof, and by nothing else', () => {
  expect(allowedOperation(mailProbe, true)).toEqual({ operation: 'FindItem (mail probe)', properties: 'id' });
  expect(() => allowedOperation(mailProbe)).toThrow('Exchange may not be asked for this FindItem');
});

const field = (uri: string) =>
  `<t:AdditionalProperties><t:FieldURI FieldURI="${uri}"></t:FieldURI></t:AdditionalProperties>`;

test.each([
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
