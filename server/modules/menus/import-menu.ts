import type { z } from 'zod';
import { importColumns } from '../../../contract/menu-import.ts';
import type { ImportQuery, ImportReport } from '../../../contract/menu-import.ts';
import { MOST_CATEGORIES, MOST_ITEMS } from '../../../contract/menus.ts';
import type { MenuReply } from '../../../contract/menus.ts';
import { decimalsOf } from '../../../contract/money.ts';
import type { ProviderId } from '../../../contract/services.ts';
import { readTable } from '../../csv/read-table.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { requireVersion } from '../../kernel/required-version.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { saveItems } from './items.store.ts';
import { editableMenu } from './menu-access.ts';
import type { MenuProvider } from './menu-access.store.ts';
import { changingMenu } from './menu-change.ts';
import type { MenuDeps } from './menu-change.ts';
import { noteChange, saveCategory } from './menus.store.ts';
import { countsOf, planImport } from './plan-import.ts';
import type { ImportPlan } from './plan-import.ts';
import { menuOf } from './read-menu.ts';
import { commonMark } from './read-price.ts';
import { recordItems } from './record-items.ts';

const itemTable = {
  columns: importColumns,
  required: ['name', 'price'] as const,
  mostRows: MOST_ITEMS,
};

interface ImportWish extends z.output<typeof ImportQuery> {
  readonly provider: ProviderId;
  readonly version: number;
  /** The file as it comes in. */
  readonly body: AsyncIterable<Buffer>;
}

/**
 * Imports a file of items: one that is on the menu under the same name is changed, any other is added. All of it is done
 * or, when any row is refused or it is only a dry run, nothing. Rejects with `not-found`, `changed-meanwhile`,
 * `invalid-request` for a file that cannot be read, and `not-possible-now` when the menu would be too long.
 */
export async function importMenu(
  deps: MenuDeps,
  caller: Caller,
  { provider, version, body, isDryRun, encoding, decimal }: ImportWish,
): Promise<ImportReport> {
  await editableMenu(deps.db, caller, provider); // before anything of the file is read
  const table = await readTable(body, encoding, itemTable);
  return await changingMenu(deps, caller, provider, async (tx, of) => {
    const menu = await menuOf(tx, caller.organization, of, true);
    requireVersion(menu, version, 'this menu');
    const found = commonMark(table.map(({ cells }) => cells.get('price') ?? ''));
    const plan = planImport(table, menu, {
      decimals: decimalsOf(menu.currency),
      decimal: decimal ?? null,
      isMixed: decimal === undefined && found === 'mixed',
      vatCategories: new Map(
        menu.vatCategories.flatMap((one) => (one.isActive ? [[one.name.toLowerCase(), one]] : [])),
      ),
    });
    requireRoom(menu, plan);
    const isImported = !isDryRun && plan.rows.every(({ outcome }) => outcome !== 'refused');
    const isWritten = isImported && plan.changes.length > 0;
    return {
      isDryRun,
      isImported,
      decimal: decimal ?? (found === 'mixed' ? null : found),
      newCategories: plan.categories.map(({ name }) => name),
      counts: countsOf(plan.rows),
      rows: [...plan.rows],
      version: isWritten ? await write(tx, caller, of, plan) : version,
    };
  });
}

function requireRoom(menu: MenuReply, { categories, changes }: ImportPlan): void {
  const items = menu.items.length + changes.filter(({ before }) => before === null).length;
  if (items <= MOST_ITEMS && menu.categories.length + categories.length <= MOST_CATEGORIES) return;
  throw new Problem(
    'not-possible-now',
    `With this file the menu would have ${items} items and ${menu.categories.length + categories.length} categories; it takes ${MOST_ITEMS} and ${MOST_CATEGORIES} at most.`,
  );
}

async function write(tx: Tx, caller: Caller, of: MenuProvider, plan: ImportPlan): Promise<number> {
  const { organization } = caller;
  for (const category of plan.categories) {
    await saveCategory(tx, organization, { ...category, provider: of.id, version: 1 });
  }
  await saveItems(
    tx,
    organization,
    of.id,
    plan.changes.map(({ after }) => after),
  );
  await recordAudit(
    tx,
    organization,
    ...plan.categories.map(({ id, name }) => ({
      ...askedBy(caller),
      action: 'menu-category.added',
      subject: { kind: 'menu-category', id, name },
      after: { provider: of.name, name },
    })),
  );
  await recordItems(
    tx,
    caller,
    of,
    plan.changes.map((change) => ({ action: 'menu-item.imported', ...change })),
  );
  return await noteChange(tx, organization, of.id);
}
