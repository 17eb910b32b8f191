import type { z } from 'zod';
import { decimalsOf } from '../../../contract/money.ts';
import { standardColumns } from '../../../contract/settlement-columns.ts';
import type { SettlementColumn } from '../../../contract/settlement-columns.ts';
import type {
  SettlementExport,
  SettlementId,
  SettlementReply,
  SettlementRow,
} from '../../../contract/settlements.ts';
import { harmless } from '../../csv/cell-text.ts';
import { writeAmount } from '../../csv/write-amount.ts';
import { UTF8_MARK, csvRows } from '../../csv/write-csv.ts';
import type { Caller } from '../../kernel/caller.ts';
import { readColumns } from './layout.ts';
import { readSettlement } from './list-settlements.ts';
import type { SettlementDeps } from './settlement-deps.ts';
import { rowsOf } from './settlements.store.ts';

/** A few megabytes at once, however many rows there are. */
const BATCH = 2_000;

export interface SettlementFile {
  readonly fileName: string;
  readonly body: AsyncIterable<string>;
}

/**
 * A settlement as a file for a spreadsheet or an ERP system: one row per request and rate of VAT, in the standard columns or
 * in those that the organization chose. It is made as it is taken. Rejects with `not-found`.
 */
export async function exportSettlement(
  { db }: Pick<SettlementDeps, 'db'>,
  caller: Caller,
  { id, layout, decimal }: { readonly id: SettlementId } & z.output<typeof SettlementExport>,
): Promise<SettlementFile> {
  const { organization } = caller;
  const settlement = await readSettlement({ db }, caller, id);
  const columns = layout === 'standard' ? standardColumns : (await readColumns(db, organization)).columns;
  const cells = cellsOf(settlement, columns, decimal);
  return {
    fileName: `settlement-${settlement.number}.csv`,
    body: (async function* () {
      yield UTF8_MARK + csvRows([columns], decimal);
      for (let after = 0; ;) {
        const rows = await rowsOf(db, organization, id, after, BATCH);
        if (rows.length > 0) yield csvRows(rows.map(cells), decimal);
        const last = rows.at(-1);
        if (!last || rows.length < BATCH) return;
        after = last.position;
      }
    })(),
  };
}

type Cell = (row: SettlementRow) => string;

/** Numbers are ours and are written as numbers; whatever a person may have typed is kept from being a formula. */
function cellsOf(
  { number, currency }: Pick<SettlementReply, 'number' | 'currency'>,
  columns: readonly SettlementColumn[],
  decimal: 'comma' | 'point',
): (row: SettlementRow) => readonly string[] {
  const decimals = decimalsOf(currency);
  const amount = (minor: number) => writeAmount(minor, decimals, decimal);
  const cells: Readonly<Record<SettlementColumn, Cell>> = {
    id: ({ request }) => request,
    date: ({ date }) => date,
    time: ({ time }) => time,
    'cost center': ({ costCenter }) => harmless(costCenter?.code ?? ''),
    kind: ({ kind }) => kind ?? '',
    price: ({ net }) => amount(net),
    'VAT rate': ({ vatRate }) => writeAmount(vatRate, 2, decimal),
    VAT: ({ vat }) => amount(vat),
    organizer: ({ organizer }) => harmless(organizer.name || organizer.mail),
    subject: ({ subject }) => harmless(subject ?? ''),
    properties: ({ properties }) =>
      harmless(properties.map(({ name, value }) => `${name}: ${value}`).join('; ')),
    'price with VAT': ({ gross }) => amount(gross),
    currency: () => currency,
    'cost center name': ({ costCenter }) => harmless(costCenter?.name ?? ''),
    'organizer mail': ({ organizer }) => harmless(organizer.mail),
    provider: ({ provider }) => harmless(provider),
    room: ({ room }) => harmless(room),
    status: ({ status }) => status,
    entry: ({ entry }) => entry,
    settlement: () => String(number),
  };
  return (row) => columns.map((column) => cells[column](row));
}
