import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CalendarDay } from '../../../contract/deadlines.ts';
import { listDates } from '../../../contract/meeting-dates.ts';
import { confirmVisits } from '../../../contract/unfollowed-visits.ts';
import {
  changeVisitor,
  listRoomReceptions,
  listVisitors,
  registerVisitors,
} from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { address, aPane, clockTo, meetingPath, send } from '../scenarios/a-booking.ts';

const Mails = z.array(z.object({ subject: z.string() }));
const first = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const weekly = {
  recurrenceType: 'weekly',
  recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
  seriesTime: { startDate: '2026-12-02', startTime: '12:00', endDate: '2026-12-23', durationMinutes: 60 },
};
const weeklySent = {
  recurrence: {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] },
    range: { type: 'endDate', startDate: '2026-12-02', endDate: '2026-12-23' },
  },
};

describeOnBothDatabases('visitors on some dates of a series', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database, isPatient: true });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  async function expectOn(days: readonly string[], rooms: string[]) {
    const dates = days.map((day) => CalendarDay.parse(day));
    const call = await house.caller('anna');
    const pane = aPane(call, 'anna', 'Anna Holm');
    await pane.say({ rooms, ...first, recurrence: weekly });
    const params = { bookingKey: pane.bookingKey };
    const { receptions } = await call(listRoomReceptions, { query: { room: [address('fjord')] } });
    const reception =
      rooms.length > 0 ? null : (receptions.find(({ name }) => name.endsWith('CPH'))?.id ?? null);
    const visitors = [{ id: randomUUID(), name: 'Vera Olsen', mail: 'vera@fabrikam.example' }];
    const register = () => call(registerVisitors, { params, body: { reception, dates, visitors } });
    const only = async () => {
      const [visitor] = (await call(listVisitors, { params })).visitors;
      if (!visitor) throw new Error('nobody is registered');
      return visitor;
    };
    /** The days on which vera is expected. */
    const expected = async () =>
      (await only()).visits
        .filter(({ status }) => status === 'expected')
        .map(({ start }) => start.slice(0, 10));
    const choose = async (chosen: readonly string[] | null) => {
      const { id, version } = await only();
      return await call(changeVisitor, {
        params: { visitor: id },
        version,
        body: { dates: chosen && chosen.map((day) => CalendarDay.parse(day)) },
      });
    };
    return { call, params, register, only, expected, choose };
  }

  test('are expected on those alone, also when others are chosen, and on all when nothing is', async () => {
    const { call, params, register, only, expected, choose } = await expectOn(
      ['2026-12-02', '2026-12-16'],
      ['fjord'],
    );
    const { dates } = await call(listDates, { params });
    expect(dates.map(({ date }) => date)).toEqual(['2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23']);
    const { visitors } = await register();
    expect(await register()).toEqual({ visitors }); // the same click twice
    expect(await only()).toMatchObject({ status: 'draft', dates: ['2026-12-02', '2026-12-16'] });
    await send(house, { rooms: ['fjord'], ...first }, weeklySent);
    await eventually(expected, (seen) => seen.length > 0);
    expect(await expected()).toEqual(['2026-12-02', '2026-12-16']);

    await choose(['2026-12-09', '2026-12-16']);
    expect(await expected()).toEqual(['2026-12-09', '2026-12-16']);
    await choose(['2026-12-02']);
    expect(await expected()).toEqual(['2026-12-02']); // one that had been left out
    expect(await only()).toMatchObject({ status: 'expected', mayChange: { isAllowed: true } });
    await choose(null);
    expect(await expected()).toEqual(['2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23']);
  });

  test('end with the dates that a shortened series has no more; whoever was told is told so, and nobody else', async () => {
    await clockTo(house, '2026-12-01T08:00:00.000Z');
    const { register, only } = await expectOn(['2026-12-02', '2026-12-16', '2026-12-23'], ['fjord']);
    await register();
    const uid = await send(house, { rooms: ['fjord'], ...first }, weeklySent);
    const states = async () =>
      (await only()).visits.map(({ start, status }) => `${start.slice(0, 10)} ${status}`);
    await eventually(states, (seen) => seen.length === 3);
    await clockTo(house, '2026-12-15T12:00:00.000Z'); // the notice of the third date has begun
    await eventually(states, (seen) => seen.includes('2026-12-16 notified'));
    const mailsOnce = (count: number) =>
      eventually(
        async () =>
          Mails.parse(await house.control('GET', '/mail?to=vera%40fabrikam.example')).map(
            ({ subject }) => subject,
          ),
        (subjects) => subjects.length >= count,
      );
    expect(await mailsOnce(1)).toHaveLength(1);
    const range = { ...weeklySent.recurrence.range, endDate: '2026-12-09' };
    await house.control('PATCH', meetingPath(uid), { recurrence: { ...weeklySent.recurrence, range } });
    const left = await eventually(states, (seen) => seen.every((one) => !/expected|notified/.test(one)));
    expect(left.filter((one) => one.endsWith('canceled'))).toEqual([
      '2026-12-16 canceled',
      '2026-12-23 canceled',
    ]);
    await clockTo(house, '2026-12-15T12:20:00.000Z'); // messages wait for what else is changed
    expect((await mailsOnce(2)).map((subject) => subject.split(' – ')[0])).toEqual([
      'Anna Holm expects you',
      'Your visit to Anna Holm was canceled',
    ]);
  });

  test('are chosen in a series without a room as well, and confirmed visits follow the choice at once', async () => {
    const { call, params, register, expected, choose } = await expectOn(['2026-12-09'], []);
    await register();
    await call(confirmVisits, { params, body: {} });
    expect(await expected()).toEqual(['2026-12-09']);
    await choose(['2026-12-16', '2026-12-23']);
    expect(await expected()).toEqual(['2026-12-16', '2026-12-23']);
  });

  test('are refused on a day that the series does not have, with the day', async () => {
    const { register } = await expectOn(['2026-12-03'], ['fjord']);
    await expect(register()).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/body/dates', detail: expect.stringContaining('2026-12-03') as string }],
    });
  });
});
