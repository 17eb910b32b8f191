import type { BoardCursor } from '../../../../contract/board.ts';
import type { previewItem as previewRoute } from '../../../../contract/rule-preview.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import { languageOf } from '../../../kernel/caller.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { intendedItem } from '../../menus/index.ts';
import type { ItemWish, MenuItem } from '../../menus/index.ts';
import type { Limits } from '../capacity/shortage.ts';
import type { OrderedLine } from '../orders/ordered-line.ts';
import { listProviders } from '../providers.store.ts';
import type { ServiceUseDeps } from '../service-deps.ts';
import { previewRules } from './preview-rules.ts';

/**
 * What a change of an item would touch if it were ordered by the new rules, a page of it; nothing is changed. Rejects as
 * the change itself would.
 */
export async function previewItem(
  { db, clock }: Pick<ServiceUseDeps, 'db' | 'clock'>,
  caller: Caller,
  wish: ItemWish,
  after: BoardCursor | null,
): Promise<RouteReply<typeof previewRoute>> {
  return await db.transaction().execute(async (tx) => {
    const { organization } = caller;
    const { after: item } = await intendedItem(tx, caller, wish);
    const [provider] = await listProviders(tx, organization, [item.provider]);
    if (!provider) throw new Error('an item is on the menu of a provider'); // the database holds to that
    return await previewRules(
      tx,
      organization,
      {
        before: provider,
        after: provider,
        linesAfter: (lines) => lines.map((line) => lineBy(item, line)),
        limitsAfter: (limits) => limitsBy(item, limits),
      },
      { reader: { now: clock.now(), language: languageOf(caller) }, after },
    );
  });
}

function lineBy({ id, deadline, weekdays, season, covers, stock }: MenuItem, line: OrderedLine): OrderedLine {
  return line.item === id ? { ...line, deadline, weekdays, season, covers, stock } : line;
}

function limitsBy({ id, stock }: MenuItem, limits: Limits): Limits {
  const others = [...limits.stock].filter(([item]) => item !== id);
  return { ...limits, stock: new Map(stock === null ? others : [...others, [id, stock]]) };
}
