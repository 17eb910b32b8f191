import { z } from 'zod';
import { listReconcile, resolveReconcile } from '../../../contract/followed-meetings.ts';
import { readMeeting, takeBackMeeting } from '../../../contract/meetings.ts';
import { eventually } from '../../support/eventually.ts';
import type { House } from '../../support/house.ts';
import { aPane, boardOnce, clockTo, mailTo, meetingPath, row, send } from './a-booking.ts';
import { describeInEveryWorld } from './worlds.ts';

const first = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const Split = z.object({ split: z.object({ iCalUId: z.string() }) });

/** Every Wednesday at noon in Copenhagen up to a day, in the words of the pane and in those of another client. */
const weekly = (endDate: string) => ({
  recurrence: {
    recurrenceType: 'weekly',
    recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
    seriesTime: { startDate: '2026-12-02', endDate, startTime: '12:00', durationMinutes: 60 },
  },
});
const pattern = (endDate: string, startDate = '2026-12-02') => ({
  recurrence: {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] },
    range: { type: 'endDate', startDate, endDate },
  },
});
const at = (day: string, hour: number) => ({
  start: `${day}T${hour}:00:00.000Z`,
  end: `${day}T${hour + 1}:00:00.000Z`,
});

describeInEveryWorld('a request on a series', ({ start }) => {
  let house: House;
  let minutes: number;
  beforeAll(async () => {
    house = await start();
  });
  beforeEach(async () => {
    minutes = 0;
    await house.reset();
  });
  afterAll(() => house.close());

  const patch = (uid: string, body: object, query = '') =>
    house.control('PATCH', meetingPath(uid, query), body);
  const rows = async (wanted: readonly string[]) =>
    (await boardOnce(house, (all) => all.map(row).join() === wanted.join())).map(row);
  /** Some minutes pass, in which a mail goes out if there is one. */
  const later = async () => {
    minutes += 6;
    await clockTo(house, new Date(Date.parse('2026-11-30T08:00:00.000Z') + minutes * 60_000).toISOString());
  };
  const mailsOnce = async (count: number) =>
    await eventually(
      () => mailTo(house, 'anna'),
      (mails) => mails.length >= count,
    );

  /** Anna's weekly meeting in fjord at noon, five times, with a request that the team has seen. */
  async function booked() {
    const call = await house.caller('anna');
    const anna = aPane(call, 'anna');
    await anna.say({ rooms: ['fjord'], ...first, ...weekly('2026-12-30') });
    await anna.ask();
    const uid = await send(house, { rooms: ['fjord'], ...first }, pattern('2026-12-30'));
    await rows(noon.map((day) => `pending fjord ${at(day, 11).start}`));
    await mailsOnce(1);
    return { anna, uid, call };
  }
  const noon = ['2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23', '2026-12-30'];

  test('S16: moved, canceled and with another room on single dates, then moved and shortened as a whole, is as a table made by hand', async () => {
    const { uid } = await booked();
    const table = noon.map((day) => `pending fjord ${at(day, 11).start}`);

    await later();
    await patch(uid, at('2026-12-09', 14), '?occurrence=2026-12-09T11:00:00.000Z');
    table[1] = 'pending fjord 2026-12-09T14:00:00.000Z';
    expect(await rows(table)).toEqual(table);
    expect(await mailsOnce(2)).toHaveLength(2);

    await later();
    await house.control('DELETE', meetingPath(uid, '?occurrence=2026-12-16T11:00:00.000Z'));
    table[2] = 'canceled fjord 2026-12-16T11:00:00.000Z';
    expect(await rows(table)).toEqual(table);
    expect(await mailsOnce(3)).toHaveLength(3);

    await later();
    await patch(uid, { rooms: ['skov'] }, '?occurrence=2026-12-23T11:00:00.000Z');
    table[3] = 'pending skov 2026-12-23T11:00:00.000Z';
    expect(await rows(table)).toEqual(table);
    expect(await mailsOnce(4)).toHaveLength(4);

    await later();
    await patch(uid, at('2026-12-02', 12));
    table[0] = 'pending fjord 2026-12-02T12:00:00.000Z';
    table[3] = 'pending skov 2026-12-23T12:00:00.000Z';
    table[4] = 'pending fjord 2026-12-30T12:00:00.000Z';
    expect(await rows(table)).toEqual(table);
    const moved = await mailsOnce(5);
    expect(moved).toHaveLength(5);
    expect(moved.at(-1)?.text).toMatch(/and \d more/);

    await later();
    await patch(uid, pattern('2026-12-23'));
    table[4] = 'canceled fjord 2026-12-30T12:00:00.000Z';
    expect(await rows(table)).toEqual(table);
    expect(await mailsOnce(6)).toHaveLength(6);

    await later();
    expect(await rows(table)).toEqual(table);
    expect(await mailTo(house, 'anna')).toHaveLength(6);
  });

  test('S16: goes along when this and the following dates become a series of their own, and can be taken back', async () => {
    const { uid, anna, call } = await booked();
    const query = '?occurrence=2026-12-16T11:00:00.000Z';
    const { split } = Split.parse(await patch(uid, { ...at('2026-12-16', 13), scope: 'following' }, query));
    const table = noon.map((day, index) => `pending fjord ${at(day, index < 2 ? 11 : 13).start}`);

    expect(await rows(table)).toEqual(table);
    await later();
    const mails = await mailsOnce(2);
    expect(mails.map(({ text }) => text).join()).toMatch(/Your series goes on as a new one/);
    expect((await anna.meeting()).reason).toMatchObject({ code: 'continued' });

    await patch(split.iCalUId, at('2026-12-23', 14), '?occurrence=2026-12-23T13:00:00.000Z');
    table[3] = 'pending fjord 2026-12-23T14:00:00.000Z';
    expect(await rows(table)).toEqual(table);

    const { bookingKey, version, mayUndo } = await anna.meeting();
    expect(mayUndo).toBe(true);
    await call(takeBackMeeting, { params: { bookingKey }, version });
    const ended = table.map((line, index) => (index < 2 ? line : line.replace('pending', 'canceled')));
    expect(await rows(ended)).toEqual(ended);
    expect(await call(readMeeting, { params: { bookingKey } })).toMatchObject({
      state: 'bound',
      reason: null,
    });
  });

  test('S16: waits for a person when two new series may continue it, and goes with the one that is chosen', async () => {
    const { uid } = await booked();
    await send(
      house,
      { rooms: ['fjord'], ...at('2026-12-17', 15) },
      {
        recurrence: {
          pattern: { type: 'weekly', interval: 1, daysOfWeek: ['thursday'] },
          range: { type: 'endDate', startDate: '2026-12-17', endDate: '2027-01-06' },
        },
      },
    );
    const query = '?occurrence=2026-12-16T11:00:00.000Z';
    await patch(uid, { ...at('2026-12-16', 13), scope: 'following' }, query);

    const asked = noon.map((day, index) =>
      index < 2
        ? `pending fjord ${at(day, 11).start}`
        : `pending on-hold reconcile fjord ${at(day, 11).start}`,
    );
    expect(await rows(asked)).toEqual(asked);
    const { call } = await house.portal('hana');
    const { items } = await eventually(
      () => call(listReconcile, {}),
      (list) => list.items.length > 0,
    );
    expect(items.map((item) => [item.kind, item.candidates.map(({ start }) => start)])).toEqual([
      ['split', ['2026-12-16T13:00:00.000Z', '2026-12-17T15:00:00.000Z']],
    ]);

    const [item] = items;
    const [chosen] = item?.candidates ?? [];
    if (!item || !chosen) throw new Error('there is nothing to choose');
    const { meetingUid, occurrence } = chosen;
    await call(resolveReconcile, {
      params: { link: item.link },
      version: item.version,
      body: { choice: 'bind', meetingUid, occurrence },
    });
    const table = noon.map((day, index) => `pending fjord ${at(day, index < 2 ? 11 : 13).start}`);
    expect(await rows(table)).toEqual(table);
    expect((await call(listReconcile, {})).items).toEqual([]);
  });

  test('S16: of every day for more than a year exists a year ahead, and is told as one thing', async () => {
    await house.control('PUT', '/rooms/fjord', {
      processing: { bookingWindowInDays: 1080, allowConflicts: true },
    });
    const evening = at('2026-12-02', 19);
    const anna = aPane(await house.caller('anna'), 'anna');
    await anna.say({
      rooms: ['fjord'],
      ...evening,
      recurrence: {
        recurrenceType: 'daily',
        recurrenceProperties: { interval: 1 },
        seriesTime: {
          startDate: '2026-12-02',
          endDate: '2028-02-01',
          startTime: '20:00',
          durationMinutes: 60,
        },
      },
    });
    await anna.ask();
    const range = { type: 'endDate', startDate: '2026-12-02', endDate: '2028-02-01' };
    const uid = await send(
      house,
      { rooms: ['fjord'], ...evening },
      {
        recurrence: { pattern: { type: 'daily', interval: 1 }, range },
      },
    );
    await mailsOnce(1);
    expect(await anna.meeting()).toMatchObject({ state: 'bound', occurrences: 363 });

    await later();
    await patch(uid, at('2026-12-02', 20));
    const mails = await mailsOnce(2);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.text).toMatch(/and 362 more/);
    expect((await anna.templates())[0]?.requests[0]).toMatchObject(at('2026-12-02', 20));
  });
});
