import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { changeTemplate } from '../../../server/modules/services/change-template.ts';
import { listTemplates } from '../../../server/modules/services/list-templates.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { calendarOf, lay, mailbox, person, sydhavn, thursday, wednesday } from '../meetings/a-building.ts';
import { anna, HouseTeam } from './a-house-team.ts';
import type { RoomName } from './a-house-team.ts';

describeOnBothDatabases('requests on unusual meetings', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let house: HouseTeam;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    await storage.db.deleteFrom('organization').execute();
    await lay(storage);
    house = new HouseTeam(storage);
    await house.hire();
  });
  afterEach(() => house.close());

  const stands = async () =>
    (await house.requests()).map(({ room, start_at, status, flags }) =>
      [room.split('@')[0], start_at.toISOString(), status, ...flags].join(' '),
    );

  test.each([
    ['compose', 0],
    ['send', 1],
  ] as const)(
    'are held against the rooms again only once the meeting was sent (%s)',
    async (signal, times) => {
      const key = await house.plan({ signal });
      const { follow } = house.use;
      let followed = 0;
      Object.assign(house.use, {
        follow: async (...about: Parameters<typeof follow>) => {
          followed += 1;
          await follow(...about);
        },
      });
      await house.ask(key);

      expect(followed).toBe(times);
    },
  );

  test('in five rooms are one per room that was asked for, and each keeps its room when the meeting moves', async () => {
    await house.furnish();
    const rooms: readonly RoomName[] = ['fjord', 'skov', 'lille', 'eng', 'strand'];
    const key = await house.plan({ rooms });
    for (const room of rooms) await house.ask(key, { room: mailbox(room), text: `chairs in ${room}` });
    for (const room of rooms) await house.show(room, wednesday);

    const links = await storage.db.selectFrom('meeting_link').select('state').execute();
    expect(links).toEqual([{ state: 'bound' }]);
    const inEach = (start: string) => rooms.map((room) => `${room} ${start} pending`).toSorted();
    expect((await stands()).toSorted()).toEqual(inEach(wednesday.start));

    for (const room of rooms.toReversed()) await house.show(room, thursday);
    expect((await stands()).toSorted()).toEqual(inEach(thursday.start));
    for (const { room, text } of await house.requests()) {
      expect(text).toBe(`chairs in ${room.split('@')[0] ?? ''}`);
    }
  });

  test('of an organizer of another company live where the room is, whatever other organizations show', async () => {
    const paul = { ...person('paul'), tenantId: randomUUID(), mail: 'paul@fabrikam.example' };
    await house.ask(await house.plan({ caller: paul, organizer: paul.mail }), {}, paul);
    await house.show('fjord', { ...wednesday, organizer: paul.mail });
    expect(await stands()).toEqual([`fjord ${wednesday.start} pending`]);

    const { db } = storage;
    const [calendar, key] = [calendarOf(11), { meetingUid: 'meeting-1', occurrence: null }];
    const read = {
      calendar,
      isReadable: true,
      isFirst: false,
      window: null,
      changed: [key],
      vanished: [],
      entered: [],
    };
    await db.transaction().execute(async (tx) => {
      await sql`
        insert into sighting (organization_id, calendar_id, meeting_uid, occurrence, event_id, change_key, start_at, end_at,
          is_exception, organizer, organizer_name, is_private, is_all_day, is_canceled, response, show_as, changed_at, generation)
        select ${sydhavn}, ${calendar}, meeting_uid, occurrence, event_id, change_key, ${thursday.start}::timestamptz,
          ${thursday.end}::timestamptz, is_exception, organizer, organizer_name, is_private, is_all_day, is_canceled,
          response, show_as, changed_at, generation
        from sighting`.execute(tx);
      await house.meetings.onRead(tx, sydhavn, read);
    });
    await db.transaction().execute(async (tx) => {
      await tx.deleteFrom('sighting').where('organization_id', '=', sydhavn).execute();
      await house.meetings.onRead(tx, sydhavn, { ...read, changed: [], vanished: [key] });
    });

    expect(await stands()).toEqual([`fjord ${wednesday.start} pending`]);
    for (const table of ['meeting_link', 'service_request', 'audit_entry'] as const) {
      expect(await db.selectFrom(table).select([]).where('organization_id', '=', sydhavn).execute()).toEqual(
        [],
      );
    }
    expect(house.toldTo('person')).toEqual(['request-created']);
  });

  test('say what there is when asked again under their key after a change, and refuse another body still', async () => {
    const key = await house.plan();
    const clientKey = randomUUID();
    const first = await house.ask(key, { clientKey, text: 'rows' });
    const changed = { id: first.id, version: first.version, change: { text: 'a circle' } };
    await changeTemplate(house.use, anna, changed);

    expect(await house.ask(key, { clientKey, text: 'rows' })).toMatchObject({
      id: first.id,
      text: 'a circle',
    });
    for (const text of ['a circle', 'a horseshoe']) {
      const refused = house.ask(key, { clientKey, text });
      await expect(refused).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    }
    const { templates } = await listTemplates(house.use, anna, key);
    expect(templates).toMatchObject([{ id: first.id, text: 'a circle' }]);
  });

  test('are asked as late, once, when the room is given only after requests had closed', async () => {
    const patient = await house.hire({ id: randomUUID() as typeof house.team, whilePending: 'hold' });
    await house.ask(await house.plan(), { provider: patient });
    await house.show('fjord', { ...wednesday, response: 'tentative' });
    house.set('2026-12-02T10:00:00.000Z'); // two hours before the meeting it had closed
    await house.show('fjord', { ...wednesday, response: 'tentative' });
    await house.meetings.wake();
    expect(await stands()).toEqual([]);
    expect([house.toldTo('person'), house.toldTo('provider')]).toEqual([['request-held'], []]);

    await house.show('fjord', wednesday);
    await house.show('fjord', wednesday);
    expect(await stands()).toEqual([`fjord ${wednesday.start} pending late-change`]);
    expect([house.toldTo('person'), house.toldTo('provider')]).toEqual([
      ['request-held', 'request-created'],
      ['request-created'],
    ]);
  });

  test('are with a team that takes them while the room is undecided when requests close, marked so, and told of once', async () => {
    const eager = await house.hire({ id: randomUUID() as typeof house.team, whilePending: 'send' });
    await house.ask(await house.plan(), { provider: eager });
    await house.show('fjord', { ...wednesday, response: 'tentative' });
    house.set('2026-12-02T10:00:00.000Z'); // two hours before the meeting it had closed
    await house.show('fjord', { ...wednesday, response: 'tentative' });
    await house.meetings.wake();
    expect(await stands()).toEqual([`fjord ${wednesday.start} pending pending-room`]);

    await house.show('fjord', wednesday);
    await house.show('fjord', wednesday);
    expect(await stands()).toEqual([`fjord ${wednesday.start} pending`]);
    expect([house.toldTo('person'), house.toldTo('provider')]).toEqual([
      ['request-created', 'request-held'], // the second one says that its room is undecided
      ['request-created'],
    ]);
  });

  test('go to the instant that Exchange shows when the rules of a zone changed since they were asked for', async () => {
    await house.ask(await house.plan());
    await house.show('fjord', wednesday);
    const later = { start: '2026-12-02T12:00:00.000Z', end: '2026-12-02T13:00:00.000Z' }; // the same hour of the wall
    await house.show('fjord', later);

    const [request] = await house.requests();
    expect(request).toMatchObject({
      start_at: new Date(later.start),
      deliver_at: new Date(later.start),
      deadline_at: new Date('2026-12-02T10:00:00.000Z'),
      deadline_rule: { zoneData: process.versions['tz'] },
    });
    const told = house.told.filter(({ template }) => template === 'request-changed');
    expect(told.map(({ to, facts }) => [to.kind, facts])).toMatchObject([
      ['person', { before: wednesday, after: later }],
      ['provider', { before: wednesday, after: later }],
    ]);
  });

  test.each([
    ['a whole day long', { start: '2026-12-01T23:00:00.000Z', end: '2026-12-02T23:00:00.000Z' }],
    ['three days long', { start: '2026-12-02T08:00:00.000Z', end: '2026-12-05T16:00:00.000Z' }],
    ['over when it begins', { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T11:00:00.000Z' }],
  ])('%s are followed like any other', async (_how, at) => {
    await house.ask(await house.plan(at));
    await house.show('fjord', at);
    expect(await stands()).toEqual([`fjord ${at.start} pending`]);
    await house.show('fjord');
    await house.sweep();
    expect(await stands()).toEqual([`fjord ${at.start} canceled`]);
  });

  test('that are over are refused with the reason, and their meeting asks nobody to decide', async () => {
    const yesterday = { start: '2026-11-28T11:00:00.000Z', end: '2026-11-28T12:00:00.000Z' };
    const key = await house.plan(yesterday);
    await expect(house.ask(key)).rejects.toMatchObject({
      code: 'deadline-passed',
      message: expect.stringMatching(/Sat 28 Nov 2026/),
    });
    await house.show('fjord', yesterday);
    await house.meetings.wake();
    expect(await stands()).toEqual([]);
    expect(house.told).toEqual([]);
  });

  test('years ahead are kept until a room can show them, and nobody is told to worry before', async () => {
    const far = { start: '2099-12-02T11:00:00.000Z', end: '2099-12-02T12:00:00.000Z' };
    await house.ask(await house.plan(far));
    house.set('2026-12-30T08:00:00.000Z'); // sent a month ago
    await house.meetings.wake();
    expect(house.told).toEqual([]);
    expect(await storage.db.selectFrom('meeting_link').select('state').execute()).toEqual([
      { state: 'expected' },
    ]);

    house.set('2098-12-20T08:00:00.000Z'); // in sight for a week, and in no room
    await house.meetings.wake();
    expect(house.told.map(({ template }) => template)).toEqual(['meeting-unmatched']);
    await house.show('fjord', far);
    expect(await stands()).toEqual([`fjord ${far.start} pending`]);
  });
});
