import type { VatCategoryId } from '../../../contract/finance.ts';
import type { MenuItem } from '../../../contract/menu-items.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { listVatCategories } from '../finance/index.ts';
import { mistakesIn } from './item-rules.ts';
import { unitIds } from './menu-access.store.ts';
import { listCategories } from './menus.store.ts';

/** The VAT category of an item; one that is out of use may stay where it was. Throws `invalid-request` for any other. */
export async function chosenVat(
  tx: Tx,
  organization: OrganizationId,
  id: VatCategoryId,
  before: MenuItem | null,
): Promise<MenuItem['vat']> {
  const found = (await listVatCategories(tx, organization)).find((one) => one.id === id);
  if (found && (found.isActive || before?.vat.id === id)) {
    return { id: found.id, name: found.name, rate: found.rate };
  }
  throw new Problem('invalid-request', 'This VAT category cannot be chosen.', {
    errors: [{ pointer: '/body/vat', detail: 'is not a VAT category that is in use' }],
  });
}

/** Rejects with `invalid-request`, naming every mistake, or with `already-exists` for the name of another item. */
export async function checkItem(
  tx: Tx,
  organization: OrganizationId,
  item: MenuItem,
  { before, others }: { readonly before: MenuItem | null; readonly others: readonly MenuItem[] },
): Promise<void> {
  const categories = await listCategories(tx, organization, [item.provider]);
  const errors = mistakesIn(item, {
    before,
    others,
    categories: new Set(categories.map(({ id }) => id)),
    units: await unitIds(tx, organization),
  });
  if (errors.length > 0) {
    throw new Problem('invalid-request', 'This item cannot be on the menu so.', { errors });
  }
  const name = item.name.toLowerCase();
  if (others.some((one) => one.name.toLowerCase() === name)) {
    throw new Problem('already-exists', `There is an item ${item.name} on this menu already.`, {
      errors: [{ pointer: '/body/name', detail: 'is the name of another item' }],
    });
  }
}
