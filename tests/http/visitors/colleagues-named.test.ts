import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { listDeskVisits, takeStep } from '../../../contract/front-desk.ts';
import { listParcels, noteParcel, ParcelId } from '../../../contract/parcels.ts';
import { erasePersonalData, exportPersonalData, findPersonalData } from '../../../contract/personal-data.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { findHosts, welcomeWalkIns } from '../../../contract/walk-ins.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { receptionId } from '../../support/kiosk.ts';
import { clockTo } from '../scenarios/a-booking.ts';

const MORNING = '2026-12-02T09:00:00.000Z';
const BENT = 'bent@nordhavn.example';

describe('a colleague for whom somebody and something came', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  beforeEach(async () => {
    await house.reset();
    await clockTo(house, MORNING);
  });
  afterAll(() => house.close());

  /** Wilma walked in to Bent and has left, and a crate waits for him. */
  async function twoForBent() {
    const { call } = await house.portal('hana');
    const reception = await receptionId(house, 'Reception CPH');
    const { hosts } = await call(findHosts, { query: { reception, search: 'ben' } });
    const host = { tenantId: hosts[0]?.tenantId ?? '', id: hosts[0]?.id ?? '' };
    const wilma = VisitorId.parse(randomUUID());
    const params = { id: reception };
    await call(welcomeWalkIns, { params, body: { visitors: [{ id: wilma, name: 'Wilma Walk' }], host } });
    const parcel = { id: ParcelId.parse(randomUUID()), host, note: 'A crate for Bent', sender: 'Fabrikam' };
    await call(noteParcel, { params, body: parcel });
    const visits = async () =>
      (await call(listDeskVisits, { query: { reception, day: '2026-12-02' } })).visits;
    const [visit] = await visits();
    if (!visit) throw new Error('Wilma is not at the desk');
    const out = { params: { id: visit.id }, version: visit.version, body: { step: 'check-out' as const } };
    await call(takeStep, out);
    const parcels = async () => (await call(listParcels, { query: { reception } })).parcels;
    return { call, wilma, visits, parcels };
  }
  const told = async () =>
    (await sql<{ item: string }>`select item from notice`.execute(house.db)).rows.filter(({ item }) =>
      /arrived|parcel/.test(item),
    ).length;

  test('is found, is told what is kept, and is erased, also from what they were told; nobody else is', async () => {
    const { call, visits, parcels } = await twoForBent();
    const found = async () => (await call(findPersonalData, { body: { mail: BENT } })).colleagues;
    const colleagues = await found();
    expect(colleagues).toMatchObject([{ mail: BENT, favorites: 0, hasPlace: false, hosted: 2 }]);
    expect((await call(findPersonalData, { body: { name: 'anna' } })).colleagues).toEqual([]);
    const chosen = { colleagues: colleagues.map(({ tenantId, id }) => ({ tenantId, id })) };
    const exported = await call(exportPersonalData, { body: chosen });
    expect(exported.colleagues).toMatchObject([{ mail: BENT, favorites: [], changedAt: null }]);
    expect(exported.colleagues[0]?.hosted.toSorted((one, other) => (one.kind < other.kind ? -1 : 1))).toEqual(
      [
        { kind: 'parcel', reception: 'Reception CPH', at: MORNING },
        { kind: 'walk-in', reception: 'Reception CPH', at: MORNING },
      ],
    );
    expect(await told()).toBe(2);

    expect(await call(erasePersonalData, { body: chosen })).toEqual({
      visitors: 0,
      visits: 0,
      colleagues: 1,
      records: 0,
    });
    expect(await found()).toEqual([]);
    expect(await visits()).toMatchObject([{ name: 'Wilma Walk', host: { name: '', mail: null } }]);
    expect(await parcels()).toMatchObject([{ isForgotten: true, note: '', sender: '', host: { name: '' } }]);
    expect(await told()).toBe(0);
    await expect(call(erasePersonalData, { body: chosen })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('and whoever welcomed them go from the visit when its visitor is forgotten', async () => {
    const { call, wilma } = await twoForBent();
    await call(erasePersonalData, { body: { visitors: [wilma] } });
    const { rows } = await sql`select host, entered_by from visitor where id = ${wilma}`.execute(house.db);
    expect(rows).toEqual([
      {
        host: { name: '', mail: null, tenantId: null, objectId: null },
        entered_by: { name: '', mail: null, tenantId: '', objectId: '' },
      },
    ]);
  });
});
