import { randomUUID } from 'node:crypto';
import { MailboxAddress } from '../../../contract/primitives.ts';
import type { RequestAction } from '../../../contract/service-teams.ts';
import { answerRequest } from '../../../server/modules/services/answer-request.ts';
import { listMyProviders, listRequests } from '../../../server/modules/services/board.ts';
import { changeProvider, readProviders } from '../../../server/modules/services/change-providers.ts';
import { changeTemplate, withdrawTemplate } from '../../../server/modules/services/change-template.ts';
import { describeRequests } from '../../../server/modules/services/describe-requests.ts';
import { listTemplates } from '../../../server/modules/services/list-templates.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import { lay, mailbox, nordhavn, person, sydhavn, thursday, wednesday } from '../meetings/a-building.ts';
import { anna, fatima, hana, HouseTeam } from './a-house-team.ts';

const week = { from: '2026-11-30T00:00:00.000Z', to: '2026-12-05T00:00:00.000Z' } as const;
const bent = person('bent', 'add-in-user-with-delegated-access');

describeOnBothDatabases('set-up requests', (createDatabase) => {
  let storage: Storage;
  let house: HouseTeam;
  let database: FreshDatabase;

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

  const board = async (caller = fatima, provider = house.team) =>
    await listRequests(house.use, caller, { provider, ...week } as Parameters<typeof listRequests>[2]);
  const only = async () => {
    const [request, ...others] = (await board()).requests;
    if (!request || others.length > 0) throw new Error(`${others.length + (request ? 1 : 0)} requests`);
    return request;
  };
  const answer = async (
    action: RequestAction,
    more: { reason?: string; room?: string; caller?: typeof fatima } = {},
  ) => {
    const { id, version } = await only();
    const { reason = null, room, caller = fatima } = more;
    return await answerRequest(house.use, caller, {
      id,
      version,
      answer: { action, reason, room: room === undefined ? null : MailboxAddress.parse(room) },
    });
  };

  test('are nothing to the team until a room shows the meeting, then there is one, told once to both', async () => {
    const key = await house.plan();
    const entered = await house.ask(key);
    expect([entered.status, (await board()).requests]).toEqual(['draft', []]);
    expect(house.told).toEqual([]);

    await house.show('fjord', wednesday);
    await house.show('fjord', wednesday);

    const request = await only();
    expect(request).toMatchObject({
      status: 'pending',
      text: 'chairs in a circle\ntwo flip charts',
      room: { name: 'fjord', place: ['HQ'] },
      ...wednesday,
      organizer: { name: 'Anna Holm', mail: 'anna@nordhavn.example' },
      actions: ['accept', 'reject', 'cancel'],
    });
    expect(JSON.stringify(request)).not.toContain('Secret merger');
    expect([house.toldTo('person'), house.toldTo('provider')]).toEqual([
      ['request-created'],
      ['request-created'],
    ]);
    expect(await house.audited()).toEqual(['request.entered', 'request.created']);
  });

  test('entered twice with one key are one, and with another body a conflict', async () => {
    const key = await house.plan();
    const clientKey = randomUUID();
    const [first, second] = [await house.ask(key, { clientKey }), await house.ask(key, { clientKey })];

    expect(second).toEqual(first);
    await expect(house.ask(key, { clientKey, text: 'other' })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect((await listTemplates(house.use, anna, key)).templates).toHaveLength(1);
  });

  test('follow a meeting to another time, and the team is told what was and what is', async () => {
    await house.ask(await house.plan());
    await house.show('fjord', wednesday);
    await answer('accept');
    await house.show('fjord', thursday);

    expect(await only()).toMatchObject({ status: 'pending', ...thursday });
    const told = house.told.find(
      ({ template, to }) => template === 'request-changed' && to.kind === 'provider',
    );
    expect(told?.facts).toMatchObject({ before: wednesday, after: thursday, cause: { kind: 'calendar' } });
    expect(await house.audited()).toEqual([
      'request.entered',
      'request.created',
      'request.accepted',
      'request.moved',
    ]);
    expect(house.live).toContain('service-requests');
  });

  test('that are moved after the deadline stay as they were until the team has answered', async () => {
    await house.ask(await house.plan());
    await house.show('fjord', wednesday);
    await answer('accept');
    house.set('2026-12-02T09:00:00.000Z');
    await house.show('fjord', thursday);

    expect(await only()).toMatchObject({
      status: 'accepted',
      flags: ['late-change'],
      ...wednesday,
      proposal: { ...thursday, room: { name: 'fjord' } },
    });
    expect(house.toldTo('person').at(-1)).toBe('request-change-asked');

    await answer('accept-change');
    expect(await only()).toMatchObject({ status: 'accepted', flags: [], ...thursday, proposal: null });
    expect(house.toldTo('person').at(-1)).toBe('request-change-answered');
    await house.show('fjord', thursday);
    expect((await house.audited()).filter((action) => action.includes('change'))).toEqual([
      'request.change-asked',
      'request.change-accepted',
    ]);
  });

  test('end with their meeting, late when it was late, and live again when it comes back', async () => {
    await house.ask(await house.plan());
    await house.show('fjord', wednesday);
    await house.show('fjord', { ...wednesday, isCanceled: true });
    expect(await only()).toMatchObject({ status: 'canceled', reason: 'The meeting was canceled.' });

    await house.show('fjord', wednesday);
    expect(await only()).toMatchObject({ status: 'pending', version: 3 });

    house.set('2026-12-02T09:00:00.000Z');
    await house.show('fjord', { ...wednesday, isCanceled: true });
    expect((await only()).status).toBe('canceled-late');
    expect(house.toldTo('provider')).toEqual([
      'request-created',
      'request-canceled',
      'request-created',
      'request-canceled',
    ]);
  });

  test('ask for the room when theirs is gone and others stay; the team chooses, and it holds', async () => {
    await house.ask(await house.plan({ rooms: ['fjord', 'skov'] }), { room: mailbox('fjord') });
    await house.show('skov', wednesday);

    expect(await only()).toMatchObject({ flags: ['needs-choice'], rooms: [{ name: 'skov' }] });
    const open = await house.services.hanging.listQuestions(storage.db, nordhavn, 10);
    expect(open.map(({ questions }) => questions.map(({ code }) => code))).toEqual([['room-gone']]);

    await expect(answer('move-to-room', { room: 'hudson@nordhavn.example' })).rejects.toMatchObject({
      code: 'invalid-request',
    });
    await answer('move-to-room', { room: mailbox('skov') });
    await house.show('skov', wednesday);
    expect(await only()).toMatchObject({ status: 'accepted', flags: [], room: { name: 'skov' } });
  });

  test('of a series are one per date and one notice; a date that is moved moves alone', async () => {
    const dates = [wednesday, { start: '2026-12-09T11:00:00.000Z', end: '2026-12-09T12:00:00.000Z' }];
    const key = await house.plan();
    await house.ask(key);
    // Outlook sent what was planned as the first date of a series.
    await house.show('fjord', ...dates.map((one) => ({ ...one, occurrence: one.start })));

    const requests = await house.requests();
    expect(requests.length).toBeLessThanOrEqual(dates.length);
    expect(new Set(requests.map(({ occurrence }) => occurrence)).size).toBe(requests.length);
    expect(house.toldTo('provider')).toEqual(['request-created']);
  });

  test('are changed before the deadline by whoever entered them, and refused from its minute on', async () => {
    const key = await house.plan();
    const { id, version } = await house.ask(key);
    await house.show('fjord', wednesday);
    await answer('accept');

    house.set('2026-12-02T08:59:59.999Z');
    const changed = await changeTemplate(house.use, anna, { id, version, change: { text: 'rows' } });
    expect(changed).toMatchObject({ text: 'rows', version: 2, mayChange: { isAllowed: true } });
    expect(await only()).toMatchObject({ text: 'rows', status: 'pending' });
    const [told] = house.told.filter(({ template }) => template === 'request-changed');
    expect(told?.facts).toMatchObject({ textBefore: 'chairs in a circle\ntwo flip charts', text: 'rows' });

    house.set('2026-12-02T09:00:00.000Z');
    const late = { id, version: 2, change: { text: 'later' } };
    await expect(changeTemplate(house.use, anna, late)).rejects.toMatchObject({ code: 'deadline-passed' });
    await expect(withdrawTemplate(house.use, anna, { id, version: 2 })).rejects.toMatchObject({
      code: 'deadline-passed',
    });
    await expect(house.ask(key)).rejects.toMatchObject({
      code: 'deadline-passed',
      message: expect.stringContaining('Wed 2 Dec 2026, 10:00'),
    });
    const [shown] = (await listTemplates(house.use, anna, key)).templates;
    expect(shown?.mayChange).toMatchObject({ isAllowed: false, reason: expect.stringContaining('10:00') });
  });

  test('are changed as they were seen, or not at all', async () => {
    const { id, version } = await house.ask(await house.plan());
    await changeTemplate(house.use, anna, { id, version, change: { text: 'rows' } });

    const stale = { id, version, change: { text: 'circle' } };
    await expect(changeTemplate(house.use, anna, stale)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      extra: { current: { text: 'rows', version: 2 } },
    });
  });

  test('are answered as they were seen, and only by steps that there are', async () => {
    await house.ask(await house.plan());
    await house.show('fjord', wednesday);
    const { id, version } = await only();
    const say = (action: RequestAction, seen: number) =>
      answerRequest(house.use, fatima, {
        id,
        version: seen,
        answer: { action, reason: null, room: null },
      });

    await expect(say('ready', version)).rejects.toMatchObject({ code: 'not-possible-now' });
    await say('accept', version);
    await expect(say('reject', version)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      extra: { current: { status: 'accepted', version: version + 1 } },
    });
  });

  test('that are taken back are gone for the team, once', async () => {
    const { id, version } = await house.ask(await house.plan());
    await house.show('fjord', wednesday);

    const gone = await withdrawTemplate(house.use, anna, { id, version });
    const again = await withdrawTemplate(house.use, anna, { id, version });
    expect([gone.status, again.version]).toEqual(['canceled', gone.version]);
    await house.show('fjord', thursday);
    expect((await only()).status).toBe('canceled');
    expect(house.toldTo('provider')).toEqual(['request-created', 'request-canceled']);
  });

  test('never reach a team that wants accepted rooms only while the room is pending; the organizer knows', async () => {
    const team = await house.hire({ id: randomUUID() as typeof house.team, whilePending: 'hold' });
    await house.ask(await house.plan(), { provider: team });
    await house.show('fjord', { ...wednesday, response: 'tentative' });
    await house.show('fjord', { ...wednesday, response: 'tentative' });

    expect((await board(fatima, team)).requests).toEqual([]);
    expect([house.toldTo('person'), house.toldTo('provider')]).toEqual([['request-held'], []]);
    await house.show('fjord', wednesday);
    expect((await board(fatima, team)).requests).toHaveLength(1);
  });

  test('are completed when the meeting is over by the business clock', async () => {
    await house.ask(await house.plan());
    await house.show('fjord', wednesday);
    await answer('accept');
    house.set('2026-12-02T11:59:59.000Z');
    await house.services.wake();
    expect((await only()).status).toBe('accepted');

    house.set('2026-12-02T12:00:00.000Z');
    await house.services.wake();
    await house.services.wake();
    expect((await only()).status).toBe('completed');
    expect((await house.audited()).filter((action) => action === 'request.completed')).toHaveLength(1);
  });

  test('are nothing to people of other teams and organizations', async () => {
    const key = await house.plan();
    const { id, version } = await house.ask(key);
    await house.show('fjord', wednesday);
    const request = await only();
    const erik = person('erik', 'portal-user');
    const siri = person('siri', 'owner', sydhavn);

    for (const stranger of [erik, siri]) {
      await expect(board(stranger)).rejects.toMatchObject({ code: 'not-found' });
      await expect(answer('accept', { caller: stranger })).rejects.toMatchObject({ code: 'not-found' });
      await expect(listTemplates(house.use, stranger, key)).rejects.toMatchObject({ code: 'not-found' });
      await expect(withdrawTemplate(house.use, stranger, { id, version })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    const inGroup = { ...erik, groups: new Set([hana.objectId]) };
    const members = [
      { kind: 'entra_group' as const, tenantId: erik.tenantId, id: hana.objectId, name: 'Teams' },
    ];
    await changeProvider(house.use, hana, { id: house.team, version: 1, change: { members } });
    expect((await board(inGroup)).requests.map((one) => one.id)).toEqual([request.id]);
    await expect(board(fatima)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listMyProviders(house.use, inGroup)).providers).toMatchObject([{ waiting: 1 }]);
    expect((await readProviders(house.use, siri)).providers).toEqual([]);
    expect(await describeRequests(house.use, storage.db, sydhavn, [request.link])).toEqual([]);
  });

  test('of somebody else’s meeting take the right to act for others, and the organizer sees who did', async () => {
    const key = await house.plan({ caller: bent });
    const { id } = await house.ask(key, {}, bent);
    const acted = house.told.filter(
      ({ template, item }) => template === 'meeting-acted-for' && item.includes(id),
    );
    expect(acted).toMatchObject([{ to: { mail: 'anna@nordhavn.example' }, facts: { actor: 'bent' } }]);

    const withoutRole = { ...bent, grants: anna.grants };
    await expect(house.ask(key, {}, withoutRole)).rejects.toMatchObject({ code: 'permission-missing' });
    await expect(house.ask(key, {}, person('carla'))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('for a room must say which when the team serves several, and may name no other', async () => {
    const key = await house.plan({ rooms: ['fjord', 'skov'] });

    await expect(house.ask(key)).rejects.toMatchObject({
      code: 'invalid-request',
      extra: { errors: [{ pointer: '/body/room' }] },
    });
    await expect(house.ask(key, { room: mailbox('elsewhere') })).rejects.toMatchObject({
      extra: { errors: [{ pointer: '/body/room' }] },
    });
    const nobody = await house.hire({ id: randomUUID() as typeof house.team, units: [] });
    await expect(house.ask(key, { provider: nobody })).rejects.toMatchObject({
      extra: { errors: [{ pointer: '/body/provider' }] },
    });
  });

  test('stay with a team that is taken out of use; nothing new is asked of it', async () => {
    const key = await house.plan();
    await house.ask(key);
    await changeProvider(house.use, hana, { id: house.team, version: 1, change: { isActive: false } });

    await expect(house.ask(key)).rejects.toMatchObject({
      extra: { errors: [{ pointer: '/body/provider' }] },
    });
    await house.show('fjord', wednesday);
    expect((await only()).status).toBe('pending');
  });

  test('are one per date whatever comes at once, and the database holds to that', async () => {
    const key = await house.plan();
    await house.show('fjord', wednesday);
    const clientKey = randomUUID();
    const [first, second] = await Promise.all([house.ask(key, { clientKey }), house.ask(key, { clientKey })]);
    expect(second.id).toBe(first.id);
    const { id } = await only();

    const [row] = await house.requests();
    if (!row) throw new Error('a request that is shown is stored');
    const at = wednesday.start;
    const copy = storage.db.insertInto('service_request').values({
      organization_id: row.organization_id,
      id: randomUUID(),
      template_id: row.template_id,
      link_id: row.link_id,
      provider_id: row.provider_id,
      occurrence: row.occurrence,
      status: row.status,
      text: row.text,
      room: row.room,
      start_at: at,
      end_at: at,
      deliver_at: at,
      deadline_at: at,
      deadline_rule: '{}',
      created_at: at,
      changed_at: at,
    });
    await expect(copy.execute()).rejects.toThrow(/service_request_once/);
    expect((await only()).id).toBe(id);
  });
});
