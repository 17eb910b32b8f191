import { decideDeparted, listDeparted } from '../../../contract/followed-meetings.ts';
import { takeBackMeeting } from '../../../contract/meetings.ts';
import { findRooms } from '../../../contract/rooms.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, address, boardOnce, clockTo, mailTo, meetingPath, row, send } from './a-booking.ts';
import { describeInEveryWorld, rooms } from './worlds.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const one = { start: '2026-12-02T12:00:00.000Z', end: '2026-12-02T13:00:00.000Z' };

describeInEveryWorld('a request on a meeting', ({ service, start }) => {
  let house: House;
  beforeAll(async () => {
    house = await start();
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  test('S06: whose room somebody else took meanwhile stays with its organizer, who sees that and what is free instead', async () => {
    const call = await house.caller('anna');
    const [bent, anna] = [aPane(await house.caller('bent'), 'bent'), aPane(call, 'anna')];
    await bent.say({ rooms: ['fjord'], ...noon, organizer: 'bent' });
    await bent.ask('rows');
    await anna.say({ rooms: ['fjord'], ...noon });
    await anna.ask('a circle');
    await send(house, { rooms: ['fjord'], ...noon, organizer: 'bent' });
    await anna.say({ rooms: ['fjord'], ...noon, signal: 'send' });
    await send(house, { rooms: ['fjord'], ...noon });

    const board = await boardOnce(house, (all) => all.length > 0);
    expect(board.map((request) => [row(request), request.text])).toEqual([
      [`pending fjord ${noon.start}`, 'rows'],
    ]);
    const reopened = await eventually(
      () => anna.meeting(),
      ({ rooms }) => rooms.some(({ answer }) => answer === 'taken'),
    );
    expect(reopened).toMatchObject({ state: 'expected', reason: { code: 'room-taken' } });
    expect((await anna.templates()).map(({ status }) => status)).toEqual(['draft']);
    const { offers } = await call(findRooms, { query: { ...noon, equipment: [], savedRoom: [] } });
    const [best] = offers.filter(
      ({ mailbox, availability, refusals }) =>
        rooms.includes(mailbox) && availability === 'free' && refusals.length === 0,
    );
    if (!best) throw new Error('no other room is free');
    expect(best.mailbox).not.toBe(address('fjord'));

    const name = best.mailbox.slice(0, best.mailbox.indexOf('@'));
    await anna.say({ rooms: [name], ...noon, signal: 'send' });
    await send(house, { rooms: [name], ...noon });
    const both = await boardOnce(house, (all) => all.length > 1);
    expect(both.map(({ text, room }) => [text, room.mailbox])).toEqual(
      expect.arrayContaining([['a circle', best.mailbox]]),
    );
  });

  test('S06: is held when the room had shown it and declines then', async () => {
    await house.control('PUT', '/rooms/fjord', {
      processing: { allBookInPolicy: false, delegates: ['bent'] },
    });
    const anna = aPane(await house.caller('anna'), 'anna');
    await anna.say({ rooms: ['fjord'], ...noon });
    await anna.ask();
    const uid = await send(house, { rooms: ['fjord'], ...noon });
    await boardOnce(house, (all) => all.length > 0);
    const answer = { room: 'fjord', response: 'declined' };
    await house.control('POST', `${meetingPath(uid)}/answer`, answer);

    const held = await boardOnce(house, (all) => all.some(({ holdUntil }) => holdUntil !== null));
    expect(held.map(row)).toEqual([`pending pending-room on-hold fjord ${noon.start}`]);
    expect(await anna.meeting()).toMatchObject({ state: 'room-lost', reason: { code: 'declined' } });
  });

  test('that was only assumed to be the planned one is a draft again with one click, and the team is told', async () => {
    const call = await house.caller('anna');
    const anna = aPane(call, 'anna');
    await anna.say({ rooms: ['fjord'], ...noon });
    await anna.ask();
    await send(house, { rooms: ['fjord'], ...one });
    await boardOnce(house, (all) => all.length > 0);
    const { bookingKey, version } = await anna.meeting();

    await call(takeBackMeeting, { params: { bookingKey }, version });

    const board = await boardOnce(house, (all) => all.every(({ status }) => status === 'canceled'));
    expect(board.map(row)).toEqual([`canceled fjord ${one.start}`]);
    expect((await anna.templates()).map(({ status }) => status)).toEqual(['draft']);
    await send(house, { rooms: ['fjord'], ...noon });
    const found = await boardOnce(house, (all) => all.some(({ status }) => status === 'pending'));
    expect(found.map(row)).toEqual([`pending fjord ${noon.start}`]);
  });

  test('that cannot be followed says so on the board and in the pane, until it can', async () => {
    const anna = aPane(await house.caller('anna'), 'anna');
    await anna.say({ rooms: ['fjord'], ...noon });
    await anna.ask();
    const uid = await send(house, { rooms: ['fjord'], ...noon });
    await boardOnce(house, (all) => all.length > 0);
    await house.control('PUT', '/faults', {
      seed: 1,
      rules: [{ service, rate: 1, fault: 'status', status: 503 }],
    });
    await house.control('PATCH', meetingPath(uid), one);

    const blind = await boardOnce(house, (all) => all.some(({ flags }) => flags.includes('not-followed')));
    expect(blind.map(row)).toEqual([`pending not-followed fjord ${noon.start}`]);
    expect((await anna.templates()).map(({ flags }) => flags)).toEqual([['not-followed']]);

    await house.control('DELETE', '/faults');
    await clockTo(house, '2026-11-30T09:30:00.000Z');
    const seen = await boardOnce(house, (all) => all.every(({ start }) => start === one.start));
    expect(seen.map(row)).toEqual([`pending fjord ${one.start}`]);
  });
});

/** Over EWS nobody can be asked who is still there. */
describeOnBothDatabases('a request', (_create, kind) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  test('S34: of a series whose organizer has left is held, is listed, and goes on with who looks after it', async () => {
    const anna = aPane(await house.caller('anna'), 'anna');
    await anna.say({
      rooms: ['fjord'],
      ...noon,
      recurrence: {
        recurrenceType: 'weekly',
        recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
        seriesTime: {
          startDate: '2026-12-02',
          endDate: '2026-12-23',
          startTime: '12:00',
          durationMinutes: 60,
        },
      },
    });
    await anna.ask();
    const range = { type: 'endDate', startDate: '2026-12-02', endDate: '2026-12-23' };
    await send(
      house,
      { rooms: ['fjord'], ...noon },
      {
        recurrence: { pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] }, range },
      },
    );
    const days = ['02', '09', '16', '23'].map((day) => `fjord 2026-12-${day}T11:00:00.000Z`);
    await boardOnce(house, (all) => all.length === 4);
    await clockTo(house, '2026-11-30T08:10:00.000Z');
    const { call } = await house.portal('hana');
    expect((await call(listDeparted, {})).departed).toEqual([]);

    await house.control('PUT', '/people/anna', { inDirectory: false });
    await clockTo(house, '2026-12-01T08:20:00.000Z');

    const held = await boardOnce(house, (all) => all.every(({ flags }) => flags.includes('on-hold')));
    expect(held.map(row)).toEqual(days.map((day) => `pending on-hold ${day}`));
    const { departed } = await call(listDeparted, {});
    expect(departed).toMatchObject([
      {
        organizer: { mail: 'anna@nordhavn.example' },
        markedBy: null,
        meetings: [{ isSeries: true, dates: 4 }],
      },
    ]);
    const [gone] = departed;
    const link = gone?.meetings[0]?.link;
    if (!gone || !link) throw new Error('nobody has left');
    const params = { organizer: gone.organizer.mail };
    const proposal = { choice: 'propose-release', link, to: 'gus@nordhavn.example', note: null } as const;
    const { version } = await call(decideDeparted, { params, version: gone.version, body: proposal });
    const mails = await eventually(
      () => mailTo(house, 'gus'),
      (seen) => seen.length > 0,
    );
    expect(mails.map(({ text }) => text).join()).toMatch(/proposes to free the room/);
    const window = 'from=2026-12-02T11:00:00.000Z&to=2026-12-02T12:00:00.000Z';
    expect(await house.control('GET', `/meetings?room=fjord&${window}`)).toHaveLength(1); // nothing was deleted

    const body = { choice: 'hand-over', link, steward: 'carla@nordhavn.example' } as const;
    await call(decideDeparted, { params, version, body });
    const resumed = await boardOnce(house, (all) => all.every(({ flags }) => flags.length === 0));
    expect(resumed.map(row)).toEqual(days.map((day) => `pending ${day}`));
  });
});
