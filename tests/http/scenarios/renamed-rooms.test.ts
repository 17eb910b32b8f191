import { randomUUID } from 'node:crypto';
import { listCalendars, readCalendarNow } from '../../../contract/calendars.ts';
import { listDeskVisits, listMyReceptions } from '../../../contract/front-desk.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, address, boardOf, boardOnce, clockTo, mailTo, row, send } from './a-booking.ts';
import { describeInEveryWorld } from './worlds.ts';

const wednesday = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
/** Rooms are compared with the directory every five minutes; the first time only plans the next one. */
const [PLANNED, COMPARED, LATER] = [
  '2026-11-30T08:30:00.000Z',
  '2026-11-30T08:36:00.000Z',
  '2026-11-30T08:42:00.000Z',
] as const;
const TUESDAY = '2026-12-01T08:00:00.000Z';

async function roomAt(house: House, name: string) {
  const { call } = await house.portal('hana');
  return (await call(listCalendars, {})).calendars.find(({ mailbox }) => mailbox === address(name));
}

const rename = (house: House) =>
  house.control('PUT', '/tenant', { mailboxes: { [address('fjord')]: { renamed: address('bugt') } } });

/** Who is expected at the desk of fjord's building on the day of the meeting. */
async function expectedAtDesk(house: House) {
  const { call } = await house.portal('fatima');
  const [reception] = (await call(listMyReceptions, {})).receptions;
  if (!reception) throw new Error('fatima works at no reception');
  const { visits } = await call(listDeskVisits, { query: { reception: reception.id, day: '2026-12-02' } });
  return visits.map(({ name, status, room }) => `${name} ${status} ${room}`);
}

describeInEveryWorld('a room whose mailbox gets another address', ({ start }) => {
  let house: House;
  beforeAll(async () => {
    house = await start();
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  test('is the same room: its meeting, its visitors and what was asked for there stay; nothing is canceled, nobody told', async () => {
    const call = await house.caller('anna');
    const anna = aPane(call, 'anna');
    await anna.say({ rooms: ['fjord'], ...wednesday });
    await anna.ask();
    await call(registerVisitors, {
      params: { bookingKey: anna.bookingKey },
      body: { visitors: [{ id: randomUUID(), name: 'Vera Olsen', mail: 'vera@fabrikam.example' }] },
    });
    await send(house, { rooms: ['fjord'], ...wednesday });
    await boardOnce(house, (requests) => requests.length > 0);
    const told = await eventually(
      () => mailTo(house, 'anna'),
      (mails) => mails.length > 0,
    );
    const before = await roomAt(house, 'fjord');
    for (const time of [PLANNED, COMPARED]) await clockTo(house, time);

    await rename(house);
    await clockTo(house, LATER);
    const after = await eventually(
      () => roomAt(house, 'bugt'),
      (room) => room?.health.state === 'ok',
    );
    expect([after?.id, after?.name]).toEqual([before?.id, before?.name]);
    expect(await roomAt(house, 'fjord')).toBeUndefined();

    await clockTo(house, TUESDAY); // every calendar is read whole
    const { state, rooms } = await eventually(
      () => anna.meeting(),
      (meeting) =>
        meeting.state === 'bound' && meeting.rooms.every(({ unreadableSince }) => !unreadableSince),
    );
    expect([state, rooms.map(({ mailbox }) => mailbox)]).toEqual(['bound', [address('bugt')]]);
    expect((await boardOf(house)).map(row)).toEqual([`pending fjord ${wednesday.start}`]);
    expect(await expectedAtDesk(house)).toEqual(['Vera Olsen expected fjord']);
    const said = await mailTo(house, 'anna');
    expect(said.slice(told.length).filter(({ text }) => /cancel|moved|other room/i.test(text))).toEqual([]);
  });
});

describeOnBothDatabases('a room that does not answer under its address any more', (_create, database) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  afterAll(() => house.close());

  test('is looked for in the directory at once, and found under the new one', async () => {
    for (const time of [PLANNED, COMPARED, '2026-11-30T08:38:00.000Z']) await clockTo(house, time);
    const before = await roomAt(house, 'fjord');
    if (!before) throw new Error('fjord is not there');
    await rename(house);
    const { call } = await house.portal('hana');
    await call(readCalendarNow, { params: { id: before.id } });

    const after = await eventually(
      () => roomAt(house, 'bugt'),
      (room) => room?.health.state === 'ok',
    );
    expect(after?.id).toBe(before.id);
  });
});
