import { listAudit } from '../../../contract/audit.ts';
import { CalendarDay } from '../../../contract/deadlines.ts';
import { Recurrence } from '../../../contract/recurrence.ts';
import { readVerdict, tellDates } from '../../../contract/meetings.ts';
import { confirmDates } from '../../../contract/series-confirmation.ts';
import { keepRoomPlan, planSeries, readRoomPlan } from '../../../contract/series-plan.ts';
import type { RoomPlanReply } from '../../../contract/series-plan.ts';
import type { Call } from '../../../ui/api/call.ts';
import { eventually } from '../../support/eventually.ts';
import type { House } from '../../support/house.ts';
import { aPane, address, meetingPath, send } from './a-booking.ts';
import { describeInEveryWorld } from './worlds.ts';

const first = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
/** Every Wednesday at noon in Copenhagen, fifty-two times. */
const recurrence = Recurrence.parse({
  recurrenceType: 'weekly',
  recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
  seriesTime: { startDate: '2026-12-02', endDate: '2027-11-24', startTime: '12:00', durationMinutes: 60 },
});
const sent = {
  recurrence: {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] },
    range: { type: 'endDate', startDate: '2026-12-02', endDate: '2027-11-24' },
  },
};
const timeZone = 'Europe/Copenhagen';
const wish = { seats: 4, equipment: [] };
const day = (text: string) => CalendarDay.parse(text);
const state = ({ plan }: RoomPlanReply) =>
  plan?.dates.map((one) => `${one.date} ${one.to.name} ${one.state}`);

describeInEveryWorld('S05: a series with three conflicts', ({ start, service }) => {
  let house: House;
  let call: Call;
  beforeAll(async () => {
    house = await start();
    call = await house.caller('anna');
  });
  beforeEach(async () => {
    await house.reset();
    // As an administrator sets a room up that is meant for series: single dates are declined, not the whole of it.
    await house.control('PUT', '/rooms/fjord', {
      processing: { bookingWindowInDays: 1080, maximumConflictInstances: 5, conflictPercentageAllowed: 50 },
    });
    await house.control('PUT', '/rooms/skov', { processing: { bookingWindowInDays: 1080 } });
    for (const [date, from, to] of TAKEN) await book('fjord', date, from, to);
  });
  afterAll(() => house.close());

  const TAKEN = [
    ['2026-12-09', '11:30', '11:45'],
    ['2027-03-24', '11:00', '12:00'],
    ['2027-03-31', '10:00', '11:00'], // the clock has changed: noon is an hour earlier
  ] as const;
  const book = async (room: string, date: string, from: string, to: string) =>
    await house.control('POST', '/meetings', {
      organizer: 'carla',
      subject: 'x',
      start: `${date}T${from}:00Z`,
      end: `${date}T${to}:00Z`,
      rooms: [room],
    });
  const suggested = async (conflicts: number) =>
    await eventually(
      () => call(planSeries, { body: { recurrence, timeZone, room: address('fjord'), wish } }),
      (found) => found.conflicts.length === conflicts,
    );

  test('gets exactly those dates with another room each, keeps the plan, and ticks it off as rooms confirm', async () => {
    const { conflicts, ...rest } = await suggested(3);
    expect(rest).toMatchObject({ dates: 52, free: 49, unknown: 0, isComplete: true });
    expect(conflicts.map(({ date, start: at }) => [date, at])).toEqual([
      ['2026-12-09', '2026-12-09T11:00:00.000Z'],
      ['2027-03-24', '2027-03-24T11:00:00.000Z'],
      ['2027-03-31', '2027-03-31T10:00:00.000Z'],
    ]);
    const lilleFirst = ['lille', 'skov']; // it seats four, and is on the floor of fjord
    expect(conflicts.map(({ alternatives }) => alternatives.map(({ name }) => name))).toEqual([
      lilleFirst,
      lilleFirst,
      lilleFirst,
    ]);

    const anna = aPane(call, 'anna');
    await anna.say({ rooms: ['fjord'], ...first, recurrence });
    const params = { bookingKey: anna.bookingKey };
    const dates = conflicts.map(({ date }) => ({ date, room: address('skov') }));
    const kept = await call(keepRoomPlan, { params, body: { room: address('fjord'), wish, dates } });
    expect(kept.plan).toMatchObject({ carried: 49, isSent: false, isOfSeries: true });
    expect(state(kept)).toEqual([
      '2026-12-09 skov planned',
      '2027-03-24 skov planned',
      '2027-03-31 skov planned',
    ]);

    const uid = await send(house, { rooms: ['fjord'], ...first }, sent);
    const read = () => call(readRoomPlan, { params });
    const toChange = await eventually(read, ({ plan }) => plan?.isSent === true);
    expect(state(toChange)).toEqual([
      '2026-12-09 skov to-change',
      '2027-03-24 skov to-change',
      '2027-03-31 skov to-change',
    ]);

    const change = (occurrence: string, rooms: readonly string[]) =>
      house.control('PATCH', meetingPath(uid, `?occurrence=${occurrence}`), { rooms });
    await change('2026-12-09T11:00:00.000Z', ['skov']);
    await eventually(read, (reply) => state(reply)?.[0] === '2026-12-09 skov done');
    await book('skov', '2027-03-24', '11:00', '12:00');
    const taken = await eventually(read, (reply) => state(reply)?.[1] === '2027-03-24 skov taken');
    const others = taken.plan?.dates[1]?.alternatives.map(({ name }) => name) ?? [];
    expect(others).toEqual(['lille']);
    await change('2027-03-31T10:00:00.000Z', ['skov']);
    const done = await eventually(read, (reply) => state(reply)?.[2] === '2027-03-31 skov done');
    expect(done.plan?.carried).toBe(49);
    expect(
      await house.control('GET', '/meetings?room=skov&from=2027-03-31T00:00:00Z&to=2027-04-01T00:00:00Z'),
    ).toMatchObject([{ start: '2027-03-31T10:00:00.000Z', response: 'accepted' }]);

    const { call: portal } = await house.portal('hana');
    const { entries } = await portal(listAudit, { query: { action: 'meeting.rooms-planned' } });
    expect(entries.map(({ actor }) => actor.name)).toEqual(['Anna Holm']);
  });

  test('has its other rooms confirmed by Exchange before they are claimed, and hears of those that are taken by now', async () => {
    const { conflicts } = await suggested(3);
    const ask = (name: string, more: object = {}) =>
      call(confirmDates, {
        body: {
          dates: conflicts.map((date) => ({ room: address(name), start: date.start, end: date.end })),
          ...more,
        },
      });
    const states = async (name: string, more: object = {}) =>
      (await ask(name, more)).dates.map((date) => date.state);
    expect(await states('skov')).toEqual(['free', 'free', 'free']);
    await book('skov', '2027-03-24', '12:05', '13:00');
    expect(await states('skov')).toEqual(['free', 'free', 'free']);
    expect(await states('skov', { after: 15 })).toEqual(['free', 'busy', 'free']);
    expect(await states('fjord')).toEqual(['busy', 'busy', 'busy']);
    expect(await states('nobody')).toEqual([]);
  });

  test('says that rooms are not confirmed as long as Exchange cannot be asked, and why', async () => {
    const date = { start: '2026-12-09T11:00:00.000Z', end: '2026-12-09T12:00:00.000Z' };
    await house.control('PUT', '/faults', { rules: [{ service, fault: 'status', status: 503 }] });
    try {
      const { dates, notices } = await call(confirmDates, {
        body: { dates: [{ room: address('skov'), ...date }] },
      });
      expect(dates).toMatchObject([{ state: 'unknown' }]);
      expect(notices).toMatchObject([{ rooms: 1, code: expect.stringMatching(/^exchange-/) }]);
    } finally {
      await house.control('DELETE', '/faults');
    }
  });

  test('is told at Send by the plan: no date is called busy that is planned elsewhere, and those that are open are named', async () => {
    await book('fjord', '2026-12-02', '11:00', '11:30');
    await suggested(4);
    const anna = aPane(call, 'anna');
    await anna.say({ rooms: ['fjord'], ...first, recurrence });
    const params = { bookingKey: anna.bookingKey };
    const verdict = async () => await call(readVerdict, { params });
    expect((await verdict()).reasons).toEqual([
      { code: 'room-busy', text: 'fjord is taken at this time by another meeting.' },
      {
        code: 'dates-open',
        text: 'fjord cannot be had on 2026-12-09, 2027-03-24 and 2027-03-31, and no other room is planned for that.',
      },
    ]);

    const plan = (names: Readonly<Record<string, string>>) =>
      call(keepRoomPlan, {
        params,
        body: {
          room: address('fjord'),
          wish,
          dates: Object.entries(names).map(([date, name]) => ({ date: day(date), room: address(name) })),
        },
      });
    await plan({ '2026-12-02': 'lille', '2026-12-09': 'skov', '2027-03-24': 'skov' });
    expect((await verdict()).reasons).toEqual([
      {
        code: 'dates-open',
        text: 'fjord cannot be had on 2027-03-31, and no other room is planned for that.',
      },
    ]);

    await plan({ '2026-12-02': 'lille', '2026-12-09': 'skov', '2027-03-24': 'skov', '2027-03-31': 'skov' });
    expect(await verdict()).toMatchObject({ warn: false, message: null });
    await book('skov', '2027-03-31', '10:00', '11:00');
    const lost = await eventually(verdict, ({ warn }) => warn);
    expect(lost.reasons).toEqual([
      { code: 'planned-room-taken', text: 'skov was planned for 2027-03-31 and is taken by now.' },
    ]);
    await anna.say({ rooms: ['lille'], ...first, recurrence });
    expect(await verdict()).toMatchObject({ warn: false }); // the plan is about another room
  });

  test('is warned of at Send once: not again while nothing else stands against a date, and not of what was accepted', async () => {
    await suggested(3);
    const anna = aPane(call, 'anna');
    await anna.say({ rooms: ['fjord'], ...first, recurrence });
    const params = { bookingKey: anna.bookingKey };
    const verdict = async () => await call(readVerdict, { params });
    const codes = async () => (await verdict()).reasons.map(({ code }) => code);
    const { told } = await verdict();
    expect(told).toEqual(
      ['2026-12-09', '2027-03-24', '2027-03-31'].map((date) => `${address('fjord')} ${date}`),
    );
    expect(await codes()).toEqual(['dates-open']); // to look is not to be told

    await call(tellDates, { params, body: { told: told.slice(1) } });
    expect((await verdict()).told).toEqual(told); // one date is news, and then all of them are said
    await call(tellDates, { params, body: { told } });
    expect(await verdict()).toMatchObject({ warn: false, message: null, told: [] });
    await call(tellDates, { params, body: { told: [] } });
    expect(await codes()).toEqual(['dates-open']);

    // Who wants no other room on these dates has decided.
    const left = ['2027-03-24', '2027-03-31'].map(day);
    const dates = [{ date: day('2026-12-09'), room: address('skov') }];
    await call(keepRoomPlan, { params, body: { room: address('fjord'), wish, dates, left } });
    expect(await codes()).toEqual([]);
    const ben = await house.caller('bent');
    await expect(ben(tellDates, { params, body: { told } })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is planned again by saying it again, and given up by naming no date', async () => {
    await suggested(3);
    const anna = aPane(call, 'anna');
    await anna.say({ rooms: ['fjord'], ...first, recurrence });
    const params = { bookingKey: anna.bookingKey };
    const keep = (dates: readonly { date: CalendarDay; room: ReturnType<typeof address> }[]) =>
      call(keepRoomPlan, { params, body: { room: address('fjord'), wish, dates: [...dates] } });
    await keep([{ date: day('2026-12-09'), room: address('skov') }]);
    expect(state(await keep([{ date: day('2027-03-24'), room: address('skov') }]))).toEqual([
      '2027-03-24 skov planned',
    ]);
    const body = {
      room: address('fjord'),
      wish,
      dates: [{ date: day('2026-12-09'), room: address('lille') }],
    };
    const left = [day('2027-03-24')];
    expect((await call(keepRoomPlan, { params, body: { ...body, left } })).plan?.left).toEqual(left);
    await expect(
      call(keepRoomPlan, { params, body: { ...body, left: [day('2027-03-25')] } }),
    ).rejects.toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/body/left/0' }] });
    const again = await call(planSeries, {
      body: {
        recurrence,
        timeZone,
        room: address('fjord'),
        wish,
        chosen: [{ date: day('2026-12-09'), room: address('skov') }],
      },
    });
    expect(again.conflicts.map(({ alternatives }) => alternatives[0]?.name)).toEqual([
      'skov',
      'lille',
      'lille',
    ]);
    expect((await keep([])).plan).toBeNull();
    expect((await call(readRoomPlan, { params })).plan).toBeNull();

    await expect(keep([{ date: day('2026-12-10'), room: address('skov') }])).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/body/dates/0/date' }],
    });
    await expect(keep([{ date: day('2026-12-09'), room: address('nobody') }])).rejects.toMatchObject({
      code: 'room-not-found',
    });
    await anna.say({ rooms: ['skov'], ...first, recurrence });
    await keep([{ date: day('2026-12-09'), room: address('skov') }]);
    expect((await call(readRoomPlan, { params })).plan?.isOfSeries).toBe(false);
    await anna.say({ rooms: ['fjord'], ...first });
    await expect(keep([{ date: day('2026-12-09'), room: address('skov') }])).rejects.toMatchObject({
      code: 'not-possible-now',
    });
  });
});
