import { findRoomSets } from '../../../contract/room-sets.ts';
import { listUnits } from '../../../contract/organization.ts';
import { changeRoomPolicy, readRoomPolicy } from '../../../contract/room-policies.ts';
import { UnitId } from '../../../contract/primitives.ts';
import { listPlaces } from '../../../contract/rooms.ts';
import { noPolicy } from '../../../server/modules/rooms/index.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

/** Three in the afternoon in Copenhagen, nine in the morning in New York. */
const afternoon = { start: '2026-12-01T14:00:00Z', end: '2026-12-01T15:00:00Z' };

describeOnBothDatabases('S04: rooms in several places at once', (_create, kind) => {
  let house: House;
  let anna: Call;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
    anna = await house.caller('anna');
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  const unit = async (name: string) => {
    const { units } = await anna(listPlaces, {});
    const found = units.find((one) => one.name === name);
    if (!found) throw new Error(`there is no ${name}`);
    return found.id;
  };
  const find = async (places: Readonly<Record<string, number>>, more: object = {}) => {
    const sites = await Promise.all(
      Object.entries(places).map(async ([name, seats]) => ({ unit: await unit(name), seats })),
    );
    return await anna(findRoomSets, {
      body: { ...afternoon, equipment: [], timeZone: 'Europe/Copenhagen', savedRoom: [], sites, ...more },
    });
  };
  const names = ({ sets }: Awaited<ReturnType<typeof find>>) =>
    sets.map(({ offers }) => offers.map(({ name }) => name).join(' + '));

  test('hold to the policy of each place', async () => {
    const { call: hana } = await house.portal('hana');
    const hq = (await hana(listUnits, {})).units.find(({ name }) => name === 'HQ')?.id ?? '';
    const params = { id: hq };
    const { version } = await hana(readRoomPolicy, { params });
    await hana(changeRoomPolicy, { params, version, body: { ...noPolicy, longestMinutes: 30 } });

    const found = await find({ HQ: 5, BW: 4 });
    expect(found.sets).toEqual([]);
    expect(found.sites.map(({ open }) => open)).toEqual([0, 1]);
    expect(found.sites[0]?.refused[0]?.refusals).toContainEqual(
      expect.objectContaining({ code: 'too-long', from: 'HQ' }),
    );
  });

  test('come in pairs, the best fit first, with the clock of each place', async () => {
    const found = await find({ HQ: 5, BW: 4 });
    expect(names(found)).toEqual(['fjord + hudson', 'skov + hudson']);
    expect(
      found.sites.map(({ place, seats, open }) => [place.names.join(), place.timeZone, seats, open]),
    ).toEqual([
      ['HQ', 'Europe/Copenhagen', 5, 2],
      ['BW', 'America/New_York', 4, 1],
    ]);
    const [fjord, hudson] = found.sets[0]?.offers ?? [];
    expect(fjord?.fit).toMatchObject({ seatsOver: 3, isElsewhere: false, isAtNight: false });
    expect(hudson?.fit).toMatchObject({ seatsOver: 6, isElsewhere: true, isAtNight: false });
    expect(hudson?.place.timeZone).toBe('America/New_York');
  });

  test('are offered where people sleep at that time, and say so', async () => {
    const early = { start: '2026-12-01T05:00:00Z', end: '2026-12-01T06:00:00Z' };
    const { sets } = await find({ HQ: 5, BW: 4 }, early);
    expect(sets[0]?.offers.map(({ name, fit }) => [name, fit.isAtNight])).toEqual([
      ['fjord', true],
      ['hudson', true],
    ]);
  });

  test('leave out what is taken, and where one place has nothing they say why', async () => {
    const taken = { organizer: 'carla', subject: 'x', ...afternoon };
    await house.control('POST', '/meetings', { ...taken, rooms: ['fjord'] });
    await eventually(
      () => find({ HQ: 5, BW: 4 }),
      (found) => names(found).join() === 'skov + hudson',
    );
    await house.control('POST', '/meetings', { ...taken, rooms: ['hudson'] });
    const none = await eventually(
      () => find({ HQ: 5, BW: 4 }),
      ({ sets }) => sets.length === 0,
    );
    expect(none.sites[1]?.refused.map(({ name, availability }) => [name, availability])).toEqual([
      ['hudson', 'busy'],
    ]);
    expect(none.sites[0]?.refused).toEqual([]);

    const tooMany = await find({ HQ: 6_000, BW: 4 });
    expect(tooMany.sets).toEqual([]);
    expect(tooMany.sites[0]?.refused[0]?.refusals[0]).toMatchObject({ code: 'too-small', seats: 6_000 });
  });

  test.each([
    ['one place', { HQ: 5 }, 'invalid-request'],
    ['nobody', { HQ: 0, BW: 4 }, 'invalid-request'],
    ['a place and another one in it', { HQ: 5, 'Floor 1': 4 }, 'invalid-request'],
  ])('are not looked for in or for %s', async (_what, places, code) => {
    await expect(find(places)).rejects.toMatchObject({ code });
  });

  test('a place that is not there any more is said to be gone', async () => {
    const gone = UnitId.parse('99999999-9999-4999-8999-999999999999');
    const sites = [
      { unit: await unit('HQ'), seats: 1 },
      { unit: gone, seats: 1 },
    ];
    await expect(find({}, { sites })).rejects.toMatchObject({ code: 'not-found' });
    const twice = [
      { unit: await unit('HQ'), seats: 1 },
      { unit: await unit('HQ'), seats: 1 },
    ];
    await expect(find({}, { sites: twice })).rejects.toMatchObject({ code: 'invalid-request' });
  });
});
