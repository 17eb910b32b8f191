import { listCalendars } from '../../../contract/calendars.ts';
import { listIntegrations } from '../../../contract/integrations.ts';
import { confirmRooms } from '../../../contract/rooms.ts';
import { eventually } from '../../support/eventually.ts';
import type { House } from '../../support/house.ts';
import { aPane, address, boardOnce, meetingPath, row, send } from './a-booking.ts';
import { describeInEveryWorld } from './worlds.ts';

const wednesday = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const thursday = { start: '2026-12-03T11:00:00.000Z', end: '2026-12-03T12:00:00.000Z' };

describeInEveryWorld('an Exchange that uses words of a later version', ({ service, start }) => {
  let house: House;
  beforeAll(async () => {
    house = await start();
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  /** What the portal warns of, once what was counted is written. */
  async function warnings() {
    const { call } = await house.portal('hana');
    await call(listCalendars, {}); // shows how reading went up to this moment, so what waits is written first
    return (await call(listIntegrations, {})).integrations.flatMap(({ unknownWords }) => unknownWords);
  }
  const seenWords = async () => (await warnings()).map(({ field, word }) => `${field} ${word}`).toSorted();

  test('is followed, its rooms are taken and nothing is canceled; administrators read which words, where and since when', async () => {
    const call = await house.caller('anna');
    const anna = aPane(call, 'anna');
    await anna.say({ rooms: ['fjord'], ...wednesday });
    await anna.ask();
    const uid = await send(house, { rooms: ['fjord'], ...wednesday, organizer: 'anna' });
    await boardOnce(house, (requests) => requests.length > 0);
    expect(await seenWords()).toEqual([]);

    await house.control('PUT', '/faults', { rules: [{ service, fault: 'later-words' }] });
    await house.control('PATCH', meetingPath(uid), thursday);
    const board = await boardOnce(house, (all) => all.some(({ start: at }) => at === thursday.start));
    expect(board.map(row)).toEqual([expect.stringMatching(/^pending .*fjord 2026-12-03T11:00:00.000Z$/)]);
    expect((await anna.meeting()).state).not.toBe('canceled');

    const { offers } = await call(confirmRooms, {
      query: { ...thursday, room: [address('fjord')], equipment: [], savedRoom: [] },
    });
    expect(offers.map(({ availability }) => availability)).toEqual(['busy']);

    const [later, answered] =
      service === 'graph' ? ['focusing', 'acceptedInPart'] : ['Focusing', 'AcceptInPart'];
    expect(await eventually(seenWords, (seen) => seen.length === 2)).toEqual([
      `response ${answered}`,
      `showAs ${later}`,
    ]);
    const shown = (await warnings()).find(({ field }) => field === 'showAs');
    expect(shown?.readings).toBeGreaterThan(0);
    expect(shown?.firstSeenAt && shown.firstSeenAt <= shown.lastSeenAt).toBe(true);
    expect(shown?.explanation).toBe(
      `Exchange says how a meeting shows in a calendar with the word “${later}”, which this version of Foyer does not know. Meanwhile the room counts as busy at that time.`,
    );
  });
});
