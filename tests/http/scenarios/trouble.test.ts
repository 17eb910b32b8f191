import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { listCalendars } from '../../../contract/calendars.ts';
import { readMeeting } from '../../../contract/meetings.ts';
import { addTemplate, listRoomProviders } from '../../../contract/services.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, address, boardOf, boardOnce, clockTo, mailTo, meetingPath, row, send } from './a-booking.ts';

const wednesday = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const thursday = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' };
/** Another day is another window: every calendar is read, whoever told of it or did not. */
const TUESDAY = '2026-12-01T08:00:00.000Z';

const meetingOnce = (pane: ReturnType<typeof aPane>, state: string) =>
  eventually(
    () => pane.meeting(),
    (seen) => seen.state === state,
  );

describeOnBothDatabases('a request outlives trouble', (_create, kind) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  async function booked(rooms: readonly string[] = ['fjord'], more: Readonly<Record<string, unknown>> = {}) {
    const call = await house.caller('anna');
    const anna = aPane(call, 'anna');
    await anna.say({ rooms, ...wednesday });
    await anna.ask();
    const uid = await send(house, { rooms, ...wednesday }, more);
    await boardOnce(house, (requests) => requests.length > 0);
    return { anna, call, uid };
  }
  const rows = async () => (await boardOf(house)).map(row);

  test('a pane that dies while it asks: what reached the server counts, is shown again, and is not asked twice', async () => {
    const call = await house.caller('anna');
    const anna = aPane(call, 'anna');
    await anna.say({ rooms: ['fjord'], ...wednesday });
    const { providers } = await call(listRoomProviders, {
      query: { room: [address('fjord')], ...wednesday },
    });
    const [team] = providers;
    if (!team) throw new Error('no team serves fjord');
    const { organization } = await house.portal('hana');
    const body = { clientKey: randomUUID(), provider: team.id, text: 'rows of chairs' };

    const dying = request(`${house.productUrl}/addin-api/meetings/${anna.bookingKey}/service-requests`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await house.token('anna')}`,
        'content-type': 'application/json',
        'foyer-organization': organization() ?? '',
      },
    });
    dying.on('error', () => undefined); // it hangs up itself
    dying.end(JSON.stringify(body));
    await once(dying, 'finish');
    await eventually(anna.templates, (seen) => seen.length > 0);
    dying.destroy();

    const [kept, ...others] = await anna.templates();
    expect([kept?.text, others]).toEqual(['rows of chairs', []]);
    const again = await call(addTemplate, { params: { bookingKey: anna.bookingKey }, body });
    expect(again.id).toBe(kept?.id);
    expect(await anna.templates()).toHaveLength(1);
  });

  test('a private meeting carries it, and its subject is nowhere', async () => {
    const { anna, uid } = await booked(['fjord'], { subject: 'CANARY merger', sensitivity: 'private' });
    await house.control('PATCH', meetingPath(uid), { ...thursday, subject: 'CANARY takeover' });
    const board = await boardOnce(house, (all) => all.some(({ start }) => start === thursday.start));
    expect(board.map(row)).toEqual([`pending fjord ${thursday.start}`]);

    const hana = await house.portal('hana');
    const { id: link } = await anna.meeting();
    const answers = await Promise.all(
      [`/meetings/${link}/history`, '/audit', '/reconcile', '/feed'].map(async (path) => {
        const answer = await hana.send(`/portal-api${path}`);
        return [answer.status, await answer.text()] as const;
      }),
    );
    expect(answers.map(([status]) => status)).toEqual([200, 200, 200, 200]);
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.length > 0,
    );
    const shown = JSON.stringify([board, await anna.meeting(), answers, mails]);
    expect(shown).toContain('chairs in a circle');
    expect(shown).not.toContain('CANARY');
  });

  test('the organizer leaves the company: the meeting stays in its room, and the request with it', async () => {
    await booked();
    await house.control('PUT', '/people/anna', { enabled: false });
    await clockTo(house, TUESDAY);
    expect(await rows()).toEqual([`pending fjord ${wednesday.start}`]);
  });

  test('half of the rooms are taken out of scope: those are suspended, the others go on', async () => {
    const { anna, call } = await booked(['fjord']);
    const other = aPane(call, 'anna');
    await other.say({ rooms: ['lille'], ...thursday });
    await other.ask();
    await send(house, { rooms: ['lille'], ...thursday });
    await boardOnce(house, (all) => all.length === 2);

    await house.control('PUT', '/tenant', { scope: 'half' });
    await clockTo(house, TUESDAY);
    const states = [await anna.meeting(), await other.meeting()].map(({ state }) => state);
    expect(states.toSorted()).toEqual(['bound', 'suspended']);
    expect((await rows()).toSorted()).toEqual([
      `pending fjord ${wednesday.start}`,
      `pending not-followed lille ${thursday.start}`,
    ]);
  });

  test('the room’s mailbox is removed: its request stays, the organizer and the administrator are told', async () => {
    const { anna, call } = await booked();
    await house.control('PUT', '/tenant', { mailboxes: { [address('fjord')]: 'removed' } });
    await clockTo(house, TUESDAY);
    await meetingOnce(anna, 'suspended');
    expect(await rows()).toEqual([`pending not-followed fjord ${wednesday.start}`]);
    const { rooms } = await call(readMeeting, { params: { bookingKey: anna.bookingKey } });
    expect(rooms.map(({ unreadableSince }) => unreadableSince)).toEqual([TUESDAY]);
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (seen) => seen.some(({ text }) => /cannot be read/i.test(text)),
    );
    expect(mails.filter(({ text }) => /cannot be read/i.test(text))).toHaveLength(1);

    const { call: hana } = await house.portal('hana');
    const { calendars } = await hana(listCalendars, {});
    const fjord = calendars.find(({ mailbox }) => mailbox === address('fjord'));
    expect(fjord?.health.state).not.toBe('ok');
    expect(fjord?.health.code).toBe('ErrorInvalidUser'); // Exchange’s own word, to search for
  });

  test('no token of ours is taken any more: nothing is canceled by blindness, although the meeting is canceled meanwhile', async () => {
    const { anna, uid } = await booked();
    const refused = { rate: 1, fault: 'status', status: 401 };
    await house.control('PUT', '/faults', { seed: 1, rules: [{ service: 'graph', ...refused }] });
    await house.control('DELETE', meetingPath(uid));
    await clockTo(house, TUESDAY);
    await meetingOnce(anna, 'suspended');
    expect(await rows()).toEqual([`pending not-followed fjord ${wednesday.start}`]);
    await house.control('DELETE', '/faults');
  });
});
