import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { addCalendars, listCalendars, removeCalendars } from '../../../contract/calendars.ts';
import { listReconcile, readHistory } from '../../../contract/followed-meetings.ts';
import { putMeeting, readMeeting, recoverMeetings } from '../../../contract/meetings.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { MONDAY, startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const FJORD = 'fjord@nordhavn.example';
const SKOV = 'skov@nordhavn.example';
/** Wednesday, 12:00 to 13:00 in Copenhagen. */
const wednesday = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const thursday = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' };
const planned: z.input<(typeof putMeeting)['body']> = {
  organizer: 'anna@nordhavn.example',
  organizerName: 'Anna',
  rooms: [FJORD],
  ...wednesday,
  timeZone: 'Europe/Copenhagen',
  signal: 'compose',
};
const Sent = z.object({ iCalUId: z.string() });

describeOnBothDatabases('a meeting that was planned in the pane', (_createDatabase, kind) => {
  let house: House;
  let anna: Call;
  let params: { readonly bookingKey: string };
  beforeAll(async () => {
    house = await startHouse({ database: kind });
    anna = await house.caller('anna');
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    await house.reset();
    params = { bookingKey: randomUUID() };
  });

  /** Everything that was told has been taken, whatever is due has been read, and what waits for it has gone on. */
  async function settle(now = MONDAY) {
    await house.control('POST', '/notifications/settle', { hurry: true });
    await house.control('PUT', '/clock', { now });
    await house.control('PUT', '/clock', { now });
  }
  async function send(more: object = {}): Promise<string> {
    const meeting = {
      organizer: 'anna',
      subject: 'x',
      timeZone: 'UTC',
      rooms: [FJORD],
      ...wednesday,
      ...more,
    };
    const { iCalUId } = Sent.parse(await house.control('POST', '/meetings', meeting));
    await settle();
    return encodeURIComponent(iCalUId);
  }
  const read = async () => await anna(readMeeting, { params });

  test('is found when another program sent it, moves, changes rooms and is canceled with its calendar', async () => {
    await anna(putMeeting, { params, body: planned });
    expect(await read()).toMatchObject({ state: 'draft' });
    const meeting = await send();
    expect(await read()).toMatchObject({ state: 'bound', reason: null, rooms: [{ name: 'fjord' }] });

    await house.control('PATCH', `/meetings/${meeting}`, { ...thursday, scope: 'all' });
    await settle();
    expect(await read()).toMatchObject({ state: 'bound', ...thursday });

    await house.control('PATCH', `/meetings/${meeting}`, { rooms: [SKOV], scope: 'all' });
    await settle();
    expect(await read()).toMatchObject({ state: 'bound', rooms: [{ name: 'skov', answer: 'accepted' }] });

    await house.control('DELETE', `/meetings/${meeting}`);
    await settle();
    const { id, state } = await read();
    expect(state).toBe('canceled');
    const { entries } = await (await house.portal('hana')).call(readHistory, { params: { link: id } });
    expect(entries.map(({ cause }) => cause)).toEqual(expect.arrayContaining(['pane', 'calendar']));
    const told = entries.map(({ sentence }) => sentence.replace(/, seen .*$/, ''));
    expect(told).toContain(
      'moved from Wed 2 Dec 12:00 fjord to Thu 3 Dec 12:00 fjord by the organizer’s calendar',
    );
    // Which of the two rooms is read first is nobody's choice.
    expect(told.join('\n')).toMatch(/moved from .* to Thu 3 Dec 12:00 skov by the organizer’s calendar/);
    expect(told.at(-1)).toMatch(/^canceled: Thu 3 Dec 12:00 /);
  });

  test('cannot be read while its room is taken out of Foyer, and is followed again once it is added anew', async () => {
    await anna(putMeeting, { params, body: planned });
    const meeting = await send();
    expect(await read()).toMatchObject({ state: 'bound' });

    const { call: hana } = await house.portal('hana');
    const { calendars } = await hana(listCalendars, {});
    const fjord = calendars.find(({ mailbox }) => mailbox === FJORD);
    if (!fjord) throw new Error('the fixture lacks fjord');
    await hana(removeCalendars, { body: { ids: [fjord.id] } });
    await settle();
    expect(await read()).toMatchObject({ state: 'suspended', reason: { code: 'unreadable' } });

    await house.control('PATCH', `/meetings/${meeting}`, { ...thursday, scope: 'all' });
    const { integration, unit } = fjord;
    await hana(addCalendars, { body: { integration, unit, mailboxes: [FJORD] } });
    const again = await eventually(read, ({ state }) => state === 'bound');
    expect(again).toMatchObject(thursday);
  });

  test('is listed for a decision when two plans fit, to those who may decide', async () => {
    const other = { bookingKey: randomUUID() };
    await anna(putMeeting, { params, body: planned });
    await anna(putMeeting, { params: other, body: planned });
    await send();

    const { items } = await (await house.portal('hana')).call(listReconcile, {});
    expect(items.map(({ reason }) => reason.code)).toEqual(['contested', 'contested']);
    expect(items[0]?.candidates[0]).toMatchObject({ ...wednesday, differs: [] });
  });

  test('is one meeting however often the pane says it, also at the same moment', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => anna(putMeeting, { params, body: planned })));
    expect(new Set(replies.map(({ id }) => id)).size).toBe(1);
    const query = { organizer: planned.organizer, room: FJORD, ...wednesday };
    expect((await anna(recoverMeetings, { query })).meetings).toHaveLength(1);
  });

  test('what its form said before Send and arrives after it changes nothing; what is changed after Send was not sent', async () => {
    const form = randomUUID();
    const [said, later] = [1_000, 2_000].map((at) => ({ form, at }));
    await anna(putMeeting, { params, body: { ...planned, said: { form, at: 500 } } });
    await anna(putMeeting, { params, body: { ...planned, ...thursday, signal: 'send', said: later } });
    expect(await anna(putMeeting, { params, body: { ...planned, said } })).toMatchObject({
      state: 'expected',
      ...thursday,
    });

    // The same words again, later; and then once more what was said in between.
    await anna(putMeeting, {
      params,
      body: { ...planned, ...thursday, signal: 'send', said: { form, at: 4_000 } },
    });
    const between = { ...planned, said: { form, at: 3_000 } };
    expect(await anna(putMeeting, { params, body: between })).toMatchObject({ state: 'expected' });
    await send(thursday);
    expect(await read()).toMatchObject({ state: 'bound', ...thursday });

    const other = { bookingKey: randomUUID() };
    const sent = { ...planned, rooms: [SKOV], signal: 'send' as const, said: later };
    await anna(putMeeting, { params: other, body: sent });
    // The form is opened again, on a machine whose clock is behind.
    const again = { ...sent, ...thursday, signal: 'compose' as const, said: { form: randomUUID(), at: 100 } };
    expect(await anna(putMeeting, { params: other, body: again })).toMatchObject({
      state: 'draft',
      ...thursday,
    });
    // Its clock was put back by more than anything takes on its way.
    await anna(putMeeting, { params: other, body: { ...again, said: { ...again.said, at: 10_000_000 } } });
    expect(await anna(putMeeting, { params: other, body: { ...again, ...wednesday } })).toMatchObject(
      wednesday,
    );
  });

  test('is not there for colleagues, who may not act on it either', async () => {
    await anna(putMeeting, { params, body: planned });
    const carla = await house.caller('carla');
    await expect(carla(readMeeting, { params })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('that a calendar shows keeps its organizer, also against a delegate', async () => {
    await anna(putMeeting, { params, body: planned });
    await send();
    const bent = await house.caller('bent');
    const taken = { ...planned, organizer: 'bent@nordhavn.example', organizerName: 'Bent' };

    await expect(bent(putMeeting, { params, body: { ...taken, ...thursday } })).rejects.toMatchObject({
      code: 'not-found',
    });
    await bent(putMeeting, { params, body: planned });
    await expect(bent(putMeeting, { params, body: taken })).rejects.toMatchObject({
      code: 'not-possible-now',
    });
    expect(await read()).toMatchObject({ state: 'bound' });
  });

  test('is not taken over by who acted on it and is no delegate any more', async () => {
    await anna(putMeeting, { params, body: planned });
    const bent = await house.caller('bent');
    await bent(putMeeting, { params, body: planned });
    await house.db
      .updateTable('role_assignment')
      .set({ role: 'add-in-user' })
      .where('role', '=', 'add-in-user-with-delegated-access')
      .execute();

    const taken = { ...planned, organizer: 'bent@nordhavn.example', organizerName: 'Bent' };
    await expect(bent(putMeeting, { params, body: taken })).rejects.toMatchObject({
      code: 'permission-missing',
    });
    expect(await read()).toMatchObject({ state: 'draft' });
  });

  test.each([
    ['an end before the start', { end: '2026-12-02T10:00:00Z' }, '/body/end'],
    ['a time of no zone', { start: '2026-12-02T11:00:00' }, '/body/start'],
    ['a zone of Windows', { timeZone: 'Romance Standard Time' }, '/body/timeZone'],
    ['a room that is no address', { rooms: ['fjord'] }, '/body/rooms/0'],
    ['51 rooms', { rooms: Array.from({ length: 51 }, (_, n) => `r${n}@x.example`) }, '/body/rooms'],
    ['a language that is none', { language: 'da_DK; drop' }, '/body/language'],
    ['a name over several lines', { organizerName: 'a\nb' }, '/body/organizerName'],
    ['another signal', { signal: 'sent' }, '/body/signal'],
    ['a recurrence without its type', { recurrence: { seriesTime: {} } }, '/body/recurrence/recurrenceType'],
    ['a field that nobody knows', { subject: 'secret' }, '/body/subject'],
  ])('is refused with %s, and names the place', async (_, more, pointer) => {
    const refused = await anna(putMeeting, { params, body: { ...planned, ...more } as typeof planned }).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: 'invalid-request' });
    expect(JSON.stringify(refused)).toContain(pointer);
  });
});
