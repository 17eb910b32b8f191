import type { MenuItem } from '../../../contract/menu-items.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import type { MenuProvider } from './menu-access.store.ts';

export interface ItemRecord {
  readonly action:
    'menu-item.added' | 'menu-item.changed' | 'menu-item.removed' | 'menu-item.imported' | 'menu-item.copied';
  readonly before: MenuItem | null;
  readonly after: MenuItem | null;
}

/** Records what became of items, each with before and after. */
export async function recordItems(
  tx: Tx,
  caller: Caller,
  provider: MenuProvider,
  records: readonly ItemRecord[],
): Promise<void> {
  await recordAudit(
    tx,
    caller.organization,
    ...records.flatMap(({ action, before, after }) => {
      const item = after ?? before;
      if (!item) return [];
      return {
        ...askedBy(caller),
        action,
        subject: { kind: 'menu-item', id: item.id, name: `${provider.name}: ${item.name}` },
        before: before && factsOf(before),
        after: after && factsOf(after),
      };
    }),
  );
}

function factsOf({ id: _id, provider: _provider, version: _version, ...facts }: MenuItem) {
  return facts;
}
