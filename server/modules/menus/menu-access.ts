import type { ProviderId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { can } from '../access/index.ts';
import { findProvider, isMember } from './menu-access.store.ts';
import type { MenuProvider } from './menu-access.store.ts';

export interface MenuAccess extends MenuProvider {
  readonly mayEdit: boolean;
}

/**
 * A provider whose menu the caller may see: those who look after providers see all, members see their own. To anybody
 * else it is not there (`not-found`).
 */
export async function readableMenu(db: Db | Tx, caller: Caller, id: ProviderId): Promise<MenuAccess> {
  const provider = await findProvider(db, caller.organization, id);
  if (provider) {
    const mayEdit = can(caller.grants, 'services.write') || (await isMember(db, caller, id));
    if (mayEdit || can(caller.grants, 'services.read')) return { ...provider, mayEdit };
  }
  throw new Problem('not-found', 'There is no such provider among those whose menu you see.');
}

/** As `readableMenu`, for a change: rejects with `permission-missing` where the caller may only look. */
export async function editableMenu(db: Db | Tx, caller: Caller, id: ProviderId): Promise<MenuProvider> {
  const { mayEdit, ...provider } = await readableMenu(db, caller, id);
  if (mayEdit) return provider;
  throw new Problem(
    'permission-missing',
    `The menu of ${provider.name} is written by its members and by services administrators. Ask one of them.`,
  );
}
