import { standardColumns } from '../../../contract/settlement-columns.ts';
import type { SettlementColumn } from '../../../contract/settlement-columns.ts';
import type { LayoutReply } from '../../../contract/settlements.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { requireVersion } from '../../kernel/required-version.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { aloneWithMoney } from '../finance/index.ts';
import { findLayout, saveLayout } from './layout.store.ts';
import type { SettlementDeps } from './settlement-deps.ts';

/** The columns of the organization's own file; the standard ones until somebody chose. */
export async function readColumns(db: Db | Tx, organization: OrganizationId): Promise<LayoutReply> {
  return (await findLayout(db, organization)) ?? { columns: [...standardColumns], version: 1 };
}

/** Chooses the columns as the caller saw them. Rejects with `changed-meanwhile`. */
export async function changeLayout(
  { db }: Pick<SettlementDeps, 'db'>,
  caller: Caller,
  { columns, version }: { readonly columns: readonly SettlementColumn[]; readonly version: number },
): Promise<LayoutReply> {
  const { organization } = caller;
  return await aloneWithMoney(db, caller, async (tx) => {
    const before = await readColumns(tx, organization);
    requireVersion(before, version, 'the columns');
    if (before.columns.join() === columns.join()) return before;
    const after = { columns: [...columns], version: version + 1 };
    await saveLayout(tx, organization, after);
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'settlement-layout.changed',
      subject: { kind: 'settlement-layout', id: organization, name: 'Columns of settlement files' },
      before: { columns: before.columns },
      after: { columns: after.columns },
    });
    return after;
  });
}
