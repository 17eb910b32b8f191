import {
  allCalendarFacts,
  calendarFacts,
  sightingsBy,
  sightingsOf,
  sightingsWithin,
} from '../../../server/modules/meetings/mirror-facts.store.ts';
import type { CalendarId } from '../../../contract/primitives.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import {
  address,
  campus,
  fabrikam,
  foreign,
  instant,
  MONDAY,
  nordhavn,
} from '../calendars/small-organization.ts';
import { aMeeting } from '../mirror/a-meeting.ts';
import { startOffice } from '../mirror/a-mirror.ts';
import type { Office } from '../mirror/a-mirror.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';

describeOnBothDatabases('what the meetings take from the mirror', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let office: Office;
  let fjord: CalendarId;
  let skov: CalendarId;

  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    office = await startOffice(storage);
    fjord = await office.calendar('fjord');
    skov = await office.calendar('skov');
    await office.calendar('strand', { organization: fabrikam, integration: foreign, unit: null });
    office.exchange.lay(address('fjord'), [aMeeting('both'), aMeeting('canceled', { isCanceled: true })]);
    office.exchange.lay(address('skov'), [aMeeting('both', { eventId: 'copy', response: 'tentative' })]);
    office.exchange.lay(address('strand'), [aMeeting('both'), aMeeting('theirs')]);
    await office.start().readAll();
  });
  afterAll(async () => {
    await office.close();
    await storage.close();
    await database.close();
  });

  const { start, end } = aMeeting('both');
  const day = { start: instant('2026-11-30T00:00:00Z'), end: instant('2026-12-01T00:00:00Z') };

  test('is which rooms show a meeting, of one organization only', async () => {
    const seen = await sightingsOf(storage.db, nordhavn, ['both', 'theirs']);
    const answers = seen.map(({ calendar, response }) => [calendar, response]);
    expect(new Map(answers as [CalendarId, string][])).toEqual(
      new Map([
        [fjord, 'accepted'],
        [skov, 'tentative'],
      ]),
    );
    expect(answers).toHaveLength(2);
    expect(await sightingsOf(storage.db, nordhavn, [])).toEqual([]);
  });

  test('is which meetings of an organizer start within an interval, canceled ones too', async () => {
    const of = (organizer: string, starts: typeof day) =>
      sightingsBy(storage.db, nordhavn, organizer, starts);
    expect(await of(address('anna'), { start, end: start })).toHaveLength(3);
    expect(await of(address('hana'), { start, end: start })).toEqual([]);
    expect(await of(address('anna'), { start: end, end: day.end })).toEqual([]);
  });

  test('is what takes place in some rooms within an interval, so many at most', async () => {
    const within = async (interval: typeof day, most = 10) =>
      (await sightingsWithin(storage.db, nordhavn, [fjord, skov], interval, most)).map(
        ({ meetingUid }) => meetingUid,
      );
    expect((await within(day)).toSorted()).toEqual(['both', 'both', 'canceled']);
    expect(await within(day, 2)).toHaveLength(2);
    expect(await within({ start: end, end: day.end })).toEqual([]);
    expect(await sightingsWithin(storage.db, nordhavn, [], day, 10)).toEqual([]);
  });

  test('is every calendar of the organization, or some by what they are called, and how old it is', async () => {
    const facts = await allCalendarFacts(storage.db, nordhavn);
    expect([...facts.keys()].toSorted()).toEqual([fjord, skov].toSorted());
    expect(facts.get(fjord)).toMatchObject({ mailbox: address('fjord'), readAt: MONDAY, hasFault: false });
    const named = async (wanted: Parameters<typeof calendarFacts>[2]) =>
      [...(await calendarFacts(storage.db, nordhavn, wanted)).keys()].toSorted();
    expect(await named({ mailboxes: [address('skov'), address('strand')] })).toEqual([skov]);
    expect(await named({ ids: [fjord] })).toEqual([fjord]);
    expect(await named({ ids: [fjord], mailboxes: [address('skov')] })).toEqual([fjord, skov].toSorted());
    expect(await named({ units: [campus] })).toEqual([fjord, skov].toSorted());
    expect(await named({ ids: [], mailboxes: [] })).toEqual([]);
  });
});
