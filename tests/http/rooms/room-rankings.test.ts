import { listAudit } from '../../../contract/audit.ts';
import { listCalendars } from '../../../contract/calendars.ts';
import { listUnits, readOrganization } from '../../../contract/organization.ts';
import { OrganizationId } from '../../../contract/primitives.ts';
import {
  STANDARD_WEIGHTS,
  changeRoomRanking,
  previewRoomRanking,
  readRoomRanking,
} from '../../../contract/room-rankings.ts';
import { findRooms } from '../../../contract/rooms.ts';
import { noWeights } from '../../../server/modules/rooms/index.ts';
import type { Call } from '../../../ui/api/call.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const tuesday = { start: '2026-12-01T09:00:00.000Z', end: '2026-12-01T10:00:00.000Z' };

describeOnBothDatabases('what counts how much in the order of rooms', (_create, database) => {
  let house: House;
  let hana: Call;
  let anna: Call;
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(async () => {
    await house.reset();
    hana = (await house.portal('hana')).call;
    anna = await house.caller('anna');
  });
  afterAll(() => house.close());

  const unitNamed = async (name: string) =>
    (await hana(listUnits, {})).units.find((unit) => unit.name === name)?.id ?? '';
  const read = (id: string) => hana(readRoomRanking, { params: { id } });
  async function weigh(id: string, weights: object) {
    const { version } = await read(id);
    return await hana(changeRoomRanking, { params: { id }, version, body: { ...noWeights, ...weights } });
  }
  const order = async () => {
    const query = { ...tuesday, equipment: [], savedRoom: [], seats: 6, around: 'no' as const };
    return (await anna(findRooms, { query })).offers.map(({ name }) => name);
  };
  const need = { ...tuesday, seats: 6, equipment: [], unit: null, near: null, timeZone: null };

  test('comes down the tree with its origin, is bounded, and is given back to what is above', async () => {
    const { id: organization } = await hana(readOrganization, {});
    const [hq, floor] = [await unitNamed('HQ'), await unitNamed('Floor 2')];
    expect(await read(hq)).toMatchObject({ values: STANDARD_WEIGHTS, effective: [], version: 1 });

    await weigh(organization, { seat: 20, missing: 5 });
    await weigh(hq, { seat: 0 });
    const { values, effective, above, own } = await read(floor);
    expect(values).toEqual({ ...STANDARD_WEIGHTS, seat: 0, missing: 5 });
    expect(effective).toMatchObject([
      { part: 'seat', from: { name: 'HQ' } },
      { part: 'missing', from: { kind: 'organization' } },
    ]);
    expect(above.map(({ name }) => name)).toEqual(['HQ', 'CPH', 'EU', 'Nordhavn']);
    expect(own).toEqual(noWeights);
    expect((await weigh(hq, {})).values.seat).toBe(20);
    expect((await weigh(organization, {})).values).toEqual(STANDARD_WEIGHTS);

    await expect(weigh(hq, { seat: 1_001 })).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/body/seat' }],
    });
    await expect(weigh(hq, { recent: -1 })).rejects.toMatchObject({ errors: [{ pointer: '/body/recent' }] });
  });

  test('changes the next search and stands in the audit; whoever was second is told', async () => {
    expect((await order())[0]).toBe('fjord');
    const hq = await unitNamed('HQ');
    const { version } = await read(hq);
    await weigh(hq, { seat: 0, beyond: 1_000, mostBeyond: 10_000 });
    expect((await order())[0]).not.toBe('fjord');
    const { entries } = await hana(listAudit, { query: {} });
    expect(entries[0]).toMatchObject({
      action: 'room-ranking.changed',
      subject: { name: 'HQ' },
      before: { seat: null },
      after: { seat: 0 },
    });

    await expect(
      hana(changeRoomRanking, { params: { id: hq }, version, body: noWeights }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile', current: { own: { seat: 0 } } });
  });

  test('is tried out on a meeting before it is saved, and nothing changes by that', async () => {
    const hq = await unitNamed('HQ');
    const preview = (weights: object, more: object = {}, version = 1) =>
      hana(previewRoomRanking, {
        params: { id: hq },
        version,
        body: { weights: { ...noWeights, ...weights }, need: { ...need, ...more } },
      });
    const { ranked } = await eventually(
      () => preview({}),
      ({ free }) => free > 0,
    );
    expect(ranked.map(({ name }) => name)).not.toContain('hudson'); // it stands in another place
    expect(ranked.every(({ before, after }) => before.place === after.place)).toBe(true);
    const whole = await preview({ seat: 0, beyond: 1_000, mostBeyond: 10_000 });
    expect(whole.moved).toBeGreaterThan(0);
    expect(whole.ranked[0]?.name).not.toBe(ranked[0]?.name);
    expect(whole.ranked.find(({ name }) => name === 'fjord')).toMatchObject({
      before: { place: 1, points: { capacity: 200 } },
      after: { points: { capacity: 0 } },
    });
    expect((await read(hq)).own).toEqual(noWeights);
    expect((await order())[0]).toBe('fjord');
    expect((await hana(listAudit, { query: {} })).entries.map(({ action }) => action)).not.toContain(
      'room-ranking.changed',
    );

    await expect(preview({}, { seats: 0 })).rejects.toMatchObject({
      errors: [{ pointer: '/body/need/seats' }],
    });
    await expect(preview({}, { end: tuesday.start })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(preview({}, { near: '00000000-0000-4000-8000-00000000beef' })).rejects.toMatchObject({
      errors: [{ pointer: '/body/need/near' }],
    });
    await expect(preview({}, {}, 2)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  test('belongs to places, not to rooms, and to those who administer calendars', async () => {
    const room = (await hana(listCalendars, {})).calendars[0]?.id ?? '';
    await expect(read(room)).rejects.toMatchObject({ code: 'not-found', status: 404 });
    const hq = await unitNamed('HQ');
    const { call: dora, actIn } = await house.portal('dora');
    actIn(OrganizationId.parse((await hana(readOrganization, {})).id));
    for (const asking of [
      () => dora(readRoomRanking, { params: { id: hq } }),
      () => dora(changeRoomRanking, { params: { id: hq }, version: 1, body: noWeights }),
    ]) {
      await expect(asking()).rejects.toMatchObject({ code: 'permission-missing', status: 403 });
    }
  });
});
