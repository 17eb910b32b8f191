import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { addAssignment } from '../../../contract/access.ts';
import { addCostCenter } from '../../../contract/finance.ts';
import {
  listSettlementRows,
  listSettlements,
  lockSettlement,
  previewSettlement,
} from '../../../contract/settlements.ts';
import { editRequest } from '../../../contract/staff-edits.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { acceptAll, boardFor, deliverAll, order } from '../../support/deliver-orders.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { layMenu } from '../../support/lay-menu.ts';
import { accountOf } from '../../support/portal-person.ts';
import { clockTo, meetingPath } from './a-booking.ts';

/** A Monday in November, early enough to order for the rest of its week. */
const MONDAY = '2026-11-23T08:00:00.000Z';
const november = { from: '2026-11-01', to: '2026-11-30' } as const;
const at = (day: number, hour: number) => `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;

describeOnBothDatabases('settling a month', (_create, database) => {
  let house: House;
  let provider = '';
  beforeAll(async () => {
    house = await startHouse({ database });
  });
  beforeEach(async () => {
    await house.reset();
    await clockTo(house, MONDAY);
    provider = await layMenu(house);
  });
  afterAll(() => house.close());

  test('S15 and S22: November adds up to the cent in the portal and in its file, is locked, and is not doubled', async () => {
    const hana = await house.portal('hana');
    const formula = { id: randomUUID(), code: '=1+1', name: '+Formula', isOpen: true, holders: [] };
    await hana.call(addCostCenter, { body: formula });
    await order(house, provider, { room: 'fjord', start: at(25, 11), end: at(25, 12), coffees: 8 });
    await order(house, provider, {
      room: 'skov',
      start: at(26, 9),
      end: at(26, 10),
      coffees: 3,
      costCenter: '=1+1',
    });
    const late = await order(house, provider, {
      room: 'lille',
      start: at(27, 9),
      end: at(27, 10),
      coffees: 4,
    });
    const inTime = await order(house, provider, {
      room: 'fjord',
      start: at(27, 13),
      end: at(27, 14),
      coffees: 2,
    });
    await acceptAll(house, provider);
    await house.control('DELETE', meetingPath(inTime.uid));
    await eventually(
      () => boardFor(house, provider),
      (all) => all.some(({ status }) => status === 'canceled'),
    );
    await clockTo(house, at(26, 13)); // after noon of the day before
    await house.control('DELETE', meetingPath(late.uid));
    await eventually(
      () => boardFor(house, provider),
      (all) => all.some(({ status }) => status === 'canceled-late'),
    );
    await deliverAll(house, provider, '2026-12-01T08:00:00.000Z');

    // 8 × 25.00, 3 × 25.00, and half of 4 × 25.00; VAT on top.
    const total = { net: 32_500, vat: 8_125, gross: 40_625 };
    const seen = await hana.call(previewSettlement, { query: november });
    expect(seen).toMatchObject({ rows: 3, requests: 3, open: 0, currency: 'DKK', total });
    expect(seen.costCenters.map(({ costCenter, gross }) => [costCenter?.code, gross])).toEqual([
      ['1000', 31_250],
      ['=1+1', 9_375],
    ]);
    const body = { id: randomUUID(), ...november, seen: { rows: 3, gross: total.gross } };
    const settlement = await hana.call(lockSettlement, { body });
    expect(settlement).toMatchObject({ number: 1, total });

    const file = await hana.send(`/portal-api/settlements/${settlement.id}/export`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename=settlement-1.csv');
    const bytes = Buffer.from(await file.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'id',
      'date',
      'time',
      'cost center',
      'kind',
      'price',
      'VAT rate',
      'VAT',
      'organizer',
      'subject',
      'properties',
    ]);
    const cents = (column: string) =>
      rows.reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0);
    expect([cents('price'), cents('VAT')]).toEqual([total.net, total.vat]);
    expect(
      rows.map((row) => [row['date'], row['time'], row['cost center'], row['price'], row['organizer']]),
    ).toEqual([
      ['2026-11-25', '12:00', '1000', '200.00', 'Anna Holm'],
      ['2026-11-26', '10:00', "'=1+1", '75.00', 'Anna Holm'],
      ['2026-11-27', '10:00', '1000', '50.00', 'Anna Holm'],
    ]);
    // A room shows who organizes instead of the subject; of a meeting that is gone there is none.
    expect(rows.map((row) => row['subject'])).toEqual(['Anna Holm', 'Anna Holm', '']);

    // Locked: said on the board, and never settled again.
    const settled = (await boardFor(house, provider)).filter(({ settledAs }) => settledAs !== null);
    expect(settled.map(({ settledAs }) => settledAs)).toEqual([
      'Settlement 1',
      'Settlement 1',
      'Settlement 1',
    ]);
    expect(await hana.call(previewSettlement, { query: november })).toMatchObject({ rows: 0 });
    const again = { ...body, id: randomUUID(), seen: { rows: 0, gross: 0 } };
    await expect(hana.call(lockSettlement, { body: again })).rejects.toMatchObject({
      code: 'not-possible-now',
    });
    expect(await hana.call(lockSettlement, { body })).toEqual(settlement);

    // Half of the coffee was cold: the team takes half the price off, and the next settlement corrects the books.
    const cold = settled.find(({ total: sum }) => sum?.gross === 25_000);
    await hana.call(editRequest, {
      params: { id: cold?.id ?? '' },
      version: cold?.version ?? 0,
      body: { kept: [{ line: 0, quantity: 8, discount: 5_000 }], reason: 'Half of it was cold' },
    });
    const december = { from: '2026-12-01', to: '2026-12-31' };
    const corrected = await hana.call(previewSettlement, { query: december });
    expect(corrected.first.map(({ date, entry, gross }) => [date, entry, gross])).toEqual([
      ['2026-11-25', 'reversal', -25_000],
      ['2026-11-25', 'charge', 12_500],
    ]);
    const next = { id: randomUUID(), ...december, seen: { rows: 2, gross: -12_500 } };
    expect(await hana.call(lockSettlement, { body: next })).toMatchObject({ number: 2 });
    const both = (await hana.call(listSettlements, {})).settlements.map(({ total: sum }) => sum.gross);
    expect(both).toEqual([-12_500, total.gross]);
  });

  test('S22: is for finance: those who cook settle nothing, and a role for a part of the house neither', async () => {
    await order(house, provider, { room: 'fjord', start: at(25, 11), end: at(25, 12), coffees: 1 });
    await deliverAll(house, provider, '2026-12-01T08:00:00.000Z');
    const hana = await house.portal('hana');
    const ivan = await house.portal('ivan');
    ivan.actIn(hana.organization());
    const [tenantId = '', id = ''] = accountOf(house.world(), 'ivan').split('.');
    const give = (role: 'finance' | 'portal-user') =>
      hana.call(addAssignment, {
        body: { id: randomUUID(), holder: { kind: 'user', tenantId, id }, holderName: 'ivan', role },
      });
    await give('portal-user');
    await expect(ivan.call(previewSettlement, { query: november })).rejects.toMatchObject({
      code: 'permission-missing',
    });

    await give('finance');
    const { rows, total } = await ivan.call(previewSettlement, { query: november });
    const body = { id: randomUUID(), ...november, seen: { rows, gross: total.gross } };
    const { id: settlement } = await ivan.call(lockSettlement, { body });
    const [row] = (await ivan.call(listSettlementRows, { params: { id: settlement } })).rows;
    expect(row).toMatchObject({ provider: 'Canteen CPH', room: 'fjord', gross: 3_125, status: 'completed' });
    expect((await ivan.call(listSettlements, {})).settlements.map(({ number }) => number)).toEqual([1]);
  });
});
