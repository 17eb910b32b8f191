import { suggestTimes } from '../../../contract/room-times.ts';
import type { TimeSuggestion } from '../../../contract/room-times.ts';
import { listPlaces } from '../../../contract/rooms.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const address = (name: string) => `${name}@nordhavn.example`;
/** A Tuesday for which nobody has booked anything yet, 10 to 11 in Copenhagen. */
const TEN = { start: '2027-01-12T09:00:00Z', end: '2027-01-12T10:00:00Z' };

function inShort({ kind, start, end, rooms, free }: TimeSuggestion): string {
  return `${kind} ${start.slice(5, 16)}–${end.slice(11, 16)} ${rooms.map(({ name }) => name).join(' ')} (${free})`;
}

describeOnBothDatabases('other times for a meeting', (_create, kind) => {
  let house: House;
  let anna: Call;
  let copenhagen: string;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
    anna = await house.caller('anna');
  });
  beforeEach(async () => {
    await house.reset();
    const { units } = await anna(listPlaces, {});
    copenhagen =
      units.find(({ kind, timeZone }) => kind === 'building' && timeZone === 'Europe/Copenhagen')?.id ?? '';
  });
  afterAll(() => house.close());

  const book = (rooms: readonly string[], from: string, to: string) =>
    house.control('POST', '/meetings', {
      organizer: 'carla',
      subject: 'x',
      start: `2027-01-12T${from}:00Z`,
      end: `2027-01-12T${to}:00Z`,
      rooms,
    });
  const suggest = async (more: object = {}) =>
    await anna(suggestTimes, {
      query: {
        ...TEN,
        seats: 6,
        unit: copenhagen,
        timeZone: 'Europe/Copenhagen',
        equipment: [],
        savedRoom: [],
        ...more,
      },
    });
  /** When the calendars that were booked have been read. */
  const soon = async (isThere: (found: readonly string[]) => boolean, more: object = {}) => {
    const { suggestions } = await eventually(
      () => suggest(more),
      (found) => isThere(found.suggestions.map(inShort)),
    );
    return suggestions;
  };

  test('the nearest are a shorter and a later one, from what was read of the calendars, best fit first', async () => {
    await book(['fjord'], '08:00', '09:30');
    await book(['skov'], '08:30', '10:00');
    const found = await soon((all) => all[0] === 'shorter 01-12T09:30–10:00 fjord (1)');
    expect(found.map(inShort).slice(0, 3)).toEqual([
      'shorter 01-12T09:30–10:00 fjord (1)',
      'later 01-12T09:30–10:30 fjord (1)',
      'later 01-12T10:00–11:00 fjord skov (2)',
    ]);
    expect(found[0]).toMatchObject({
      kind: 'shorter',
      days: 0,
      shiftMinutes: 30,
      shorterMinutes: 30,
      readAt: '2026-11-30T08:00:00.000Z',
      rooms: [{ mailbox: address('fjord'), name: 'fjord', timeZone: 'Europe/Copenhagen' }],
    });
  });

  test('a day that is taken whole leads to the next one at the same time, and to no weekend', async () => {
    await book(['fjord', 'skov'], '05:00', '19:00');
    const found = await soon((all) => all[0]?.startsWith('later 01-13T09:00') === true);
    expect(found.map(({ days }) => days)).toEqual([1, -1, 2, 3, -4, -5]); // on no weekend
  });

  test('a room that is too small, has not what is needed, or is only for others, is not counted', async () => {
    await book(['fjord', 'skov'], '05:00', '19:00');
    await soon((all) => all[0]?.startsWith('later 01-13T09:00') === true);
    const { suggestions, rooms } = await suggest();
    const named = new Set(suggestions.flatMap((one) => one.rooms.map(({ name }) => name)));
    expect([...named].toSorted()).toEqual(['fjord', 'skov']); // lille seats four, bestyrelse is for the board
    expect(rooms).toBe(2);
    expect(await suggest({ seats: 6000 })).toMatchObject({ suggestions: [], rooms: 0 });
    expect(await suggest({ equipment: ['nothing-has-this'] })).toMatchObject({ suggestions: [], rooms: 0 });
  });

  test('the meeting itself, as it was sent, is in nobody’s way', async () => {
    await book(['fjord', 'skov'], '09:00', '10:00');
    await soon((all) => all[0] === 'later 01-12T10:00–11:00 fjord skov (2)');
    const saved = { savedStart: TEN.start, savedEnd: TEN.end, savedRoom: [address('fjord')] };
    const [first] = (await suggest(saved)).suggestions;
    expect(first && inShort(first)).toBe('shorter 01-12T09:00–09:45 fjord (1)');
  });

  test('beyond what was read nothing is known, and another century is no error', async () => {
    expect(
      (await suggest({ start: '2029-12-04T09:00:00Z', end: '2029-12-04T10:00:00Z' })).suggestions,
    ).toEqual([]);
    expect(
      (await suggest({ start: '9999-12-31T22:00:00Z', end: '9999-12-31T23:00:00Z' })).suggestions,
    ).toEqual([]);
    expect(
      (await suggest({ start: '0000-01-01T00:00:00Z', end: '0000-01-01T01:00:00Z' })).suggestions,
    ).toEqual([]);
  });

  test('bad input is refused as the search for rooms refuses it, and a place that is gone is not found', async () => {
    await expect(suggest({ end: TEN.start })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(suggest({ seats: 0 })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(suggest({ unit: '00000000-0000-4000-8000-0000000000ff' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
