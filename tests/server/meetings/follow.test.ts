import { putMeeting } from '../../../server/modules/meetings/put-meeting.ts';
import {
  discardMeeting,
  listDrafts,
  readMeeting,
  recoverMeetings,
} from '../../../server/modules/meetings/own-meetings.ts';
import { readVerdict } from '../../../server/modules/meetings/verdict.ts';
import { listDay } from '../../../server/modules/meetings/list-day.ts';
import { readHistory } from '../../../server/modules/meetings/read-history.ts';
import { listReconcile } from '../../../server/modules/meetings/reconcile-list.ts';
import { resolveReconcile } from '../../../server/modules/meetings/resolve-reconcile.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import {
  aKey,
  build,
  calendarOf,
  COVERED,
  hq,
  lay,
  mailbox,
  MONDAY,
  nordhavn,
  person,
  planned,
  sydhavn,
  thursday,
  wednesday,
} from './a-building.ts';
import type { Building, Shown } from './a-building.ts';

const anna = person('anna');
const bent = person('bent');
const carla = person('carla', 'add-in-user-with-delegated-access');
const lars = person('lars', 'resources-administrator');

/** One date of a weekly series, as Exchange has it while the series is at that hour (UTC). */
const week = (date: string, hour: number) => ({
  start: `2026-12-${date}T${hour}:00:00.000Z`,
  end: `2026-12-${date}T${hour + 1}:00:00.000Z`,
  occurrence: `2026-12-${date}T${hour}:00:00.000Z`,
});

describeOnBothDatabases('a meeting that is followed', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let house: Building;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    await lay(storage);
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    for (const table of ['meeting_link', 'sighting', 'audit_entry', 'audit_head'] as const) {
      await storage.db.deleteFrom(table).execute();
    }
    await storage.db
      .updateTable('calendar_sync')
      .set({ want: 1, done: 1, unreadable_since: null, fault_code: null, ...COVERED })
      .execute();
    house = build(storage);
  });
  afterEach(() => house.meetings.close());

  const put = (key: ReturnType<typeof aKey>, more: object = {}, caller = anna) =>
    putMeeting(house.meetings.use, caller, key, planned(more));
  const read = (key: ReturnType<typeof aKey>, caller = anna) => readMeeting(house.meetings.use, caller, key);
  const audited = async () =>
    await storage.db
      .selectFrom('audit_entry')
      .select(['action', 'cause', 'actor_kind', 'actor_name', 'before', 'after'])
      .where('organization_id', '=', nordhavn)
      .orderBy('number')
      .execute();
  const standings = () =>
    house.situations.flatMap(({ occurrences }) => occurrences.map(({ is }) => is.standing));
  const last = () => house.situations.at(-1)?.occurrences[0];

  test('is a draft that nobody hears of until a room shows it, and then is bound for ever', async () => {
    const key = aKey();
    expect(await put(key)).toMatchObject({ state: 'draft', rooms: [{ name: 'fjord', answer: 'not-seen' }] });
    expect(house.situations).toEqual([]);

    await house.show('fjord', wednesday);

    expect(await read(key)).toMatchObject({
      state: 'bound',
      reason: null,
      ...wednesday,
      rooms: [{ name: 'fjord', answer: 'accepted', asOf: MONDAY }],
    });
    expect(house.situations).toHaveLength(1);
    expect(last()).toMatchObject({ occurrence: null, was: null, is: { standing: 'booked', ...wednesday } });
    expect((await audited()).map(({ action, cause }) => [action, cause])).toEqual([
      ['meeting.noted', 'pane'],
      ['meeting.found', 'calendar'],
    ]);
  });

  test('is bound by the very first reading of its room, of which the mirror says only then how far it goes', async () => {
    const key = aKey();
    const unread = { generation: 0, read_at: null, window_start: null, window_end: null };
    await storage.db.updateTable('calendar_sync').set(unread).execute();
    await put(key);

    await house.show('fjord', wednesday);

    expect(await read(key)).toMatchObject({ state: 'bound', reason: null });
    expect(last()).toMatchObject({ was: null, is: { standing: 'booked', ...wednesday } });
  });

  test('says nothing new when the pane repeats itself or a calendar is read again', async () => {
    const key = aKey();
    const replies = [await put(key), ...(await Promise.all([put(key), put(key)]))];
    await house.show('fjord', wednesday);
    const { version } = await read(key);
    await house.show('fjord', wednesday);
    await house.meetings.wake();

    expect(new Set(replies.map(({ id }) => id)).size).toBe(1);
    expect(await read(key)).toMatchObject({ version });
    expect(house.situations).toHaveLength(1);
    expect(await audited()).toHaveLength(2);
  });

  test('moves with its calendar, once, with before and after', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', wednesday);
    await house.show('fjord', thursday);

    expect(await read(key)).toMatchObject({ state: 'bound', ...thursday });
    expect(house.situations).toHaveLength(2);
    expect(last()).toMatchObject({ was: wednesday, is: thursday });
    const { id } = await read(key);
    const { entries } = await readHistory(house.meetings.use, lars, id);
    expect(entries.map(({ sentence }) => sentence.replace(/, seen .*$/, ''))).toEqual([
      'planned for Wed 2 Dec 12:00 fjord by anna',
      'found at Wed 2 Dec 12:00 fjord by the organizer’s calendar',
      'moved from Wed 2 Dec 12:00 fjord to Thu 3 Dec 12:00 fjord by the organizer’s calendar',
    ]);
  });

  test.each([
    ['the old room first', ['fjord', 'skov']],
    ['the new room first', ['skov', 'fjord']],
  ] as const)('follows to another room, seen by %s, and never looks canceled', async (_, order) => {
    const key = aKey();
    await put(key);
    await house.show('fjord', wednesday);
    for (const room of order) await (room === 'fjord' ? house.show('fjord') : house.show('skov', wednesday));
    await house.sweep();

    expect(await read(key)).toMatchObject({ state: 'bound', rooms: [{ name: 'skov' }] });
    const standings = house.situations.map(({ occurrences }) => occurrences[0]?.is.standing);
    expect(standings).not.toContain('canceled');
    const swaps = house.situations.flatMap(({ occurrences }) => occurrences.flatMap((one) => one.swaps));
    expect(swaps).toEqual([{ from: mailbox('fjord'), to: mailbox('skov') }]);
  });

  test('is canceled at once when it left its rooms and a sweep of all calendars found it nowhere', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', wednesday);
    await house.show('fjord');

    expect(await read(key)).toMatchObject({ state: 'orphaned' });
    expect(house.wanted.toSorted()).toEqual([calendarOf(1), calendarOf(2)]);
    await house.meetings.wake();
    expect(await read(key)).toMatchObject({ state: 'orphaned' });

    await house.sweep();
    expect(await read(key)).toMatchObject({ state: 'canceled', reason: { code: 'canceled' } });
    expect(last()).toMatchObject({ is: { standing: 'canceled' } });

    await house.show('fjord', wednesday);
    expect(await read(key)).toMatchObject({ state: 'bound' });
  });

  test('is not called canceled while the room it may have moved to has failed just now', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', wednesday);
    await house.blind('skov');
    await house.show('fjord');
    await house.sweep();

    expect(await read(key)).toMatchObject({ state: 'orphaned' });
    await house.show('skov', wednesday);
    expect(await read(key)).toMatchObject({ state: 'bound', rooms: [{ name: 'skov' }] });
    expect(house.situations.map(({ occurrences }) => occurrences[0]?.is.standing)).not.toContain('canceled');
  });

  test('is canceled although another room has been blind for longer than a lost room is waited for', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', wednesday);
    await house.blind('skov');
    await house.show('fjord');
    await house.sweep();
    house.set('2026-11-30T08:09:00.000Z');
    await house.meetings.wake();
    expect(await read(key)).toMatchObject({ state: 'orphaned' });

    house.set('2026-11-30T08:10:00.000Z');
    await house.sweep();
    expect(await read(key)).toMatchObject({ state: 'canceled', reason: { code: 'canceled' } });
  });

  test('is suspended and never canceled while its room cannot be read, and the organizer is told', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', wednesday);
    const before = house.situations.length;
    await house.blind('fjord');
    house.set('2026-12-02T10:00:00.000Z');
    await house.sweep();

    expect(await read(key)).toMatchObject({
      state: 'suspended',
      reason: { code: 'unreadable' },
      ...wednesday,
    });
    expect(house.situations).toHaveLength(before);
    expect(house.notices.map(({ template }) => template)).toEqual(['meeting-suspended']);
  });

  test('is held for four hours after the room declined, then canceled free of charge', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', { ...wednesday, response: 'tentative' });
    expect(await read(key)).toMatchObject({ state: 'pending' });
    await house.show('fjord', { ...wednesday, response: 'declined' });

    expect(await read(key)).toMatchObject({ state: 'room-lost', reason: { code: 'declined' } });
    expect(last()).toMatchObject({ is: { standing: 'held', holdUntil: '2026-11-30T12:00:00.000Z' } });
    house.set('2026-11-30T11:59:00.000Z');
    await house.meetings.wake();
    expect(last()).toMatchObject({ is: { standing: 'held' } });
    house.set('2026-11-30T12:00:00.000Z');
    await house.meetings.wake();
    expect(last()).toMatchObject({ is: { standing: 'gone' } });
    expect(await read(key)).toMatchObject({ state: 'canceled', reason: { code: 'hold-ended' } });
  });

  test('goes to the list of what is unclear 15 minutes after Send, and ends a day after its planned start', async () => {
    const key = aKey();
    await put(key, { signal: 'send' });
    house.set('2026-11-30T08:14:59.000Z');
    await house.meetings.wake();
    expect(await read(key)).toMatchObject({ state: 'expected' });
    house.set('2026-11-30T08:15:00.000Z');
    await house.meetings.wake();
    await house.meetings.wake();

    expect(await read(key)).toMatchObject({ state: 'needs-attention', reason: { code: 'unmatched' } });
    expect(house.notices.map(({ template }) => template)).toEqual(['meeting-unmatched']);
    house.set('2026-12-03T11:00:00.000Z');
    await house.meetings.wake();
    expect(await read(key)).toMatchObject({ state: 'expired', reason: { code: 'never-sent' } });
  });

  test('is nobody’s guess when two plans fit: both are listed with the evidence, and a person binds one', async () => {
    const [one, two] = [aKey(), aKey()];
    await put(one);
    await put(two);
    await house.show('fjord', wednesday);

    const { items } = await listReconcile(house.meetings.use, lars);
    expect(items.map(({ reason }) => reason.code)).toEqual(['contested', 'contested']);
    expect(items[0]?.candidates).toMatchObject([
      { meetingUid: 'meeting-1', ...wednesday, differs: [], takenBy: null, rooms: [{ name: 'fjord' }] },
    ]);
    const { id, version } = await read(one);
    const choice = { choice: 'bind', meetingUid: 'meeting-1', occurrence: null } as const;
    await expect(resolveReconcile(house.meetings.use, lars, id, version + 1, choice)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(await resolveReconcile(house.meetings.use, lars, id, version, choice)).toMatchObject({
      state: 'bound',
    });
    expect(await read(two)).toMatchObject({ state: 'draft' });

    const other = await read(two);
    const taken = resolveReconcile(house.meetings.use, lars, other.id, other.version, choice);
    await expect(taken).rejects.toMatchObject({ code: 'already-booked' });
    await resolveReconcile(house.meetings.use, lars, other.id, other.version, { choice: 'discard' });
    expect(await read(two)).toMatchObject({ state: 'expired', reason: { code: 'discarded' } });
  });

  test('is nobody’s guess when two meetings fit the plan: nothing follows, and the organizer is asked', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', { uid: 'one', ...wednesday }, { uid: 'two', ...wednesday });

    expect(await read(key)).toMatchObject({ state: 'needs-attention', reason: { code: 'ambiguous' } });
    expect(house.situations.flatMap(({ occurrences }) => occurrences)).toEqual([]);
    expect(house.notices).toMatchObject([{ template: 'meeting-ambiguous', facts: { candidates: 2 } }]);
  });

  test('is taken for another time in the planned room when it alone fits, and the organizer is told so', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', thursday);

    expect(await read(key)).toMatchObject({ state: 'bound', reason: { code: 'assumed' }, ...thursday });
    expect(house.notices).toMatchObject([
      { template: 'meeting-assumed', facts: { planned: wednesday, seen: thursday } },
    ]);
  });

  test('is not taken for a meeting at another time that was there before it was planned', async () => {
    const key = aKey();
    await house.show('fjord', thursday);
    await put(key);
    await house.show('fjord', thursday);
    expect(await read(key)).toMatchObject({ state: 'draft' });

    await house.show('fjord', thursday, { ...wednesday, uid: 'meeting-2' });
    expect(await read(key)).toMatchObject({ state: 'bound', reason: null, ...wednesday });
  });

  test('is nobody’s guess when one plan fits two meetings: both are offered, and the person’s choice is followed', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', { ...wednesday, uid: 'meeting-1' }, { ...wednesday, uid: 'meeting-2' });

    expect(await read(key)).toMatchObject({ state: 'needs-attention', reason: { code: 'ambiguous' } });
    expect(house.situations.flatMap(({ occurrences }) => occurrences)).toEqual([]);
    expect(house.notices).toMatchObject([{ template: 'meeting-ambiguous', facts: { candidates: 2 } }]);
    const { items } = await listReconcile(house.meetings.use, lars);
    expect(items[0]?.candidates.map(({ meetingUid }) => meetingUid).toSorted()).toEqual([
      'meeting-1',
      'meeting-2',
    ]);

    const { id, version } = await read(key);
    const choice = { choice: 'bind', meetingUid: 'meeting-2', occurrence: null } as const;
    await resolveReconcile(house.meetings.use, lars, id, version, choice);
    await house.show('fjord', { ...wednesday, uid: 'meeting-1' }, { ...thursday, uid: 'meeting-2' });
    expect(await read(key)).toMatchObject({ state: 'bound', ...thursday });
  });

  test('is found again by its identity when its room got another address and was added anew', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', wednesday);
    await house.blind('fjord'); // nobody answers under the old address
    expect(await read(key)).toMatchObject({ state: 'suspended' });
    await house.show('skov', wednesday); // the same calendar under its new address
    expect(await read(key)).toMatchObject({ state: 'bound', ...wednesday });

    const { db } = storage;
    const fjord = await db
      .selectFrom('calendar')
      .selectAll()
      .where('mailbox', '=', mailbox('fjord'))
      .executeTakeFirstOrThrow();
    await db.deleteFrom('calendar').where('id', '=', fjord.id).execute();
    await house.show('skov', wednesday);
    await house.sweep();
    house.set('2026-11-30T08:11:00.000Z');
    await house.meetings.wake();

    expect((await read(key)).rooms.map(({ name }) => name)).toEqual(['skov']);
    expect(
      house.situations.flatMap(({ occurrences }) => occurrences.map(({ is }) => is.standing)),
    ).not.toContain('canceled');
    await storage.db.deleteFrom('organization').execute();
    await lay(storage);
  });

  test('goes along with a meeting that was made anew in its room at its time, and the organizer is told so', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', wednesday);
    house.set('2026-11-30T09:00:00.000Z');
    await house.show('fjord', { ...wednesday, uid: 'meeting-2' });
    await house.sweep();

    expect(await read(key)).toMatchObject({ state: 'bound', reason: { code: 'assumed' }, ...wednesday });
    expect(house.notices.map(({ template }) => template)).toEqual(['meeting-assumed']);
    expect(standings()).not.toContain('canceled');
    await house.show('fjord', { ...thursday, uid: 'meeting-2' });
    expect(await read(key)).toMatchObject({ state: 'bound', ...thursday });
    expect(house.notices).toHaveLength(1);
  });

  test.each<[string, readonly Shown[]]>([
    [
      'two were made anew',
      [
        { ...wednesday, uid: 'meeting-2' },
        { ...wednesday, uid: 'meeting-3' },
      ],
    ],
    ['somebody else made it', [{ ...wednesday, uid: 'meeting-2', organizer: 'bent@nordhavn.example' }]],
    ['it is at another time', [{ ...thursday, uid: 'meeting-2' }]],
    ['it was there before', [{ ...wednesday, uid: 'meeting-2', isOld: true }]],
  ])(
    'ends with its meeting when nobody could say for certain which one took its place: %s',
    async (_why, shown) => {
      const key = aKey();
      await put(key);
      await house.show('fjord', wednesday);
      house.set('2026-11-30T09:00:00.000Z');
      await house.show('fjord', ...shown);
      await house.sweep();
      expect(await read(key)).toMatchObject({ state: 'canceled', reason: { code: 'canceled' } });
    },
  );

  test('is not taken for an older meeting that a new day or a first reading brought into sight', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', { ...thursday, isOld: true });
    expect(await read(key)).toMatchObject({ state: 'draft' });
    expect(house.notices).toEqual([]);

    await house.show('fjord', { ...thursday, isOld: true }, { ...wednesday, uid: 'meeting-2', isOld: true });
    expect(await read(key)).toMatchObject({ state: 'bound', reason: null, ...wednesday }); // exactly as planned
  });

  test('keeps the dates of a series apart, also when all of it is given another time', async () => {
    const key = aKey();
    const recurrence = {
      recurrenceType: 'weekly',
      recurrenceProperties: { interval: 1, days: ['wed'] },
      seriesTime: { startDate: '2026-12-02', endDate: '2026-12-16', startTime: '12:00', durationMinutes: 60 },
    };
    await put(key, { recurrence });
    await house.show('fjord', week('02', 11), week('09', 11), week('16', 11));
    expect(await read(key)).toMatchObject({ state: 'bound', isSeries: true, occurrences: 3 });

    await house.show('fjord', week('02', 12), week('09', 12), week('16', 12));
    const changes = house.situations.at(-1)?.occurrences ?? [];
    expect(changes.map(({ occurrence, is }) => [occurrence, is.start, is.standing])).toEqual([
      ['2026-12-02T11:00:00.000Z', '2026-12-02T12:00:00.000Z', 'booked'],
      ['2026-12-09T11:00:00.000Z', '2026-12-09T12:00:00.000Z', 'booked'],
      ['2026-12-16T11:00:00.000Z', '2026-12-16T12:00:00.000Z', 'booked'],
    ]);
    await house.show('fjord', week('02', 12), week('09', 12));
    await house.sweep();
    const after = house.situations.at(-1)?.occurrences ?? [];
    expect(after.map(({ is }) => is.standing)).toEqual(['booked', 'booked', 'canceled']);
  });

  test('exists for its organizer and those who entered something on it, and for nobody else', async () => {
    const key = aKey();
    await put(key);
    for (const stranger of [bent, person('anna', 'add-in-user', sydhavn)]) {
      await expect(read(key, stranger)).rejects.toMatchObject({ code: 'not-found' });
      await expect(discardMeeting(house.meetings.use, stranger, key)).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(readVerdict(house.meetings.use, stranger, key)).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    await expect(put(key, { organizer: 'bent@nordhavn.example' }, bent)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(put(aKey(), {}, bent)).rejects.toMatchObject({ code: 'permission-missing' });
    expect((await listDrafts(house.meetings.use, bent)).drafts).toEqual([]);
  });

  test('may be prepared by a delegate, whom the organizer is told of and the audit names', async () => {
    const key = aKey();
    const reply = await put(key, {}, carla);

    expect(reply).toMatchObject({ organizer: { mail: 'anna@nordhavn.example' }, enteredBy: 'carla' });
    expect(house.notices).toMatchObject([{ template: 'meeting-acted-for', facts: { actor: 'carla' } }]);
    expect(await read(key, anna)).toMatchObject({ id: reply.id });
    expect((await audited())[0]).toMatchObject({
      action: 'meeting.noted',
      actor_name: 'carla',
      cause: 'pane',
    });
  });

  test('names every room that the caller may not see', async () => {
    const rooms = ['fjord@nordhavn.example', 'secret@nordhavn.example'];
    await expect(put(aKey(), { rooms })).rejects.toMatchObject({
      code: 'room-not-found',
      extra: { errors: [{ pointer: '/body/rooms/1' }] },
    });
  });

  test('is found again by organizer, room and time, and listed as a draft until a room shows it', async () => {
    const key = aKey();
    await put(key);
    const wish = { ...planned(), room: mailbox('fjord') };
    const recover = async (caller = anna) =>
      (await recoverMeetings(house.meetings.use, caller, wish)).meetings;
    expect((await recover()).map(({ bookingKey }) => bookingKey)).toEqual([key]);
    expect(await recover(bent)).toEqual([]);
    expect((await listDrafts(house.meetings.use, anna)).drafts).toHaveLength(1);

    await house.show('fjord', wednesday);
    expect((await recover()).map(({ state }) => state)).toEqual(['bound']);
    expect((await listDrafts(house.meetings.use, anna)).drafts).toEqual([]);
    await expect(discardMeeting(house.meetings.use, anna, key)).rejects.toMatchObject({
      code: 'already-booked',
    });
  });

  test('warns before Send of a room that another meeting has, and of nothing when it is free', async () => {
    const key = aKey();
    await put(key);
    expect(await readVerdict(house.meetings.use, anna, key)).toMatchObject({ warn: false, message: null });

    await house.show('fjord', { ...wednesday, uid: 'other', organizer: 'bent@nordhavn.example' });
    expect(await readVerdict(house.meetings.use, anna, key)).toMatchObject({
      warn: true,
      message: 'fjord is taken at this time by another meeting.',
      reasons: [{ code: 'room-busy' }],
    });
  });

  test('does not warn whoever has it open twice of what the other window sent', async () => {
    const [first, second] = [aKey(), aKey()];
    await put(first);
    await put(second);
    await house.show('fjord', wednesday);
    for (const key of [first, second]) {
      expect(await readVerdict(house.meetings.use, anna, key)).toMatchObject({ warn: false, message: null });
    }

    await house.show('fjord', wednesday, { ...wednesday, uid: 'other', organizer: 'bent@nordhavn.example' });
    expect(await readVerdict(house.meetings.use, anna, second)).toMatchObject({ warn: true });
  });

  test('stands in the day of its place, with its link, on the clock of that place', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', wednesday);
    const day = await listDay(house.meetings.use, lars, { unit: hq, day: '2026-12-02' });

    expect(day).toMatchObject({ from: '2026-12-01T23:00:00.000Z', to: '2026-12-02T23:00:00.000Z' });
    expect(day.rooms.map(({ name, meetings }) => [name, meetings.length])).toEqual([
      ['fjord', 1],
      ['skov', 0],
    ]);
    expect(day.rooms[0]?.meetings[0]?.links).toMatchObject([{ id: (await read(key)).id, state: 'bound' }]);
    const foreign = person('siri', 'resources-administrator', sydhavn);
    await expect(listDay(house.meetings.use, foreign, { unit: hq, day: '2026-12-02' })).rejects.toMatchObject(
      {
        code: 'not-found',
      },
    );
    await expect(readHistory(house.meetings.use, foreign, (await read(key)).id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
