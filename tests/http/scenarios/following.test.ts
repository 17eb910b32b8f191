import { readHistory } from '../../../contract/followed-meetings.ts';
import { answerRequest } from '../../../contract/service-teams.ts';
import { eventually } from '../../support/eventually.ts';
import type { House } from '../../support/house.ts';
import { aPane, address, boardOf, boardOnce, clockTo, mailTo, meetingPath, row, send } from './a-booking.ts';
import { describeInEveryWorld } from './worlds.ts';

const wednesday = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const thursday = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' };

describeInEveryWorld('a request follows its meeting', ({ service, start }) => {
  let house: House;
  beforeAll(async () => {
    house = await start();
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  /** Anna's meeting in fjord on Wednesday noon, with a request that the team has seen. */
  async function booked(rooms: readonly string[] = ['fjord']) {
    const anna = aPane(await house.caller('anna'), 'anna');
    await anna.say({ rooms, ...wednesday });
    await anna.ask();
    const uid = await send(house, { rooms, ...wednesday });
    await boardOnce(house, (requests) => requests.length > 0);
    // What changes before the first mail is out is told as if it had been so from the beginning.
    await eventually(
      () => mailTo(house, 'anna'),
      (mails) => mails.length > 0,
    );
    return { anna, uid };
  }
  const patch = (uid: string, body: object, query = '') =>
    house.control('PATCH', meetingPath(uid, query), body);

  test('S11: to another day, once, with before and after in one mail and one entry of the audit', async () => {
    const { uid } = await booked();
    await patch(uid, thursday);

    const board = await boardOnce(house, (all) => all.some(({ start }) => start === thursday.start));
    expect(board.map(row)).toEqual([`pending fjord ${thursday.start}`]);
    await clockTo(house, '2026-11-30T08:06:00.000Z'); // the organizer was written to a moment ago
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.some(({ text }) => text.includes('Before')),
    );
    const moved = mails.filter(({ text }) => text.includes('Before'));
    expect(moved).toHaveLength(1);
    expect(moved[0]?.text).toMatch(/Before: .*2 Dec.*12:00.*\n.*Now: .*3 Dec.*12:00/);
    const { call } = await house.portal('hana');
    const { entries, ...shown } = await call(readHistory, { params: { link: board[0]?.link ?? '' } });
    expect(shown).toMatchObject({ ...thursday, rooms: ['fjord'] });
    expect(entries.map(({ sentence }) => sentence.replace(/, seen .*$/, ''))).toEqual([
      'planned for Wed 2 Dec 12:00 fjord by Anna Holm',
      'request to House team CPH: written down by Anna Holm',
      'found at Wed 2 Dec 12:00 fjord by the organizer’s calendar',
      'request to House team CPH: passed on to the team by the organizer’s calendar',
      'moved from Wed 2 Dec 12:00 fjord to Thu 3 Dec 12:00 fjord by the organizer’s calendar',
      'request to House team CPH: moved along by the organizer’s calendar',
    ]);
  });

  test('S12: to another room of the same building', async () => {
    const { uid } = await booked();
    await patch(uid, { rooms: ['skov'] });

    const board = await boardOnce(house, (all) => all.some(({ room }) => room.mailbox === address('skov')));
    expect(board.map(row)).toEqual([`pending skov ${wednesday.start}`]);
  });

  test('S12: to another campus it does not: it ends by rule, and the team there is proposed and asked once', async () => {
    const afternoon = { start: '2026-12-02T14:00:00.000Z', end: '2026-12-02T15:00:00.000Z' }; // both kitchens work
    const anna = aPane(await house.caller('anna'), 'anna');
    await anna.say({ rooms: ['fjord'], ...afternoon });
    await anna.ask('coffee', undefined, 'Canteen CPH');
    const uid = await send(house, { rooms: ['fjord'], ...afternoon });
    await boardOnce(house, (requests) => requests.length > 0, 'dora');
    await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.length > 0,
    );
    await patch(uid, { rooms: ['hudson'] });

    const board = await boardOnce(house, (all) => all.every(({ status }) => status === 'canceled'), 'dora');
    expect(board.map(row)).toEqual([`canceled fjord ${afternoon.start}`]);
    expect(board[0]).toMatchObject({
      endedBy: 'meeting',
      fee: null,
      reason: expect.stringMatching(/Kitchen NYC/),
    });
    await clockTo(house, '2026-11-30T08:06:00.000Z'); // the organizer was written to a moment ago
    const [left] = await anna.templates();
    expect(left).toMatchObject({ status: 'canceled', instead: { name: 'Kitchen NYC' } });
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.some(({ text }) => text.includes('Kitchen NYC delivers there instead')),
    );
    expect(mails.filter(({ text }) => text.includes('Kitchen NYC delivers there instead'))).toHaveLength(1);

    await anna.say({ rooms: ['hudson'], ...afternoon });
    await anna.ask('coffee', undefined, 'Kitchen NYC');
    const templates = await eventually(
      () => anna.templates(),
      (seen) => seen.some(({ status }) => status === 'accepted'),
    );
    expect(templates.map(({ provider, status, instead }) => [provider.name, status, instead])).toEqual([
      ['Canteen CPH', 'canceled', null],
      ['Kitchen NYC', 'accepted', null],
    ]);
    expect(templates[1]?.requests.map(({ room }) => room.name)).toEqual(['hudson']);
  });

  test('S14: not by itself once requests have closed; the team is asked and its refusal keeps the old time', async () => {
    const { uid } = await booked();
    await clockTo(house, '2026-12-02T10:30:00.000Z');
    await patch(uid, { start: '2026-12-02T14:00:00.000Z', end: '2026-12-02T15:00:00.000Z' });

    const [asked] = await boardOnce(house, (all) => all.some(({ proposal }) => proposal !== null));
    expect(asked).toMatchObject({
      start: wednesday.start,
      flags: ['late-change'],
      proposal: { start: '2026-12-02T14:00:00.000Z' },
    });
    const { call } = await house.portal('fatima');
    if (!asked) throw new Error('the request is gone');
    const refused = await call(answerRequest, {
      params: { id: asked.id },
      version: asked.version,
      body: { action: 'refuse-change', reason: 'The team is elsewhere then.', room: null },
    });
    expect(refused).toMatchObject({ start: wednesday.start, proposal: null });
  });

  test('S15: to its end when the meeting is canceled, free before requests close', async () => {
    const { uid, anna } = await booked();
    await house.control('DELETE', meetingPath(uid));

    const board = await boardOnce(house, (all) => all.every(({ status }) => status === 'canceled'));
    expect(board.map(row)).toEqual([`canceled fjord ${wednesday.start}`]);
    expect((await anna.meeting()).state).toBe('canceled');
  });

  test('S15: and late after requests have closed', async () => {
    const { uid } = await booked();
    await clockTo(house, '2026-12-02T10:30:00.000Z');
    await house.control('DELETE', meetingPath(uid));

    const board = await boardOnce(house, (all) => all.every(({ status }) => status === 'canceled-late'));
    expect(board.map(({ status }) => status)).toEqual(['canceled-late']);
  });

  test('S17: held while a managed room is undecided for a team that wants that, and ended four hours after a refusal', async () => {
    const bent = aPane(await house.caller('bent'), 'bent');
    await bent.say({ rooms: ['bestyrelse'], ...wednesday, organizer: 'bent' });
    await bent.ask();
    const uid = await send(house, { rooms: ['bestyrelse'], ...wednesday, organizer: 'bent' });
    const pending = await boardOnce(house, (all) => all.length > 0);
    expect(pending[0]?.flags).toContain('pending-room');

    await house.control('POST', `${meetingPath(uid)}/answer`, { room: 'bestyrelse', response: 'declined' });
    const held = await boardOnce(house, (all) => all.some(({ holdUntil }) => holdUntil !== null));
    expect(held[0]?.flags).toContain('on-hold');

    await clockTo(house, '2026-11-30T12:00:01.000Z');
    const ended = await boardOnce(house, (all) => all.every(({ status }) => status === 'canceled'));
    expect(ended.map(({ status }) => status)).toEqual(['canceled']);
  });

  test('S18: to the same end when notifications are lost, doubled and shuffled, and people are told once', async () => {
    const { uid } = await booked();
    await house.control('PUT', '/faults', {
      seed: 7,
      rules: [
        { service: 'notifications', rate: 0.5, fault: 'duplicate' },
        { service: 'notifications', rate: 0.3, fault: 'lost' },
        { service: 'notifications', rate: 0.5, fault: 'shuffle' },
      ],
    });
    await patch(uid, thursday);
    await patch(uid, { rooms: ['skov'] });
    await patch(uid, { start: '2026-12-03T14:00:00.000Z', end: '2026-12-03T15:00:00.000Z' });
    await house.control('DELETE', '/faults');
    await clockTo(house, '2026-11-30T08:20:00.000Z'); // wakes the look that notifications are only a hint for

    const board = await boardOnce(house, (all) =>
      all.some((one) => row(one) === 'pending skov 2026-12-03T14:00:00.000Z'),
    );
    expect(board.map(row)).toEqual(['pending skov 2026-12-03T14:00:00.000Z']);
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.some(({ text }) => text.includes('Now')),
    );
    expect(mails.filter(({ text }) => text.includes('Now'))).toHaveLength(1);
  });

  test('S35: nowhere while Exchange is silent, and catches up when it answers again', async () => {
    const { uid, anna } = await booked();
    await house.control('PUT', '/faults', {
      seed: 1,
      rules: [{ service, rate: 1, fault: 'status', status: 503 }],
    });
    await house.control('DELETE', meetingPath(uid));
    await clockTo(house, '2026-11-30T09:00:00.000Z');
    expect((await boardOf(house)).map(({ status }) => status)).toEqual(['pending']);
    expect((await anna.meeting()).state).not.toBe('canceled');

    await house.control('DELETE', '/faults');
    await clockTo(house, '2026-11-30T09:30:00.000Z');
    const board = await boardOnce(house, (all) => all.every(({ status }) => status === 'canceled'));
    expect(board.map(({ status }) => status)).toEqual(['canceled']);
  });
});
