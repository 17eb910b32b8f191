import { randomUUID } from 'node:crypto';
import { listAudit } from '../../../contract/audit.ts';
import { listCalendars } from '../../../contract/calendars.ts';
import { putMeeting, readMeeting, readVerdict } from '../../../contract/meetings.ts';
import {
  addDepartment,
  listUnits,
  readOrganization,
  removeDepartment,
} from '../../../contract/organization.ts';
import { readPortalMe } from '../../../contract/portal.ts';
import { DepartmentId, OrganizationId, UnitId } from '../../../contract/primitives.ts';
import {
  changeRoomPolicy,
  listRoomPolicies,
  previewRoomPolicy,
  readRoomPolicy,
} from '../../../contract/room-policies.ts';
import { confirmRooms, findRooms, readRoom } from '../../../contract/rooms.ts';
import { suggestTimes } from '../../../contract/room-times.ts';
import { planSeries } from '../../../contract/series-plan.ts';
import { checkSeries } from '../../../contract/series-rooms.ts';
import { changeRoomRanking } from '../../../contract/room-rankings.ts';
import { previewUnitMove } from '../../../contract/unit-moves.ts';
import { createAccessStore } from '../../../server/modules/access/access.store.ts';
import { noPolicy } from '../../../server/modules/rooms/index.ts';
import { noWeights } from '../../../server/modules/rooms/ranking/weights.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const fjord = 'fjord@nordhavn.example';
const on = (day: string, from: string, to: string) => ({
  start: `2026-12-${day}T${from}:00.000Z`,
  end: `2026-12-${day}T${to}:00.000Z`,
});
/** 18:30 to 19:30 on a Wednesday in Copenhagen. */
const evening = on('02', '17:30', '18:30');
/** 15:00 to 16:00 there, which is free every day. */
const afternoon = on('02', '14:00', '15:00');
const office = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' }));

const seriesOf = <R, Z>({ recurrence, timeZone }: { readonly recurrence: R; readonly timeZone: Z }) => ({
  recurrence,
  timeZone,
});

describeOnBothDatabases('policies of rooms', (_create, database) => {
  let house: House;
  let hana: Call;
  let anna: Call;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(async () => {
    await house.reset();
    hana = (await house.portal('hana')).call;
    anna = await house.caller('anna');
  });
  afterAll(() => house.close());

  const unitNamed = async (name: string) =>
    (await hana(listUnits, {})).units.find((unit) => unit.name === name)?.id ?? '';
  const calendarNamed = async (name: string) =>
    (await hana(listCalendars, {})).calendars.find((calendar) => calendar.name === name)?.id ?? '';
  const groupNamed = (name: string) =>
    house
      .world()
      .tenants.flatMap(({ groups }) => groups)
      .find(({ displayName }) => displayName === name)?.id ?? '';
  /** What `id` says besides nothing, over whatever it said. */
  async function say(id: string, policy: object) {
    const { version } = await hana(readRoomPolicy, { params: { id } });
    return await hana(changeRoomPolicy, { params: { id }, version, body: { ...noPolicy, ...policy } });
  }
  const search = async (time: { start: string; end: string }, more: object = {}) =>
    await anna(findRooms, { query: { ...time, equipment: [], savedRoom: [], seats: 6, ...more } });
  const refusalsOf = async (name: string, time: { start: string; end: string }, more: object = {}) =>
    (await search(time, more)).offers.find((offer) => offer.name === name)?.refusals;
  const sighted = async (time: { start: string; end: string }, more: object = {}) =>
    await house.control('POST', '/meetings', {
      organizer: 'carla',
      subject: 'Late',
      ...time,
      rooms: ['fjord'],
      ...more,
    });

  test('opening hours and the longest duration of a building count in its rooms, with whose they are, wherever a room is looked at', async () => {
    const hq = await unitNamed('HQ');
    await say(hq, { hours: office, longestMinutes: 240 });

    const room = await hana(readRoomPolicy, { params: { id: await calendarNamed('fjord') } });
    expect(room.effective).toEqual([
      { part: 'hours', from: { kind: 'unit', id: hq, name: 'HQ' } },
      { part: 'longestMinutes', from: { kind: 'unit', id: hq, name: 'HQ' } },
    ]);
    expect(room).toMatchObject({ own: noPolicy, timeZone: 'Europe/Copenhagen', version: 1 });
    expect(room.values.hours).toEqual(office);

    const closed = {
      code: 'outside-hours',
      day: '2026-12-02',
      hours: [{ from: '08:00', to: '18:00' }],
      from: 'HQ',
    };
    const found = await search(evening);
    expect(found.offers.find(({ name }) => name === 'fjord')).toMatchObject({
      refusals: [closed],
      fit: { standing: 'refused' },
    });
    expect(found.offers.find(({ name }) => name === 'hudson')?.refusals).toEqual([]); // in New York
    const query = { ...evening, equipment: [], savedRoom: [], seats: 6 };
    const live = await anna(confirmRooms, { query: { ...query, room: [fjord] } });
    expect(live.offers[0]?.refusals).toEqual([closed]);
    const read = await anna(readRoom, { params: { mailbox: fjord }, query });
    expect(read.offer.refusals).toEqual([closed]);
    expect(await refusalsOf('fjord', on('02', '09:00', '14:00'))).toEqual([
      { code: 'too-long', minutes: 300, most: 240, from: 'HQ' },
    ]);
    expect(await refusalsOf('fjord', afternoon)).toEqual([]);
  });

  test('what a room says itself counts more than its building, and 0 takes a limit back', async () => {
    await say(await unitNamed('HQ'), { longestMinutes: 30 });
    expect(await refusalsOf('fjord', afternoon)).toMatchObject([{ code: 'too-long' }]);
    const own = await say(await calendarNamed('fjord'), { longestMinutes: 0 });
    expect(own.effective).toMatchObject([{ part: 'longestMinutes', from: { kind: 'room', name: 'fjord' } }]);
    expect(await refusalsOf('fjord', afternoon)).toEqual([]);
    expect(await refusalsOf('skov', afternoon)).toMatchObject([{ code: 'too-long', from: 'HQ' }]);
    expect((await hana(listRoomPolicies, {})).own.map(({ holder }) => holder.name)).toEqual(['HQ', 'fjord']);
  });

  test('S33: a dry run names the meetings of the month behind and ahead that a policy would be against, then it is saved with before and after', async () => {
    await sighted(evening);
    await sighted(on('03', '17:00', '19:00'), { subject: 'Secret', sensitivity: 'private' });
    const { id } = await hana(readOrganization, {});
    const hq = await unitNamed('HQ');
    const preview = async () =>
      await hana(previewRoomPolicy, {
        params: { id: hq },
        version: 1,
        body: { ...noPolicy, hours: office, fillPercent: 50 },
      });
    const found = await eventually(preview, ({ ahead }) => ahead === 2);
    const calls = house.outboundCalls.length;
    expect(await preview()).toMatchObject({ past: 0, ahead: 2, freed: 0, isComplete: true });
    const asked = house.outboundCalls.slice(calls).map(({ operation }) => operation);
    expect(asked).not.toContain('getSchedule');
    expect(found.byReason).toEqual([{ code: 'outside-hours', meetings: 2 }]);
    expect(found.unjudged).toEqual(['fillPercent']);
    expect(found.looked).toBeGreaterThan(2);
    expect(found.touched.map(({ room, start, organizer }) => [room.name, start, organizer])).toEqual([
      ['fjord', evening.start, expect.stringMatching(/^Carla/)],
      ['fjord', '2026-12-03T17:00:00.000Z', expect.stringMatching(/^Carla/)],
    ]);
    expect(JSON.stringify(found)).not.toContain('Secret');
    expect(await refusalsOf('fjord', afternoon)).toEqual([]); // nothing was changed

    const changed = await say(hq, { hours: office });
    expect(changed.version).toBe(2);
    const late = { params: { id: hq }, version: 1, body: { ...noPolicy, daysAhead: 1 } };
    await expect(hana(changeRoomPolicy, late)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      current: changed,
    });
    await expect(hana(previewRoomPolicy, late)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    const { entries } = await hana(listAudit, { query: { action: 'room-policy.changed' } });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      actor: { name: 'Hana Berg' },
      subject: { id: hq, name: 'HQ' },
      before: { hours: null },
      after: { hours: office },
    });
    // To take it back would let those pass that are refused now.
    const params = { id: hq };
    expect(await hana(previewRoomPolicy, { params, version: 2, body: noPolicy })).toMatchObject({
      ahead: 0,
      freed: 2,
    });
    expect((await hana(readRoomPolicy, { params: { id } })).above).toEqual([]);
  });

  test('what moving a place would change is told before: its policy, the order of its rooms, and the meetings in them', async () => {
    await sighted(evening);
    const hq = UnitId.parse(await unitNamed('HQ'));
    const id = UnitId.parse(await unitNamed('US'));
    await say(id, { hours: office });
    await hana(changeRoomRanking, { params: { id }, version: 1, body: { ...noWeights, seat: 7 } });
    const before = await hana(listUnits, {});
    const move = async (parent: UnitId | null) =>
      await hana(previewUnitMove, { params: { id: hq }, body: { parent } });
    const found = await eventually(
      () => move(id),
      ({ meetings }) => meetings.ahead > 0,
    );
    expect(found).toMatchObject({
      was: { hours: null },
      is: { hours: office },
      policy: [{ part: 'hours', from: null, to: { name: 'US' } }],
      ranking: [{ part: 'seat', was: 100, is: 7 }],
      meetings: { ahead: 1, past: 0, byReason: [{ code: 'outside-hours', meetings: 1 }], unjudged: [] },
    });
    expect(found.meetings.touched).toMatchObject([{ room: { name: 'fjord' }, start: evening.start }]);
    expect(await move(null)).toMatchObject({ policy: [], ranking: [], meetings: { ahead: 0 } });
    // By another clock the same hour is another one on the wall.
    const ofFjord = before.units.find(({ name }) => name === 'Floor 1')?.id ?? hq;
    const byClock = async (timeZone: string) =>
      await hana(previewUnitMove, { params: { id: ofFjord }, body: { parent: hq, timeZone } });
    await say(hq, { hours: office });
    const later = await byClock('America/New_York');
    expect(later).toMatchObject({ policy: [], ranking: [], meetings: { freed: 1 } });
    expect((await byClock('Europe/Copenhagen')).meetings).toMatchObject({ ahead: 0, freed: 0 });
    expect(await hana(listUnits, {})).toEqual(before);

    const floor = before.units.find(({ kind }) => kind === 'floor')?.id ?? hq;
    for (const parent of [floor, hq, UnitId.parse(randomUUID())]) {
      await expect(move(parent)).rejects.toMatchObject({
        code: 'invalid-request',
        errors: [{ pointer: '/body/parent' }],
      });
    }
    await expect(
      hana(previewUnitMove, {
        params: { id: UnitId.parse(await calendarNamed('fjord')) },
        body: { parent: null },
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('S07: who is in none of the groups that may book is told so, nested membership counts, and who may not see finds nothing', async () => {
    const floor = await calendarNamed('lille');
    const audience = { groups: [groupNamed('Board-Assistants')], departments: [] };
    await say(floor, { bookedBy: audience });
    // Whoever has too many groups for a token is looked up in the directory: for this one, too.
    const { id } = await hana(readOrganization, {});
    const asked = await createAccessStore(house.db).listRoomGroups(OrganizationId.parse(id));
    expect(asked).toContain(audience.groups[0]);
    const small = { seats: 2 };
    expect(await refusalsOf('lille', afternoon, small)).toEqual([{ code: 'restricted', from: null }]);
    const bent = await house.caller('bent'); // one of them
    const { offers } = await bent(findRooms, {
      query: { ...afternoon, equipment: [], savedRoom: [], seats: 2 },
    });
    expect(offers.find(({ name }) => name === 'lille')?.refusals).toEqual([]);

    // She is in there through another group.
    await say(floor, { bookedBy: { groups: [groupNamed('Add-in Everyone')], departments: [] } });
    expect(await refusalsOf('lille', afternoon, small)).toEqual([]);

    await say(floor, { seenBy: audience });
    expect(await refusalsOf('lille', afternoon, small)).toBeUndefined();
    const query = { ...afternoon, equipment: [], savedRoom: [], seats: 2 };
    await expect(
      anna(readRoom, { params: { mailbox: 'lille@nordhavn.example' }, query }),
    ).rejects.toMatchObject({ code: 'room-not-found' });
    expect((await bent(readRoom, { params: { mailbox: 'lille@nordhavn.example' }, query })).offer.name).toBe(
      'lille',
    );
  });

  test('a department of which nobody is left to ask lets nobody book, and one that is not there cannot be named', async () => {
    const { tenantId } = (await hana(readPortalMe, {})).person;
    const groupId = groupNamed('Sales');
    const department = {
      id: DepartmentId.parse(randomUUID()),
      name: 'Sales',
      tenantId,
      groupId,
      groupName: 'Sales',
      defaultUnit: null,
      costCenter: null,
      visibility: 'everyone' as const,
    };
    const hq = await unitNamed('HQ');
    const bookedBy = { groups: [], departments: [department.id] };
    await expect(say(hq, { bookedBy })).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/body/bookedBy/departments/0' }],
    });
    await hana(addDepartment, { body: department });
    await say(hq, { bookedBy });
    expect(await refusalsOf('fjord', afternoon)).toEqual([]); // anna is in Sales
    const { id } = await hana(readOrganization, {});
    const asked = await createAccessStore(house.db).listRoomGroups(OrganizationId.parse(id));
    expect(asked).toContain(groupId);
    await hana(removeDepartment, { params: { id: department.id }, version: 1 });
    expect(await refusalsOf('fjord', afternoon)).toEqual([{ code: 'restricted', from: 'HQ' }]);
  });

  test('lead, days ahead, few people and approval are said of the whole organization, and asked of nobody for what is there already', async () => {
    const { id } = await hana(readOrganization, {});
    await say(id, { leadMinutes: 120, daysAhead: 14, fillPercent: 75, approval: 'request' });
    const soon = on('02', '09:00', '10:00');
    expect(
      await refusalsOf('fjord', { start: '2026-11-30T09:00:00Z', end: '2026-11-30T09:15:00Z' }),
    ).toMatchObject([{ code: 'too-soon', minutes: 120, from: 'Nordhavn' }]);
    expect(await refusalsOf('fjord', on('15', '14:00', '15:00'))).toMatchObject([
      { code: 'too-far-ahead', last: '2026-12-14' },
    ]);
    expect(await refusalsOf('fjord', afternoon, { seats: 5 })).toMatchObject([
      { code: 'too-few', seats: 5, needed: 6 },
    ]);
    const { offers } = await search(soon);
    expect(new Set(offers.map(({ booking }) => booking))).toEqual(new Set(['request']));

    const held = on('20', '14:00', '15:00');
    const saved = { savedRoom: [fjord], savedStart: held.start, savedEnd: held.end };
    expect(await refusalsOf('fjord', held, saved)).toEqual([]);
  });

  test('whoever has as many meetings ahead as they may gets no further one, and their own is not counted against itself', async () => {
    await say(await unitNamed('HQ'), { openBookings: 1 });
    const none = async () => (await refusalsOf('skov', on('10', '14:00', '15:00')))?.at(0);
    await sighted(on('11', '05:00', '06:00'), { organizer: 'anna' });
    const refused = await eventually(none, (found) => found !== undefined);
    expect(refused).toMatchObject({ code: 'too-many-open', most: 1, from: 'HQ' });
  });

  test('at Send the own booking stands where calendars have it: moved within its limit nobody warns, moved too far ahead somebody does', async () => {
    const hq = await unitNamed('HQ');
    await say(hq, { openBookings: 1 });
    const [full] = (await refusalsOf('fjord', afternoon)) ?? [];
    const others = full?.code === 'too-many-open' ? full.open : 0;
    await say(hq, { openBookings: others + 1, daysAhead: 30 });
    const params = { bookingKey: randomUUID() };
    const held = on('10', '14:00', '15:00');
    const plan = {
      organizer: 'anna@nordhavn.example',
      rooms: [fjord],
      ...held,
      timeZone: 'Europe/Copenhagen',
      signal: 'send' as const,
    };
    await anna(putMeeting, { params, body: plan });
    await sighted(held, { organizer: 'anna' });
    await eventually(
      () => anna(readMeeting, { params }),
      ({ state }) => state === 'bound',
    );
    const verdictAt = async (time: { start: string; end: string }) => {
      await anna(putMeeting, { params, body: { ...plan, ...time } });
      return (await anna(readVerdict, { params })).reasons;
    };

    expect(await verdictAt(held)).toEqual([]);
    expect(await verdictAt(on('11', '14:00', '15:00'))).toEqual([]);
    const june = { start: '2027-06-10T13:00:00.000Z', end: '2027-06-10T14:00:00.000Z' };
    expect(await verdictAt(june)).toEqual([
      { code: 'against-policy', text: expect.stringContaining('can be booked up to') as string },
    ]);
  });

  test('a series says on how many dates a policy is against it, and Send hears of the first', async () => {
    await say(await unitNamed('HQ'), {
      daysAhead: 14,
      closedDays: [{ from: '2026-12-09', to: '2026-12-09', name: 'Works' }],
    });
    const body = {
      recurrence: {
        recurrenceType: 'weekly' as const,
        recurrenceProperties: { interval: 1, days: ['wed' as const], firstDayOfWeek: 'mon' as const },
        seriesTime: {
          startDate: '2026-12-02',
          endDate: '2026-12-30',
          startTime: '15:00',
          durationMinutes: 60,
        },
      },
      timeZone: 'Europe/Copenhagen',
      rooms: [fjord],
    };
    const [series] = (await anna(checkSeries, { body })).rooms;
    expect(series?.refused).toMatchObject({
      dates: 4,
      first: { date: '2026-12-09' },
      reasons: [{ code: 'closed-day', name: 'Works', from: 'HQ' }],
    });

    const params = { bookingKey: randomUUID() };
    const plan = {
      organizer: 'anna@nordhavn.example',
      rooms: [fjord],
      ...on('09', '14:00', '15:00'),
      timeZone: 'Europe/Copenhagen',
      signal: 'compose' as const,
    };
    await anna(putMeeting, { params, body: plan });
    const verdict = await anna(readVerdict, { params });
    expect(verdict).toMatchObject({ warn: true });
    expect(verdict.reasons).toContainEqual({
      code: 'against-policy',
      text: 'fjord is closed on 2026-12-09: Works (HQ).',
    });
  });

  test('a date of a series on which the room may not be used gets another room like one on which it is taken', async () => {
    const closed = [{ from: '2026-12-09', to: '2026-12-09', name: 'Works' }];
    await say(await calendarNamed('fjord'), { closedDays: closed });
    await sighted(on('16', '11:30', '11:45'));
    const body = {
      recurrence: {
        recurrenceType: 'weekly' as const,
        recurrenceProperties: { interval: 1, days: ['wed' as const], firstDayOfWeek: 'mon' as const },
        seriesTime: {
          startDate: '2026-12-02',
          endDate: '2026-12-23',
          startTime: '12:00',
          durationMinutes: 60,
        },
      },
      timeZone: 'Europe/Copenhagen',
      room: fjord,
      wish: { seats: 4, equipment: [] },
    };
    const { free, conflicts } = await eventually(
      () => anna(planSeries, { body }),
      (found) => found.conflicts.length === 2,
    );
    expect(free).toBe(2);
    const alternatives = [{ name: 'lille' }, { name: 'skov' }];
    expect(conflicts).toMatchObject([
      { date: '2026-12-09', isTaken: false, refused: [{ code: 'closed-day', name: 'Works' }], alternatives },
      { date: '2026-12-16', isTaken: true, refused: [], alternatives },
    ]);
    const { rooms } = await anna(checkSeries, { body: { ...seriesOf(body), rooms: [fjord] } });
    expect(rooms).toMatchObject([{ busy: 1, elsewhere: 2, refused: { dates: 1 } }]);
  });

  test('other times keep to the hours of the building', async () => {
    await say(await unitNamed('HQ'), {
      hours: [3].map((weekday) => ({ weekday, from: '15:00', to: '17:00' })),
    });
    const query = { ...evening, equipment: [], savedRoom: [], seats: 6, timeZone: 'Europe/Copenhagen' };
    const { suggestions } = await eventually(
      () => anna(suggestTimes, { query }),
      (found) => found.suggestions.length > 0,
    );
    for (const { start, end } of suggestions) {
      expect([start.slice(11) >= '14:00', end.slice(11) <= '16:00:00.000Z']).toEqual([true, true]);
    }
    await say(await unitNamed('HQ'), {
      hours: [3].map((weekday) => ({ weekday, from: '20:00', to: '23:00' })),
    });
    const late = await eventually(
      () => anna(suggestTimes, { query }),
      (found) => found.suggestions.some(({ kind }) => kind === 'later'),
    );
    const onTheDay = late.suggestions.filter(({ kind, days }) => kind === 'later' && days === 0);
    expect(onTheDay.map(({ start }) => start)[0]).toBe('2026-12-02T19:00:00.000Z'); // 20:00 there
  });

  test('a room that is in no place, and an id of nothing, have no policy', async () => {
    await expect(hana(readRoomPolicy, { params: { id: randomUUID() } })).rejects.toMatchObject({
      code: 'not-found',
    });
    const dora = await house.portal('dora');
    await expect(dora.call(listRoomPolicies, {})).rejects.toMatchObject({ code: 'permission-missing' });
  });
});
