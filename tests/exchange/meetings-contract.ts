import { Instant } from '../../contract/primitives.ts';
import type { Interval, MailboxAddress } from '../../contract/primitives.ts';
import type { ChangesReading, Exchange, MeetingsReading, RoomMeeting } from '../../server/exchange/index.ts';
import type { Subject } from './subject.ts';

const room = (name: string) => `${name}@nordhavn.example` as MailboxAddress;
const during = (start: string, end: string): Interval => ({
  start: Instant.parse(start),
  end: Instant.parse(end),
});
/** A Saturday, on which the fixture has no meetings; 170 days, which are read in two parts. */
const saturday = during('2026-12-05T00:00:00Z', '2026-12-06T00:00:00Z');
const halfYear = during('2026-12-01T00:00:00Z', '2027-05-20T00:00:00Z');
const at = (time: string) => `2026-12-05T${time}:00.000Z`;

const meeting = (iCalUId: string, occurrence?: string) =>
  `/meetings/${encodeURIComponent(iCalUId)}${occurrence === undefined ? '' : `?occurrence=${occurrence}`}`;

const weekly = (startDate: string, numberOfOccurrences: number) => ({
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['saturday'] },
  range: { type: 'numbered', startDate, numberOfOccurrences },
});

const timesOf = (meetings: readonly RoomMeeting[]) => meetings.map(({ start, end }) => [start, end]);

const keyOf = ({ meetingUid, start, end }: { meetingUid: string; start: string; end: string }) =>
  `${start} ${end} ${meetingUid.toLowerCase()}`;

const codesOf = (ends: readonly (MeetingsReading | ChangesReading)[]) =>
  ends.map((end) => (end.known ? 'known' : end.fault.code));

/** What the port promises about calendars, to be kept alike by every adapter. */
export function describeMeetings(subjectOf: () => Subject): void {
  const control: Subject['control'] = (...call) => subjectOf().control(...call);
  const send = async (meeting: object) =>
    (await control('POST', '/meetings', {
      organizer: 'anna',
      subject: 'CANARY-subject',
      ...meeting,
    })) as { readonly iCalUId: string };
  const book = (start: string, end: string, rooms: readonly string[], more: object = {}) =>
    send({ start: at(start), end: at(end), rooms, ...more });
  const fault = (operation: string, rule: object) =>
    control('PUT', '/faults', { rules: [{ service: subjectOf().service, operation, ...rule }] });

  async function read(name: string, window = saturday): Promise<readonly RoomMeeting[]> {
    const reading = await subjectOf().exchange.readMeetings(room(name), window);
    if (!reading.known) throw new Error(`unknown: ${reading.fault.code} ${reading.fault.exchangeCode}`);
    return reading.meetings;
  }

  const look = async (cursor: string | null, window = halfYear) => {
    const reading = await subjectOf().exchange.readChanges(room('fjord'), window, cursor);
    if (!reading.known) throw new Error(`unknown: ${reading.fault.code} ${reading.fault.exchangeCode}`);
    return reading;
  };
  /** How both questions end for a room. */
  const endsOf = async (name: string, exchange: Exchange = subjectOf().hurried) =>
    await Promise.all([
      exchange.readMeetings(room(name), halfYear),
      exchange.readChanges(room(name), halfYear, null),
    ]);

  describe('reading a calendar', () => {
    test('tells when a meeting is, whose it is and what the room answered', async () => {
      const { iCalUId } = await book('09:00', '10:15', ['fjord'], { timeZone: 'America/New_York' });

      const meetings = await read('fjord');

      expect(meetings).toEqual([
        {
          meetingUid: iCalUId.toLowerCase(),
          occurrence: null,
          isException: false,
          eventId: expect.stringMatching(/^\S{20,}$/),
          changeKey: expect.stringMatching(/^\S{8,}$/),
          start: at('09:00'),
          end: at('10:15'),
          organizer: { mailbox: room('anna'), name: 'Anna Holm' },
          subject: 'Anna Holm',
          isPrivate: false,
          isAllDay: false,
          isCanceled: false,
          response: 'accepted',
          showAs: 'busy',
        },
      ]);
      expect(JSON.stringify(meetings)).not.toContain('CANARY');
    });

    test('changes the change key with the meeting, and keeps its identity', async () => {
      const { iCalUId } = await book('09:00', '10:00', ['fjord']);
      const [before] = await read('fjord');

      await control('PATCH', meeting(iCalUId), { start: at('13:00'), end: at('14:00') });

      const [after] = await read('fjord');
      expect(after).toMatchObject({
        meetingUid: before?.meetingUid,
        eventId: before?.eventId,
        start: at('13:00'),
      });
      expect(after?.changeKey).not.toBe(before?.changeKey);
    });

    test('names a meeting alike in all its rooms', async () => {
      await book('09:00', '10:00', ['fjord', 'skov']);

      const [[fjord], [skov]] = await Promise.all([read('fjord'), read('skov')]);

      expect(fjord?.meetingUid).toBe(skov?.meetingUid);
      expect(fjord?.eventId).not.toBe(skov?.eventId);
    });

    test('shows each date of a series by where it stood originally, changed and canceled ones too', async () => {
      const { iCalUId } = await send({
        start: '2026-12-05T10:00',
        end: '2026-12-05T11:00',
        timeZone: 'Europe/Copenhagen',
        rooms: ['fjord'],
        recurrence: weekly('2026-12-05', 4),
      });
      await control('PATCH', meeting(iCalUId, '2026-12-12T09:00:00.000Z'), {
        start: '2026-12-13T15:00:00.000Z',
        end: '2026-12-13T16:00:00.000Z',
      });
      await control('DELETE', meeting(iCalUId, '2026-12-19T09:00:00.000Z'), { scope: 'this' });

      const series = (await read('fjord', during('2026-12-05T00:00:00Z', '2026-12-28T00:00:00Z'))).filter(
        ({ meetingUid }) => meetingUid === iCalUId.toLowerCase(),
      );

      expect(series.map(({ occurrence, start, isException }) => [occurrence, start, isException])).toEqual([
        ['2026-12-05T09:00:00.000Z', '2026-12-05T09:00:00.000Z', false],
        ['2026-12-12T09:00:00.000Z', '2026-12-13T15:00:00.000Z', true],
        ['2026-12-26T09:00:00.000Z', '2026-12-26T09:00:00.000Z', false],
      ]);
      expect(new Set(series.map(({ eventId }) => eventId)).size).toBe(3);
    });

    test('shows a series where the clocks of its zone put it, before and after they change', async () => {
      const { iCalUId } = await send({
        start: '2027-03-20T10:00',
        end: '2027-03-20T11:00',
        timeZone: 'Europe/Copenhagen',
        rooms: ['fjord'],
        recurrence: weekly('2027-03-20', 3),
      });

      const series = (await read('fjord', halfYear)).filter(
        ({ meetingUid }) => meetingUid === iCalUId.toLowerCase(),
      );

      const starts = ['2027-03-20T09:00:00.000Z', '2027-03-27T09:00:00.000Z', '2027-04-03T08:00:00.000Z'];
      expect(series.map(({ start }) => start)).toEqual(starts);
      expect(series.map(({ occurrence }) => occurrence)).toEqual(starts);
    });

    test('shows of a private meeting its time and its organizer', async () => {
      await control('PUT', '/rooms/fjord', {
        processing: { removePrivateProperty: false, deleteSubject: false },
      });
      await book('09:00', '10:00', ['fjord'], { sensitivity: 'private' });
      await book('10:00', '11:00', ['fjord']);

      const [hidden, open] = await read('fjord');

      expect(hidden).toMatchObject({ isPrivate: true, subject: null, start: at('09:00') });
      expect(hidden?.organizer?.mailbox).toBe(room('anna'));
      expect(open).toMatchObject({ isPrivate: false, subject: 'Anna Holm CANARY-subject' });
    });

    test('shows a whole day from midnight to midnight where the organizer is', async () => {
      await send({
        start: '2026-12-05',
        end: '2026-12-06',
        timeZone: 'Europe/Copenhagen',
        isAllDay: true,
        rooms: ['fjord'],
      });

      const [meeting] = await read('fjord');

      expect(meeting).toMatchObject({
        isAllDay: true,
        start: '2026-12-04T23:00:00.000Z',
        end: '2026-12-05T23:00:00.000Z',
      });
    });

    test('shows what a managed room has not decided yet as tentative', async () => {
      await book('09:00', '10:00', ['bestyrelse'], { organizer: 'bent' });

      const [meeting] = await read('bestyrelse');

      expect(meeting?.showAs).toBe('tentative');
      expect(['none', 'tentative']).toContain(meeting?.response);
    });

    test('shows neither what the room declined nor what was called off', async () => {
      await book('09:00', '10:00', ['fjord']);
      await book('09:30', '10:30', ['fjord'], { organizer: 'bent' });
      const { iCalUId } = await book('11:00', '12:00', ['fjord']);
      await control('DELETE', meeting(iCalUId));

      expect(timesOf((await read('fjord')).filter(({ isCanceled }) => !isCanceled))).toEqual([
        [at('09:00'), at('10:00')],
      ]);
    });

    test('lists what shares time with the window, uncut and in order, and nothing that only touches it', async () => {
      await book('11:00', '12:00', ['fjord']);
      await book('09:00', '10:00', ['fjord']);
      await book('10:00', '11:00', ['fjord']);
      await book('08:00', '09:00', ['fjord']);

      expect(timesOf(await read('fjord', during(at('09:00'), at('10:30'))))).toEqual([
        [at('09:00'), at('10:00')],
        [at('10:00'), at('11:00')],
      ]);
    });

    test('lists a meeting across the seam of two parts once', async () => {
      await send({
        start: '2027-02-23T23:00:00Z',
        end: '2027-02-24T01:00:00Z',
        rooms: ['fjord'],
        timeZone: 'UTC',
      });

      const across = (await read('fjord', halfYear)).filter(({ start }) => start.startsWith('2027-02-23T23'));

      expect(timesOf(across)).toEqual([['2027-02-23T23:00:00.000Z', '2027-02-24T01:00:00.000Z']]);
    });

    test('lists all of a calendar that holds more than one answer takes', async () => {
      await control('POST', '/reset', { fixture: 'campus', rooms: 1, meetingsPerRoomDay: 24, days: 75 });
      const address = 'r1-0001@campus1.example' as MailboxAddress;
      const window = during('2026-11-30T00:00:00Z', '2027-02-20T00:00:00Z');
      const there = (await control(
        'GET',
        `/meetings?room=${address}&from=${window.start}&to=${window.end}`,
      )) as readonly { start: string; end: string; meetingUid: string }[];
      expect(there.length).toBeGreaterThan(1100);

      const reading = await subjectOf().reconnect(address).readMeetings(address, window);

      const found = reading.known ? reading.meetings : [];
      expect(found.map(keyOf).sort()).toEqual(there.map(keyOf).sort());
    });

    test('reaches as far ahead as a room may be booked', async () => {
      await control('PUT', '/rooms/fjord', { processing: { bookingWindowInDays: 1080 } });
      await send({
        start: '2029-11-12T09:00:00Z',
        end: '2029-11-12T10:00:00Z',
        rooms: ['fjord'],
        timeZone: 'UTC',
      });

      const far = await read('fjord', during('2027-11-30T00:00:00Z', '2029-11-14T00:00:00Z'));

      expect(timesOf(far).filter(([start]) => start?.startsWith('2029'))).toEqual([
        ['2029-11-12T09:00:00.000Z', '2029-11-12T10:00:00.000Z'],
      ]);
    });

    test('refuses a window of no length', async () => {
      const empty = during(at('09:00'), at('09:00'));
      await expect(subjectOf().exchange.readMeetings(room('fjord'), empty)).rejects.toThrow(RangeError);
    });
  });

  describe('looking for changes', () => {
    test('begins with a change, and then sees each change once', async () => {
      const first = await look(null);
      expect(first.hasChanged).toBe(true);
      const second = await look(first.cursor);
      expect(second.hasChanged).toBe(false);

      const { iCalUId } = await book('09:00', '10:00', ['fjord']);
      const third = await look(second.cursor);
      expect(third.hasChanged).toBe(true);
      await control('PATCH', meeting(iCalUId), { start: at('13:00'), end: at('14:00') });
      const fourth = await look(third.cursor);
      expect(fourth.hasChanged).toBe(true);
      await control('DELETE', meeting(iCalUId));
      const fifth = await look(fourth.cursor);
      expect(fifth.hasChanged).toBe(true);
      expect((await look(fifth.cursor)).hasChanged).toBe(false);
    });

    test('sees nothing of what happens in another room', async () => {
      const { cursor } = await look(null);
      await book('09:00', '10:00', ['skov']);
      expect((await look(cursor)).hasChanged).toBe(false);
    });

    test('counts another window as a change, and a cursor that Exchange has forgotten, or never gave', async () => {
      const { cursor } = await look(null);
      const moved = await look(cursor, during('2026-12-02T00:00:00Z', '2027-05-21T00:00:00Z'));
      expect(moved.hasChanged).toBe(true);

      await control('POST', '/reset', { fixture: 'F0' });
      const anew = await look(cursor);
      expect(anew.hasChanged).toBe(true);
      expect((await look(anew.cursor)).hasChanged).toBe(false);
      expect((await look('nonsense')).hasChanged).toBe(true);
    });

    test('comes to an end in a calendar that holds more than one answer takes', async () => {
      await control('POST', '/reset', { fixture: 'campus', rooms: 1, meetingsPerRoomDay: 12, days: 75 });
      const address = 'r1-0001@campus1.example' as MailboxAddress;
      const exchange = subjectOf().reconnect(address);
      const first = await exchange.readChanges(address, halfYear, null);
      expect(first).toMatchObject({ known: true, hasChanged: true });
      const second = await exchange.readChanges(address, halfYear, first.known ? first.cursor : null);
      expect(second).toMatchObject({ known: true, hasChanged: false });
    });
  });

  describe('a calendar that cannot be read', () => {
    test('is unknown when the room was removed, is a person’s mailbox, or is out of scope', async () => {
      await control('PUT', '/tenant', { mailboxes: { fjord: 'removed', skov: 'user' } });

      expect(codesOf(await endsOf('fjord'))).toEqual(['room-not-found', 'room-not-found']);
      expect(codesOf(await endsOf('skov'))).toEqual(['exchange-forbidden', 'exchange-forbidden']);
      expect(codesOf(await endsOf('lille'))).toEqual(['known', 'known']);
    });

    test.each([
      ['401', { fault: 'status', status: 401 }, 'exchange-unauthorized'],
      ['403', { fault: 'status', status: 403 }, 'exchange-forbidden'],
      ['429 without a time', { fault: 'status', status: 429 }, 'exchange-throttled'],
      ['503', { fault: 'status', status: 503 }, 'exchange-unavailable'],
      ['HTML in place of an answer', { fault: 'html' }, 'exchange-unreadable'],
      ['an answer that breaks off', { fault: 'truncate' }, 'exchange-unreadable'],
      ['a reset within the answer', { fault: 'reset', midBody: true }, 'exchange-unavailable'],
      ['silence', { fault: 'silence' }, 'exchange-timeout'],
    ])('is unknown and why after %s, and is well again when that ends', async (_case, rule, code) => {
      const { service, meetingsOperation, changesOperation } = subjectOf();
      await control('PUT', '/faults', {
        rules: [meetingsOperation, changesOperation].map((operation) => ({ service, operation, ...rule })),
      });
      const ends = await endsOf('fjord');
      expect(codesOf(ends)).toEqual([code, code]);
      expect(ends.map((end) => (end.known ? '' : end.fault.detail))).toEqual([
        expect.stringMatching(/^[A-Z].+\.$/),
        expect.stringMatching(/^[A-Z].+\.$/),
      ]);

      await control('DELETE', '/faults');
      expect(codesOf(await endsOf('fjord', subjectOf().exchange))).toEqual(['known', 'known']);
    });

    test('is unknown as a whole when a part of it could not be read', async () => {
      const { service, meetingsOperation: operation } = subjectOf();
      const rules = [{ service, operation, fault: 'status', status: 403, rate: 0.4 }];
      await control('PUT', '/faults', { seed: 14, rules }); // three parts at once are well, the fourth is refused
      const year = during('2026-12-01T00:00:00Z', '2027-12-01T00:00:00Z');

      const reading = await subjectOf().exchange.readMeetings(room('fjord'), year);

      const log = (await control('GET', '/log')) as readonly { operation: string; status: number }[];
      const statuses = log
        .filter(({ operation }) => operation === subjectOf().meetingsOperation)
        .map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set([200, 403]));
      expect(reading).toMatchObject({ known: false, fault: { code: 'exchange-forbidden' } });
    });

    test('says how long Exchange asks to wait, and is not asked again before that', async () => {
      await fault(subjectOf().meetingsOperation, { fault: 'status', status: 429, retryAfter: 3600 });
      const first = await subjectOf().exchange.readMeetings(room('fjord'), saturday);
      expect(first).toMatchObject({ fault: { code: 'exchange-throttled', retryAfterSeconds: 3600 } });

      await control('DELETE', '/faults');
      const again = await subjectOf().exchange.readMeetings(room('fjord'), saturday);
      expect(again).toMatchObject({ known: false, fault: { code: 'exchange-throttled' } });
    });

    test('stops when the caller goes away', async () => {
      await fault(subjectOf().meetingsOperation, { fault: 'silence' });
      const leaving = new AbortController();
      const { signal } = leaving;
      const reading = subjectOf().exchange.readMeetings(room('fjord'), halfYear, { signal });
      leaving.abort(new Error('went away'));

      await expect(reading).rejects.toThrow('went away');
    });
  });

  test('the record of calls names the room, the operation and the fields, and no meeting', async () => {
    await book('09:00', '10:00', ['fjord']);
    const { calls, exchange } = subjectOf();
    const before = calls.length;
    await exchange.readMeetings(room('fjord'), saturday);
    await exchange.readChanges(room('fjord'), saturday, null);

    const made = calls.slice(before).filter(({ mailbox }) => mailbox === room('fjord'));
    expect(new Map(made.map(({ operation, properties }) => [operation, properties]))).toEqual(
      subjectOf().recorded,
    );
    expect(JSON.stringify(made)).not.toMatch(/CANARY|anna/i);
  });
}
