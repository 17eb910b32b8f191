import { randomUUID } from 'node:crypto';
import type { ImportColumn, ImportReport, RowReport } from '../../../contract/menu-import.ts';
import { CategoryId, ItemId } from '../../../contract/menu-items.ts';
import type { MenuItem } from '../../../contract/menu-items.ts';
import type { MenuReply } from '../../../contract/menus.ts';
import type { TableRow } from '../../csv/read-table.ts';
import { isAlike } from '../../kernel/alike.ts';
import { readRow } from './read-row.ts';
import type { ItemBefore, RowContext, RowFields } from './read-row.ts';

/** What a file would make of a menu. */
export interface ImportPlan {
  /** Those that are not there yet. */
  readonly categories: readonly { readonly id: CategoryId; readonly name: string }[];
  readonly changes: readonly { readonly before: MenuItem | null; readonly after: MenuItem }[];
  readonly rows: readonly RowReport[];
}

export interface ImportContext extends RowContext {
  /** Some prices of the file are written one way, some the other, and nobody chose. */
  readonly isMixed: boolean;
}

/** Goes through a file row by row, against the menu as it is; an item is known by its name, in letters of any case. */
export function planImport(
  table: readonly TableRow<ImportColumn>[],
  menu: MenuReply,
  context: ImportContext,
): ImportPlan {
  const items = new Map(menu.items.map((item) => [item.name.toLowerCase(), item]));
  const nameOf = new Map(menu.categories.map(({ id, name }) => [id, name]));
  const categories = namedCategories(menu);
  const firstRows = new Map<string, number>();
  const changes: ImportPlan['changes'][number][] = [];

  const rows = table.map((given): RowReport => {
    const { row, cells } = given;
    const name = cells.get('name') ?? '';
    const before = items.get(name.toLowerCase()) ?? null;
    const read = readRow(given, before && withCategoryName(before, nameOf), context);
    const mistakes = [...(read.isRead ? [] : read.mistakes), ...mistakesAmongRows(given, firstRows, context)];
    if (!read.isRead || mistakes.length > 0) return { row, name, outcome: 'refused', mistakes };

    const after = itemFrom(read.fields, before ?? newItem(menu), categories.idOf(read.fields.category));
    const outcome = outcomeOf(before, after);
    if (outcome === 'changed') changes.push({ before, after: { ...after, version: after.version + 1 } });
    if (outcome === 'created') changes.push({ before, after });
    return { row, name, outcome, mistakes };
  });
  return { categories: categories.added, changes, rows };
}

function outcomeOf(before: MenuItem | null, after: MenuItem): 'created' | 'changed' | 'same' {
  if (!before) return 'created';
  return isAlike(before, after) ? 'same' : 'changed';
}

export function countsOf(rows: readonly RowReport[]): ImportReport['counts'] {
  const of = (wanted: RowReport['outcome']) => rows.filter(({ outcome }) => outcome === wanted).length;
  return { created: of('created'), changed: of('changed'), same: of('same'), refused: of('refused') };
}

/** What is wrong with a row only beside the others; notes in `firstRows` where its name stood first. */
function mistakesAmongRows(
  { row, cells }: TableRow<ImportColumn>,
  firstRows: Map<string, number>,
  { isMixed }: ImportContext,
): RowReport['mistakes'] {
  const mistakes: RowReport['mistakes'] = [];
  const name = (cells.get('name') ?? '').toLowerCase();
  const first = firstRows.get(name);
  if (first === undefined) firstRows.set(name, row);
  else if (name !== '') mistakes.push({ column: 'name', detail: `is in row ${first} already` });
  if (isMixed && /[.,]/.test(cells.get('price') ?? '')) {
    const detail = 'is not clear: some prices of this file have a decimal comma, others a point. Choose one';
    mistakes.push({ column: 'price', detail });
  }
  return mistakes;
}

/** Categories by their names; one that is not there yet gets an id when it is first asked for. */
function namedCategories(menu: MenuReply) {
  const ids = new Map(menu.categories.map(({ id, name }) => [name.toLowerCase(), id]));
  const added: { id: CategoryId; name: string }[] = [];
  return {
    added,
    idOf(name: string | null): CategoryId | null {
      if (name === null) return null;
      const there = ids.get(name.toLowerCase());
      if (there) return there;
      const id = CategoryId.parse(randomUUID());
      added.push({ id, name });
      ids.set(name.toLowerCase(), id);
      return id;
    },
  };
}

function withCategoryName(item: MenuItem, nameOf: ReadonlyMap<CategoryId, string>): ItemBefore {
  return { ...item, category: item.category && (nameOf.get(item.category) ?? null) };
}

type Unsaid = Pick<MenuItem, 'id' | 'provider' | 'options' | 'contents' | 'units' | 'picture' | 'version'>;

function newItem({ provider }: MenuReply): Unsaid {
  const nothing = { options: [], contents: [], units: null, picture: null };
  return { id: ItemId.parse(randomUUID()), provider: provider.id, ...nothing, version: 1 };
}

/** What a file cannot say stays as it was. */
function itemFrom(fields: RowFields, unsaid: Unsaid, category: CategoryId | null): MenuItem {
  const { id, provider, options, contents, units, picture, version } = unsaid;
  return { ...fields, id, provider, category, options, contents, units, picture, version };
}
