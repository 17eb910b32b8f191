import { sql } from 'kysely';
import { decideDeparted, markDeparted } from '../../../server/modules/meetings/decide-departed.ts';
import { listDeparted } from '../../../server/modules/meetings/list-departed.ts';
import { putMeeting } from '../../../server/modules/meetings/put-meeting.ts';
import { readMeeting } from '../../../server/modules/meetings/own-meetings.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { aKey, build, lay, MONDAY, nordhavn, person, planned, sydhavn, wednesday } from './a-building.ts';
import type { Building } from './a-building.ts';

const anna = person('anna');
const dana = person('dana');
const lars = person('lars', 'resources-administrator');
const mail = 'anna@nordhavn.example';

/** A directory with one person, as it is at the moment. */
class Directory {
  isSilent = false;
  there: { readonly id: string; readonly name: string; readonly mail: string } | null = {
    id: anna.objectId,
    name: 'Anna Holm',
    mail,
  };
  readonly asked: string[] = [];

  async findByMail(mails: readonly string[]) {
    this.#answer(mails.join());
    return this.there && mails.includes(this.there.mail) ? [this.there] : [];
  }
  async readPerson(id: string) {
    this.#answer(id);
    return this.there?.id === id ? this.there : null;
  }
  #answer(question: string): void {
    this.asked.push(question);
    if (this.isSilent) throw new Problem('exchange-unavailable', 'The directory does not answer.');
  }
}

describeOnBothDatabases('an organizer who has left', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  let house: Building;
  let directory: Directory;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
    await lay(storage);
    for (const organization_id of [nordhavn, sydhavn]) {
      await storage.db
        .insertInto('login_tenant')
        .values({ organization_id, tenant_id: anna.tenantId })
        .execute();
    }
  });
  afterAll(async () => {
    await storage.close();
    await database.close();
  });
  beforeEach(async () => {
    const tables = ['organizer_presence', 'meeting_link', 'sighting', 'audit_entry', 'audit_head'] as const;
    for (const table of tables) await storage.db.deleteFrom(table).execute();
    directory = new Directory();
    house = build(storage, directory);
  });
  afterEach(() => house.meetings.close());

  const list = async (caller = lars) => (await listDeparted(house.meetings.use, caller)).departed;
  const gone = () => house.situations.at(-1)?.link.isAbandoned;
  /** Anna's meeting, followed; the first look at the directory has been taken. */
  async function followed() {
    const key = aKey();
    await putMeeting(house.meetings.use, anna, key, planned());
    await house.show('fjord', wednesday);
    await house.meetings.wake();
    return key;
  }
  async function nextDay(hours = 25) {
    house.set(new Date(Date.parse(house.clock.now()) + hours * 3_600_000).toISOString());
    await house.meetings.wake();
  }

  test('is noticed within a day, with what hangs on their meetings held, and is forgotten when they are back', async () => {
    await followed();
    expect(await list()).toEqual([]);
    directory.there = null;
    await nextDay();

    expect(gone()).toBe(true);
    expect(await list()).toMatchObject([
      {
        organizer: { mail, name: 'Anna Holm' },
        lastSeenAt: MONDAY,
        goneSince: house.clock.now(),
        markedBy: null,
        meetings: [{ ...wednesday, isSeries: false, dates: 1, steward: null, rooms: [{ name: 'fjord' }] }],
      },
    ]);
    directory.there = { id: anna.objectId, name: 'Anna Holm', mail };
    await nextDay(24);
    expect(gone()).toBe(false);
    expect(await list()).toEqual([]);
    const audited = await storage.db.selectFrom('audit_entry').select('action').orderBy('number').execute();
    expect(audited.map(({ action }) => action)).toEqual([
      'meeting.noted',
      'meeting.found',
      'organizer.gone',
      'organizer.back',
    ]);
  });

  test('is told to everything that hangs on their meetings, however many those are', async () => {
    await followed();
    await sql`
      insert into meeting_link select (jsonb_populate_record(l, jsonb_build_object(
        'id', gen_random_uuid(), 'booking_key', gen_random_uuid(), 'meeting_uid', 'meeting ' || n))).*
      from meeting_link l, generate_series(1, 204) n`.execute(storage.db);

    directory.there = null;
    await nextDay();
    const heard = house.situations.filter(({ link }) => link.isAbandoned).map(({ link }) => link.id);
    expect(new Set(heard).size).toBe(205);
  });

  test('is nobody while the directory cannot be asked, and nobody who only got another address', async () => {
    await followed();
    directory.there = null;
    directory.isSilent = true;
    await nextDay();
    expect(await list()).toEqual([]);

    directory.isSilent = false;
    directory.there = { id: anna.objectId, name: 'Anna Berg', mail: 'anna.berg@nordhavn.example' };
    await nextDay(1);
    expect(await list()).toEqual([]);
    expect(directory.asked.at(-1)).toBe(anna.objectId);
  });

  test('is nobody whom the directory never knew: a shared mailbox, or somebody from elsewhere', async () => {
    const key = aKey();
    const delegate = person('carla', 'add-in-user-with-delegated-access');
    await putMeeting(house.meetings.use, delegate, key, planned());
    await house.show('fjord', wednesday);
    directory.there = null;
    await nextDay();
    expect(directory.asked).toEqual([mail]);
    expect(await list()).toEqual([]);
  });

  test('is asked about once a day and not at every look', async () => {
    await followed();
    await house.meetings.wake();
    await nextDay(23);
    expect(directory.asked).toEqual([mail]);
    await nextDay(2);
    expect(directory.asked).toEqual([mail, mail]);
  });

  test('may be named by an administrator, because the directory does not tell who is disabled; and is back when one says so', async () => {
    await followed();
    await markDeparted(house.meetings.use, lars, mail);
    expect(gone()).toBe(true);
    await nextDay();
    const [departed] = await list();
    expect(departed).toMatchObject({ markedBy: 'lars', goneSince: MONDAY });

    const version = departed?.version ?? 0;
    await expect(
      decideDeparted(house.meetings.use, lars, mail, version - 1, { choice: 'back' }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await decideDeparted(house.meetings.use, lars, mail, version, { choice: 'back' });
    expect(gone()).toBe(false);
    expect(await list()).toEqual([]);
  });

  test('leaves a meeting that somebody else looks after from then on, who sees it and is told instead', async () => {
    const key = await followed();
    directory.there = null;
    await nextDay();
    const [departed] = await list();
    const link = departed?.meetings[0]?.link;
    if (!departed || !link) throw new Error('nobody has left');
    await expect(readMeeting(house.meetings.use, dana, key)).rejects.toMatchObject({ code: 'not-found' });

    const steward = 'dana@nordhavn.example';
    await decideDeparted(house.meetings.use, lars, mail, departed.version, {
      choice: 'hand-over',
      link,
      steward,
    });

    expect(house.situations.at(-1)?.link).toMatchObject({ isAbandoned: false, contact: steward });
    expect(house.notices.at(-1)).toMatchObject({ template: 'meeting-handed-over', to: { mail: steward } });
    expect(await readMeeting(house.meetings.use, dana, key)).toMatchObject({ state: 'bound' });
    expect(await list()).toMatchObject([{ meetings: [{ steward }] }]);
  });

  test('leaves a room whose release is proposed, in a message and in the audit, and by nothing else', async () => {
    await followed();
    directory.there = null;
    await nextDay();
    const [departed] = await list();
    const link = departed?.meetings[0]?.link;
    if (!departed || !link) throw new Error('nobody has left');
    await decideDeparted(house.meetings.use, lars, mail, departed.version, {
      choice: 'propose-release',
      link,
      to: 'rooms@nordhavn.example',
      note: 'Nobody comes any more.',
    });

    expect(house.notices.at(-1)).toMatchObject({
      template: 'release-proposed',
      to: { mail: 'rooms@nordhavn.example' },
      facts: { organizer: 'Anna', actor: 'lars', note: 'Nobody comes any more.' },
    });
    expect(gone()).toBe(true);
    const stranger = person('lars', 'resources-administrator', sydhavn);
    await expect(
      decideDeparted(house.meetings.use, stranger, mail, departed.version, { choice: 'back' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
