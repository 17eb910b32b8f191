import type { ProviderId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { aloneWithMoney } from '../finance/index.ts';
import { editableMenu } from './menu-access.ts';
import type { MenuProvider } from './menu-access.store.ts';

export interface MenuDeps {
  readonly db: Db;
}

/**
 * Runs a change of a provider's menu alone: its prices are in the currency of that moment, and nothing that it refers to
 * goes away meanwhile. Rejects as `editableMenu` does.
 */
export async function changingMenu<T>(
  { db }: MenuDeps,
  caller: Caller,
  provider: ProviderId,
  work: (tx: Tx, provider: MenuProvider) => Promise<T>,
): Promise<T> {
  return await aloneWithMoney(
    db,
    caller,
    async (tx) => await work(tx, await editableMenu(tx, caller, provider)),
  );
}
