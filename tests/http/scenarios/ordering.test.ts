import { listDrafts } from '../../../contract/meetings.ts';
import { eventually } from '../../support/eventually.ts';
import type { House } from '../../support/house.ts';
import { aPane, boardOf, boardOnce, clockTo, mailTo, row, send } from './a-booking.ts';
import { describeInEveryWorld } from './worlds.ts';

const wednesdayNoon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const wednesdayOne = { start: '2026-12-02T12:00:00.000Z', end: '2026-12-02T13:00:00.000Z' };

describeInEveryWorld('ordering before Send', ({ start }) => {
  let house: House;
  beforeAll(async () => {
    house = await start();
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  const pane = async (person = 'anna') => aPane(await house.caller(person), person);

  test('S08: the team sees a request once the meeting is in the room’s calendar, and the organizer is told', async () => {
    const anna = await pane();
    await anna.say({ rooms: ['fjord'], ...wednesdayNoon });
    await anna.ask();
    expect(await boardOf(house)).toEqual([]);

    await send(house, { rooms: ['fjord'], ...wednesdayNoon });

    const board = await boardOnce(house, (requests) => requests.length > 0);
    expect(board.map(row)).toEqual([`pending fjord ${wednesdayNoon.start}`]);
    expect(board[0]).toMatchObject({ text: 'chairs in a circle, two flip charts' });
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.length > 0,
    );
    expect(mails).toHaveLength(1);
    expect((await anna.meeting()).state).toBe('bound');
    expect((await anna.templates()).map(({ status }) => status)).toEqual(['pending']);
  });

  test('S09: what was ordered for another time and room than was sent in the end is there once, where it was sent', async () => {
    const anna = await pane();
    await anna.say({ rooms: ['fjord'], ...wednesdayNoon });
    await anna.ask();
    await anna.say({ rooms: ['skov'], ...wednesdayOne });

    await send(house, { rooms: ['skov'], ...wednesdayOne });

    const board = await boardOnce(house, (requests) => requests.length > 0);
    expect(board.map(row)).toEqual([`pending skov ${wednesdayOne.start}`]);
  });

  test('S09: the same when nobody told us of the change, because the pane was closed', async () => {
    const anna = await pane();
    await anna.say({ rooms: ['fjord'], ...wednesdayNoon });
    await anna.ask();

    await send(house, { rooms: ['fjord'], ...wednesdayOne });

    const board = await boardOnce(house, (requests) => requests.length > 0);
    expect(board.map(row)).toEqual([`pending fjord ${wednesdayOne.start}`]);
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.length > 0,
    );
    expect(mails.map(({ text }) => text).join()).toMatch(/We took a changed meeting/);
  });

  test('S10: a meeting that was never sent stays among the unsent ones, and expires without a trace at the team', async () => {
    const anna = await pane();
    await anna.say({ rooms: ['fjord'], ...wednesdayNoon });
    await anna.ask();
    const call = await house.caller('anna');
    expect((await call(listDrafts, {})).drafts.map(({ bookingKey }) => bookingKey)).toEqual([
      anna.bookingKey,
    ]);

    await clockTo(house, '2026-12-03T11:00:01.000Z');

    const { drafts } = await eventually(
      () => call(listDrafts, {}),
      (seen) => seen.drafts.length === 0,
    );
    expect(drafts).toEqual([]);
    expect(await boardOf(house)).toEqual([]);
    expect((await anna.meeting()).state).toBe('expired');
  });

  test('S10: two plans that fit one meeting are both asked about, and none is lost or guessed', async () => {
    const [one, other] = [await pane(), await pane()];
    await one.say({ rooms: ['fjord'], ...wednesdayNoon });
    await one.ask('rows');
    await other.say({ rooms: ['fjord'], ...wednesdayNoon });
    await other.ask('a circle');

    await send(house, { rooms: ['fjord'], ...wednesdayNoon });

    const states = await eventually(
      async () => [(await one.meeting()).state, (await other.meeting()).state],
      (seen) => seen.every((state) => state === 'needs-attention'),
    );
    expect(states).toEqual(['needs-attention', 'needs-attention']);
    expect(await boardOf(house)).toEqual([]);
    expect((await one.templates())[0]?.text).toBe('rows');
    expect((await other.templates())[0]?.text).toBe('a circle');
  });

  test('a request that is sent twice under one key is one', async () => {
    const anna = await pane();
    await anna.say({ rooms: ['fjord'], ...wednesdayNoon });
    const key = '80000000-0000-4000-8000-000000000001';
    const [first, second] = [await anna.ask('rows', key), await anna.ask('rows', key)];
    expect(second.id).toBe(first.id);
    await expect(anna.ask('a circle', key)).rejects.toMatchObject({ code: 'idempotency-key-reused' });

    await send(house, { rooms: ['fjord'], ...wednesdayNoon });
    expect(await boardOnce(house, (requests) => requests.length > 0)).toHaveLength(1);
  });
});
