import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { listAudit } from '../../../contract/audit.ts';
import type { SettlementPreview, SettlementWish } from '../../../contract/settlements.ts';
import { createAuditLog } from '../../../server/modules/audit/index.ts';
import { sumOf } from '../../../server/modules/finance/index.ts';
import { Charge } from '../../../server/modules/services/charges/charge.ts';
import { findRequest, updateRequest } from '../../../server/modules/services/requests.store.ts';
import type { ServiceRequest } from '../../../server/modules/services/request.ts';
import { exportSettlement } from '../../../server/modules/settlement/export-settlement.ts';
import { changeLayout, readColumns } from '../../../server/modules/settlement/layout.ts';
import { listSettlementRows, readSettlement } from '../../../server/modules/settlement/list-settlements.ts';
import { lockSettlement } from '../../../server/modules/settlement/lock-settlement.ts';
import { previewSettlement } from '../../../server/modules/settlement/preview-settlement.ts';
import { openDatabase } from '../../../server/storage/open-database.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import type { FreshDatabase } from '../../support/databases.ts';
import {
  accountant,
  administration,
  aLine,
  aRequest,
  aSettlementId,
  books,
  deliver,
  kitchen,
  layBooks,
  nordhavn,
  november,
  sales,
  showMeeting,
  sydhavn,
} from './a-ledger.ts';

const cents = (cell = '') => Math.round(Number(cell) * 100);

function sumsIn({ requests, rows, costCenters, total, currency }: Omit<SettlementPreview, 'first' | 'open'>) {
  return { requests, rows, costCenters, total, currency };
}

function grossOf(due: unknown): number {
  return sumOf(Charge.nullable().parse(due)?.parts ?? []).gross;
}

/** An answer to a question of the team; which question it was does not matter here. */
const answer = (name: string, shown: string, settlementValue: string) => ({
  id: randomUUID() as never,
  name,
  kind: 'choice' as const,
  value: shown,
  shown,
  settlementValue,
});

describeOnBothDatabases('settling', (createDatabase) => {
  let database: FreshDatabase;
  let storage: Storage;
  beforeAll(async () => {
    database = await createDatabase();
    storage = await openDatabase(database.config);
  });
  beforeEach(() => layBooks(storage));
  afterAll(async () => {
    await storage.close();
    await database.close();
  });

  const preview = (wish: Partial<SettlementWish> = {}) =>
    previewSettlement(books(storage), accountant(), { ...november, ...wish });
  async function lock(wish: Partial<SettlementWish> = {}, id = aSettlementId()) {
    const { rows, total } = await preview(wish);
    const body = { id, ...november, ...wish, seen: { rows, gross: total.gross } };
    return await lockSettlement(books(storage), accountant(), body);
  }
  /** What was locked; nothing is locked when nothing was shown, and that it would be refused has a test of its own. */
  const lockIfAny = async (shown: SettlementPreview, wish: Partial<SettlementWish> = {}) =>
    shown.rows === 0 ? shown : await lock(wish);
  async function change(request: ServiceRequest, more: Partial<ServiceRequest>) {
    const before = await findRequest(storage.db, nordhavn, request.id);
    if (!before) throw new Error('the request is gone');
    const after = { ...before, ...more, version: before.version + 1 };
    await storage.db.transaction().execute((tx) => updateRequest(tx, nordhavn, after));
  }
  async function fileOf(id: ReturnType<typeof aSettlementId>, more: object = {}) {
    const wish = { id, layout: 'standard', decimal: 'point', ...more } as const;
    const { body } = await exportSettlement(books(storage), accountant(), wish);
    let text = '';
    for await (const part of body) text += part;
    return text;
  }
  const entriesIn = async (id: ReturnType<typeof aSettlementId>) =>
    (await listSettlementRows(books(storage), accountant(), { id, after: 0 })).rows.map(
      ({ entry, gross, costCenter }) => [entry, gross, costCenter?.code],
    );

  test('counts what was delivered in the period on the clock of each team, and what was canceled too late', async () => {
    await deliver(
      storage,
      aRequest({ deliverAt: '2026-10-31T23:00:00.000Z' as never }), // midnight of 1 November in Copenhagen
      aRequest({ deliverAt: '2026-10-31T22:59:00.000Z' as never }), // still October there
      aRequest({ deliverAt: '2026-12-01T04:59:00.000Z' as never, provider: kitchen }), // 30 November in New York
      aRequest({ status: 'canceled-late', feeRate: 5_000, costCenter: sales }),
      aRequest({ status: 'canceled' }),
      aRequest({ status: 'accepted' }),
      aRequest({ lines: [] }),
    );
    const seen = await preview();
    expect(seen).toMatchObject({
      rows: 3,
      requests: 3,
      open: 1,
      total: { net: 50_000, vat: 12_500, gross: 62_500 },
    });
    expect(seen.costCenters.map(({ costCenter, gross }) => [costCenter?.code, gross])).toEqual([
      ['1000', 50_000],
      ['=1+1', 12_500],
    ]);
    expect(seen.first.map(({ date, time, provider }) => [date, time, provider])).toEqual([
      ['2026-11-01', '00:00', 'Canteen'],
      ['2026-11-10', '12:00', 'Canteen'],
      ['2026-11-30', '23:59', 'Kitchen'],
    ]);
    expect(await preview({ provider: kitchen })).toMatchObject({ rows: 1 });
    expect(await preview({ costCenter: sales.id })).toMatchObject({ rows: 1, total: { gross: 12_500 } });
  });

  test('locks what was seen, once; a second run has only what is new', async () => {
    await deliver(storage, aRequest(), aRequest());
    const id = aSettlementId();
    const first = await lock({}, id);
    expect(first).toMatchObject({ number: 1, rows: 2, total: { gross: 50_000 }, lockedBy: 'Frode Lund' });
    expect(await preview()).toMatchObject({ rows: 0, total: { gross: 0 } });
    await expect(lock()).rejects.toMatchObject({ code: 'not-possible-now' });
    expect(await lock({}, id)).toEqual(first);

    await deliver(storage, aRequest({ lines: [aLine(100)] }));
    expect(await lock()).toMatchObject({ number: 2, rows: 1, total: { gross: 125 } });
    expect(await readSettlement(books(storage), accountant(), id)).toEqual(first);
  });

  test('refuses, and settles nothing, when it is not what the person saw', async () => {
    await deliver(storage, aRequest());
    const body = { id: aSettlementId(), ...november, seen: { rows: 1, gross: 24_999 } };
    await expect(lockSettlement(books(storage), accountant(), body)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      extra: { current: { rows: 1, total: { gross: 25_000 } } },
    });
    expect(await preview()).toMatchObject({ rows: 1 });
    await expect(readSettlement(books(storage), accountant(), body.id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('two who lock the same at once settle it once', async () => {
    await deliver(storage, aRequest(), aRequest());
    const { rows, total } = await preview();
    const seen = { rows, gross: total.gross };
    const both = await Promise.allSettled(
      [1, 2].map(() =>
        lockSettlement(books(storage), accountant(), { id: aSettlementId(), ...november, seen }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const counted = await storage.db.selectFrom('settlement_row').select('gross').execute();
    expect(counted).toHaveLength(2);
  });

  test('takes back and counts anew what is changed afterwards, whichever period comes next', async () => {
    const request = aRequest();
    const same = aRequest();
    await deliver(storage, request, same);
    await lock();
    await change(request, { lines: [aLine(2_500, 6)] });
    await change(same, { reason: 'thanks' });

    const december = { from: '2026-12-01' as never, to: '2026-12-31' as never };
    const correction = await lock(december);
    expect(correction).toMatchObject({ rows: 2, requests: 1, total: { gross: -6_250 } });
    expect(await entriesIn(correction.id)).toEqual([
      ['reversal', -25_000, '1000'],
      ['charge', 18_750, '1000'],
    ]);
    expect(await preview(december)).toMatchObject({ rows: 0 });
    expect(await preview()).toMatchObject({ rows: 0 });

    await change(request, { status: 'canceled' });
    const last = await lock(december);
    expect(await entriesIn(last.id)).toEqual([['reversal', -18_750, '1000']]);
    await change(request, { status: 'completed', costCenter: sales });
    expect(await entriesIn((await lock()).id)).toEqual([['charge', 18_750, '=1+1']]);
  });

  test('what is shown is what is written down, whatever was ordered, settled and changed', async () => {
    const line = fc
      .tuple(
        fc.integer({ min: 0, max: 9_999 }),
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom(0, 600, 2_500),
      )
      .map(([price, quantity, rate]) => aLine(price, quantity, rate));
    const standing = fc.record({
      lines: fc.array(line, { maxLength: 3 }),
      status: fc.constantFrom('accepted', 'completed', 'completed', 'canceled', 'canceled-late'),
      feeRate: fc.constantFrom(null, 0, 3_333),
      costCenter: fc.constantFrom(administration, { ...administration, name: 'Renamed' }, sales, null),
    });
    const histories = fc.array(fc.array(standing, { minLength: 1, maxLength: 3 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(histories, fc.constantFrom(null, sales.id), async (all, costCenter) => {
        await layBooks(storage);
        const ordered = all.map(([first]) => aRequest(first));
        await deliver(storage, ...ordered);
        for (const round of [1, 2, 3]) {
          const shown = await preview({ costCenter });
          expect(sumsIn(await lockIfAny(shown, { costCenter }))).toEqual(sumsIn(shown));
          expect(await preview({ costCenter })).toMatchObject({ rows: 0, requests: 0, first: [] });
          for (const [at, request] of ordered.entries()) {
            const next = all[at]?.[round];
            if (next) await change(request, next);
          }
        }
        await lockIfAny(await preview());
        const counted = await storage.db.selectFrom('settlement_row').select('gross').execute();
        const owed = await storage.db.selectFrom('service_request').select('due').execute();
        expect(counted.reduce((sum, { gross }) => sum + Number(gross), 0)).toBe(
          owed.reduce((sum, { due }) => sum + grossOf(due), 0),
        );
      }),
      { numRuns: 8 },
    );
  });

  test('a file adds up to the settlement, and no cell of it is a formula', async () => {
    await deliver(
      storage,
      ...Array.from({ length: 30 }, (_, at) =>
        aRequest({
          costCenter: at % 2 ? sales : administration,
          lines: [aLine(333, at + 1), aLine(17, 3, 600)],
        }),
      ),
    );
    await storage.db.updateTable('meeting_link').set({ organizer_name: '＝HYPERLINK("x")\n;"' }).execute();
    const settlement = await lock();
    const text = await fileOf(settlement.id);
    expect(
      text.startsWith(
        '\uFEFF"id","date","time","cost center","kind","price","VAT rate","VAT","organizer","subject","properties"\r\n',
      ),
    ).toBe(true);
    const rows: Record<string, string>[] = parse(text, {
      bom: true,
      columns: true,
      record_delimiter: '\r\n',
    });
    expect(rows).toHaveLength(settlement.rows);
    expect(rows.reduce((sum, row) => sum + cents(row['price']), 0)).toBe(settlement.total.net);
    expect(rows.reduce((sum, row) => sum + cents(row['VAT']), 0)).toBe(settlement.total.vat);
    expect(rows[0]).toMatchObject({
      date: '2026-11-10',
      time: '12:00',
      'VAT rate': expect.stringMatching(/^(6|25)\.00$/),
    });
    expect(new Set(rows.map((row) => row['cost center']))).toEqual(new Set(['1000', "'=1+1"]));
    expect(rows[0]?.['organizer']).toBe('\'＝HYPERLINK("x")\n;"');
    expect(await fileOf(settlement.id, { decimal: 'comma' })).toContain('"6,00";');
  });

  test('says what a team asked, as finance reads it, and for whom it was where that was asked', async () => {
    const guests = [answer('For', 'Our guests', 'External'), answer('Allergies', '=nuts', '=nuts')];
    const noted = [answer('Order number', '4711', '4711')];
    await deliver(
      storage,
      aRequest({ properties: guests, staffProperties: noted }),
      aRequest({ deliverAt: '2026-11-11T11:00:00.000Z' as never }),
    );
    const { id } = await lock();
    const rows: Record<string, string>[] = parse(await fileOf(id), { bom: true, columns: true });
    expect(rows.map((row) => [row['kind'], row['properties']])).toEqual([
      ['External', 'For: External; Allergies: =nuts; Order number: 4711'],
      ['', ''],
    ]);
  });

  test.each([
    [false, "'=SUM(A1)"],
    [true, ''],
  ])(
    'writes a subject as rooms show it, and none once one of them says private (%s)',
    async (isPrivate, cell) => {
      await deliver(storage, aRequest({ occurrence: null }));
      await showMeeting(storage, '=SUM(A1)', isPrivate);
      const { id } = await lock();
      const rows: Record<string, string>[] = parse(await fileOf(id), { bom: true, columns: true });
      expect(rows.map((row) => row['subject'])).toEqual([cell]);
    },
  );

  test('a file has the columns that the organization chose, in their order', async () => {
    await deliver(storage, aRequest());
    const settlement = await lock();
    const { version } = await readColumns(storage.db, nordhavn);
    const columns = ['price with VAT', 'cost center', 'settlement'] as const;
    const chosen = await changeLayout(books(storage), accountant(), { columns, version });
    expect(chosen).toEqual({ columns, version: version + 1 });
    await expect(
      changeLayout(books(storage), accountant(), { columns: ['id'], version }),
    ).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(await fileOf(settlement.id, { layout: 'custom' })).toBe(
      '\uFEFF"price with VAT","cost center","settlement"\r\n"250.00","1000","1"\r\n',
    );
  });

  test('is another organization’s business only there', async () => {
    await deliver(storage, aRequest());
    const { id } = await lock();
    const stranger = accountant(sydhavn);
    await expect(readSettlement(books(storage), stranger, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(listSettlementRows(books(storage), stranger, { id, after: 0 })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await previewSettlement(books(storage), stranger, november)).toMatchObject({ rows: 0 });
    await expect(
      previewSettlement(books(storage), stranger, { ...november, provider: kitchen }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      previewSettlement(books(storage), stranger, { ...november, costCenter: sales.id }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is in the audit, with who and how much', async () => {
    await deliver(storage, aRequest());
    const { id } = await lock();
    const log = createAuditLog(storage.db);
    const [entry] = await log.list(nordhavn, {}, 1);
    expect(listAudit.reply.shape.entries.element.parse(entry)).toMatchObject({
      action: 'settlement.locked',
      actor: { name: 'Frode Lund' },
      subject: { kind: 'settlement', id, name: 'Settlement 1' },
      after: { from: '2026-11-01', to: '2026-11-30', rows: 1, gross: 25_000, currency: 'DKK' },
    });
  });
});
