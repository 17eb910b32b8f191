import type { DecimalMark, ImportColumn } from '../../../contract/menu-import.ts';
import { importColumns } from '../../../contract/menu-import.ts';
import type { MenuItem } from '../../../contract/menu-items.ts';
import { decimalsOf } from '../../../contract/money.ts';
import type { ProviderId } from '../../../contract/services.ts';
import { harmless } from '../../csv/cell-text.ts';
import { writeAmount } from '../../csv/write-amount.ts';
import { UTF8_MARK, csvRows } from '../../csv/write-csv.ts';
import type { Caller } from '../../kernel/caller.ts';
import { writeDeadline, writeSeason, writeWeekdays } from './csv-words.ts';
import type { MenuDeps } from './menu-change.ts';
import { readMenu } from './read-menu.ts';

/**
 * A menu as a file that `importMenu` reads again and that spreadsheets open as they stand: with a decimal comma there is a
 * semicolon between cells, and nothing that somebody named an item becomes a formula. Rejects with `not-found`.
 */
export async function exportMenu(
  deps: MenuDeps,
  caller: Caller,
  { provider, decimal }: { readonly provider: ProviderId; readonly decimal: DecimalMark },
): Promise<AsyncIterable<string>> {
  const menu = await readMenu(deps, caller, provider);
  const decimals = decimalsOf(menu.currency);
  const categories = new Map(menu.categories.map(({ id, name }) => [id, name]));
  const line = (cells: readonly string[]) => csvRows([cells.map(harmless)], decimal);

  return (async function* () {
    yield UTF8_MARK + line(importColumns);
    for (const item of menu.items) {
      const facts = factsOf(item, {
        category: item.category === null ? '' : (categories.get(item.category) ?? ''),
        price: writeAmount(item.unitPrice, decimals, decimal),
      });
      yield line(importColumns.map((column) => facts[column]));
    }
  })();
}

function factsOf(
  item: MenuItem,
  written: { readonly category: string; readonly price: string },
): Readonly<Record<ImportColumn, string>> {
  return {
    ...written,
    name: item.name,
    description: item.description,
    unit: item.unit,
    vat: item.vat.name,
    deadline: writeDeadline(item.deadline),
    weekdays: writeWeekdays(item.weekdays),
    season: writeSeason(item.season),
    least: String(item.least),
    most: item.most === null ? '' : String(item.most),
    allergens: item.allergens.join(' '),
    diets: item.diets.join(' '),
    stock: item.stock === null ? '' : String(item.stock),
    covers: String(item.covers),
    active: item.isActive ? 'yes' : 'no',
  };
}
