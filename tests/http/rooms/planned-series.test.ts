import type { z } from 'zod';
import { planSeries } from '../../../contract/series-plan.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

type Asked = z.input<(typeof planSeries)['body']>;

const address = (name: string) => `${name}@nordhavn.example`;
const time = { startDate: '2026-12-02', endDate: null, startTime: '12:00', durationMinutes: 60 };
const daily = (more: Partial<Asked['recurrence']['seriesTime']> = {}): Asked['recurrence'] => ({
  recurrenceType: 'daily',
  recurrenceProperties: { interval: 1 },
  seriesTime: { ...time, ...more },
});

describeOnBothDatabases('S05: the dates of a series in other rooms', (_create, kind) => {
  let house: House;
  let anna: Call;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
    anna = await house.caller('anna');
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  const plan = (recurrence: Asked['recurrence'], wish: object = {}, more: Partial<Asked> = {}) =>
    anna(planSeries, {
      body: {
        recurrence,
        timeZone: 'Europe/Copenhagen',
        room: address('fjord'),
        wish: { equipment: [], ...wish },
        ...more,
      },
    });
  const book = (start: string, end: string, more: object = {}) =>
    house.control('POST', '/meetings', {
      organizer: 'carla',
      subject: 'x',
      start,
      end,
      rooms: ['fjord'],
      ...more,
    });
  const conflicts = async (recurrence: Asked['recurrence'], count: number, wish: object = {}) => {
    const found = await eventually(
      () => plan(recurrence, wish),
      (reply) => reply.conflicts.length === count,
    );
    return found.conflicts.map(({ date, alternatives }) => [date, ...alternatives.map(({ name }) => name)]);
  };

  test('are looked at for a year when there is no end, and when there are four hundred', async () => {
    expect(await plan(daily())).toMatchObject({ dates: 363, isComplete: false });
    expect(await plan(daily({ endDate: '2028-01-05' }))).toMatchObject({ dates: 363, isComplete: false });
    expect(await plan(daily({ endDate: '2026-12-31' }))).toMatchObject({ dates: 30, isComplete: true });
  });

  test('are moved by the night in which an hour is missing, and take the first of an hour that comes twice', async () => {
    await house.control('PUT', '/rooms/fjord', { processing: { bookingWindowInDays: 1080 } });
    await book('2027-03-28T01:15:00Z', '2027-03-28T01:45:00Z'); // 03:15 on the wall
    await book('2027-10-31T00:15:00Z', '2027-10-31T00:45:00Z'); // the first 02:15
    await book('2027-10-30T01:15:00Z', '2027-10-30T01:25:00Z'); // 03:15, an hour too late to be in the way
    const night = daily({ startTime: '02:30', durationMinutes: 30 });
    expect((await conflicts(night, 2, { seats: 6 })).map(([date]) => date)).toEqual([
      '2027-03-28',
      '2027-10-31',
    ]);
  });

  test('on 29 February are on the last day of February', async () => {
    await book('2027-02-28T11:00:00Z', '2027-02-28T12:00:00Z');
    const yearly: Asked['recurrence'] = {
      recurrenceType: 'yearly',
      recurrenceProperties: { interval: 1, dayOfMonth: 29, month: 'feb' },
      seriesTime: { ...time, startDate: '2024-02-29' },
    };
    expect(await conflicts(yearly, 1, { seats: 4 })).toEqual([['2027-02-28', 'lille', 'skov']]);
  });

  test('that last for days on the clock of another place are taken by what is within them', async () => {
    await book('2026-12-03T10:00:00Z', '2026-12-03T10:30:00Z');
    const twoDays: Asked['recurrence'] = {
      recurrenceType: 'weekly',
      recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
      seriesTime: { ...time, startTime: '00:00', durationMinutes: 2 * 24 * 60 },
    };
    const found = await eventually(
      () => plan(twoDays, {}, { timeZone: 'Pacific/Auckland' }),
      (reply) => reply.conflicts.some(({ date }) => date === '2026-12-02'),
    );
    const [first] = found.conflicts;
    // On that clock no room hangs, and who asks from there is offered none elsewhere.
    expect(first).toMatchObject({ date: '2026-12-02', start: '2026-12-01T11:00:00.000Z', alternatives: [] });
  });

  test('have no other room for six thousand people, and are not asked about for none', async () => {
    await book('2026-12-09T11:00:00Z', '2026-12-09T12:00:00Z');
    const weekly: Asked['recurrence'] = {
      recurrenceType: 'weekly',
      recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
      seriesTime: time,
    };
    expect(await conflicts(weekly, 1, { seats: 6_000 })).toEqual([['2026-12-09']]);
    await expect(plan(weekly, { seats: 0 })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(plan(weekly, {}, { room: address('nobody') })).rejects.toMatchObject({
      code: 'room-not-found',
    });
  });

  test('leave out rooms that only others may book, and those that somebody decides about where that is wished', async () => {
    await book('2026-12-09T11:00:00Z', '2026-12-09T12:00:00Z');
    const weekly: Asked['recurrence'] = {
      recurrenceType: 'weekly',
      recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
      seriesTime: time,
    };
    const names = (await conflicts(weekly, 1, { seats: 1 })).flat();
    expect(names).not.toContain('bestyrelse');
    expect(names).not.toContain('fjord');
    expect(names).not.toContain('hudson');
  });
});
