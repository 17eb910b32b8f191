import { checkSeries } from '../../../contract/series-rooms.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const address = (name: string) => `${name}@nordhavn.example`;
/** Every Wednesday at noon in Copenhagen, from 2 December on. */
const weekly = (endDate: string | null) => ({
  recurrence: {
    recurrenceType: 'weekly' as const,
    recurrenceProperties: { interval: 1, days: ['wed' as const], firstDayOfWeek: 'mon' as const },
    seriesTime: { startDate: '2026-12-02', endDate, startTime: '12:00', durationMinutes: 60 },
  },
  timeZone: 'Europe/Copenhagen',
});

describeOnBothDatabases('a series that is being composed', (_create, kind) => {
  let house: House;
  let anna: Call;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
    anna = await house.caller('anna');
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  const book = (day: string, from: string, to: string, more: object = {}) =>
    house.control('POST', '/meetings', {
      organizer: 'carla',
      subject: 'x',
      start: `${day}T${from}:00Z`,
      end: `${day}T${to}:00Z`,
      rooms: ['fjord'],
      ...more,
    });
  const check = async (endDate: string | null, rooms = ['fjord', 'skov'], savedRooms: string[] = []) =>
    await anna(checkSeries, {
      body: { ...weekly(endDate), rooms: rooms.map(address), savedRooms: savedRooms.map(address) },
    });

  test('S05: is free on forty-nine of fifty-two dates in a room, and the three are named, from what was read of its calendar', async () => {
    await book('2026-12-09', '11:30', '11:45');
    await book('2027-03-24', '11:00', '12:00');
    await book('2027-03-31', '10:00', '11:00'); // the clock has changed: noon is an hour earlier
    await book('2027-04-07', '11:00', '12:00'); // when the meeting has ended
    const { rooms, ...rest } = await eventually(
      () => check('2027-11-24'),
      (found) => found.rooms[0]?.busy === 3,
    );
    expect(rest).toMatchObject({ dates: 52, isComplete: true });
    expect(rooms.map(({ mailbox, free, busy, unknown }) => [mailbox, free, busy, unknown])).toEqual([
      [address('fjord'), 49, 3, 0],
      [address('skov'), 52, 0, 0],
    ]);
    expect(rooms[0]?.conflicts).toEqual([
      { date: '2026-12-09', start: '2026-12-09T11:00:00.000Z', end: '2026-12-09T12:00:00.000Z' },
      { date: '2027-03-24', start: '2027-03-24T11:00:00.000Z', end: '2027-03-24T12:00:00.000Z' },
      { date: '2027-03-31', start: '2027-03-31T10:00:00.000Z', end: '2027-03-31T11:00:00.000Z' },
    ]);
    expect(rooms[0]?.readAt).toBe('2026-11-30T08:00:00.000Z');
  });

  test('that has no end is looked at for a year, and says so', async () => {
    expect(await check(null)).toMatchObject({ dates: 52, isComplete: false });
    expect(await check('2026-12-30')).toMatchObject({ dates: 5, isComplete: true });
  });

  test('that a room holds already does not stand in its own way', async () => {
    await book('2026-12-02', '11:00', '12:00', {
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] },
        range: { type: 'endDate', startDate: '2026-12-02', endDate: '2026-12-30' },
      },
      timeZone: 'Europe/Copenhagen',
      start: '2026-12-02T12:00:00',
      end: '2026-12-02T13:00:00',
    });
    const { rooms } = await eventually(
      () => check('2026-12-30'),
      (found) => found.rooms[0]?.busy === 5,
    );
    expect(rooms[0]).toMatchObject({ free: 0, busy: 5 });
    expect((await check('2026-12-30', ['fjord'], ['fjord'])).rooms[0]).toMatchObject({ free: 5, busy: 0 });
  });

  test('says nothing of a room that nobody may see, and refuses more rooms than a pane shows', async () => {
    expect((await check('2026-12-30', ['nobody', 'skov'])).rooms.map(({ mailbox }) => mailbox)).toEqual([
      address('skov'),
    ]);
    const many = Array.from({ length: 101 }, (_, number) => `room${number}`);
    await expect(check('2026-12-30', many)).rejects.toMatchObject({ code: 'invalid-request' });
  });
});
