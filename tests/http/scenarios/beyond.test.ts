import { readHistory } from '../../../contract/followed-meetings.ts';
import { eventually } from '../../support/eventually.ts';
import type { House } from '../../support/house.ts';
import { aPane, boardOf, boardOnce, clockTo, mailTo, meetingPath, row, send } from './a-booking.ts';
import { describeInEveryWorld } from './worlds.ts';

const wednesday = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
/** Two years ahead; what is read of a calendar ends in a year. */
const far = { start: '2028-11-29T11:00:00.000Z', end: '2028-11-29T12:00:00.000Z' };

describeInEveryWorld(
  'a request on a meeting that is moved further ahead than calendars are read',
  (world) => {
    let house: House;
    beforeAll(async () => {
      house = await world.start();
    });
    beforeEach(async () => {
      await house.reset();
      await house.control('PUT', '/rooms/fjord', { processing: { bookingWindowInDays: 1080 } });
    });
    afterAll(() => house.close());

    async function booked() {
      const anna = aPane(await house.caller('anna'), 'anna');
      await anna.say({ rooms: ['fjord'], ...wednesday });
      await anna.ask();
      const uid = await send(house, { rooms: ['fjord'], ...wednesday });
      await boardOnce(house, (requests) => requests.length > 0);
      await eventually(
        () => mailTo(house, 'anna'),
        (mails) => mails.length > 0,
      );
      return { anna, uid };
    }

    test('S11: follows to there, and nobody reads of a cancellation', async () => {
      const { anna, uid } = await booked();
      const [asked] = await boardOf(house);
      await house.control('PATCH', meetingPath(uid), far);

      const moved = await eventually(
        () => anna.meeting(),
        ({ start, state }) => start === far.start && state === 'bound',
      );
      expect(moved).toMatchObject({ state: 'bound', ...far, rooms: [{ name: 'fjord', answer: 'accepted' }] });
      const templates = await anna.templates();
      expect(templates.map(({ status, requests }) => [status, requests.map(({ start }) => start)])).toEqual([
        ['pending', [far.start]],
      ]);
      await clockTo(house, '2026-11-30T08:06:00.000Z'); // the organizer was written to a moment ago
      const mails = await eventually(
        () => mailTo(house, 'anna'),
        (seen) => seen.some(({ text }) => text.includes('Now:')),
      );
      expect(mails.filter(({ text }) => text.includes('Now:'))).toHaveLength(1);
      expect(mails.some(({ text, subject }) => /cancel/i.test(`${subject} ${text}`))).toBe(false);
      const { call } = await house.portal('hana');
      const { entries } = await call(readHistory, { params: { link: asked?.link ?? '' } });
      expect(entries.map(({ sentence }) => sentence).some((text) => text.includes('canceled'))).toBe(false);
    });

    test('S11: and is the same one when the calendars are read as far as that', async () => {
      const nextYear = { start: '2027-12-15T11:00:00.000Z', end: '2027-12-15T12:00:00.000Z' };
      const later = { start: '2027-12-15T12:00:00.000Z', end: '2027-12-15T13:00:00.000Z' };
      const { anna, uid } = await booked();
      await house.control('PATCH', meetingPath(uid), nextYear);
      await eventually(
        () => anna.meeting(),
        ({ start, state }) => start === nextYear.start && state === 'bound',
      );
      await clockTo(house, '2026-12-20T08:00:00.000Z');
      await house.control('PATCH', meetingPath(uid), later);

      const templates = await eventually(
        () => anna.templates(),
        ([first]) => first?.requests[0]?.start === later.start,
      );
      expect(templates.map(({ requests }) => requests.map(({ start }) => start))).toEqual([[later.start]]);
    });

    test('S15: is canceled when the meeting is, within seconds', async () => {
      const { uid } = await booked();
      await house.control('DELETE', meetingPath(uid));

      const board = await boardOnce(house, (all) => all.every(({ status }) => status === 'canceled'));
      expect(board.map(row)).toEqual([`canceled fjord ${wednesday.start}`]);
    });
  },
);
