import { startTenant } from '../running-tenant.ts';
import type { RunningTenant } from '../running-tenant.ts';
import { KAJ, callEws } from './ews-calls.ts';
import type { EwsAnswer } from './ews-calls.ts';

let tenant: RunningTenant;
let uids: string[];
/** Kaj keeps subjects, and has three meetings of February, by start: Ærlig tale, bid for harbor, Bid. */
beforeAll(async () => {
  tenant = await startTenant();
  await tenant.control('PUT', '/rooms/kaj', {
    processing: { deleteSubject: false, addOrganizerToSubject: false },
  });
  uids = await Promise.all([
    book({ subject: 'Ærlig tale', start: '2027-02-01T09:00:00Z', end: '2027-02-01T10:00:00Z' }),
    book({ subject: 'bid for Harbor', start: '2027-02-02T09:00:00Z', end: '2027-02-02T10:00:00Z' }),
    book({ subject: 'Bid', start: '2027-02-03T09:00:00Z', end: '2027-02-03T10:00:00Z', attendees: ['bent'] }),
  ]);
});
afterAll(() => tenant.close());

async function book(meeting: object): Promise<string> {
  const body = { organizer: 'anna', rooms: ['kaj'], attendees: [], ...meeting };
  return ((await tenant.control('POST', '/meetings', body)).json as { iCalUId: string }).iCalUId;
}

const field = (uri: string): string => `<t:FieldURI FieldURI="${uri}"/>`;
const constant = (value: string): string => `<t:Constant Value="${value}"/>`;
const compare = (name: string, path: string, value: string): string =>
  `<t:${name}>${path}<t:FieldURIOrConstant>${value.startsWith('<') ? value : constant(value)}</t:FieldURIOrConstant></t:${name}>`;
const contains = (value: string, mode?: string, comparison?: string, path = field('item:Subject')): string =>
  `<t:Contains${mode === undefined ? '' : ` ContainmentMode="${mode}"`}${comparison === undefined ? '' : ` ContainmentComparison="${comparison}"`}>${path}${constant(value)}</t:Contains>`;
const cleanId = `<t:ExtendedFieldURI DistinguishedPropertySetId="Meeting" PropertyId="35" PropertyType="Binary"/>`;
const busyStatus = `<t:ExtendedFieldURI PropertySetId="00062002-0000-0000-C000-000000000046" PropertyId="33285" PropertyType="Integer"/>`;
const noSuch = `<t:ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="Foyer" PropertyType="String"/>`;

const february = compare('IsGreaterThanOrEqualTo', field('calendar:Start'), '2027-02-01T00:00:00Z');

interface Query {
  readonly view?: string;
  readonly group?: string;
  readonly where?: string;
  readonly sort?: string;
  readonly after?: string;
}

function find({ view = '', group = '', where = '', sort = '', after = '' }: Query): Promise<EwsAnswer> {
  const shape = `<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${field('item:Subject')}</t:AdditionalProperties></m:ItemShape>`;
  const folder = '<m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds>';
  const restriction = where === '' ? '' : `<m:Restriction>${where}</m:Restriction>`;
  const order = sort === '' ? '' : `<m:SortOrder>${sort}</m:SortOrder>`;
  return callEws(
    tenant.root,
    `<m:FindItem Traversal="Shallow">${shape}${view}${group}${restriction}${order}${folder}${after}</m:FindItem>`,
    { impersonate: KAJ },
  );
}
/** The subjects of what a condition finds among the meetings of February. */
async function found(condition: string): Promise<string[]> {
  const answer = await find({ where: `<t:And>${february}${condition}</t:And>` });
  expect(answer.code).toBe('NoError');
  return answer.all('Subject');
}

const by = (order: string, path: string): string => `<t:FieldOrder Order="${order}">${path}</t:FieldOrder>`;
const byFraction = (numerator: number, denominator: number) =>
  find({
    view: `<m:FractionalPageItemView MaxEntriesReturned="1" Numerator="${numerator}" Denominator="${denominator}"/>`,
    where: february,
  });
const findFolders = (traversal: string, where = '', view = '') =>
  callEws(
    tenant.root,
    `<m:FindFolder Traversal="${traversal}"><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>${view}${where === '' ? '' : `<m:Restriction>${where}</m:Restriction>`}<m:ParentFolderIds><t:DistinguishedFolderId Id="root"/></m:ParentFolderIds></m:FindFolder>`,
    { impersonate: KAJ },
  );
const syncFolders = (state: string) =>
  callEws(
    tenant.root,
    `<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:SyncState>${state}</m:SyncState></m:SyncFolderHierarchy>`,
    { impersonate: KAJ },
  );

const [tale, harbor, bid] = ['Ærlig tale', 'bid for Harbor', 'Bid'];

describe('a restriction', () => {
  test.each([
    ['IsEqualTo', [harbor]],
    ['IsNotEqualTo', [tale, bid]],
    ['IsGreaterThan', [bid]],
    ['IsGreaterThanOrEqualTo', [harbor, bid]],
    ['IsLessThan', [tale]],
    ['IsLessThanOrEqualTo', [tale, harbor]],
  ])('compares instants: %s', async (name, expected) => {
    expect(await found(compare(name, field('calendar:Start'), '2027-02-02T10:00:00+01:00'))).toEqual(
      expected,
    );
  });

  test.each<[string, string, string[]]>([
    ['texts without regard to case', compare('IsEqualTo', field('item:Subject'), 'bid'), [bid]],
    ['choices', compare('IsEqualTo', field('calendar:MyResponseType'), 'Accept'), [tale, harbor, bid]],
    ['truth', compare('IsEqualTo', field('calendar:IsAllDayEvent'), 'true'), []],
    ['whole numbers of MAPI properties', compare('IsEqualTo', busyStatus, '2'), [tale, harbor, bid]],
    ['two properties', compare('IsLessThan', field('calendar:End'), field('calendar:Start')), []],
    [
      'an attendee by the name that is shown',
      contains('bent', 'PrefixOnWords', 'IgnoreCase', field('item:DisplayTo')),
      [bid],
    ],
    ['what items do not have, in vain', compare('IsNotEqualTo', noSuch, 'x'), []],
    ['that something is not there', `<t:Not><t:Exists>${noSuch}</t:Exists></t:Not>`, [tale, harbor, bid]],
    [
      'bits that are not set',
      `<t:Excludes>${busyStatus}<t:Bitmask Value="0x1"/></t:Excludes>`,
      [tale, harbor, bid],
    ],
    ['bits that are set', `<t:Excludes>${busyStatus}<t:Bitmask Value="2"/></t:Excludes>`, []],
    ['either of two', `<t:Or>${contains('Bid')}${contains('Ærlig', 'Prefixed')}</t:Or>`, [tale, bid]],
  ])('compares %s', async (_, condition, expected) => {
    expect(await found(condition)).toEqual(expected);
  });

  test.each<[string | undefined, string | undefined, string, string[]]>([
    [undefined, undefined, 'Bid', [bid]],
    ['FullString', 'IgnoreCase', 'bid', [bid]],
    ['Prefixed', 'Exact', 'bid', [harbor]],
    ['Prefixed', 'IgnoreCase', 'bid', [harbor, bid]],
    ['Substring', 'Exact', 'id', [harbor, bid]],
    ['Substring', 'Exact', 'arb', [harbor]],
    ['PrefixOnWords', 'IgnoreCase', 'har', [harbor]],
    ['PrefixOnWords', 'IgnoreCase', 'arb', []],
    ['ExactPhrase', 'IgnoreCase', 'for harbor', [harbor]],
    ['ExactPhrase', 'IgnoreCase', 'for harb', []],
    ['Substring', 'IgnoreNonSpacingCharacters', 'A\u0308', []],
    ['Substring', 'LooseAndIgnoreCase', 'HÅRBOR', [harbor]],
    ['Substring', 'IgnoreCaseAndNonSpacingCharacters', 'hárbór', [harbor]],
    ['Substring', 'IgnoreCase', 'hárbór', []],
  ])('looks for text by containment %s and comparison %s: %s', async (mode, comparison, value, expected) => {
    expect(await found(contains(value, mode, comparison))).toEqual(expected);
  });

  test('finds a meeting by its clean global object id', async () => {
    const wanted = Buffer.from(uids[1] ?? '', 'hex').toString('base64');
    expect(await found(compare('IsEqualTo', cleanId, wanted))).toEqual([harbor]);
  });

  test.each([
    ['ErrorUnsupportedPathForQuery', compare('IsEqualTo', field('calendar:UID'), 'x')],
    ['ErrorUnsupportedPathForQuery', compare('IsEqualTo', field('item:Subject'), field('calendar:Start'))],
    [
      'ErrorUnsupportedPathForQuery',
      `<t:Excludes>${field('item:Subject')}<t:Bitmask Value="1"/></t:Excludes>`,
    ],
    ['ErrorInvalidExcludesRestriction', `<t:Excludes>${busyStatus}<t:Bitmask Value="0x"/></t:Excludes>`],
    ['ErrorInvalidValueForProperty', compare('IsGreaterThan', field('item:DateTimeCreated'), 'true')],
    ['ErrorInvalidValueForProperty', compare('IsEqualTo', field('calendar:CalendarItemType'), 'Double')],
    ['ErrorInvalidValueForProperty', compare('IsEqualTo', field('calendar:IsMeeting'), 'perhaps')],
    ['ErrorContainsFilterWrongType', contains('2027', 'Substring', 'Exact', field('calendar:Start'))],
    ['ErrorInvalidPropertyForExists', `<t:Exists>${field('item:IsDraft')}</t:Exists>`],
    ['ErrorRestrictionTooLong', `<t:Or>${february.repeat(100)}</t:Or>`],
    ['ErrorUnsupportedMapiPropertyType', `<t:Exists>${cleanId.replace('Binary', 'Object')}</t:Exists>`],
    ['ErrorSchemaValidation', `<t:And/>`],
    ['ErrorSchemaValidation', contains('x', 'Somewhere')],
  ])('is refused with %s', async (code, where) => {
    expect((await find({ where })).code).toBe(code);
  });

  test.each([
    ['restricts', { where: february }],
    ['sorts', { sort: `<t:FieldOrder Order="Ascending">${field('calendar:Start')}</t:FieldOrder>` }],
  ])('is refused beside a calendar view: %s', async (_, query) => {
    const view = '<m:CalendarView StartDate="2027-02-01T00:00:00Z" EndDate="2027-02-08T00:00:00Z"/>';
    const { code, all } = await find({ view, ...query });
    expect([code, ...all('MessageText')]).toEqual([
      'ErrorInvalidOperation',
      'Restrictions and sort order may not be specified for a CalendarView.',
    ]);
  });

  test('in words is refused, because nothing is indexed', async () => {
    const answer = await find({ after: '<m:QueryString>subject:bid</m:QueryString>' });
    expect(answer.code).toBe('ErrorContentIndexingNotEnabled');
  });
});

describe('order and pages', () => {
  test('sort by texts, and by what some do not have', async () => {
    const byName = await find({ where: february, sort: by('Ascending', field('item:Subject')) });
    expect(byName.all('Subject')).toEqual([bid, harbor, tale]);
    const sort = by('Descending', field('item:DisplayTo')) + by('Descending', field('calendar:Start'));
    expect((await find({ where: february, sort })).all('Subject')).toEqual([bid, harbor, tale]);
  });

  test('are refused for a property that is computed', async () => {
    const sort = by('Ascending', field('calendar:RequiredAttendees'));
    expect((await find({ sort })).code).toBe('ErrorUnsupportedPathForSortGroup');
  });

  test('by fraction, which the answer says as a fraction of the whole', async () => {
    const first = await byFraction(1, 3);
    expect(first.all('Subject')).toEqual([harbor]);
    const [next, whole] = ['NumeratorOffset', 'AbsoluteDenominator'].map((name) =>
      first.attribute('RootFolder', name),
    );
    expect([next, whole, first.attribute('RootFolder', 'IncludesLastItemInRange')]).toEqual([
      '2',
      '3',
      'false',
    ]);
    expect((await byFraction(Number(next), Number(whole))).all('Subject')).toEqual([bid]);
    expect((await byFraction(4, 3)).code).toBe('ErrorInvalidFractionalPagingParameters');
  });

  test.each([
    ['Beginning', [harbor, bid]],
    ['End', [tale, harbor]],
  ])('from the first that meets a condition: %s', async (base, expected) => {
    const condition = contains('harbor', 'Substring', 'IgnoreCase');
    const view = `<m:SeekToConditionPageItemView BasePoint="${base}"><t:Condition>${condition}</t:Condition></m:SeekToConditionPageItemView>`;
    expect((await find({ view, where: february })).all('Subject')).toEqual(expected);
  });

  test('by groups, in the order of an aggregate', async () => {
    const group = `<m:GroupBy Order="Descending">${field('item:DisplayTo')}<t:AggregateOn Aggregate="Minimum">${field('calendar:Start')}</t:AggregateOn></m:GroupBy>`;
    const { all } = await find({ group, where: february });
    expect([all('GroupIndex'), all('Subject')]).toEqual([
      ['Bent Kjær', ''],
      [bid, tale, harbor],
    ]);
  });
});

describe('folders', () => {
  test('are found in one folder or at any depth', async () => {
    expect((await findFolders('Shallow')).all('DisplayName')).toEqual(['Top of Information Store']);
    const deep = await findFolders('Deep');
    expect([deep.all('DisplayName').length, deep.all('CalendarFolder').length]).toEqual([10, 1]);
    expect((await findFolders('SoftDeleted')).all('DisplayName')).toEqual([]);
  });

  test('are restricted by their class and their counts, and come in pages', async () => {
    const mail = contains('IPF.Note', 'Prefixed', 'IgnoreCase', field('folder:FolderClass'));
    const empty = compare('IsEqualTo', field('folder:TotalCount'), '0');
    const view = '<m:IndexedPageFolderView MaxEntriesReturned="2" Offset="5" BasePoint="Beginning"/>';
    const page = await findFolders('Deep', `<t:And>${mail}${empty}</t:And>`, view);
    expect(page.all('DisplayName')).toEqual(['Outbox', 'Sent Items']);
    expect(page.attribute('RootFolder', 'IncludesLastItemInRange')).toBe('true');
    const unknown = await findFolders('Deep', compare('IsEqualTo', field('folder:EffectiveRights'), 'x'));
    expect(unknown.code).toBe('ErrorUnsupportedPathForQuery');
  });

  test('are synchronized from a state of their own only', async () => {
    const first = await syncFolders('');
    expect([first.all('Create').length, first.all('IncludesLastFolderInRange')]).toEqual([9, ['true']]);
    expect((await syncFolders(first.all('SyncState')[0] ?? '')).all('Create')).toEqual([]);
    expect((await syncFolders('AAAA')).code).toBe('ErrorInvalidSyncStateData');
  });
});
