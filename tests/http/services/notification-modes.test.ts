import { readFeed } from '../../../contract/messages.ts';
import { changeProvider, listProviders } from '../../../contract/service-teams.ts';
import type { RouteCall } from '../../../contract/route.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { aPane, boardOnce, clockTo, mailTo, meetingPath, send } from '../scenarios/a-booking.ts';

const noon = (day: number) => ({
  start: `2026-12-0${day}T11:00:00.000Z`,
  end: `2026-12-0${day}T12:00:00.000Z`,
});
const box = 'house-cph';

/** It is Monday, 09:00 in Copenhagen; House team CPH closes two hours before, and its mailbox is `house-cph`. */
describe('what a team gets by mail', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  async function choose(notification: NonNullable<RouteCall<typeof changeProvider>['body']>['notification']) {
    const { call } = await house.portal('hana');
    const team = (await call(listProviders, {})).providers.find(({ name }) => name === 'House team CPH');
    if (!team) throw new Error('fixture F0 has a house team');
    expect(team.notification).toEqual({ kind: 'each' });
    const body = { notification, language: 'en-GB' };
    const changed = await call(changeProvider, { params: { id: team.id }, version: team.version, body });
    expect(changed.notification).toEqual(notification);
  }

  /** Anna's meeting with a request, seen by the room, and told to anna. */
  async function booked(room: string, when = noon(2)) {
    const anna = aPane(await house.caller('anna'), 'anna');
    await anna.say({ rooms: [room], ...when });
    await anna.ask();
    const told = (await mailTo(house, 'anna')).length;
    const uid = await send(house, { rooms: [room], ...when });
    await boardOnce(house, (all) => all.some((one) => one.room.name === room && one.start === when.start));
    await eventually(
      () => mailTo(house, 'anna'),
      (mails) => mails.length > told,
    );
    return uid;
  }

  const mailOnce = (isThere: (count: number) => boolean) =>
    eventually(
      () => mailTo(house, box),
      (mails) => isThere(mails.length),
    );

  test('is nothing when it wants nothing; its members find it in the portal', async () => {
    await choose({ kind: 'none' });
    await booked('fjord');
    await booked('skov'); // anna has been written to twice by now

    expect(await mailTo(house, box)).toEqual([]);
    const { call } = await house.portal('fatima');
    const { entries } = await call(readFeed, {});
    expect(entries.filter(({ title }) => title.includes('House team CPH'))).toHaveLength(2);
  });

  test('is one mail about all meetings at its time of the day, and the next one the day after', async () => {
    await choose({ kind: 'daily', at: '16:00' });
    await booked('fjord');
    await booked('skov');
    await clockTo(house, '2026-11-30T14:59:00.000Z');
    await booked('lille', noon(3));
    expect(await mailTo(house, box)).toEqual([]);

    await clockTo(house, '2026-11-30T15:00:00.000Z');
    const [daily, ...others] = await mailOnce((count) => count > 0);
    expect(others).toEqual([]);
    expect(daily?.subject).toBe('3 changes to requests for several meetings');
    for (const room of ['fjord', 'skov', 'lille']) expect(daily?.text).toContain(`Where: ${room}`);

    await booked('fjord', noon(4));
    expect(await mailTo(house, box)).toHaveLength(1);
    await clockTo(house, '2026-12-01T15:00:00.000Z');
    const [, second] = await mailOnce((count) => count > 1);
    expect(second?.text).toContain('4 Dec 2026');
    expect(second?.text).not.toContain('Where: skov');
  });

  test('is only what came too late and what is asked, when it wants no more', async () => {
    await choose({ kind: 'late' });
    const uid = await booked('fjord');
    await house.control('PATCH', meetingPath(uid), noon(3));
    await boardOnce(house, (all) => all.some(({ start }) => start === noon(3).start));
    await booked('skov', noon(3)); // by now anna has been told of everything so far
    expect(await mailTo(house, box)).toEqual([]);

    await clockTo(house, '2026-12-03T10:30:00.000Z');
    await house.control('PATCH', meetingPath(uid), {
      start: '2026-12-03T14:00:00.000Z',
      end: '2026-12-03T15:00:00.000Z',
    });
    const [asked, ...others] = await mailOnce((count) => count > 0);
    expect(others).toEqual([]);
    expect(asked?.subject).toMatch(/House team CPH must answer a late change/);
  });
});
