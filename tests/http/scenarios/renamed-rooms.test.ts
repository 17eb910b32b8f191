import { listCalendars } from '../../../contract/calendars.ts';
import { eventually } from '../../support/eventually.ts';
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

describeInEveryWorld('a room whose mailbox gets another address', ({ start }) => {
  let house: House;
  beforeAll(async () => {
    house = await start();
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  test('is the same room: its meeting, and what was asked for there, stay; nothing is canceled and nobody is told', async () => {
    const anna = aPane(await house.caller('anna'), 'anna');
    await anna.say({ rooms: ['fjord'], ...wednesday });
    await anna.ask();
    await send(house, { rooms: ['fjord'], ...wednesday });
    await boardOnce(house, (requests) => requests.length > 0);
    const told = await eventually(
      () => mailTo(house, 'anna'),
      (mails) => mails.length > 0,
    );
    const { call } = await house.portal('hana');
    const roomAt = async (name: string) =>
      (await call(listCalendars, {})).calendars.find(({ mailbox }) => mailbox === address(name));
    const before = await roomAt('fjord');
    for (const time of [PLANNED, COMPARED]) await clockTo(house, time);

    await house.control('PUT', '/tenant', {
      mailboxes: { [address('fjord')]: { renamed: address('bugt') } },
    });
    await clockTo(house, LATER);
    const after = await eventually(
      () => roomAt('bugt'),
      (room) => room?.health.state === 'ok',
    );
    expect([after?.id, after?.name]).toEqual([before?.id, before?.name]);
    expect(await roomAt('fjord')).toBeUndefined();

    await clockTo(house, TUESDAY); // every calendar is read whole
    const { state, rooms } = await eventually(
      () => anna.meeting(),
      (meeting) =>
        meeting.state === 'bound' && meeting.rooms.every(({ unreadableSince }) => !unreadableSince),
    );
    expect([state, rooms.map(({ mailbox }) => mailbox)]).toEqual(['bound', [address('bugt')]]);
    expect((await boardOf(house)).map(row)).toEqual([`pending fjord ${wednesday.start}`]);
    const said = await mailTo(house, 'anna');
    expect(said.slice(told.length).filter(({ text }) => /cancel|moved|other room/i.test(text))).toEqual([]);
  });
});
