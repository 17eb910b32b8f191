import { randomUUID } from 'node:crypto';
import { changeCalendar, listCalendars, readCalendarNow } from '../../../contract/calendars.ts';
import { showRoom } from '../../../contract/room-details.ts';
import { suggestTimes } from '../../../contract/room-times.ts';
import { findRoomSets } from '../../../contract/room-sets.ts';
import { confirmRooms, findRooms, listPlaces, readRoom } from '../../../contract/rooms.ts';
import { BookingKey, putMeeting, readVerdict } from '../../../contract/meetings.ts';
import { confirmDates } from '../../../contract/series-confirmation.ts';
import { listRoomProviders } from '../../../contract/services.ts';
import { planSeries } from '../../../contract/series-plan.ts';
import { checkSeries } from '../../../contract/series-rooms.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { address } from '../scenarios/a-booking.ts';

/** One to two in Copenhagen on the Wednesday, on which nobody sits at the twelve desks. */
const WEDNESDAY = { start: '2026-12-02T12:00:00.000Z', end: '2026-12-02T13:00:00.000Z' };
const wish = { ...WEDNESDAY, seats: 1, timeZone: 'Europe/Copenhagen', equipment: [], savedRoom: [] };
const desks = { mailbox: address('desks') };

const everyone = ['anna', 'bent', 'carla', 'dora', 'erik', 'fatima', 'gus', 'hana', 'ivan', 'nora'];

/** What another client books: `people` of them, whoever books included. */
async function sit(house: House, people: number, more: object = {}): Promise<string> {
  const [organizer, ...attendees] = everyone.slice(0, people);
  const body = { organizer, attendees, subject: 'Desk', ...WEDNESDAY, rooms: ['desks'], ...more };
  const reply = (await house.control('POST', '/meetings', body)) as {
    readonly rooms: readonly { readonly response: string }[];
  };
  return reply.rooms[0]?.response ?? 'nothing';
}

describeOnBothDatabases('desks whose places are counted', (_create, database) => {
  let house: House;
  let anna: Call;
  beforeAll(async () => {
    house = await startHouse({ database, workspaces: true });
    anna = await house.caller('anna');
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  const find = async (more: object = {}) =>
    await anna(findRooms, { query: { ...wish, kind: ['workspace'], ...more } });
  const offer = async (more: object = {}) => (await find(more)).offers[0];
  const things = async () => (await find({ kind: ['equipment'] })).offers;
  /** As soon as so many places are left. */
  const withLeft = (free: number, more: object = {}) =>
    eventually(
      () => offer(more),
      (found) => found?.places?.free === free,
    );
  const buffer = async () =>
    (await anna(listRoomProviders, { query: { room: [desks.mailbox], ...WEDNESDAY } })).buffers[0];
  const sitAlone = async (times: number) => {
    for (const organizer of everyone.slice(0, times)) await sit(house, 1, { organizer, attendees: [] });
  };

  test('are a kind of their own, which comes behind the rooms until somebody asks for it', async () => {
    const { kinds } = await anna(listPlaces, {});
    expect(kinds).toEqual(['room', 'workspace']);
    const { offers } = await find();
    expect(offers).toMatchObject([
      { name: 'desks', kind: 'workspace', capacity: 12, availability: 'free', places: { free: 12, all: 12 } },
    ]);
    const all = await find({ kind: [], seats: 10 });
    const free = all.offers.filter(({ fit }) => fit.standing === 'free').map(({ name }) => name);
    expect(free).toEqual(['skov', 'desks', 'hudson']); // where the clock shows another time comes later still
    expect(all.offers.filter(({ places }) => places !== undefined).map(({ name }) => name)).toEqual([
      'desks',
    ]);
  });

  test('are accepted by Exchange while there is a place for everybody, and declined after', async () => {
    expect(await sit(house, 8)).toBe('accepted');
    expect(await sit(house, 5)).toBe('declined');
    expect(await sit(house, 4)).toBe('accepted');
    expect(await sit(house, 1)).toBe('declined');
    expect(await sit(house, 1, { start: WEDNESDAY.end, end: '2026-12-02T14:00:00Z' })).toBe('accepted');
  });

  test('are offered with the number of places that are left, and refused with it when they are too few', async () => {
    await sitAlone(9);
    expect(await withLeft(3, { seats: 3 })).toMatchObject({
      availability: 'free',
      conflicts: [],
      places: { free: 3, all: 12 },
      isLive: false,
    });
    const four = await offer({ seats: 4 });
    expect(four).toMatchObject({
      availability: 'busy',
      conflicts: [WEDNESDAY],
      refusals: [],
      places: { free: 3, all: 12 },
    });
    expect(four?.fit.standing).toBe('busy');
    const later = { start: WEDNESDAY.end, end: '2026-12-02T14:00:00.000Z' };
    expect(await offer({ ...later, seats: 12 })).toMatchObject({
      availability: 'free',
      places: { free: 12 },
    });
    expect((await offer({ seats: 13 }))?.refusals).toEqual([{ code: 'too-small', seats: 13, capacity: 12 }]);
  });

  test('make sets behind those with rooms only, while enough of them are left for the people there', async () => {
    const { units } = await anna(listPlaces, {});
    const unit = (name: string) => units.find((one) => one.name === name)?.id ?? '';
    const sets = async () => {
      const sites = [
        { unit: unit('HQ'), seats: 10 },
        { unit: unit('BW'), seats: 4 },
      ];
      const { seats: _ofEach, ...asked } = wish;
      const found = await anna(findRoomSets, { body: { ...asked, sites } });
      return found.sets.map(({ offers }) => offers.map(({ name }) => name).join(' + '));
    };
    expect(await sets()).toEqual(['skov + hudson', 'desks + hudson']);
    await sitAlone(3);
    await withLeft(9);
    expect(await sets()).toEqual(['skov + hudson']);
  });

  test('are no neighbors of a meeting for which a team works there until all are taken', async () => {
    const hana = await house.portal('hana');
    const { calendars } = await hana.call(listCalendars, {});
    const calendar = calendars.find(({ mailbox }) => mailbox === desks.mailbox);
    if (!calendar) throw new Error('the fixture has desks');
    const { id, version } = calendar;
    await hana.call(changeCalendar, { params: { id }, version, body: { bufferBefore: 30, bufferAfter: 30 } });
    const next = { start: '2026-12-02T13:15:00.000Z', end: '2026-12-02T14:00:00.000Z' };
    await sit(house, 9, next);
    await sit(house, 1, { ...next, organizer: 'nora', attendees: [] });
    await withLeft(10, next);
    expect(await buffer()).toMatchObject({ isFree: true });
    await hana.call(changeCalendar, { params: { id }, version: version + 1, body: { capacity: 2 } });
    const crowded = await buffer();
    expect(crowded?.isFree).toBe(false);
    expect(crowded?.sentence).toMatch(
      /All 2 places there are taken from Wed 2 Dec 2026, 14:15 on, which leaves 15 of the 30 minutes after\.$/,
    );
  });

  test('are told the same by Exchange at this moment, in the list and before they are added', async () => {
    await sitAlone(9);
    const query = { ...wish, seats: 4 };
    const confirmed = await anna(confirmRooms, { query: { ...query, room: [desks.mailbox] } });
    const added = await anna(readRoom, { params: desks, query });
    for (const one of [confirmed.offers[0], added.offer]) {
      expect(one).toMatchObject({ isLive: true, availability: 'busy', places: { free: 3, all: 12 } });
    }
    const three = await anna(readRoom, { params: desks, query: { ...wish, seats: 3 } });
    expect(three.offer.availability).toBe('free');
  });

  test('do not stand in the way of the meeting that has some of them already', async () => {
    await sitAlone(3);
    await withLeft(9);
    const saved = { savedStart: WEDNESDAY.start, savedEnd: WEDNESDAY.end, savedRoom: [desks.mailbox] };
    expect(await offer({ ...saved, seats: 10 })).toMatchObject({
      availability: 'free',
      places: { free: 10 },
    });
    expect(await offer({ ...saved, seats: 11 })).toMatchObject({ availability: 'busy' });
  });

  test('are free for a series on the dates on which enough are left, and named as another time', async () => {
    await sitAlone(9);
    await withLeft(3);
    const series = {
      recurrence: {
        recurrenceType: 'weekly' as const,
        recurrenceProperties: { interval: 1, days: ['wed' as const], firstDayOfWeek: 'mon' as const },
        seriesTime: {
          startDate: '2026-12-02',
          endDate: '2026-12-23',
          startTime: '13:00',
          durationMinutes: 60,
        },
      },
      timeZone: 'Europe/Copenhagen',
    };
    const check = async (seats: number) =>
      (await anna(checkSeries, { body: { ...series, rooms: [desks.mailbox], seats } })).rooms[0];
    expect(await check(3)).toMatchObject({ free: 4, busy: 0, unknown: 0 });
    expect(await check(4)).toMatchObject({ free: 3, busy: 1, conflicts: [{ date: '2026-12-02' }] });
    const plan = async (seats: number) =>
      await anna(planSeries, { body: { ...series, room: desks.mailbox, wish: { seats, equipment: [] } } });
    expect(await plan(3)).toMatchObject({ free: 4, conflicts: [] });
    expect(await plan(4)).toMatchObject({ free: 3, conflicts: [{ date: '2026-12-02' }] });

    const confirmed = async (seats: number) =>
      (await anna(confirmDates, { body: { dates: [{ room: desks.mailbox, ...WEDNESDAY }], seats } })).dates[0]
        ?.state;
    expect([await confirmed(3), await confirmed(4)]).toEqual(['free', 'busy']);

    const { suggestions } = await anna(suggestTimes, {
      query: { ...wish, seats: 4, kind: ['workspace'] },
    });
    const times = suggestions.map(({ start }) => start);
    expect(times).toContain(WEDNESDAY.end);
    expect(suggestions.every(({ rooms }) => rooms[0]?.name === 'desks')).toBe(true);
    expect(times).not.toContain('2026-12-02T12:15:00.000Z');
  });

  test('are nothing to warn of at Send of a series while one is left on each of its dates', async () => {
    const bookingKey = BookingKey.parse(randomUUID());
    const recurrence = {
      recurrenceType: 'weekly' as const,
      recurrenceProperties: { interval: 1, days: ['wed' as const], firstDayOfWeek: 'mon' as const },
      seriesTime: { startDate: '2026-12-02', endDate: '2026-12-23', startTime: '13:00', durationMinutes: 60 },
    };
    await anna(putMeeting, {
      params: { bookingKey },
      body: {
        organizer: address('anna'),
        rooms: [desks.mailbox],
        ...WEDNESDAY,
        timeZone: 'Europe/Copenhagen',
        recurrence,
        signal: 'compose',
      },
    });
    const ninth = { start: '2026-12-09T12:00:00.000Z', end: '2026-12-09T13:00:00.000Z' };
    const sitThere = async (names: readonly string[]) => {
      for (const organizer of names) await sit(house, 1, { organizer, attendees: [], ...ninth });
    };
    const others = everyone.filter((name) => name !== 'anna');
    await sitThere(others);
    await withLeft(3, ninth);
    const verdict = async () => await anna(readVerdict, { params: { bookingKey } });
    expect(await verdict()).toMatchObject({ warn: false, reasons: [] });
    await sitThere(others.slice(0, 3));
    await withLeft(0, ninth);
    expect((await verdict()).reasons).toMatchObject([{ code: 'dates-open' }]);
  });

  test('say in their details how many are left over the day', async () => {
    await sit(house, 3);
    await sit(house, 1, { organizer: 'hana', attendees: [], end: '2026-12-02T14:00:00Z' });
    await withLeft(10);
    const { day } = await anna(showRoom, {
      params: desks,
      query: { day: '2026-12-02', timeZone: 'Europe/Copenhagen' },
    });
    expect(day.busy).toEqual([]);
    expect(day.places).toEqual([
      { ...WEDNESDAY, free: 10 },
      { start: WEDNESDAY.end, end: '2026-12-02T14:00:00.000Z', free: 11 },
    ]);
  });

  test('are nothing to warn of at Send while one is left', async () => {
    const bookingKey = BookingKey.parse(randomUUID());
    await anna(putMeeting, {
      params: { bookingKey },
      body: {
        organizer: address('anna'),
        organizerName: 'Anna Holm',
        language: 'en-GB',
        rooms: [desks.mailbox],
        ...WEDNESDAY,
        timeZone: 'Europe/Copenhagen',
        recurrence: null,
        seriesId: null,
        signal: 'compose',
      },
    });
    const others = everyone.filter((name) => name !== 'anna');
    for (const organizer of others) await sit(house, 1, { organizer, attendees: [] });
    await withLeft(3);
    const verdict = async () => await anna(readVerdict, { params: { bookingKey } });
    expect(await verdict()).toMatchObject({ warn: false, reasons: [] });
    for (const organizer of others.slice(0, 3)) await sit(house, 1, { organizer, attendees: [] });
    await withLeft(0);
    expect(await verdict()).toMatchObject({
      warn: true,
      message: 'All 12 places of desks are taken at this time.',
    });
  });

  test('are as many as the administrator says, and none are counted while nobody knows how many there are', async () => {
    await sitAlone(2);
    await withLeft(10);
    const hana = await house.portal('hana');
    const change = async (body: object) => {
      const { calendars } = await hana.call(listCalendars, {});
      const one = calendars.find(({ mailbox }) => mailbox === desks.mailbox);
      expect(one).toMatchObject({ kind: 'workspace' });
      if (!one) return;
      await hana.call(changeCalendar, { params: { id: one.id }, body, version: one.version });
    };
    await change({ capacity: 4 });
    expect(await offer()).toMatchObject({ places: { free: 2, all: 4 } });
    await change({ capacity: null });
    const unknown = await offer();
    expect(unknown).toMatchObject({ availability: 'busy', capacity: null });
    expect(unknown?.places).toBeUndefined();
  });

  test('a thing is a kind, too, and one meeting has it to itself', async () => {
    const hana = await house.portal('hana');
    const { calendars } = await hana.call(listCalendars, {});
    const beamer = calendars.find(({ name }) => name === 'lille');
    if (!beamer) throw new Error('the fixture has lille');
    const { id, version } = beamer;
    await hana.call(changeCalendar, { params: { id }, body: { kind: 'equipment' }, version });
    expect(await things()).toMatchObject([{ name: 'lille', kind: 'equipment', availability: 'free' }]);
    await sit(house, 1, { rooms: ['lille'] });
    const [taken] = await eventually(things, ([found]) => found?.availability === 'busy');
    expect(taken).toMatchObject({ name: 'lille', conflicts: [WEDNESDAY] });
    expect(taken?.places).toBeUndefined();
    expect(await sit(house, 1, { rooms: ['lille'], organizer: 'bent', attendees: [] })).toBe('declined');
  });
});

describe('desks whose places are counted, over EWS', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ workspaces: true, through: 'ews' });
  });
  afterAll(() => house.close());

  test('are offered with the places that are left, as read and as Exchange says at this moment', async () => {
    for (const organizer of everyone.slice(0, 9)) await sit(house, 1, { organizer, attendees: [] });
    const hana = await house.portal('hana');
    const { calendars } = await hana.call(listCalendars, {});
    const id = calendars.find(({ mailbox }) => mailbox === desks.mailbox)?.id;
    if (id === undefined) throw new Error('the fixture has desks');
    await hana.call(readCalendarNow, { params: { id } });
    const anna = await house.caller('anna');
    const query = { ...wish, kind: ['workspace' as const] };
    const found = await eventually(
      () => anna(findRooms, { query }),
      ({ offers: [one] }) => one?.places?.free === 3 && !one.isLive,
    );
    expect(found.offers).toMatchObject([{ name: 'desks', availability: 'free', isLive: false }]);
    const live = await anna(readRoom, { params: desks, query: { ...wish, seats: 4 } });
    expect(live.offer).toMatchObject({ isLive: true, availability: 'busy', places: { free: 3, all: 12 } });
    expect(await sit(house, 4)).toBe('declined');
    expect(await sit(house, 3)).toBe('accepted');
  });
});
