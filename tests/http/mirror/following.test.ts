import { listCalendars, readCalendarNow } from '../../../contract/calendars.ts';
import type { CalendarId } from '../../../contract/primitives.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { MONDAY, startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const FJORD = 'fjord@nordhavn.example';
const wednesday = { start: '2026-12-02T11:00:00', end: '2026-12-02T12:00:00', timeZone: 'Europe/Copenhagen' };
const meeting = {
  organizer: 'anna',
  subject: 'Planted subject',
  ...wednesday,
  rooms: [FJORD],
  attendees: [],
};

describeOnBothDatabases('room calendars of the simulated tenant', (_createDatabase, kind) => {
  let house: House;
  beforeEach(async () => {
    house = await startHouse({ database: kind });
  });
  afterEach(() => house.close());

  /** Everything that was told has been taken, and whatever is due has been read. */
  async function settle() {
    await house.control('POST', '/notifications/settle', { hurry: true });
    await house.control('PUT', '/clock', { now: MONDAY });
  }
  /** What the mirror holds of fjord on Wednesday: the product ends first, because its database is its own. */
  async function seenInFjord() {
    await house.stopProduct();
    const storage = await openDatabase(house.database);
    const rows = await storage.db
      .selectFrom('sighting')
      .innerJoin('calendar', 'calendar.id', 'sighting.calendar_id')
      .select(['organizer', 'subject', 'start_at', 'response', 'show_as'])
      .where('calendar.mailbox', '=', FJORD)
      .where('start_at', '>=', new Date('2026-12-02T00:00:00Z'))
      .where('start_at', '<', new Date('2026-12-03T00:00:00Z'))
      .orderBy('start_at')
      .execute();
    await storage.close();
    return rows;
  }
  const at11 = { start_at: new Date('2026-12-02T10:00:00Z') };
  const readings = async () => await (await fetch(`${house.productUrl}/metrics`)).text();

  test('have all been read when the fixture is laid', async () => {
    const { call } = await house.portal('hana');
    const { calendars } = await call(listCalendars, {});
    expect(calendars.length).toBeGreaterThan(3);
    expect(calendars.map(({ health }) => health.lastReadAt)).toEqual(calendars.map(() => MONDAY));
  });

  test('show a meeting that somebody made with another program, because the tenant tells of it', async () => {
    await house.control('POST', '/meetings', meeting);
    await settle();
    expect(await readings()).toContain('foyer_change_notifications_total{verdict="accepted"}');
    expect(await seenInFjord()).toContainEqual(
      expect.objectContaining({
        ...at11,
        organizer: 'anna@nordhavn.example',
        response: 'accepted',
        show_as: 'busy',
      }),
    );
  });

  test.each(['duplicate', 'shuffle'])(
    'show the same when notifications come with the fault %s',
    async (fault) => {
      await house.control('PUT', '/faults', {
        seed: 1,
        rules: [{ service: 'notifications', rate: 1, fault }],
      });
      await house.control('POST', '/meetings', meeting);
      await settle();
      expect(await seenInFjord()).toContainEqual(expect.objectContaining(at11));
    },
  );

  test('show it on Read now when every notification was lost', async () => {
    await house.control('PUT', '/faults', {
      seed: 1,
      rules: [{ service: 'notifications', rate: 1, fault: 'lost' }],
    });
    await house.control('POST', '/meetings', meeting);
    await settle();
    expect(await readings()).not.toContain('foyer_change_notifications_total{verdict="accepted"}');

    const { call } = await house.portal('hana');
    const { calendars } = await call(listCalendars, {});
    const fjord = calendars.find(({ mailbox }) => mailbox === FJORD);
    const id = fjord?.id ?? ('none' as CalendarId);
    const before = await call(readCalendarNow, { params: { id } });
    expect(before).toEqual({ lastReadAt: MONDAY, unreadableSince: null });
    await settle();
    expect(await seenInFjord()).toContainEqual(expect.objectContaining(at11));
  });

  test('follow a meeting that is canceled', async () => {
    const made = (await house.control('POST', '/meetings', meeting)) as { readonly iCalUId: string };
    await settle();
    await house.control('DELETE', `/meetings/${encodeURIComponent(made.iCalUId)}`, { scope: 'all' });
    await settle();
    const left = (await seenInFjord()).filter(
      ({ start_at }) => start_at.getTime() === at11.start_at.getTime(),
    );
    expect(left.filter(({ show_as }) => show_as !== 'free')).toEqual([]);
  });
});

describe('Read now', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house.close());

  test('is for those who may see the calendar, and knows no other', async () => {
    const hana = await house.portal('hana');
    const { calendars } = await hana.call(listCalendars, {});
    const [first] = calendars;
    if (!first) throw new Error('the fixture has no calendar');
    const anna = await house.portal('anna');
    const missing = '60000000-0000-4000-8000-000000000001' as CalendarId;
    await expect(hana.call(readCalendarNow, { params: { id: missing } })).rejects.toMatchObject({
      code: 'calendar-not-found',
    });
    await expect(anna.call(readCalendarNow, { params: { id: first.id } })).rejects.toMatchObject({
      code: 'permission-missing',
    });
  });
});
