import * as ews from 'ews-javascript-api';
import { KAJ, SERVICE } from '../simulator/ews/ews-calls.ts';
import { startTenant } from '../simulator/running-tenant.ts';
import type { RunningTenant } from '../simulator/running-tenant.ts';

const {
  Appointment,
  AppointmentSchema,
  BasePropertySet,
  CalendarView,
  DateTime,
  Folder,
  FolderId,
  FolderSchema,
  FolderTraversal,
  FolderView,
  ItemSchema,
  ItemView,
  PropertySet,
  SearchFilter,
  SortDirection,
  WellKnownFolderName,
} = ews;

let tenant: RunningTenant;
let exchange: ews.ExchangeService;
beforeAll(async () => {
  tenant = await startTenant();
});
beforeEach(async () => {
  await tenant.control('POST', '/reset', { fixture: 'F0' });
  exchange = serviceAs(KAJ);
});
afterAll(() => tenant.close());

/** As any program would set the library up: its own transport, a password, the mailbox to run as. */
function serviceAs(mailbox: string): ews.ExchangeService {
  const service = new ews.ExchangeService(ews.ExchangeVersion.Exchange2013_SP1, ews.TimeZoneInfo.Utc);
  service.Url = new ews.Uri(`${tenant.root}/exchange.sim.test/EWS/Exchange.asmx`);
  service.Credentials = new ews.WebCredentials(SERVICE.user, SERVICE.password);
  service.ImpersonatedUserId = new ews.ImpersonatedUserId(ews.ConnectingIdType.SmtpAddress, mailbox);
  return service;
}

const CALENDAR = new FolderId(WellKnownFolderName.Calendar);
const at = (text: string): ews.DateTime => DateTime.Parse(text);
const iso = (time: ews.DateTime): string => time.MomentDate.toISOString().replace('.000Z', 'Z');

async function book(over: object = {}): Promise<string> {
  const { json, status } = await tenant.control('POST', '/meetings', {
    organizer: 'anna',
    subject: 'Bid',
    start: '2026-12-08T10:00',
    end: '2026-12-08T11:00',
    rooms: ['kaj'],
    attendees: ['bent'],
    ...over,
  });
  expect(status).toBe(201);
  return (json as { iCalUId: string }).iCalUId;
}

/** Five bookings of kaj in the week after the fixture’s meetings, by three organizers. */
async function bookWeek(): Promise<void> {
  for (const [day, organizer] of ['anna', 'bent', 'anna', 'nora', 'bent'].entries()) {
    const [start, end] = [`2027-02-0${day + 1}T09:00:00Z`, `2027-02-0${day + 1}T10:00:00Z`];
    await book({ organizer, start, end, attendees: day < 2 ? ['bent'] : [] });
  }
}

const from = (instant: string): ews.SearchFilter =>
  new SearchFilter.IsGreaterThanOrEqualTo(AppointmentSchema.Start, at(instant));

async function find(
  filter: ews.SearchFilter,
  view = new ItemView(100),
  ...order: readonly [ews.PropertyDefinitionBase, ews.SortDirection][]
): Promise<ews.FindItemsResults<ews.Appointment>> {
  view.PropertySet = new PropertySet(BasePropertySet.IdOnly, [ItemSchema.Subject, AppointmentSchema.Start]);
  for (const [property, direction] of order) view.OrderBy.Add(property, direction);
  return (await exchange.FindItems(CALENDAR, filter, view)) as ews.FindItemsResults<ews.Appointment>;
}
const startsIn = ({ Items }: ews.FindItemsResults<ews.Appointment>): string[] =>
  Items.map(({ Start }) => iso(Start));
const subjectsIn = ({ Items }: ews.FindItemsResults<ews.Appointment>): string[] =>
  Items.map(({ Subject }) => Subject);

describe('a program that finds items', () => {
  beforeEach(bookWeek);

  test('restricts them by time and sorts them the other way round', async () => {
    const found = await find(from('2027-02-03T00:00:00Z'), new ItemView(100), [
      AppointmentSchema.Start,
      SortDirection.Descending,
    ]);
    expect(startsIn(found)).toEqual(['2027-02-05T09:00:00Z', '2027-02-04T09:00:00Z', '2027-02-03T09:00:00Z']);
  });

  test('combines filters, in a collection and by their negation', async () => {
    const { And, Or } = ews.LogicalOperator;
    const anna = new SearchFilter.ContainsSubstring(
      ItemSchema.Subject,
      'anna',
      ews.ContainmentMode.Substring,
      ews.ComparisonMode.IgnoreCase,
    );
    const nora = new SearchFilter.ContainsSubstring(
      ItemSchema.Subject,
      'Nora',
      ews.ContainmentMode.Prefixed,
      0,
    );
    const week = from('2027-02-01T00:00:00Z');
    const either = new SearchFilter.SearchFilterCollection(Or, [anna, nora]);
    const both = new SearchFilter.SearchFilterCollection(And, [week, either]);
    const neither = new SearchFilter.SearchFilterCollection(And, [week, new SearchFilter.Not(either)]);
    expect(startsIn(await find(both))).toHaveLength(3);
    expect(startsIn(await find(neither))).toEqual(['2027-02-02T09:00:00Z', '2027-02-05T09:00:00Z']);
  });

  test('sorts by several properties', async () => {
    const found = await find(
      from('2027-02-01T00:00:00Z'),
      new ItemView(100),
      [ItemSchema.Subject, SortDirection.Ascending],
      [AppointmentSchema.Start, SortDirection.Descending],
    );
    expect(startsIn(found).map((start) => start.slice(8, 10))).toEqual(['03', '01', '05', '02', '04']);
  });

  test('turns pages until there are no more', async () => {
    const seen: string[] = [];
    const view = new ItemView(2);
    for (let more = true; more;) {
      const page = await find(from('2027-02-01T00:00:00Z'), view);
      seen.push(...startsIn(page));
      expect(page.TotalCount).toBe(5);
      more = page.MoreAvailable;
      view.Offset = page.NextPageOffset ?? 0;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5].map((day) => `2027-02-0${day}T09:00:00Z`));
  });

  test('groups them', async () => {
    const view = new ItemView(100);
    view.PropertySet = new PropertySet(BasePropertySet.IdOnly, [ItemSchema.Subject]);
    const grouping = new ews.Grouping(
      ItemSchema.Subject,
      SortDirection.Descending,
      AppointmentSchema.Start,
      ews.AggregateType.Maximum,
    );
    const { ItemGroups } = await exchange.FindItems(CALENDAR, from('2027-02-01T00:00:00Z'), view, grouping);
    expect(ItemGroups.map(({ Items }) => Items.length)).toEqual([2, 1, 2]);
  });

  test('hears what cannot be searched', async () => {
    const uid = new SearchFilter.IsEqualTo(AppointmentSchema.ICalUid, 'x');
    await expect(find(uid)).rejects.toMatchObject({
      ErrorCode: ews.ServiceError.ErrorUnsupportedPathForQuery,
    });
    const subject = await find(new SearchFilter.Exists(ItemSchema.Subject));
    expect(subjectsIn(subject).length).toBeGreaterThan(4);
  });
});

describe('a program that reads a calendar', () => {
  test('finds appointments, series expanded, and binds one with more properties', async () => {
    const pattern = { type: 'daily', interval: 1 };
    const range = { type: 'numbered', startDate: '2027-03-01', numberOfOccurrences: 3 };
    await book({ start: '2027-03-01T10:00', end: '2027-03-01T11:00', recurrence: { pattern, range } });
    const view = new CalendarView(at('2027-03-01T00:00:00Z'), at('2027-03-08T00:00:00Z'));
    const { Items } = await exchange.FindAppointments(CALENDAR, view);
    expect(Items.map(({ Start }) => iso(Start).slice(0, 10))).toEqual([
      '2027-03-01',
      '2027-03-02',
      '2027-03-03',
    ]);

    const [, second] = Items;
    const bound = await Appointment.Bind(
      exchange,
      new ews.ItemId(second?.Id.UniqueId ?? ''),
      new PropertySet(BasePropertySet.FirstClassProperties),
    );
    expect([bound.AppointmentType, bound.Organizer.Address, bound.RequiredAttendees.Count]).toEqual([
      ews.AppointmentType.Occurrence,
      'anna@nordhavn.example',
      1,
    ]);
    const master = await Appointment.BindToRecurringMaster(
      exchange,
      new ews.ItemId(second?.Id.UniqueId ?? ''),
    );
    expect(master.Recurrence).toBeInstanceOf(ews.Recurrence.DailyPattern);
    const third = await Appointment.BindToOccurrence(exchange, master.Id, 3);
    expect(iso(third.Start)).toBe('2027-03-03T09:00:00Z');
  });

  test('may not restrict or sort a calendar view', async () => {
    const view = new CalendarView(at('2027-03-01T00:00:00Z'), at('2027-03-08T00:00:00Z'));
    const search = exchange.FindItems(
      CALENDAR,
      from('2027-03-01T00:00:00Z'),
      view as unknown as ews.ItemView,
    );
    await expect(search).rejects.toMatchObject({ ErrorCode: ews.ServiceError.ErrorInvalidOperation });
  });

  test('synchronizes it in steps, passing over what it knows, and hears what changed since', async () => {
    await bookWeek();
    const shape = new PropertySet(BasePropertySet.IdOnly, [ItemSchema.Subject]);
    const { NormalItems } = ews.SyncFolderItemsScope;
    const sync = (since: string, most = 512, known: ews.ItemId[] = []) =>
      exchange.SyncFolderItems(CALENDAR, shape, known, most, NormalItems, since);
    const ids: string[] = [];
    let state = '';
    for (let more = true; more;) {
      const changes = await sync(state, 2);
      expect(changes.Count).toBeLessThanOrEqual(2);
      ids.push(...changes.GetEnumerator().map(({ ItemId }) => ItemId.UniqueId));
      state = changes.SyncState;
      more = changes.MoreChangesAvailable;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(5);

    const again = await sync('', 512, [new ews.ItemId(ids[0] ?? '')]);
    expect(again.Count).toBe(ids.length - 1);

    const uid = await book({ start: '2027-02-20T10:00', end: '2027-02-20T11:00' });
    const created = await sync(state);
    await tenant.control('DELETE', `/meetings/${uid}`);
    const deleted = await sync(created.SyncState);
    expect([created, deleted].map((each) => each.GetEnumerator()[0]?.ChangeType)).toEqual([
      ews.ChangeType.Create,
      ews.ChangeType.Delete,
    ]);
  });

  test('pulls events, and goes on from a watermark with another subscription', async () => {
    const { Created, Deleted } = ews.EventType;
    const subscribe = (watermark: string) =>
      exchange.SubscribeToPullNotifications([CALENDAR], 10, watermark, Created, Deleted);
    const first = await subscribe('');
    const { Watermark: beginning } = first;
    const quiet = await first.GetEvents();
    expect(quiet.AllEvents).toHaveLength(0);

    const uid = await book();
    await tenant.control('DELETE', `/meetings/${uid}`);
    await book({ start: '2026-12-09T10:00', end: '2026-12-09T11:00' });
    const events = await first.GetEvents();
    expect([...events.ItemEvents].map(({ EventType }) => EventType)).toEqual([Created]);
    await first.Unsubscribe();
    await expect(first.GetEvents()).rejects.toMatchObject({
      ErrorCode: ews.ServiceError.ErrorSubscriptionNotFound,
    });

    const second = await subscribe(beginning);
    expect([...(await second.GetEvents()).ItemEvents]).toHaveLength(1);
  });
});

describe('a program that looks around', () => {
  test('finds folders at any depth, by name and in pages', async () => {
    const view = new FolderView(3);
    view.Traversal = FolderTraversal.Deep;
    view.PropertySet = new PropertySet(BasePropertySet.FirstClassProperties);
    const root = new FolderId(WellKnownFolderName.MsgFolderRoot);
    const page = await exchange.FindFolders(root, view);
    // The library counts no further; the next page begins where this one ended.
    expect([page.Folders.length, page.TotalCount, page.MoreAvailable]).toEqual([3, 9, true]);
    view.Offset = 6;
    const last = await exchange.FindFolders(root, view);
    expect([last.Folders.length, last.MoreAvailable]).toEqual([3, false]);
    view.Offset = 0;

    const named = new SearchFilter.IsEqualTo(FolderSchema.DisplayName, 'Calendar');
    const { Folders } = await exchange.FindFolders(root, named, view);
    const [calendar] = Folders;
    expect(calendar).toBeInstanceOf(ews.CalendarFolder);
    const bound = await Folder.Bind(
      exchange,
      calendar?.Id ?? CALENDAR,
      new PropertySet(BasePropertySet.FirstClassProperties),
    );
    expect([Folders.length, bound.DisplayName, bound.FolderClass]).toEqual([
      1,
      'Calendar',
      'IPF.Appointment',
    ]);
  });

  test('synchronizes the folders once', async () => {
    const shape = new PropertySet(BasePropertySet.FirstClassProperties);
    const root = new FolderId(WellKnownFolderName.MsgFolderRoot);
    const first = await exchange.SyncFolderHierarchy(root, shape, '');
    const second = await exchange.SyncFolderHierarchy(root, shape, first.SyncState);
    expect([first.Count, second.Count, first.MoreChangesAvailable]).toEqual([9, 0, false]);
  });

  test('resolves a name, and lists the rooms of each list', async () => {
    const resolved = await exchange.ResolveName('kaj', ews.ResolveNameSearchLocation.DirectoryOnly, true);
    expect(resolved.GetEnumerator()[0]?.Mailbox.Address).toBe(KAJ);

    const lists = await exchange.GetRoomLists();
    const [list] = lists.GetEnumerator();
    expect(list?.Address).toBe('pakhus@nordhavn.example');
    const rooms = await exchange.GetRooms(new ews.EmailAddress(list?.Address ?? ''));
    expect(rooms.map(({ Address }) => Address)).toEqual([KAJ, 'dok@nordhavn.example']);
    await expect(exchange.GetRooms(new ews.EmailAddress('dok@nordhavn.example'))).rejects.toMatchObject({
      ErrorCode: ews.ServiceError.ErrorNameResolutionNoResults,
    });
  });
});

const attendees = (...addresses: readonly string[]) =>
  addresses.map((address) => new ews.AttendeeInfo(address, ews.MeetingAttendeeType.Room, false));

async function suggestions(addresses: readonly string[], over: Partial<ews.AvailabilityOptions> = {}) {
  const options = Object.assign(new ews.AvailabilityOptions(), { MeetingDuration: 60, ...over });
  // The library cuts the window to whole days of the zone in which the process runs.
  const window = new ews.TimeWindow(at('2026-12-07T00:00:00Z'), at('2026-12-10T00:00:00Z'));
  const asked = ews.AvailabilityData.FreeBusyAndSuggestions;
  const answer = await exchange.GetUserAvailability(attendees(...addresses), window, asked, options);
  expect(answer.AttendeesAvailability.Count).toBe(addresses.length);
  const day = answer.Suggestions.find(({ Date: date }) => iso(date).startsWith('2026-12-08'));
  return day?.TimeSuggestions ?? [];
}

describe('a program that asks who is free', () => {
  test('is suggested times at which both rooms are free, the earliest first', async () => {
    await book();
    const times = await suggestions([KAJ, 'dok@nordhavn.example']);
    const excellent = times.filter(({ Quality }) => Quality === ews.SuggestionQuality.Excellent);
    const starts = excellent.map(({ MeetingTime }) => iso(MeetingTime));
    // Kaj is taken from 9 to 10 UTC; working hours in Copenhagen begin at 7 UTC, and a meeting takes an hour.
    expect(starts.slice(0, 4)).toEqual(
      ['07:00', '07:30', '08:00', '10:00'].map((time) => `2026-12-08T${time}:00Z`),
    );
    expect(times.every(({ IsWorkTime }) => IsWorkTime)).toBe(true);
  });

  test('is told whose conflict makes a time worse', async () => {
    await book();
    const times = await suggestions([KAJ, 'dok@nordhavn.example'], { MaximumSuggestionsPerDay: 48 });
    const taken = times.find(({ MeetingTime }) => iso(MeetingTime) === '2026-12-08T09:00:00Z');
    expect(taken?.Quality).toBe(ews.SuggestionQuality.Fair);
    expect(taken?.Conflicts.map(({ FreeBusyStatus }) => FreeBusyStatus)).toEqual([
      ews.LegacyFreeBusyStatus.Busy,
      ews.LegacyFreeBusyStatus.Free,
    ]);
  });
});
