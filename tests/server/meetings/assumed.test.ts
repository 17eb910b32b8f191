import { listReconcile } from '../../../server/modules/meetings/reconcile-list.ts';
import { putMeeting } from '../../../server/modules/meetings/put-meeting.ts';
import { readMeeting } from '../../../server/modules/meetings/own-meetings.ts';
import { resolveReconcile } from '../../../server/modules/meetings/resolve-reconcile.ts';
import { takeBackMeeting } from '../../../server/modules/meetings/take-back-own.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { aKey, build, lay, nordhavn, person, planned, thursday, wednesday } from './a-building.ts';
import type { Building } from './a-building.ts';

const anna = person('anna');
const bent = person('bent');
const lars = person('lars', 'resources-administrator');
const later = { start: '2026-12-02T12:00:00.000Z', end: '2026-12-02T14:00:00.000Z' };

describeOnBothDatabases('a meeting that is only assumed to be the planned one', (createDatabase) => {
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
    house = build(storage);
  });
  afterEach(() => house.meetings.close());

  const put = (key: ReturnType<typeof aKey>, more: object = {}) =>
    putMeeting(house.meetings.use, anna, key, planned(more));
  const read = (key: ReturnType<typeof aKey>) => readMeeting(house.meetings.use, anna, key);
  const takeBack = (key: ReturnType<typeof aKey>, version: number, caller = anna) =>
    takeBackMeeting(house.meetings.use, caller, key, version);

  test('is none that takes another time and lasts longer: it is asked about once the form is left alone', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', later);
    expect(await read(key)).toMatchObject({ state: 'draft', mayUndo: false });

    house.set('2026-11-30T08:15:00.000Z');
    await house.meetings.wake();

    expect(await read(key)).toMatchObject({ state: 'needs-attention', reason: { code: 'uncertain' } });
    expect(house.notices.map(({ template }) => template)).toEqual(['meeting-ambiguous']);
    const { items } = await listReconcile(house.meetings.use, lars);
    expect(items).toMatchObject([
      { kind: 'ambiguous', candidates: [{ ...later, differs: ['start', 'end'] }] },
    ]);
  });

  test('is no date of a series when a single meeting was planned', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', { ...thursday, occurrence: thursday.start });

    expect(await read(key)).toMatchObject({ state: 'draft' });
  });

  test('is let go with one click: what hung there is on the plan again, and it is never taken again', async () => {
    const key = aKey();
    await put(key);
    await house.show('fjord', thursday);
    const { version, mayUndo } = await read(key);
    expect(mayUndo).toBe(true);
    await expect(takeBack(key, version, bent)).rejects.toMatchObject({ code: 'not-found' });
    await expect(takeBack(key, version - 1)).rejects.toMatchObject({ code: 'changed-meanwhile' });

    expect(await takeBack(key, version)).toMatchObject({ state: 'draft', mayUndo: false, ...wednesday });

    expect(house.situations.at(-1)?.occurrences).toMatchObject([{ is: { standing: 'mistaken' } }]);
    await house.show('fjord', thursday);
    expect(await read(key)).toMatchObject({ state: 'draft' });
    await house.show('fjord', thursday, { uid: 'meeting-2', ...wednesday });
    const found = await read(key);
    expect(found).toMatchObject({ state: 'bound', reason: null, mayUndo: false, ...wednesday });
    await expect(takeBack(key, found.version)).rejects.toMatchObject({ code: 'not-possible-now' });
    const audited = await storage.db
      .selectFrom('audit_entry')
      .select(['action', 'cause', 'actor_name'])
      .where('organization_id', '=', nordhavn)
      .orderBy('number')
      .execute();
    expect(audited.map(({ action, cause, actor_name }) => [action, cause, actor_name])).toEqual([
      ['meeting.noted', 'pane', 'anna'],
      ['meeting.found', 'calendar', 'Foyer'],
      ['meeting.let-go', 'pane', 'anna'],
      ['meeting.found', 'calendar', 'Foyer'],
    ]);
  });

  test('is listed until a person says that it is right, or that it is not', async () => {
    const [one, other] = [aKey(), aKey()];
    await put(one);
    await house.show('fjord', thursday);
    const { items } = await listReconcile(house.meetings.use, lars);
    expect(items).toMatchObject([{ kind: 'assumed', planned: wednesday, candidates: [thursday] }]);

    const { id, version } = await read(one);
    await resolveReconcile(house.meetings.use, lars, id, version, { choice: 'confirm' });
    expect(await read(one)).toMatchObject({ state: 'bound', reason: null, mayUndo: false });
    expect((await listReconcile(house.meetings.use, lars)).items).toEqual([]);

    const friday = { start: '2026-12-04T11:00:00.000Z', end: '2026-12-04T12:00:00.000Z' };
    await put(other, friday);
    const early = { start: '2026-12-04T09:00:00.000Z', end: '2026-12-04T10:00:00.000Z' };
    await house.show('fjord', thursday, { uid: 'meeting-2', ...early });
    const assumed = await read(other);
    await resolveReconcile(house.meetings.use, lars, assumed.id, assumed.version, { choice: 'take-back' });
    expect(await read(other)).toMatchObject({ state: 'draft', reason: null, ...friday });
  });
});
