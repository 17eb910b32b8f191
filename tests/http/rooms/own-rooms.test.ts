import { addFavoriteRoom, chooseOwnPlace, removeFavoriteRoom } from '../../../contract/own-rooms.ts';
import { addCalendars, listCalendars, removeCalendars } from '../../../contract/calendars.ts';
import { erasePersonalData, exportPersonalData, findPersonalData } from '../../../contract/personal-data.ts';
import { UnitId } from '../../../contract/primitives.ts';
import { findRooms, listPlaces } from '../../../contract/rooms.ts';
import { listAudit } from '../../../contract/audit.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { address, aPane, clockTo, send } from '../scenarios/a-booking.ts';

const tuesday = { start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z' };
const query = { ...tuesday, equipment: [], savedRoom: [], seats: 6 };
const skov = { params: { mailbox: address('skov') } };

const ownOf = async (call: Call) => (await call(listPlaces, {})).own;

describeOnBothDatabases('the rooms of a person', (_create, database) => {
  let house: House;
  let anna: Call;
  beforeAll(async () => {
    house = await startHouse({ database });
    anna = await house.caller('anna');
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  const find = async (more: object = {}) =>
    (await anna(findRooms, { query: { ...query, ...more } })).offers.map(({ name, fit }) => [
      name,
      fit.familiar,
    ]);
  const unitCalled = async (name: string) => {
    const unit = (await anna(listPlaces, {})).units.find((one) => one.name === name);
    if (!unit) throw new Error(`there is no ${name}`);
    return unit;
  };

  test('are marked and unmarked by themselves alone, at once in every search, as often as they like', async () => {
    await anna(addFavoriteRoom, skov);
    await anna(addFavoriteRoom, skov);
    expect(await ownOf(anna)).toMatchObject({ favorites: [address('skov')], recent: [], place: null });
    expect(await find({ mine: 'favorites' })).toEqual([['skov', 'favorite']]);
    expect((await ownOf(await house.caller('bent'))).favorites).toEqual([]);

    await anna(removeFavoriteRoom, skov);
    await anna(removeFavoriteRoom, skov);
    expect((await ownOf(anna)).favorites).toEqual([]);
    expect(await find({ mine: 'favorites' })).toEqual([]);
  });

  test('are rooms that they may see, and a mark goes with its room', async () => {
    await expect(anna(addFavoriteRoom, { params: { mailbox: address('nowhere') } })).rejects.toMatchObject({
      code: 'room-not-found',
      status: 404,
    });
    await anna(addFavoriteRoom, skov);

    const { call: hana } = await house.portal('hana');
    const { calendars } = await hana(listCalendars, {});
    const gone = calendars.find(({ mailbox }) => mailbox === address('skov'));
    if (!gone) throw new Error('the fixture lacks skov');
    await hana(removeCalendars, { body: { ids: [gone.id] } });
    expect((await ownOf(anna)).favorites).toEqual([]);
    const { integration, unit } = gone;
    await hana(addCalendars, { body: { integration, unit, mailboxes: [address('skov')] } });
    expect((await ownOf(anna)).favorites).toEqual([]);
  });

  test('include those that they booked lately in meetings of their own, for 90 days', async () => {
    const wednesday = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
    const planned = aPane(anna, 'anna', 'Anna Holm');
    await planned.say({ rooms: ['lille'], ...wednesday });
    expect((await ownOf(anna)).recent).toEqual([]); // nothing is booked before it was sent

    await planned.ask();
    await planned.say({ rooms: ['lille'], ...wednesday, signal: 'send' });
    await send(house, { rooms: ['lille'], ...wednesday });
    await eventually(
      () => ownOf(anna),
      ({ recent }) => recent.length > 0,
    );
    expect((await ownOf(anna)).recent).toEqual([address('lille')]);
    expect(await find({ mine: 'recent', seats: 2 })).toEqual([['lille', 'recent']]);
    expect((await ownOf(await house.caller('bent'))).recent).toEqual([]);

    await clockTo(house, '2027-03-02T08:00:00Z');
    expect((await ownOf(anna)).recent).toEqual([]);
  });

  test('begin in their own building: a floor or a building, which they may forget again', async () => {
    const [floor, campus] = [await unitCalled('Floor 2'), await unitCalled('CPH')];
    expect(await anna(chooseOwnPlace, { body: { unit: floor.id } })).toEqual({ place: floor.id });
    const { offers } = await anna(findRooms, { query: { ...query, around: 'yes' } });
    expect(offers.map(({ name }) => name)).not.toContain('hudson');
    expect(offers.find(({ name }) => name === 'skov')?.fit).toMatchObject({
      shares: 'floor',
      nearTo: 'own',
    });
    expect((await ownOf(await house.caller('bent'))).place).toBeNull();

    await expect(anna(chooseOwnPlace, { body: { unit: campus.id } })).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/body/unit' }],
    });
    const nowhere = UnitId.parse('00000000-0000-4000-8000-00000000beef');
    await expect(anna(chooseOwnPlace, { body: { unit: nowhere } })).rejects.toMatchObject({
      code: 'not-found',
      status: 404,
    });
    expect((await ownOf(anna)).place).toBe(floor.id);
    expect(await anna(chooseOwnPlace, { body: { unit: null } })).toEqual({ place: null });
    expect((await ownOf(anna)).place).toBeNull();
  });

  test('are found, exported and erased for a colleague who asks, and nobody else’s are', async () => {
    const floor = await unitCalled('Floor 2');
    await anna(addFavoriteRoom, skov);
    await anna(chooseOwnPlace, { body: { unit: floor.id } });
    const bent = await house.caller('bent');
    await bent(addFavoriteRoom, skov);
    const { call: hana } = await house.portal('hana');

    const { colleagues, visitors } = await hana(findPersonalData, { body: { mail: address('anna') } });
    expect(visitors).toEqual([]);
    expect(colleagues).toMatchObject([{ mail: address('anna'), favorites: 1, hasPlace: true }]);
    const chosen = { colleagues: colleagues.map(({ tenantId, id }) => ({ tenantId, id })) };
    const exported = await hana(exportPersonalData, { body: chosen });
    expect(exported.colleagues).toMatchObject([
      { mail: address('anna'), place: 'Floor 2', favorites: [{ mailbox: address('skov') }] },
    ]);

    expect(await hana(erasePersonalData, { body: chosen })).toEqual({
      visitors: 0,
      visits: 0,
      colleagues: 1,
      records: 0,
    });
    expect(await ownOf(anna)).toMatchObject({ favorites: [], place: null });
    expect((await ownOf(bent)).favorites).toEqual([address('skov')]);
    const { entries } = await hana(listAudit, { query: {} });
    expect(entries.slice(0, 2).map(({ action }) => action)).toEqual([
      'colleague.erased',
      'colleague.exported',
    ]);
    expect(JSON.stringify(entries[0]?.subject)).not.toMatch(/anna/i);
    await expect(hana(erasePersonalData, { body: chosen })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('nothing is left of somebody who took back all that they said', async () => {
    await anna(addFavoriteRoom, skov);
    await anna(removeFavoriteRoom, skov);
    const { call: hana } = await house.portal('hana');
    expect((await hana(findPersonalData, { body: { mail: address('anna') } })).colleagues).toEqual([]);
  });
});
