import { CalendarId } from '../../../contract/primitives.ts';
import type { ExchangeFault, ExchangeRoom } from '../../../server/exchange/index.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { addCalendars } from '../../../server/modules/calendars/add-calendars.ts';
import {
  changeCalendar,
  listCalendars,
  placeCalendars,
  removeCalendars,
} from '../../../server/modules/calendars/change-calendars.ts';
import { compareProcessing } from '../../../server/modules/calendars/compare-processing.ts';
import { createCalendars } from '../../../server/modules/calendars/index.ts';
import type { CalendarReader, Calendars } from '../../../server/modules/calendars/index.ts';
import {
  findResourceMailboxes,
  listResourceMailboxes,
} from '../../../server/modules/calendars/resource-mailboxes.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import {
  aCaller,
  address,
  aRoom,
  campus,
  clockAt,
  fabrikam,
  foreign,
  foreignUnit,
  layCalendar,
  layOrganizations,
  MONDAY,
  nordhavn,
  online,
  otherCampus,
  second,
} from './small-organization.ts';

const admin = aCaller(['calendars.read', 'calendars.write', 'units.write']);
const going = new AbortController().signal;
const emptyCalendars: CalendarReader = {
  readSchedules: async (rooms) => rooms.map((mailbox) => ({ mailbox, known: true, busy: [] })),
  readMeetings: async () => ({ known: true, meetings: [] }),
  readChanges: async () => ({ known: false, fault: outOfScope }),
};
const outOfScope: ExchangeFault = {
  code: 'exchange-forbidden',
  detail: 'Exchange refuses this room.',
  exchangeCode: 'ErrorAccessDenied',
  retryAfterSeconds: null,
};

const known = (name: string, directoryId: string) => aRoom(name, { directoryId });

describeOnBothDatabases('calendars', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let listed: ExchangeRoom[];
  /** What is found by its address although no list has it; a Problem is thrown. */
  let unlisted: Map<string, ExchangeRoom | Problem>;
  let listing: () => Promise<readonly ExchangeRoom[]>;
  const added: string[] = [];
  const made: Calendars[] = [];

  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    await layOrganizations(storage);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    await storage.db.deleteFrom('calendar').execute();
    await storage.db.deleteFrom('unit').where('parent_id', 'is not', null).execute();
    listed = [aRoom('fjord', { building: 'HQ', floor: '2', equipment: ['display'] }), aRoom('skov')];
    unlisted = new Map();
    listing = async () => listed;
    added.length = 0;
  });

  const roomsOf = async () => ({
    listRooms: () => listing(),
    findRoom: async (mailbox: string) => {
      const found = unlisted.get(mailbox) ?? null;
      if (found instanceof Problem) throw found;
      return found;
    },
  });
  const told: unknown[] = [];
  const calendars = () => {
    const module = createCalendars({
      db: storage.db,
      clock: clockAt(MONDAY),
      roomsOf,
      exchangeOf: async () => emptyCalendars,
      notificationsOf: async () => null,
      onAdded: (organization, integration) => added.push(`${organization} ${integration}`),
      onTrouble: (error) => {
        throw error;
      },
      onNewWord: () => undefined,
      onRemoving: async () => undefined,
      onRenamed: async (_tx, organization, renamed) => void told.push({ organization, renamed }),
    });
    made.push(module);
    return module;
  };
  afterEach(async () => {
    for (const module of made.splice(0)) await module.close();
  });
  const add = (names: readonly string[], more: object = {}, caller = admin) =>
    addCalendars(
      calendars().routes,
      caller,
      { integration: online, unit: campus, placeByBuilding: false, mailboxes: names.map(address), ...more },
      going,
    );
  const all = async (caller = admin) => (await listCalendars(calendars().routes, caller)).calendars;
  const one = async (name: string) => {
    const found = (await all()).find((calendar) => calendar.name === name);
    if (!found) throw new Error(`${name} is not there`);
    return found;
  };
  const check = () => calendars().checkRooms(nordhavn, online);
  const states = async () => (await all()).map(({ name, health }) => [name, health.state]);
  const auditOf = async (action: string) =>
    await storage.db.selectFrom('audit_entry').selectAll().where('action', '=', action).execute();

  const idOf = async (name: string) =>
    (
      await storage.db
        .selectFrom('calendar')
        .select('id')
        .where('mailbox', '=', address(name))
        .executeTakeFirst()
    )?.id;
  const mailboxesOf = async () =>
    (await storage.db.selectFrom('calendar').select(['name', 'mailbox']).orderBy('name').execute()).map(
      ({ name, mailbox }) => `${name} ${mailbox.split('@')[0]}`,
    );

  test('are added with what Exchange says about them, and adding twice is adding once', async () => {
    const before = (await auditOf('calendar.added')).length;
    const first = await add(['fjord', 'skov']);
    const again = await add(['fjord', 'skov']);

    expect(first.rows.map(({ outcome }) => outcome)).toEqual(['added', 'added']);
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['already-added', 'already-added']);
    expect(again.rows[0]?.calendar).toBe(first.rows[0]?.calendar);
    expect(await one('fjord')).toMatchObject({
      mailbox: address('fjord'),
      capacity: 6,
      equipment: ['display'],
      unit: campus,
      health: { state: 'unread' },
      version: 1,
    });
    expect(await auditOf('calendar.added')).toHaveLength(before + 2);
    expect(added).toEqual([`${nordhavn} ${online}`]);
  });

  test('added twice at the same moment are there once', async () => {
    const both = await Promise.all([add(['fjord']), add(['fjord'])]);

    expect(new Set(both.map(({ rows }) => rows[0]?.outcome))).toEqual(new Set(['added', 'already-added']));
    expect(await all()).toHaveLength(1);
  });

  test('stand in a building and a floor that are made once', async () => {
    listed.push(aRoom('lille', { building: 'hq', floor: '2' }));
    await add(['fjord'], { placeByBuilding: true });
    await add(['lille', 'skov'], { placeByBuilding: true });

    const units = await storage.db
      .selectFrom('unit')
      .selectAll()
      .where('parent_id', 'is not', null)
      .orderBy('kind')
      .execute();
    expect(units.map(({ kind, name, time_zone }) => [kind, name, time_zone])).toEqual([
      ['building', 'HQ', 'Europe/Copenhagen'],
      ['floor', 'Floor 2', 'Europe/Copenhagen'],
    ]);
    expect((await one('lille')).unit).toBe((await one('fjord')).unit);
    expect((await one('skov')).unit).toBe(campus); // Exchange knows no building of it
  });

  test('of another integration, of a person and of nobody stay out, each with its reason', async () => {
    await layCalendar(storage, 'skov', { integration: second });
    unlisted.set(address('anna'), new Problem('exchange-forbidden', 'Exchange refuses this mailbox.'));
    unlisted.set(address('slow'), new Problem('exchange-timeout', 'Exchange did not answer in time.'));

    const { rows } = await add(['skov', 'anna', 'nobody', 'slow', 'fjord']);

    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'in-another-integration',
      'not-a-resource',
      'not-a-resource',
      'unknown',
      'added',
    ]);
    expect(rows[0]?.calendar).toBeNull();
    expect(rows[3]?.detail).toBe('Exchange did not answer in time.');
  });

  test('that no list has are found by address, also through an alias', async () => {
    unlisted.set(address('alias'), aRoom('smedje'));

    const { rows } = await add(['alias']);

    expect(rows).toMatchObject([{ mailbox: address('smedje'), outcome: 'added' }]);
    const row = await storage.db.selectFrom('calendar').select('is_listed').executeTakeFirstOrThrow();
    expect(row.is_listed).toBe(false);
  });

  test('of an integration, a place or a department of another organization are not found', async () => {
    await expect(add(['fjord'], { integration: foreign })).rejects.toMatchObject({
      code: 'integration-not-found',
    });
    await expect(add(['fjord'], { unit: foreignUnit })).rejects.toMatchObject({ code: 'not-found' });
    const foreignId = CalendarId.parse(
      await layCalendar(storage, 'geheim', {
        organization: fabrikam,
        integration: foreign,
        unit: foreignUnit,
      }),
    );
    await expect(
      changeCalendar(calendars().routes, admin, foreignId, 1, { name: 'x' }),
    ).rejects.toMatchObject({
      code: 'calendar-not-found',
    });
    expect(await placeCalendars(calendars().routes, admin, { ids: [foreignId], unit: campus })).toEqual({
      placed: 0,
    });
    expect(await removeCalendars(calendars().routes, admin, [foreignId])).toEqual({ removed: 0 });
    expect(await all()).toEqual([]);
  });

  test('are changed by the one who saw them last; the other meets what is there now', async () => {
    await add(['fjord']);
    const { id } = await one('fjord');
    const change = (version: number, body: object) =>
      changeCalendar(calendars().routes, admin, id, version, body);

    const changed = await change(1, { name: 'Fjord room', seenBy: ['group'], booking: 'request' });
    expect(changed).toMatchObject({ name: 'Fjord room', version: 2, booking: 'request', unit: campus });

    const error = await change(1, { name: 'other' }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'changed-meanwhile',
      extra: { current: { name: 'Fjord room', version: 2 } },
    });
    expect((await auditOf('calendar.changed')).at(-1)).toMatchObject({
      before: { name: 'fjord', seenBy: [] },
      after: { name: 'Fjord room', seenBy: ['group'] },
    });
  });

  test('keep the names of the groups that see and book them, and of no others', async () => {
    await add(['fjord']);
    const { id } = await one('fjord');
    const change = async (version: number, body: object) =>
      (await changeCalendar(calendars().routes, admin, id, version, body)).groupNames;

    const names = { board: 'The board', staff: 'Staff', elsewhere: 'Nobody asked' };
    expect(await change(1, { seenBy: ['board', 'typed'], bookedBy: ['staff'], groupNames: names })).toEqual({
      board: 'The board',
      staff: 'Staff',
    });
    expect(await change(2, { seenBy: [] })).toEqual({ staff: 'Staff' });
    expect(await change(3, { name: 'Fjord' })).toEqual({ staff: 'Staff' });
    expect((await one('Fjord')).groupNames).toEqual({ staff: 'Staff' });
  });

  test('are within reach of an administrator of one campus only when they stand there', async () => {
    const here = aCaller(['calendars.read', 'calendars.write'], campus);
    const inside = CalendarId.parse(await layCalendar(storage, 'inside'));
    const outside = CalendarId.parse(await layCalendar(storage, 'outside', { unit: otherCampus }));
    const nowhere = CalendarId.parse(await layCalendar(storage, 'nowhere', { unit: null }));
    const { routes } = calendars();

    expect((await all(here)).map(({ name }) => name)).toEqual(['inside']);
    await expect(changeCalendar(routes, here, outside, 1, { name: 'x' })).rejects.toMatchObject({
      code: 'calendar-not-found',
    });
    await expect(changeCalendar(routes, here, inside, 1, { unit: otherCampus })).rejects.toMatchObject({
      code: 'permission-missing',
    });
    await expect(placeCalendars(routes, here, { ids: [inside], unit: otherCampus })).rejects.toMatchObject({
      code: 'permission-missing',
    });
    expect(await placeCalendars(routes, here, { ids: [outside, nowhere], unit: campus })).toEqual({
      placed: 0,
    });
    expect(await removeCalendars(routes, here, [inside, outside, nowhere])).toEqual({ removed: 1 });
    await expect(add(['fjord'], { unit: otherCampus }, here)).rejects.toMatchObject({
      code: 'permission-missing',
    });
    await expect(add(['fjord'], { unit: null }, here)).rejects.toMatchObject({ code: 'permission-missing' });
    expect((await add(['fjord'], {}, here)).rows[0]?.outcome).toBe('added');
  });

  test('are placed in bulk, each with its audit entry', async () => {
    await add(['fjord', 'skov']);
    const ids = (await all()).map(({ id }) => id);

    expect(await placeCalendars(calendars().routes, admin, { ids, unit: otherCampus })).toEqual({
      placed: 2,
    });
    expect((await all()).map(({ unit, version }) => [unit, version])).toEqual([
      [otherCampus, 2],
      [otherCampus, 2],
    ]);
    expect((await auditOf('calendar.placed')).length).toBeGreaterThanOrEqual(2);
  });

  test('show how the last reading went, and a failure does not make them look unread', async () => {
    await add(['fjord', 'skov']);
    const module = calendars();
    const reader = await module.readerOf(online, nordhavn);
    await reader.readSchedules([address('fjord')], { start: MONDAY, end: MONDAY });
    await module.flush();
    expect((await one('fjord')).health).toEqual({
      state: 'ok',
      lastReadAt: MONDAY,
      code: null,
      detail: null,
    });
    expect((await one('skov')).health.state).toBe('unread');
  });

  test('show how reading meetings and changes went, as any other reading', async () => {
    await add(['fjord']);
    const module = calendars();
    const reader = await module.readerOf(online, nordhavn);
    const day = { start: MONDAY, end: MONDAY };
    await reader.readMeetings(address('fjord'), day);
    await module.flush();
    expect((await one('fjord')).health).toMatchObject({ state: 'ok', lastReadAt: MONDAY });

    await reader.readChanges(address('fjord'), day, null);
    await module.flush();
    expect((await one('fjord')).health).toMatchObject({ lastReadAt: MONDAY, code: 'ErrorAccessDenied' });
  });

  test('listed show which are added already; a list is read again only when it is asked for', async () => {
    await add(['fjord']);
    let times = 0;
    listing = async () => {
      times += 1;
      return listed;
    };
    const { routes } = calendars();
    const first = await listResourceMailboxes(routes, admin, online, false);
    await listResourceMailboxes(routes, admin, online, false);
    expect(times).toBe(1);
    await listResourceMailboxes(routes, admin, online, true);
    expect(times).toBe(2);
    expect(first.mailboxes.map(({ name, addedThrough }) => [name, addedThrough])).toEqual([
      ['fjord', online],
      ['skov', null],
    ]);
  });

  test('looked up by address come back one by one, with the reason where there is none', async () => {
    unlisted.set(address('smedje'), aRoom('smedje'));
    unlisted.set(
      address('anna'),
      new Problem('exchange-forbidden', 'Refused.', { exchangeCode: 'ErrorAccessDenied' }),
    );

    const { found } = await findResourceMailboxes(
      calendars().routes,
      admin,
      online,
      ['smedje@nordhavn.test', 'anna@nordhavn.test', 'no address'],
      going,
    );

    expect(found.map(({ mailbox, code }) => [mailbox?.name ?? null, code])).toEqual([
      ['smedje', null],
      [null, 'ErrorAccessDenied'],
      [null, null],
    ]);
    expect(found[2]?.detail).toMatch(/not the address of a mailbox/);
  });

  test('compared with pasted settings carry the warnings until their own setting agrees', async () => {
    await add(['fjord', 'skov']);
    const text = JSON.stringify([
      { Identity: 'fjord', AutomateProcessing: 'AutoAccept', AllBookInPolicy: false },
      { Identity: 'nobody', AutomateProcessing: 2 },
    ]);

    const compared = await compareProcessing(calendars().routes, admin, text);

    expect(compared).toMatchObject({ compared: 1, unknown: ['nobody'] });
    expect(compared.rows[0]?.warnings[0]).toMatch(/somebody decides/);
    const fjord = await one('fjord');
    expect(fjord.warnings).toHaveLength(1);
    expect(fjord.processingReadAt).toBe(MONDAY);
    const request = await changeCalendar(calendars().routes, admin, fjord.id, fjord.version, {
      booking: 'request',
    });
    expect(request.warnings).toEqual([]);
  });

  describe('checked against the list of Exchange', () => {
    test('are not read any more when it lists them no more, and read again when it does', async () => {
      await add(['fjord', 'skov']);
      const module = calendars();
      const reader = await module.readerOf(online, nordhavn);
      const read = async () =>
        (await reader.readSchedules([address('skov')], { start: MONDAY, end: MONDAY })).map(
          ({ known }) => known,
        );
      expect(await read()).toEqual([true]);

      listed = listed.filter(({ displayName }) => displayName !== 'skov');
      expect(await module.checkRooms(nordhavn, online)).toEqual({ lost: 1, found: 0 });
      expect(await states()).toEqual([
        ['fjord', 'unread'],
        ['skov', 'not-a-resource'],
      ]);
      expect(await read()).toEqual([false]);
      expect((await auditOf('calendar.lost')).at(-1)).toMatchObject({
        actor_kind: 'system',
        cause: 'rooms check',
      });

      listed.push(aRoom('skov'));
      expect(await module.checkRooms(nordhavn, online)).toEqual({ lost: 0, found: 1 });
      expect(await read()).toEqual([true]);
    });

    describe('by what the directory knows its rooms by', () => {
      beforeEach(async () => {
        told.length = 0;
        listed = [known('fjord', 'one'), known('skov', 'two')];
        await add(['fjord', 'skov']);
      });

      test('have the address that their room got, are told of it with everything that hangs on it, once', async () => {
        const before = await idOf('fjord');
        listed = [known('bugt', 'one'), known('skov', 'two')];
        expect(await check()).toEqual({ lost: 0, found: 0 });

        expect(await mailboxesOf()).toEqual(['fjord bugt', 'skov skov']);
        expect(await idOf('bugt')).toBe(before);
        expect(told).toEqual([
          { organization: nordhavn, renamed: [{ from: address('fjord'), to: address('bugt') }] },
        ]);
        expect((await auditOf('calendar.renamed')).at(-1)).toMatchObject({
          actor_kind: 'system',
          cause: 'rooms check',
        });
        await check();
        expect(told).toHaveLength(1);
      });

      test('exchange their addresses as their rooms did', async () => {
        const before = [await idOf('fjord'), await idOf('skov')];
        listed = [known('skov', 'one'), known('fjord', 'two')];
        await check();
        expect([await idOf('skov'), await idOf('fjord')]).toEqual(before);
        expect(await mailboxesOf()).toEqual(['fjord skov', 'skov fjord']);
      });

      test('do not take a new room at their address for their own, and are not read meanwhile', async () => {
        listed = [known('fjord', 'three'), known('skov', 'two')];
        expect(await check()).toEqual({ lost: 1, found: 0 });
        expect(await states()).toEqual([
          ['fjord', 'not-a-resource'],
          ['skov', 'unread'],
        ]);
      });

      test('follow their room when another one has its old address at once', async () => {
        listed = [known('bugt', 'one'), known('fjord', 'three'), known('skov', 'two')];
        expect(await check()).toEqual({ lost: 0, found: 0 });
        expect(await mailboxesOf()).toEqual(['fjord bugt', 'skov skov']);
      });

      test('are lost, not doubled, when somebody has added the new address already', async () => {
        listed = [known('bugt', 'one'), known('skov', 'two')];
        await add(['bugt']);
        expect(await check()).toEqual({ lost: 0, found: 0 });
        expect(await states()).toEqual([
          ['bugt', 'unread'],
          ['fjord', 'not-a-resource'],
          ['skov', 'unread'],
        ]);
        expect(told).toEqual([]);
      });

      test('keep their addresses when the directory has numbered all of its rooms anew', async () => {
        listed = [known('fjord', 'ten'), known('skov', 'eleven')];
        expect(await check()).toEqual({ lost: 0, found: 0 });
        listed = [known('bugt', 'ten'), known('skov', 'eleven')];
        await check();
        expect(await mailboxesOf()).toEqual(['fjord bugt', 'skov skov']);
      });
    });

    test('have the address that Exchange gives for their old one where it tells no ids', async () => {
      await add(['fjord', 'skov']);
      told.length = 0;
      listed = [aRoom('bugt'), aRoom('skov')];
      unlisted.set(address('fjord'), aRoom('bugt'));
      expect(await check()).toEqual({ lost: 0, found: 0 });
      expect(told).toEqual([
        { organization: nordhavn, renamed: [{ from: address('fjord'), to: address('bugt') }] },
      ]);
    });

    test('stay as they are when the list cannot be read', async () => {
      await add(['fjord']);
      listing = () => Promise.reject(new Problem('exchange-unavailable', 'down'));

      await expect(check()).rejects.toMatchObject({ code: 'exchange-unavailable' });
      expect(await states()).toEqual([['fjord', 'unread']]);
    });

    test('stay as they are when the list comes back empty and the rooms can still be looked up', async () => {
      await add(['fjord', 'skov']);
      listed = [];
      unlisted.set(address('fjord'), aRoom('fjord'));

      expect(await check()).toEqual({ lost: 1, found: 0 });
      expect(await states()).toEqual([
        ['fjord', 'unread'],
        ['skov', 'not-a-resource'],
      ]);
    });

    test('that were entered by hand do not vanish from a list they never were on', async () => {
      unlisted.set(address('smedje'), aRoom('smedje'));
      await add(['smedje']);
      expect(await check()).toEqual({ lost: 0, found: 0 });

      unlisted.set(address('smedje'), new Problem('exchange-forbidden', 'a scope that is being changed'));
      expect(await check()).toEqual({ lost: 0, found: 0 });

      unlisted.delete(address('smedje'));
      expect(await check()).toEqual({ lost: 1, found: 0 });
    });
  });
});
