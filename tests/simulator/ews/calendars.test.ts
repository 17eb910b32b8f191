import { startTenant } from '../running-tenant.ts';
import type { RunningTenant } from '../running-tenant.ts';
import { COPENHAGEN, KAJ, callEws, requests } from './ews-calls.ts';
import type { EwsAnswer, EwsCall } from './ews-calls.ts';

let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
beforeEach(async () => {
  await tenant.control('POST', '/reset', { fixture: 'F0' });
});
afterAll(() => tenant.close());

const asKaj = (body: string, call: EwsCall = {}): Promise<EwsAnswer> =>
  callEws(tenant.root, body, { impersonate: KAJ, ...call });

async function book(over: object = {}): Promise<string> {
  const { json } = await tenant.control('POST', '/meetings', {
    organizer: 'anna',
    subject: 'Harbour bid',
    start: '2026-12-01T10:00',
    end: '2026-12-01T11:00',
    rooms: ['kaj'],
    ...over,
  });
  return (json as { iCalUId: string }).iCalUId;
}

const CLEAN_ID =
  '<t:AdditionalProperties><t:FieldURI FieldURI="calendar:UID"/><t:ExtendedFieldURI DistinguishedPropertySetId="Meeting" PropertyId="35" PropertyType="Binary"/><t:ExtendedFieldURI PropertySetId="6ED8DA90-450B-101B-98DA-00AA003F1305" PropertyId="3" PropertyType="Binary"/></t:AdditionalProperties>';

const weekly = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 4 },
};

test('a server room is booked like any other, and its calendar shows the organizer instead of the subject', async () => {
  await book();
  const { status, all } = await asKaj(requests.view());
  expect(status).toBe(200);
  expect(all('Subject')).toEqual(['Anna Holm']);
  expect(all('Start')).toEqual(['2026-12-01T09:00:00Z']);
  expect(all('CalendarItemType')).toEqual(['Single']);
  expect(all('MyResponseType')).toEqual(['Accept']);
});

test('a calendar view expands series; UID and CleanGlobalObjectId are the same for every date', async () => {
  const uid = await book({ recurrence: weekly });
  const { all } = await asKaj(requests.view({ to: '2026-12-20T00:00:00Z', shape: 'IdOnly', more: CLEAN_ID }));
  expect(all('UID')).toEqual([uid, uid, uid]);
  const [clean, dated, ...rest] = all('Value');
  expect(
    Buffer.from(clean ?? '', 'base64')
      .toString('hex')
      .toUpperCase(),
  ).toBe(uid);
  expect(dated).not.toBe(clean);
  expect(rest.filter((each) => each === clean)).toHaveLength(2);
  expect(all('Subject')).toEqual([]);
});

test('a calendar view without a zone is read in the TimeZoneContext', async () => {
  await book({ start: '2026-12-01T00:15', end: '2026-12-01T00:45' });
  const day = { from: '2026-12-01T00:00:00', to: '2026-12-01T01:00:00' };
  expect((await asKaj(requests.view(day))).all('ItemId')).toHaveLength(0);
  const { all } = await asKaj(requests.view(day), { timeZone: 'Romance Standard Time' });
  expect(all('Start')).toEqual(['2026-11-30T23:15:00Z']);
});

test('a calendar view says when MaxEntriesReturned cut it', async () => {
  await book();
  await book({ start: '2026-12-01T12:00', end: '2026-12-01T13:00' });
  const cut = await asKaj(requests.view({ most: 1 }));
  expect(cut.all('ItemId')).toHaveLength(1);
  expect(cut.attribute('RootFolder', 'IncludesLastItemInRange')).toBe('false');
  const whole = await asKaj(requests.view({ most: 2 }));
  expect(whole.attribute('RootFolder', 'IncludesLastItemInRange')).toBe('true');
});

test.each([
  ['more than two years', { to: '2028-12-10T00:00:00Z' }, 'ErrorCalendarViewRangeTooBig'],
  ['an end before the start', { to: '2026-11-01T00:00:00Z' }, 'ErrorCalendarEndDateIsEarlierThanStartDate'],
  ['no entries at all', { most: 0 }, 'ErrorInvalidPagingMaxRows'],
  ['a folder that is no calendar', { folder: 'inbox' }, 'ErrorCalendarFolderIsInvalidForCalendarView'],
])('a calendar view of %s is refused in its own message', async (_, options, code) => {
  const answer = await asKaj(requests.view(options));
  expect(answer).toMatchObject({ status: 200, code });
  expect(answer.attribute('FindItemResponseMessage', 'ResponseClass')).toBe('Error');
});

test('without a view a folder comes in pages: single meetings and masters', async () => {
  await book({ recurrence: weekly });
  for (const day of ['02', '03', '04']) {
    await book({ start: `2026-12-${day}T14:00`, end: `2026-12-${day}T15:00` });
  }
  const first = await asKaj(requests.pages(0, 3));
  expect(first.all('ItemId')).toHaveLength(3);
  expect(first.attribute('RootFolder', 'IndexedPagingOffset')).toBe('3');
  expect(first.attribute('RootFolder', 'TotalItemsInView')).toBe('4');
  const rest = await asKaj(requests.pages(3, 3));
  expect(rest.all('ItemId')).toHaveLength(1);
  expect(rest.attribute('RootFolder', 'IncludesLastItemInRange')).toBe('true');
  const last = await asKaj(requests.pages(0, 1, 'calendar', 'End'));
  expect(last.attribute('ItemId', 'Id')).toBe(rest.attribute('ItemId', 'Id'));
  expect((await asKaj(requests.pages(0, 3, 'inbox'))).all('ItemId')).toEqual([]);
});

test('GetItem shows the master of a series with its rule, its moved and its deleted dates', async () => {
  const uid = await book({ recurrence: weekly });
  await tenant.control('PATCH', `/meetings/${uid}?occurrence=2026-12-08T09:00:00Z`, {
    start: '2026-12-08T13:00',
    end: '2026-12-08T14:00',
  });
  await tenant.control('DELETE', `/meetings/${uid}?occurrence=2026-12-15T09:00:00Z`);
  const id = (await asKaj(requests.pages(0, 10))).attribute('ItemId', 'Id') ?? '';
  const master = await asKaj(requests.item(id));
  expect(master.all('CalendarItemType')).toEqual(['RecurringMaster']);
  expect(master.all('DaysOfWeek')).toEqual(['Tuesday']);
  expect(master.all('NumberOfOccurrences')).toEqual(['4']);
  expect(master.all('OriginalStart')).toContain('2026-12-08T09:00:00Z');
  expect(master.text).toContain('<t:DeletedOccurrence><t:Start>2026-12-15T09:00:00Z</t:Start>');

  const nth = (index: number): string =>
    `<m:GetItem><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape><m:ItemIds><t:OccurrenceItemId RecurringMasterId="${id}" InstanceIndex="${index}"/></m:ItemIds></m:GetItem>`;
  expect((await asKaj(nth(2))).all('CalendarItemType')).toEqual(['Exception']);
  expect((await asKaj(nth(3))).code).toBe('ErrorCalendarOccurrenceIsDeletedFromRecurrence');
  expect((await asKaj(nth(9))).code).toBe('ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange');
});

test('GetItem answers each id for itself', async () => {
  await book();
  const id = (await asKaj(requests.view())).attribute('ItemId', 'Id') ?? '';
  const three = `<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:ItemIds><t:ItemId Id="${id}"/><t:ItemId Id="nonsense"/><t:ItemId Id="${id.slice(0, -4)}AAEA"/></m:ItemIds></m:GetItem>`;
  expect((await asKaj(three)).all('ResponseCode')).toEqual([
    'NoError',
    'ErrorInvalidIdMalformed',
    'ErrorItemNotFound',
  ]);
});

describe('synchronization', () => {
  test('tells what is new, then what was changed, then what is gone', async () => {
    const uid = await book();
    const first = await asKaj(requests.sync());
    expect(first.text).toContain('<t:Create>');
    const again = await asKaj(requests.sync(first.all('SyncState')[0]));
    expect(again.all('ItemId')).toEqual([]);

    await tenant.control('PATCH', `/meetings/${uid}`, { start: '2026-12-01T13:00', end: '2026-12-01T14:00' });
    const moved = await asKaj(requests.sync(again.all('SyncState')[0]));
    expect(moved.text).toContain('<t:Update>');
    expect(moved.attribute('ItemId', 'Id')).toBe(first.attribute('ItemId', 'Id'));

    await tenant.control('DELETE', `/meetings/${uid}`);
    const gone = await asKaj(requests.sync(moved.all('SyncState')[0]));
    expect(gone.text).toContain('<t:Delete>');
  });

  test('comes in pieces that say whether they are the last', async () => {
    await book();
    await book({ start: '2026-12-01T12:00', end: '2026-12-01T13:00' });
    const first = await asKaj(requests.sync('', 1));
    expect(first.all('IncludesLastItemInRange')).toEqual(['false']);
    const second = await asKaj(requests.sync(first.all('SyncState')[0], 1));
    expect(second.all('IncludesLastItemInRange')).toEqual(['true']);
    expect(second.attribute('ItemId', 'Id')).not.toBe(first.attribute('ItemId', 'Id'));
  });

  test('refuses a state it does not know, and one of before a reset', async () => {
    expect((await asKaj(requests.sync('AAAA'))).code).toBe('ErrorInvalidSyncStateData');
    const [state] = (await asKaj(requests.sync())).all('SyncState');
    await tenant.control('POST', '/reset', { fixture: 'F0' });
    expect((await asKaj(requests.sync(state))).code).toBe('ErrorInvalidSyncStateData');
  });

  test('refuses to return more than 512 changes, as the schema does', async () => {
    expect(await asKaj(requests.sync('', 513))).toMatchObject({ status: 500, code: 'ErrorSchemaValidation' });
  });
});

describe('pull subscriptions', () => {
  test('keep what happened until it is asked for, by watermark', async () => {
    const subscribed = await asKaj(requests.subscribe);
    const [id = ''] = subscribed.all('SubscriptionId');
    const [start = ''] = subscribed.all('Watermark');
    const quiet = await asKaj(requests.events(id, start));
    expect(quiet.text).toContain('<t:StatusEvent>');

    const uid = await book();
    const created = await asKaj(requests.events(id, start));
    expect(created.text).toContain('<t:CreatedEvent>');
    await tenant.control('DELETE', `/meetings/${uid}`);
    const [after = ''] = created.all('Watermark');
    const deleted = await asKaj(requests.events(id, after));
    expect(deleted.text).toContain('<t:DeletedEvent>');
    // Asked again with the old watermark, everything comes again.
    expect((await asKaj(requests.events(id, start))).all('Watermark')).toHaveLength(2);

    expect((await asKaj(requests.events(id, 'AAAA'))).code).toBe('ErrorInvalidWatermark');
    expect((await asKaj(requests.unsubscribe(id))).code).toBe('NoError');
    expect((await asKaj(requests.events(id, start))).code).toBe('ErrorSubscriptionNotFound');
  });

  test('belong to the mailbox that made them', async () => {
    const [id = ''] = (await asKaj(requests.subscribe)).all('SubscriptionId');
    const other = await asKaj(requests.unsubscribe(id), { impersonate: 'dok@nordhavn.example' });
    expect(other.code).toBe('ErrorSubscriptionAccessDenied');
  });
});

describe('availability', () => {
  test('shows details of the impersonated room, and only that others are busy', async () => {
    await book();
    await book({ rooms: ['dok'] });
    const { all } = await asKaj(requests.availability([KAJ, 'dok@nordhavn.example']));
    expect(all('FreeBusyViewType')).toEqual(['DetailedMerged', 'FreeBusyMerged']);
    expect(all('Subject')).toEqual(['Anna Holm']);
    expect(all('BusyType')).toEqual(['Busy', 'Busy']);
    expect(all('MergedFreeBusy')[1]).toBe(`${'0'.repeat(9)}2${'0'.repeat(14)}`);
  });

  test('writes and reads times in the zone of the request, in winter and in summer', async () => {
    await book();
    const winter = await asKaj(requests.availability([KAJ], { zone: COPENHAGEN }));
    expect(winter.all('StartTime')).toEqual(['2026-12-01T10:00:00']);
    await tenant.control('PUT', '/clock', { now: '2027-06-01T08:00:00Z' });
    await tenant.control('POST', '/reset', { fixture: 'F0' });
    await book({ start: '2027-06-08T10:00', end: '2027-06-08T11:00' });
    const day = { from: '2027-06-08T00:00:00', to: '2027-06-09T00:00:00', zone: COPENHAGEN };
    const summer = await asKaj(requests.availability([KAJ], day));
    expect(summer.all('StartTime')).toEqual(['2027-06-08T10:00:00']);
    expect(summer.all('MergedFreeBusy')).toEqual([`${'0'.repeat(10)}2${'0'.repeat(13)}`]);
    await tenant.control('PUT', '/clock', { now: '2026-11-30T08:00:00Z' });
  });

  test('writes working hours with a bias that is added to local time to get UTC', async () => {
    const { text } = await asKaj(requests.availability([KAJ]));
    expect(text).toContain('<t:WorkingHours><t:TimeZone><t:Bias>-60</t:Bias>');
    expect(text).toContain(
      '<t:DaylightTime><t:Bias>-60</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>5</t:DayOrder><t:Month>3</t:Month>',
    );
  });

  test('says at each mailbox what is wrong with it', async () => {
    const { all } = await asKaj(
      requests.availability([KAJ, 'nobody@nordhavn.example', 'fjord@nordhavn.example']),
    );
    expect(all('ResponseCode')).toEqual([
      'NoError',
      'ErrorMailRecipientNotFound',
      'ErrorProxyRequestProcessingFailed',
    ]);
  });

  test.each([
    ['101 mailboxes', Array.from({ length: 101 }, () => KAJ), {}, 'ErrorMailboxDataArrayTooBig'],
    ['43 days', [KAJ], { to: '2027-01-13T00:00:00' }, 'ErrorTimeIntervalTooBig'],
    ['an empty window', [KAJ], { to: '2026-12-01T00:00:00' }, 'ErrorInvalidTimeInterval'],
    ['slots of two minutes', [KAJ], { interval: 2 }, 'ErrorInvalidMergedFreeBusyInterval'],
    ['nobody', [], {}, 'ErrorMailboxDataArrayEmpty'],
  ])('refuses %s as a whole', async (_, mailboxes, options, code) => {
    expect(await asKaj(requests.availability(mailboxes, options))).toMatchObject({ status: 500, code });
  });

  test('takes a hundred mailboxes and 42 days', async () => {
    const mailboxes = Array.from({ length: 100 }, () => KAJ);
    const { status, all } = await asKaj(requests.availability(mailboxes, { to: '2027-01-12T00:00:00' }));
    expect(status).toBe(200);
    expect(all('FreeBusyResponse')).toHaveLength(100);
  });
});
