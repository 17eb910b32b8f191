import { Instant } from '../../contract/primitives.ts';
import type { MailboxAddress } from '../../contract/primitives.ts';
import type { Schedule } from '../../server/exchange/index.ts';
import { describeMeetings } from './meetings-contract.ts';
import type { Subject } from './subject.ts';

const room = (name: string) => `${name}@nordhavn.example` as MailboxAddress;
const instant = (text: string) => Instant.parse(text);
/** A Saturday, on which the fixture has no meetings. */
const saturday = { start: instant('2026-12-05T07:00:00Z'), end: instant('2026-12-05T19:00:00Z') };
const at = (time: string) => `2026-12-05T${time}:00.000Z`;

const busyOf = (schedule: Schedule | undefined) =>
  schedule?.known ? schedule.busy.map(({ start, end, status }) => [start, end, status]) : 'unknown';
const faultOf = (schedule: Schedule | undefined) => (schedule?.known === false ? schedule.fault : undefined);

/** The promise of the port, to be kept alike by every adapter. */
export function describeExchange(name: string, setUp: () => Promise<Subject>): void {
  describe(`an Exchange through ${name}`, () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await setUp();
    });
    afterAll(() => subject.close());
    beforeEach(async () => {
      await subject.control('PUT', '/clock', { now: '2026-11-30T08:00:00.000Z' });
      await subject.control('POST', '/reset', { fixture: 'F0' });
    });

    const book = (start: string, end: string, rooms: readonly string[], more: object = {}) =>
      subject.control('POST', '/meetings', {
        organizer: 'anna',
        subject: 'CANARY-subject',
        start: at(start),
        end: at(end),
        rooms,
        ...more,
      });
    const read = (...names: readonly string[]) => subject.exchange.readSchedules(names.map(room), saturday);
    const fault = (rule: object) =>
      subject.control('PUT', '/faults', {
        rules: [{ service: subject.service, operation: subject.schedulesOperation, ...rule }],
      });

    test('lists the rooms of the directory, with size, place and equipment where it tells them', async () => {
      const rooms = await subject.exchange.listRooms();

      expect(rooms.map(({ displayName }) => displayName).sort()).toEqual([
        'bestyrelse',
        'fjord',
        'hudson',
        'lille',
        'skov',
      ]);
      const fjord = rooms.find(({ displayName }) => displayName === 'fjord');
      expect(fjord).toMatchObject({ mailbox: room('fjord'), kind: 'room' });
      if (!subject.describesRooms) {
        expect(fjord).toMatchObject({ capacity: null, building: null, floor: null, equipment: [] });
        expect(fjord?.roomLists).toHaveLength(1);
        return;
      }
      expect(fjord).toMatchObject({
        capacity: 8,
        building: 'HQ',
        equipment: expect.arrayContaining(['audio', 'display', 'video', 'whiteboard']),
      });
      expect(rooms.find(({ displayName }) => displayName === 'lille')?.equipment).not.toContain('display');
    });

    test('lists every room of a large directory once', async () => {
      await subject.control('POST', '/reset', {
        fixture: 'campus',
        rooms: 230,
        meetingsPerRoomDay: 0,
        days: 0,
      });
      const rooms = await subject.reconnect('r1-0001@campus1.example').listRooms();

      expect(new Set(rooms.map(({ mailbox }) => mailbox)).size).toBe(230);
      expect(rooms).toHaveLength(230);
    });

    test('finds one room by its address, and none where there is none', async () => {
      expect(await subject.exchange.findRoom(room('skov'))).toMatchObject({
        mailbox: room('skov'),
        displayName: 'skov',
        kind: 'room',
      });
      expect(await subject.exchange.findRoom(room('gone'))).toBeNull();
    });

    test('says when a room is taken, to the second and in UTC, and nothing about the meeting', async () => {
      await book('09:00', '10:15', ['fjord'], { timeZone: 'America/New_York' });

      const schedules = await read('fjord', 'skov');

      expect(schedules.map(busyOf)).toEqual([[[at('09:00'), at('10:15'), 'busy']], []]);
      expect(JSON.stringify(schedules)).not.toMatch(/CANARY|anna|Holm/);
    });

    test('lists what overlaps the interval, uncut and in order, and nothing that only touches it', async () => {
      await book('11:00', '12:00', ['fjord']);
      await book('09:00', '10:00', ['fjord']);
      await book('10:00', '11:00', ['fjord']);
      await book('08:00', '09:00', ['fjord']);
      const interval = { start: instant(at('09:00')), end: instant(at('10:30')) };

      const [schedule] = await subject.exchange.readSchedules([room('fjord')], interval);

      expect(busyOf(schedule)).toEqual([
        [at('09:00'), at('10:00'), 'busy'],
        [at('10:00'), at('11:00'), 'busy'],
      ]);
    });

    test('lists each of several meetings at the very same time, where a mailbox takes them', async () => {
      await subject.control('PUT', '/rooms/fjord', { processing: { allowConflicts: true } });
      await book('09:00', '10:00', ['fjord']);
      await book('09:00', '10:00', ['fjord'], { organizer: 'carla' });

      const twice = [at('09:00'), at('10:00'), 'busy'];
      expect(busyOf((await read('fjord'))[0])).toEqual([twice, twice]);
    });

    test('shows a managed room that waits for its delegate as tentative', async () => {
      await book('09:00', '10:00', ['bestyrelse'], { organizer: 'bent' });

      expect(busyOf((await read('bestyrelse'))[0])).toEqual([[at('09:00'), at('10:00'), 'tentative']]);
    });

    test('forgets a meeting that was canceled', async () => {
      const { iCalUId } = (await book('09:00', '10:00', ['fjord'])) as { iCalUId: string };
      await subject.control('DELETE', `/meetings/${encodeURIComponent(iCalUId)}`);

      expect(busyOf((await read('fjord'))[0])).toEqual([]);
    });

    test('shows each occurrence of a series where the clocks of its zone put it', async () => {
      await subject.control('POST', '/meetings', {
        organizer: 'anna',
        subject: 'weekly',
        start: '2027-03-20T10:00',
        end: '2027-03-20T11:00',
        timeZone: 'Europe/Copenhagen',
        rooms: ['fjord'],
        recurrence: {
          pattern: { type: 'weekly', interval: 1, daysOfWeek: ['saturday'] },
          range: { type: 'numbered', startDate: '2027-03-20', numberOfOccurrences: 3 },
        },
      });

      const [schedule] = await subject.exchange.readSchedules([room('fjord')], {
        start: instant('2027-03-20T00:00:00Z'),
        end: instant('2027-04-05T00:00:00Z'),
      });
      const saturdays = schedule?.known
        ? schedule.busy.map(({ start }) => start).filter((start) => new Date(start).getUTCDay() === 6)
        : [];

      expect(saturdays).toEqual([
        '2027-03-20T09:00:00.000Z',
        '2027-03-27T09:00:00.000Z',
        '2027-04-03T08:00:00.000Z',
      ]);
    });

    test('answers in the order asked, a room asked twice being answered twice', async () => {
      const schedules = await read('skov', 'fjord', 'skov');

      expect(schedules.map(({ mailbox }) => mailbox)).toEqual([room('skov'), room('fjord'), room('skov')]);
    });

    test('calls a room that does not exist unknown, wherever it stands, and answers the others', async () => {
      await book('09:00', '10:00', ['skov']);

      for (const names of [
        ['gone', 'fjord', 'skov'],
        ['skov', 'gone', 'fjord'],
      ]) {
        const schedules = await read(...names);
        const by = new Map(schedules.map((schedule) => [schedule.mailbox, schedule]));
        expect(faultOf(by.get(room('gone')))?.code).toBe('room-not-found');
        expect(busyOf(by.get(room('fjord')))).toEqual([]);
        expect(busyOf(by.get(room('skov')))).toEqual([[at('09:00'), at('10:00'), 'busy']]);
      }
    });

    test('calls a room that was removed, or turned into a person’s mailbox, unknown and not free', async () => {
      await subject.control('PUT', '/tenant', { mailboxes: { fjord: 'removed', skov: 'user' } });

      const schedules = await read('fjord', 'skov', 'lille');

      expect(schedules.map(({ known }) => known)).toEqual([false, !subject.scopesFreeBusy, true]);
      expect(faultOf(schedules[0])?.code).toBe('room-not-found');
      if (subject.scopesFreeBusy) expect(faultOf(schedules[1])?.code).toBe('exchange-forbidden');
      else
        await expect(subject.exchange.findRoom(room('skov'))).rejects.toMatchObject({
          code: 'exchange-forbidden',
        });
    });

    test('answers the rooms that are still in scope when half of them are not', async () => {
      await subject.control('PUT', '/tenant', { scope: 'half' });

      const schedules = await read('fjord', 'lille', 'skov', 'bestyrelse', 'hudson');

      const isKnown = !subject.scopesFreeBusy;
      expect(schedules.map(({ known }) => known)).toEqual([true, isKnown, true, isKnown, true]);
      expect(faultOf(schedules[1])?.code).toBe(isKnown ? undefined : 'exchange-forbidden');
    });

    test.each([
      ['401', { fault: 'status', status: 401 }, 'exchange-unauthorized'],
      ['403', { fault: 'status', status: 403 }, 'exchange-forbidden'],
      ['429 without a time', { fault: 'status', status: 429 }, 'exchange-throttled'],
      ['503', { fault: 'status', status: 503 }, 'exchange-unavailable'],
      ['HTML in place of an answer', { fault: 'html' }, 'exchange-unreadable'],
      ['an answer that breaks off', { fault: 'truncate' }, 'exchange-unreadable'],
      ['a connection that is reset', { fault: 'reset' }, 'exchange-unavailable'],
      ['a reset within the answer', { fault: 'reset', midBody: true }, 'exchange-unavailable'],
      ['silence', { fault: 'silence' }, 'exchange-timeout'],
      ['a drip', { fault: 'drip', milliseconds: 50 }, 'exchange-timeout'],
    ])('says unknown and why after %s, and is well again when that ends', async (_case, rule, code) => {
      await fault(rule);

      const schedules = await read('fjord', 'skov');
      expect(schedules.map((schedule) => faultOf(schedule)?.code)).toEqual([code, code]);
      expect(faultOf(schedules[0])?.detail).toMatch(/^[A-Z].+\.$/);

      await subject.control('DELETE', '/faults');
      expect((await read('fjord', 'skov')).map(({ known }) => known)).toEqual([true, true]);
    });

    test('says how long Exchange asks to wait, and does not ask the same room again before that', async () => {
      await fault({ fault: 'status', status: 429, retryAfter: 3600 });
      expect(faultOf((await read('fjord'))[0])?.retryAfterSeconds).toBe(3600);

      await subject.control('DELETE', '/faults');
      const again = faultOf((await read('fjord'))[0]);
      expect(again).toMatchObject({ code: 'exchange-throttled', exchangeCode: subject.throttledCode });
      expect(again?.retryAfterSeconds).toBeGreaterThan(3000);

      const log = (await subject.control('GET', '/log')) as readonly { operation: string; status: number }[];
      const asked = log.filter(({ operation }) => operation === subject.schedulesOperation);
      expect(asked.map(({ status }) => status)).toEqual([429]);
    });

    test('gets over passing failures by itself', async () => {
      await fault({ fault: 'status', status: 429, retryAfter: 0, rate: 0.4 });
      for (const name of ['fjord', 'skov', 'lille']) {
        expect((await read(name)).map(({ known }) => known)).toEqual([true]);
      }

      const log = (await subject.control('GET', '/log')) as readonly { status: number }[];
      expect(log.map(({ status }) => status)).toContain(429);
    });

    test('says unknown with the code of Entra when consent was withdrawn', async () => {
      await subject.control('PUT', '/tenant', { consent: false });

      const [schedule] = await subject.reconnect(room('fjord')).readSchedules([room('fjord')], saturday);

      expect(faultOf(schedule)).toMatchObject({
        code: 'exchange-unauthorized',
        exchangeCode: expect.stringMatching(/^AADSTS\d+$/),
      });
    });

    test('refuses an interval that is empty or too long, before anything is asked', async () => {
      const start = instant('2026-12-01T00:00:00Z');
      const empty = { start, end: start };
      const long = { start, end: instant('2027-02-01T00:00:00Z') };

      await expect(subject.exchange.readSchedules([room('fjord')], empty)).rejects.toThrow(RangeError);
      await expect(subject.exchange.readSchedules([room('fjord')], long)).rejects.toThrow(RangeError);
    });

    test('stops when the caller goes away', async () => {
      await fault({ fault: 'silence' });
      const leaving = new AbortController();
      const reading = subject.exchange.readSchedules([room('fjord')], saturday, { signal: leaving.signal });
      leaving.abort(new Error('went away'));

      await expect(reading).rejects.toThrow('went away');
    });

    describeMeetings(() => subject);
  });
}
